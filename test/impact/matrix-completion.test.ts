import { describe, expect, it } from 'vitest';
import { type ImpactPanel, randomStream } from '../../src/core/index.ts';
import { matrixCompletion } from '../../src/impact/matrix-completion.ts';
import { complete, effectsAlone } from '../../src/impact/nuclear-norm.ts';
import { normalDraw } from '../math/normals.ts';
import {
  codesOf,
  firstTreated,
  hasPacks,
  meanEffect,
  optionsFor,
  packs,
  panelOf,
} from './panels.ts';

/** Two factors, unit and period effects, a little noise. */
function factorPanel(units: number, periods: number, seed: number, noise = 0.1): ImpactPanel {
  const random = randomStream(seed);
  const draw = (n: number) => Array.from({ length: n }, () => normalDraw(random));
  const [a, b] = [draw(units), draw(units)];
  const [f, g] = [draw(periods), draw(periods)];
  const [level, tide] = [draw(units), draw(periods)];
  return panelOf(
    level.map((own, i) =>
      tide.map((all, t) => 20 + own + all + a[i] * f[t] + b[i] * g[t] + noise * normalDraw(random)),
    ),
  );
}

function withEffect(panel: ImpactPanel, unit: number, start: number, effect: number): ImpactPanel {
  const n = panel.periods.length;
  const values = panel.values.map((value, at) =>
    Math.floor(at / n) === unit && at % n >= start ? value + effect : value,
  );
  return { ...panel, values };
}

describe.skipIf(!hasPacks)('matrix completion on Proposition 99', () => {
  /** @source Athey et al.'s MCPanel: −19.980463 with 5 folds, 100 penalties */
  it.each([1, 2, 3, 4, 5])('is within 0.15 of the authors’ −19.98 with seed %i', (seed) => {
    const { panel, treatment } = packs();
    const options = optionsFor(panel, treatment.start);
    const effect = matrixCompletion.estimate(panel, treatment, options, randomStream(seed));
    expect(Math.abs(meanEffect(effect, options.post) + 19.980463)).toBeLessThan(0.15);
    expect(effect.details.att).toBeCloseTo(meanEffect(effect, options.post), 10);
  });

  it('with a large penalty is the difference in differences', () => {
    const { panel, treatment } = packs();
    const options = optionsFor(panel, treatment.start, { penalty: 100 });
    const effect = matrixCompletion.estimate(panel, treatment, options, randomStream(1));
    expect(meanEffect(effect, options.post)).toBeCloseTo(-27.349111, 5);
    expect(effect.details.rank).toBe(0);
  });
});

describe('matrix completion', () => {
  it('finds an effect that a difference in differences misses, and none where there is none', () => {
    const start = 30;
    let [ours, plain] = [0, 0];
    for (let seed = 1; seed <= 6; seed++) {
      const panel = withEffect(factorPanel(20, 40, seed), 0, start, 5);
      const treatment = firstTreated(panel, start);
      const options = optionsFor(panel, start);
      const effect = matrixCompletion.estimate(panel, treatment, options, randomStream(seed));
      const did = matrixCompletion.estimate(
        panel,
        treatment,
        { ...options, penalty: 1e6 },
        randomStream(1),
      );
      ours += Math.abs(meanEffect(effect, options.post) - 5) / 6;
      plain += Math.abs(meanEffect(did, options.post) - 5) / 6;
    }
    expect(ours).toBeLessThan(0.25);
    expect(plain).toBeGreaterThan(2 * ours);
  });

  it('gives each treated unit its own start, and reads no treated cell', () => {
    const panel = factorPanel(15, 30, 3);
    const starts = new Int32Array(15).fill(-1);
    starts.set([20, 25]);
    const treatment = { ...firstTreated(panel, 20, 2), starts };
    const options = optionsFor(panel, 20, { penalty: 0.02 });
    const first = matrixCompletion.estimate(panel, treatment, options, randomStream(1));
    const shifted = withEffect(withEffect(panel, 0, 20, 7), 1, 25, 7);
    const second = matrixCompletion.estimate(shifted, treatment, options, randomStream(1));
    expect(second.counterfactual).toEqual(first.counterfactual);
    expect(second.details.att - first.details.att).toBeCloseTo(7, 10);
    expect(first.details.cells_filled).toBe(15);
  });

  it('fills missing cells, notes donors without a value, and leaves its input alone', () => {
    const panel = factorPanel(12, 30, 4);
    for (const at of [3, 65, 100, 250]) panel.values[at] = Number.NaN;
    panel.values.fill(Number.NaN, 11 * 30);
    const before = panel.values.slice();
    const options = optionsFor(panel, 22);
    const effect = matrixCompletion.estimate(
      panel,
      firstTreated(panel, 22),
      options,
      randomStream(2),
    );
    expect(effect.observed[3]).toBeNaN();
    expect(effect.counterfactual.every(Number.isFinite)).toBe(true);
    expect(effect.notes.map((note) => note.code)).toEqual(['donors-empty', 'cells-missing']);
    expect(panel.values).toEqual(before);
  });

  it('does not depend on the order of the donors', () => {
    const panel = factorPanel(12, 24, 5);
    const options = optionsFor(panel, 18, { penalty: 0.03 });
    const treatment = firstTreated(panel, 18);
    const turned = { ...treatment, donors: [...treatment.donors].reverse() };
    const a = matrixCompletion.estimate(panel, treatment, options, randomStream(1));
    const b = matrixCompletion.estimate(panel, turned, options, randomStream(1));
    a.counterfactual.forEach((value, t) => expect(b.counterfactual[t]).toBeCloseTo(value, 3));
  });

  it('comes back from a bent scale', () => {
    const panel = factorPanel(14, 30, 6);
    panel.values.forEach((value, at) => {
      panel.values[at] = Math.max(0, value) ** 2 / 10;
    });
    const options = optionsFor(panel, 24, { transform: 'sqrt' });
    const effect = matrixCompletion.estimate(
      panel,
      firstTreated(panel, 24),
      options,
      randomStream(1),
    );
    expect(effect.scaled_observed[5] ** 2).toBeCloseTo(effect.observed[5], 10);
    expect(Math.abs(meanEffect(effect, options.post) / effect.observed[24])).toBeLessThan(0.1);
  });

  it('refuses one donor, a flat series, a start outside and a panel of nothing', () => {
    const panel = factorPanel(6, 20, 7);
    const run = (changed: ImpactPanel, treatment = firstTreated(changed, 12), penalty = 1) =>
      codesOf(() =>
        matrixCompletion.estimate(
          changed,
          treatment,
          optionsFor(changed, 12, { penalty }),
          randomStream(1),
        ),
      );
    expect(run(panel, { treated: [0], donors: [1], start: 12 })).toEqual(['donors-few']);
    expect(run(panel, firstTreated(panel, 20))).toEqual(['start-outside']);
    const flat = { ...panel, values: panel.values.slice().fill(3, 0, 20) };
    expect(run(flat)).toEqual(['series-constant']);
    const empty = { ...panel, values: panel.values.slice().fill(Number.NaN) };
    expect(run(empty)).toEqual(['values-missing', 'values-missing']);
    expect(run(panel, firstTreated(panel, 12), 0)).toEqual(['penalty-range']);
    const late = { ...panel, values: panel.values.slice() };
    for (let i = 0; i < 6; i++) late.values[i * 20 + 15] = Number.NaN;
    expect(run(late)).toEqual(['period-empty']);
  });
});

describe('complete', () => {
  it('ends where the penalised sum of squares no longer falls', () => {
    const panel = factorPanel(9, 13, 8, 0.5);
    const random = randomStream(9);
    const mask = Uint8Array.from(panel.values, () => (random() < 0.8 ? 1 : 0));
    const matrix = { rows: 9, columns: 13, values: panel.values, mask };
    const { fit, penalty } = effectsAlone(matrix);
    expect(complete(matrix, 1.001 * penalty, fit).rank).toBe(0);
    expect(complete(matrix, 0.99 * penalty, fit).rank).toBe(1);
    const end = complete(matrix, 0.3 * penalty, fit, 1e-9);
    // Where it ends, residuals have no mean in any row or column, and their largest singular value
    // is that of the penalty.
    const rest = panel.values.map((value, at) => (mask[at] === 1 ? value - end.fitted[at] : 0));
    for (let i = 0; i < 9; i++) {
      expect(rest.subarray(i * 13, i * 13 + 13).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
    }
    const counted = mask.reduce((a, b) => a + b, 0);
    const largest =
      (effectsAlone({ ...matrix, values: rest, mask: mask.map(() => 1) }).penalty * 117) / 2;
    expect(largest).toBeCloseTo((0.3 * penalty * counted) / 2, 6);
  });
});
