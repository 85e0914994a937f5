import {
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type OwnInterval,
  type Path,
  rowOf,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { mean } from '../math/index.ts';
import {
  effectsAt,
  errorsBefore,
  findJointControls,
  type JointControls,
} from './joint-controls.ts';
import { checkPanel } from './panel-checks.ts';
import { pathOf, scaledAll, smeared } from './scale.ts';

/** Fewest periods before the start: each unit's mix and level are learned from them. */
const LEAST_PERIODS = 5;
/** Periods before the start under which a 95 % band can only reach to the largest error. */
const ENOUGH_PERIODS = 19;

/**
 * Synthetic control where the treatment also reached declared neighbours: `treatment.treated` holds
 * the treated unit, then the affected ones. Every unit gets a demeaned synthetic control of all
 * others; the effects that best explain all their gaps in a period are those of the units named. Not
 * for a list of affected units that is a guess: a unit left out of it carries its effect into the
 * comparison, and each one added costs precision.
 *
 * The path is the treated unit's; `weights` are those of its own control; effects of the affected
 * units are in `neighbours`, their means over `options.post` in `details['effect.…']`. `own` compares
 * with errors in up to 20 runs of periods before the start, each from a fit that left its run out: the
 * band of one period with single errors, the mean with the means of runs. Runs are as long as the
 * span, at most a third of the periods before; longer means are held to shrink with the root of their
 * length. Simulated with slow factors, 3 to 7 of 100 panels without effect have p ≤ 0.05.
 * @throws VigieError as `checkPanel` does; `periods-few`; `effects-together` where the controls of the
 * affected units are made of one another alone
 * @source Cao & Dowd (2019), Estimation and inference for synthetic control methods with spillover
 * effects, arXiv:1902.07343, the same effects as scspill 0.3.0 to 4 decimals; Andrews (2003), End-of-sample instability tests, Econometrica 71(6)
 */
export const spillover: Estimator = {
  id: 'spillover',
  title: {
    en: 'Synthetic control with affected neighbours',
    fr: 'Contrôle synthétique avec voisins touchés',
  },
  weakness: {
    en: 'It assumes that the list of affected neighbours is complete and that the other units were left alone; with many neighbours, or neighbours that resemble nobody else, its effects become imprecise.',
    fr: 'La méthode suppose que la liste des voisins touchés est complète et que les autres unités ont été épargnées ; si les voisins sont nombreux ou ne ressemblent qu’entre eux, les effets deviennent imprécis.',
  },
  defaults: { intercept: true },
  has_donors: true,
  estimate,
};

function estimate(panel: ImpactPanel, treatment: Treatment, options: EffectOptions): Effect {
  const [first, ...others] = treatment.treated;
  checkPanel(panel, { ...treatment, starts: undefined }, options, 2);
  const notes: Issue[] = [];
  const affected = treatment.treated.length;
  const all = [first, ...others, ...completeDonors(panel, treatment, notes)];
  const rows = all.map((unit) => scaledAll(rowOf(panel, unit), options.transform));
  const series = Float64Array.from(rows.flatMap((row) => Array.from(row)));
  const counts = countedPeriods(panel, treatment, options, notes);
  const joint = findJointControls(series, all.length, affected, counts);
  if (joint === undefined) throw effectsTogether(panel, treatment);
  const effects = panel.periods.map((_, t) => effectsAt(joint, series, t, affected));
  const paths = treatment.treated.map((unit, a) => {
    const without = rows[a].map((value, t) => value - effects[t][a]);
    const observed = rowOf(panel, unit).slice();
    return pathOf(observed, rows[a], without, options.fit, options.transform);
  });
  const runs = errorsBefore(series, all.length, affected, counts, runLength(counts, options));
  noteShortPast(counts, notes);
  return {
    estimator: 'spillover',
    ...paths[0],
    weights: weightsOf(panel, all, joint),
    own: ownOf(paths[0], runs, options),
    neighbours: paths.slice(1).map((path, k) => ({
      unit: panel.unit_ids[others[k]],
      observed: path.observed,
      counterfactual: path.counterfactual,
    })),
    details: {
      affected: others.length,
      donors: all.length - affected,
      periods_fitted: counts.reduce((sum, one) => sum + one, 0),
      ...Object.fromEntries(
        paths.map((path, a) => [
          `effect.${panel.unit_ids[treatment.treated[a]]}`,
          mean(gapsOf(path.observed, path.counterfactual, options)),
        ]),
      ),
    },
    notes,
  };
}

function effectsTogether(panel: ImpactPanel, { treated }: Treatment): VigieError {
  const names = treated.map((unit) => `"${panel.unit_ids[unit]}"`).join(', ');
  return new VigieError([
    {
      code: 'effects-together',
      what: `the effects of ${names} cannot be told apart: their comparisons are made of one another`,
      where: 'the affected units',
      fix: 'declare fewer units as affected, or add donors that resemble them',
    },
  ]);
}

/** Donors with a value in every period; the gaps of all units enter each effect. */
function completeDonors(panel: ImpactPanel, { donors }: Treatment, notes: Issue[]): number[] {
  const complete = donors.filter((unit) => !rowOf(panel, unit).some(Number.isNaN));
  if (complete.length < donors.length) {
    notes.push({
      code: 'donors-incomplete',
      what: `${donors.length - complete.length} donors have missing values and were left out`,
      where: 'the donors',
      fix: 'fill them, or end the panel where they end',
    });
  }
  if (complete.length >= 2) return complete;
  throw new VigieError([
    {
      code: 'donors-few',
      what: `${complete.length} donors have all values; at least 2 are needed`,
      where: 'the panel',
      fix: 'widen the pool of donors, or shorten the panel',
    },
  ]);
}

/** Periods of the fit in which the treated and all affected units have values. */
function countedPeriods(
  panel: ImpactPanel,
  { treated, start }: Treatment,
  { fit }: EffectOptions,
  notes: Issue[],
): Float64Array {
  const isKnown = (t: number) => treated.every((unit) => !Number.isNaN(rowOf(panel, unit)[t]));
  const counts = Float64Array.from(panel.periods, (_, t) =>
    t >= fit.from && t < Math.min(fit.to, start) && isKnown(t) ? 1 : 0,
  );
  const count = counts.reduce((sum, one) => sum + one, 0);
  const holes = panel.periods.filter((_, t) => !isKnown(t));
  if (holes.length > 0) {
    notes.push({
      code: 'periods-incomplete',
      what: `${holes.length} periods have no value of the treated or an affected unit and carry no effect`,
      where: `from ${holes[0]} on`,
      fix: 'nothing, unless a missing value means 0',
    });
  }
  if (count >= LEAST_PERIODS) return counts;
  throw new VigieError([
    {
      code: 'periods-few',
      what: `${count} periods to fit before the start; at least ${LEAST_PERIODS} are needed`,
      where: `start ${panel.periods[start]}`,
      fix: 'choose a later start, or begin the panel earlier',
    },
  ]);
}

function noteShortPast(counts: Float64Array, notes: Issue[]): void {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count >= ENOUGH_PERIODS) return;
  notes.push({
    code: 'errors-few',
    what: `errors of ${count} periods before the start; a 95 % band takes ${ENOUGH_PERIODS}, so that it may be too narrow`,
    where: 'the periods before the start',
    fix: 'begin the panel earlier',
  });
}

/** Of the runs of errors: that of the span, at most a third of the fitted periods. */
function runLength(counts: Float64Array, { post }: EffectOptions): number {
  const count = counts.reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.min(post.to - post.from, Math.floor(count / 3)));
}

function weightsOf(
  panel: ImpactPanel,
  units: readonly number[],
  { contrast }: JointControls,
): Record<string, number> {
  const entries = units.map((unit, j) => [panel.unit_ids[unit], -contrast[j]] as const).slice(1);
  return Object.fromEntries(entries.filter(([, weight]) => weight > 0));
}

/** Observed minus expected over the span whose effect is reported, NaN missing. */
function gapsOf(observed: Float64Array, expected: ArrayLike<number>, { post }: EffectOptions) {
  return observed.slice(post.from, post.to).map((value, k) => value - expected[post.from + k]);
}

function ownOf(path: Path, left_out: readonly number[][], options: EffectOptions): OwnInterval {
  const { fit, post, transform } = options;
  const residuals = Array.from(path.scaled_observed, (value, t) =>
    t >= fit.from && t < fit.to ? value - path.scaled_counterfactual[t] : Number.NaN,
  );
  const shifted = (by: number) =>
    smeared(
      path.scaled_counterfactual.map((value) => value + by),
      residuals,
      transform,
    );
  const gaps = (expected: Float64Array) => path.observed.map((value, t) => value - expected[t]);
  const known = gapsOf(path.scaled_observed, path.scaled_counterfactual, options).filter(
    (gap) => !Number.isNaN(gap),
  );
  const effect = mean(known);
  const runs = runMeans(left_out, known.length);
  const reach = edgeOf(runs);
  // The higher the path without treatment, the lower the effect.
  const [low, high] = [reach, -reach].map((by) => gapsOf(path.observed, shifted(by), options));
  const observed = path.observed.slice(post.from, post.to);
  const total = observed.filter((_, k) => !Number.isNaN(low[k])).reduce((sum, v) => sum + v, 0);
  const sums = [low, high].map((side) => mean(side) * known.length);
  const single = edgeOf(left_out.flat());
  return {
    low: gaps(shifted(single)),
    high: gaps(shifted(-single)),
    mean: { low: mean(low), high: mean(high) },
    sum: { low: sums[0], high: sums[1] },
    rate_ratio: { low: ratioOf(total, sums[0]), high: ratioOf(total, sums[1]) },
    p: shareOf(runs, (run) => Math.abs(run) >= Math.abs(effect)),
    p_one_sided: shareOf(runs, (run) => run * Math.sign(effect) >= Math.abs(effect)),
  };
}

function ratioOf(observed: number, effect: number): number {
  const without = observed - effect;
  return without > 0 ? observed / without : Number.POSITIVE_INFINITY;
}

/** Means of runs of errors, held to shrink with the root of the length where the span is longer. */
function runMeans(runs: readonly number[][], span: number): number[] {
  return runs.map((run) => Math.sqrt(run.length / span) * mean(run));
}

/** What 95 of 100 further errors stay within, by their size. */
function edgeOf(errors: readonly number[]): number {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length, Math.ceil(0.95 * (sizes.length + 1))) - 1] ?? Number.NaN;
}

function shareOf(errors: readonly number[], isAsFar: (error: number) => boolean): number {
  return (1 + errors.filter(isAsFar).length) / (1 + errors.length);
}
