import {
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { scaleFaults } from './panel-checks.ts';
import { scaledAll } from './scale.ts';
import {
  type Covariate,
  donorCovariates,
  noteGaps,
  ownCovariates,
  seasonFaults,
  treatedSeries,
  usableCovariates,
} from './series-input.ts';
import { summarise, tallyDraws } from './structural-summary.ts';

const LEAST = { fit: 8, post: 1 };
const FEWEST_DRAWS = 100;

/**
 * Bayesian structural time series: before the start, a level that wanders, a season (`season` > 1)
 * and a spike-and-slab regression on the donors' outcomes and on `covariates`; after it, what these
 * foretell. Its priors are those that made the method known: steps of the level of 0.01 standard
 * deviations, worth 32 values; an expected R² of 0.8, worth 50; three columns expected.
 *
 * Beyond that paper, the noise of a path persists as the residuals of the fit do, since months are
 * seldom independent; where they are, intervals widen by a few per cent. On counts that share a
 * persistent factor with noisy donors its intervals are still too narrow (`bench/README.md`): judge
 * those by placebos. With one strong control they are too wide, as the published ones are.
 *
 * Periods before `fit.from` get no path, and neither do later ones with a missing covariate outside
 * the fit and the report. `own.low` and `own.high` bound what would have been observed in each
 * period, the noise of a single period included.
 * @throws VigieError `treated-none`, `start-outside`, `values-missing`, `periods-few` (8 known before
 * the start are needed), `series-constant`, `value-negative`, `covariate-unknown`,
 * `covariate-missing`, `draws-few`
 * @source Brodersen, Gallusser, Koehler, Remy & Scott (2015), Annals of Applied Statistics 9(1)
 */
export const structuralTimeSeries: Estimator = {
  id: 'structural-time-series',
  title: {
    en: 'Bayesian structural time series',
    fr: 'Série temporelle structurelle bayésienne',
  },
  weakness: {
    en: 'It takes for granted that the comparison series were not touched by the change and that their link with this one would have held; without comparison series it only prolongs the past, and anything else that happened at the same time counts as effect.',
    fr: "Elle tient pour acquis que les séries de comparaison n'ont pas été touchées par le changement et que leur lien avec celle-ci se serait maintenu ; sans série de comparaison, elle ne fait que prolonger le passé, et tout ce qui est survenu au même moment est compté comme effet.",
  },
  defaults: { draws: 10_000 },
  has_donors: true,
  fewest_donors: 0,
  takes_gaps: 'of-treated',
  estimate(panel, treatment, options, random): Effect {
    checkDraws(options.draws);
    const notes: Issue[] = [];
    const observed = treatedSeries(panel, treatment, options, LEAST);
    const faults = seasonFaults(panel, treatment, options);
    if (faults.length > 0) throw new VigieError(faults);
    noteGaps(panel, treatment, observed, options, notes);
    const covariates = covariatesOf(panel, treatment, options, notes);
    const tally = tallyDraws(observed, covariates, options, random);
    return {
      estimator: 'structural-time-series',
      ...summarise(observed, tally, options),
      details: { ...tally.details, draws: tally.draws },
      notes,
    };
  },
};

function covariatesOf(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  notes: Issue[],
): Covariate[] {
  const { donors } = treatment;
  const faults = scaleFaults(panel, { treated: [], donors }, options.transform);
  if (faults.length > 0) throw new VigieError(faults);
  const covariates = [
    ...donorCovariates(panel, treatment).map(({ name, values }) => ({
      name,
      values: scaledAll(values, options.transform),
    })),
    ...ownCovariates(panel, treatment, options),
  ];
  const used = usableCovariates(panel, covariates, options, notes);
  if (used.length === 0) {
    notes.push({
      code: 'comparison-none',
      what: 'no donor and no covariate: the path prolongs the past level alone',
      where: 'structural-time-series',
      fix: 'name donors, or give --covariates',
    });
  }
  return used;
}

function checkDraws(draws: number): void {
  if (Number.isInteger(draws) && draws >= FEWEST_DRAWS) return;
  const what = `${draws} draws; at least ${FEWEST_DRAWS} are needed`;
  const fix = 'leave the number of draws out, or give 10000';
  throw new VigieError([{ code: 'draws-few', what, where: 'option draws', fix }], 2);
}
