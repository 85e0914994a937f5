import { describe, expect, it } from 'vitest';
import { type ForecastPanel, randomStream } from '../../src/core/index.ts';
import { INPUT_GROUPS, permuted } from '../../src/models/index.ts';
import { simulatedPanel } from './simulated-panel.ts';

const plain = simulatedPanel(
  ['war', 'low', 'bursts', 'war', 'quiet', 'low', 'empty', 'war', 'low', 'war'],
  120,
  3,
);
const panel: ForecastPanel = {
  ...plain,
  covariates: { other: { values: plain.values.map((value) => value / 2), reporting_lag: 0 } },
  neighbours: plain.unit_ids.map((_, unit) => [(unit + 1) % plain.unit_ids.length]),
};
const rowOf = (values: Float64Array, unit: number, from = 0, to = 120) =>
  [...values.subarray(unit * 120 + from, unit * 120 + to)].join(' ');
const rowsOf = (values: Float64Array, from?: number, to?: number) =>
  panel.unit_ids.map((_, unit) => rowOf(values, unit, from, to));

describe('a group of inputs exchanged among units', () => {
  it.each(INPUT_GROUPS)('%s: the same for a seed, and the panel is left alone', (group) => {
    const before = panel.values.slice();
    expect(permuted(panel, group, randomStream(4))).toEqual(
      permuted(panel, group, randomStream(4)),
    );
    expect(panel.values).toEqual(before);
  });

  it('recent: the last twelve months change hands, nothing is lost, the rest stays', () => {
    const { values } = permuted(panel, 'recent', randomStream(1))!;
    expect(rowsOf(values, 108).sort()).toEqual(rowsOf(panel.values, 108).sort());
    expect(rowsOf(values, 108)).not.toEqual(rowsOf(panel.values, 108));
    expect(rowsOf(values, 0, 108)).toEqual(rowsOf(panel.values, 0, 108));
  });

  it('older: all but the last twelve months change hands', () => {
    const { values } = permuted(panel, 'older', randomStream(1))!;
    expect(rowsOf(values, 108)).toEqual(rowsOf(panel.values, 108));
    expect(rowsOf(values, 0, 108)).not.toEqual(rowsOf(panel.values, 0, 108));
  });

  it('beside and neighbours leave the months alone', () => {
    for (const group of ['beside', 'neighbours'] as const)
      expect(permuted(panel, group, randomStream(1))!.values).toEqual(panel.values);
  });

  it('is not there where the panel has nothing of the kind, or too few active units', () => {
    expect(permuted({ ...panel, covariates: {} }, 'beside', randomStream(1))).toBeUndefined();
    expect(
      permuted({ ...panel, neighbours: undefined }, 'neighbours', randomStream(1)),
    ).toBeUndefined();
    const calm = simulatedPanel(['war', 'empty', 'empty', 'low'], 120, 3);
    expect(permuted(calm, 'recent', randomStream(1))).toBeUndefined();
  });
});
