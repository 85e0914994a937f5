/** What holds for every estimator and every procedure. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  randomStream,
  type Treatment,
} from '../../src/core/index.ts';
import { estimators } from '../../src/impact/index.ts';
import { procedures } from '../../src/inference/index.ts';
import { firstTreated, meanEffect, optionsFor, panelOf } from './panels.ts';

const START = 28;
const PERIODS = 36;

/** Counts that share a factor; the first unit is 10 higher from the start on. */
function counts(seed = 3, units = 8, planted = 10): ImpactPanel {
  const random = randomStream(seed);
  const factor = Array.from({ length: PERIODS }, () => random() * 10);
  const rows = Array.from({ length: units }, (_, u) =>
    factor.map((common, t) =>
      Math.round(20 + (1 + u / 10) * common + 3 * random() + (u === 0 && t >= START ? planted : 0)),
    ),
  );
  return panelOf(rows);
}

const panel = counts();
const treatment = firstTreated(panel, START);
const optionsOf = (estimator: Estimator, changed: Partial<EffectOptions> = {}) =>
  optionsFor(panel, START, { ...estimator.defaults, draws: 200, ...changed });
const run = (
  estimator: Estimator,
  on: ImpactPanel = panel,
  options = optionsOf(estimator),
  treated: Treatment = treatment,
) => estimator.estimate(on, treated, options, randomStream(1));

function withValues(change: (value: number, unit: number, t: number) => number): ImpactPanel {
  const values = panel.values.map((value, at) =>
    change(value, Math.floor(at / PERIODS), at % PERIODS),
  );
  return { ...panel, values };
}

const numbersOf = ({ counterfactual, observed, weights, own, se }: Effect) => ({
  counterfactual,
  observed,
  weights,
  own,
  se,
});

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++)
    if (!(Number.isNaN(wanted[i]) && Number.isNaN(found[i])))
      expect(Math.abs(found[i] - wanted[i])).toBeLessThanOrEqual(tolerance);
}

/** Draws are dealt to donors in their order, so that another order is another draw. */
const SIMULATES = new Set(['structural-time-series']);
/** Chooses its penalty by folds that are drawn cell by cell; a given penalty is exact. */
const PENALTY: Partial<EffectOptions> = { penalty: 5 };

const each = estimators.entries.map((estimator) => [estimator.id, estimator] as const);

describe('the shelf impact', () => {
  it('has a file for each estimator, and each has the id of its file', () => {
    for (const { id } of estimators.entries)
      expect(existsSync(`src/impact/${id}.ts`), id).toBe(true);
    expect(new Set(estimators.entries.map(({ id }) => id)).size).toBe(10);
    expect(estimators.entries[0].id).toBe('synthetic-control');
  });

  it('has a file for each procedure', () => {
    const files = readdirSync('src/inference');
    for (const { id } of procedures.entries) expect(files).toContain(`${id}.ts`);
    expect(procedures.entries.map(({ id }) => id)).toEqual([
      'placebo',
      'leave-two-out',
      'conformal',
      'prediction-interval',
      'placebo-se',
    ]);
  });

  it('says titles and weaknesses in both languages', () => {
    const texts = [
      ...estimators.entries.flatMap(({ title, weakness }) => [title, weakness]),
      ...procedures.entries.map(({ title }) => title),
    ];
    for (const text of texts) {
      expect(Object.keys(text).sort()).toEqual(['en', 'fr']);
      expect(text.fr).not.toBe(text.en);
      for (const words of [text.en, text.fr]) expect(words.trim().length).toBeGreaterThan(5);
    }
    for (const language of ['en', 'fr'] as const) {
      const titles = estimators.entries.map(({ title }) => title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});

describe.each(each)('%s', (id, estimator) => {
  it('gives the same for the same seed', () => {
    expect(numbersOf(run(estimator))).toEqual(numbersOf(run(estimator)));
  });

  it('leaves its input alone', () => {
    const input = structuredClone({ panel, treatment, options: optionsOf(estimator) });
    const copy = structuredClone(input);
    const given = Object.freeze(input.options);
    run(estimator, input.panel, given, Object.freeze(input.treatment));
    expect(input).toEqual(copy);
  });

  it('finds what was planted, and little where nothing was', () => {
    const span = { from: START, to: PERIODS };
    expect(meanEffect(run(estimator), span)).toBeGreaterThan(6);
    expect(meanEffect(run(estimator), span)).toBeLessThan(14);
    const none = run(estimator, counts(3, 8, 0));
    expect(Math.abs(meanEffect(none, span))).toBeLessThan(4);
  });

  it('does not look at what the treated unit did after the start', () => {
    const options = optionsOf(estimator, PENALTY);
    const own = run(estimator, panel, options);
    const moved = withValues((value, unit, t) => (unit === 0 && t >= START ? value + 50 : value));
    const other = run(estimator, moved, options);
    expect(other.weights).toEqual(own.weights);
    expect(other.time_weights).toEqual(own.time_weights);
    if (id !== 'interrupted-series')
      expectClose(other.counterfactual, own.counterfactual, id === 'spillover' ? 1e-6 : 1e-9);
  });

  it('looks at nothing after the reported periods', () => {
    const options = optionsOf(estimator, { ...PENALTY, post: { from: START, to: PERIODS - 3 } });
    const own = run(estimator, panel, options);
    const moved = withValues((value, _, t) => (t >= PERIODS - 3 ? value + 7 : value));
    const other = run(estimator, moved, options);
    const end = PERIODS - 3;
    expectClose(other.counterfactual.subarray(0, end), own.counterfactual.subarray(0, end), 1e-9);
  });

  it.skipIf(!estimator.has_donors || SIMULATES.has(id))('does not mind the order of donors', () => {
    const options = optionsOf(estimator, PENALTY);
    const own = run(estimator, panel, options);
    const permuted = { ...treatment, donors: [...treatment.donors].reverse() };
    const other = run(estimator, panel, options, permuted);
    expectClose(other.counterfactual, own.counterfactual, id === 'matrix-completion' ? 1e-4 : 1e-8);
  });

  it.skipIf(id === 'interrupted-series').each(['sqrt', 'log1p'] as const)(
    'takes and gives counts through %s',
    (transform) => {
      const effect = run(estimator, panel, optionsOf(estimator, { transform, intercept: true }));
      const before = { from: 0, to: START };
      expectClose(effect.observed, panel.values.subarray(0, PERIODS), 1e-12);
      // Differences since the last period before hang on that period; the others are fitted to all.
      expect(Math.abs(meanEffect(effect, before))).toBeLessThan(id === 'staggered' ? 4 : 1.5);
      for (const value of effect.counterfactual) expect(value).toBeGreaterThan(10);
      for (const value of effect.counterfactual) expect(value).toBeLessThan(50);
    },
  );

  // Of several, spillover takes the first as treated and the others as affected.
  it.skipIf(id === 'spillover')('observes the mean of several treated units', () => {
    const two = firstTreated(panel, START, 2);
    const effect = run(estimator, panel, optionsOf(estimator), two);
    for (let t = 0; t < PERIODS; t++)
      expect(effect.observed[t]).toBeCloseTo((panel.values[t] + panel.values[PERIODS + t]) / 2, 9);
  });
});

describe('estimators of weights', () => {
  const weighing = estimators.entries.filter(({ id }) =>
    ['synthetic-control', 'penalised', 'synthetic-did', 'difference-in-differences'].includes(id),
  );

  it.each(weighing.map((one) => [one.id, one] as const))(
    '%s: weights of donors add up to one and are not negative',
    (_, estimator) => {
      const weights = Object.values(run(estimator).weights!);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 8);
      for (const weight of weights) expect(weight).toBeGreaterThan(0);
    },
  );

  it('look at the outcome of donors after the start for time weights alone', () => {
    const moved = withValues((value, unit, t) => (unit === 3 && t >= START ? value + 9 : value));
    for (const estimator of weighing)
      expect(run(estimator, moved).weights).toEqual(
        estimator.id === 'synthetic-did' ? expect.anything() : run(estimator).weights,
      );
    const did = estimators.get('synthetic-did');
    expectClose(Object.values(run(did, moved).weights!), Object.values(run(did).weights!), 1e-12);
  });
});
