import {
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type Random,
  rowOf,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { type Completion, complete, effectsAlone, type Masked } from './nuclear-norm.ts';
import { checkPanel, startOf } from './panel-checks.ts';
import { pathOf, scaledAll } from './scale.ts';
import { meanPath } from './treated-mean.ts';

const FOLDS = 5;
const PENALTIES = 100;
/** The smallest penalty tried, as a share of the largest. */
const SMALLEST = 1e-3;
/** Penalties in a row without a smaller error after which the rest of the path is not walked. */
const PATIENCE = 10;
/** A fold keeps at most this share: of a panel with few holes the rule of the paper hides too few. */
const MOST_KEPT = 0.8;
/** How still the holes are, on the way and at the end, as a share of the values' spread. */
const WAY = 3e-4;
const END = 1e-6;

/**
 * Matrix completion: treated cells are holes in the panel, filled by a low-rank matrix plus effects of
 * units and of periods. Not for a panel with few periods before the start or few donors: with little
 * to learn factors from it falls back to a difference in differences.
 *
 * `penalty` is that of the paper, (1/n) Σ squares + penalty ‖L‖_*; where it is null, cross-validation
 * chooses among 100, over 5 random folds that keep the share of cells that is observed (at most 80 %).
 * @throws VigieError as `checkPanel` does; `penalty-range`; `period-empty` for a period without a value
 * @source Athey, Bayati, Doudchenko, Imbens & Khosravi (2021), Matrix completion methods for causal
 * panel data models, JASA 116(536); Proposition 99 within 0.1 of the authors' program
 */
export const matrixCompletion: Estimator = {
  id: 'matrix-completion',
  title: { en: 'Matrix completion', fr: 'Complétion de matrice' },
  weakness: {
    en: 'It assumes that a few patterns shared by all units explain the outcome and that nothing but the treatment depends on them; a shock of the treated unit alone, or a start chosen because of what was coming, is read as an effect.',
    fr: 'La méthode suppose que quelques tendances communes à toutes les unités expliquent la série et que le choix de la date n’en dépend pas ; un choc propre à l’unité traitée, ou un départ décidé en prévision de la suite, passe pour un effet.',
  },
  defaults: {},
  has_donors: true,
  takes_gaps: 'of-all',
  takes_starts: true,
  estimate,
};

function estimate(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  random: Random,
): Effect {
  checkPanel(panel, treatment, options, 2);
  const notes: Issue[] = [];
  const units = unitsOf(panel, treatment, notes);
  const matrix = maskedOf(panel, treatment, units, options);
  checkPeriods(panel, matrix);
  noteMissing(panel, units, notes);
  const alone = effectsAlone(matrix);
  checkPenalty(options.penalty);
  const chosen = options.penalty ?? crossValidated(matrix, alone.penalty, random);
  const fit = walkTo(matrix, alone.fit, alone.penalty, chosen);
  const paths = treatment.treated.map((unit, i) => {
    const row = fit.fitted.slice(i * matrix.columns, (i + 1) * matrix.columns);
    const observed = rowOf(panel, unit).slice();
    const before = {
      from: options.fit.from,
      to: Math.min(options.fit.to, startOf(treatment, unit)),
    };
    return pathOf(observed, scaledAll(observed, options.transform), row, before, options.transform);
  });
  const cells = paths.map((path, i) =>
    path.observed
      .map((value, t) => value - path.counterfactual[t])
      .subarray(startOf(treatment, treatment.treated[i]))
      .filter((effect) => !Number.isNaN(effect)),
  );
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  const total = cells.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  return {
    estimator: 'matrix-completion',
    ...meanPath(paths),
    details: {
      penalty: chosen,
      penalty_largest: alone.penalty,
      rank: fit.rank,
      att: total / count,
      cells_filled: matrix.mask.length - matrix.mask.reduce((sum, one) => sum + one, 0),
    },
    notes,
  };
}

/** Treated units, then the donors that have a value at all. */
function unitsOf(panel: ImpactPanel, { treated, donors }: Treatment, notes: Issue[]): number[] {
  const known = donors.filter((unit) => rowOf(panel, unit).some((value) => !Number.isNaN(value)));
  if (known.length < donors.length) {
    notes.push({
      code: 'donors-empty',
      what: `${donors.length - known.length} donors have no value and were left out`,
      where: 'the donors',
      fix: 'take them out of the pool',
    });
  }
  if (known.length < 2) {
    throw new VigieError([
      {
        code: 'donors-few',
        what: `${known.length} donors have values; at least 2 are needed`,
        where: 'the panel',
        fix: 'widen the pool of donors',
      },
    ]);
  }
  return [...treated, ...known];
}

function maskedOf(
  panel: ImpactPanel,
  treatment: Treatment,
  units: readonly number[],
  options: EffectOptions,
): Masked {
  const columns = panel.periods.length;
  const values = new Float64Array(units.length * columns);
  const mask = new Uint8Array(values.length);
  units.forEach((unit, i) => {
    const row = scaledAll(rowOf(panel, unit), options.transform);
    const end = i < treatment.treated.length ? startOf(treatment, unit) : columns;
    for (let t = 0; t < end; t++) {
      if (Number.isNaN(row[t])) continue;
      values[i * columns + t] = row[t];
      mask[i * columns + t] = 1;
    }
  });
  return { rows: units.length, columns, values, mask };
}

function noteMissing(panel: ImpactPanel, units: readonly number[], notes: Issue[]): void {
  let count = 0;
  for (const unit of units) count += rowOf(panel, unit).filter(Number.isNaN).length;
  if (count === 0) return;
  notes.push({
    code: 'cells-missing',
    what: `${count} values are missing and were filled like treated cells`,
    where: 'the panel',
    fix: 'nothing, unless a missing value means 0',
  });
}

function checkPeriods(panel: ImpactPanel, { rows, columns, mask }: Masked): void {
  const empty = panel.periods.filter((_, t) => {
    for (let i = 0; i < rows; i++) if (mask[i * columns + t] === 1) return false;
    return true;
  });
  if (empty.length === 0) return;
  throw new VigieError([
    {
      code: 'period-empty',
      what: `${empty.length} periods have no untreated value`,
      where: `from ${empty[0]} on`,
      fix: 'end the panel earlier, or take donors that have values there',
    },
  ]);
}

function checkPenalty(penalty: number | null): void {
  if (penalty === null || penalty > 0) return;
  throw new VigieError(
    [
      {
        code: 'penalty-range',
        what: `a penalty of ${penalty} leaves the filled cells undetermined`,
        where: '--penalty',
        fix: 'give a number above 0, or none to have it chosen',
      },
    ],
    2,
  );
}

/** Penalties from the largest down, evenly in their logarithm. */
function pathFrom(largest: number, smallest: number, count: number): number[] {
  const step = Math.log(smallest / largest) / (count - 1);
  return Array.from({ length: count }, (_, i) => largest * Math.exp(step * i));
}

/** The penalty whose fits to the folds come nearest to the cells that they do not see. */
function crossValidated(matrix: Masked, largest: number, random: Random): number {
  if (!(largest > 0)) return 1;
  const kept = matrix.mask.reduce((sum, one) => sum + one, 0) / matrix.mask.length;
  const folds = Array.from({ length: FOLDS }, () => {
    const share = Math.min(kept, MOST_KEPT);
    const mask = matrix.mask.map((one) => (one === 1 && random() < share ? 1 : 0));
    const fold: Masked = { ...matrix, mask };
    return { fold, fit: effectsAlone(fold).fit };
  });
  let [best, least, waited] = [largest, Number.POSITIVE_INFINITY, 0];
  for (const penalty of pathFrom(largest, SMALLEST * largest, PENALTIES)) {
    let error = 0;
    for (const each of folds) {
      each.fit = complete(each.fold, penalty, each.fit, WAY);
      error += hiddenError(matrix, each.fold.mask, each.fit.fitted) / FOLDS;
    }
    if (error < least) [best, least, waited] = [penalty, error, 0];
    else if (++waited > PATIENCE) break;
  }
  return best;
}

function hiddenError({ values, mask }: Masked, seen: Uint8Array, fitted: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0 || seen[at] === 1) continue;
    sum += (values[at] - fitted[at]) ** 2;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Follows the path of penalties down to one: from afar its fit would take far more steps. */
function walkTo(matrix: Masked, from: Completion, largest: number, penalty: number): Completion {
  if (penalty >= largest) return from;
  const count = 2 + Math.ceil(Math.log(largest / penalty) / 0.15);
  let fit = from;
  for (const one of pathFrom(largest, penalty, count)) fit = complete(matrix, one, fit, WAY);
  return complete(matrix, penalty, fit, END);
}
