/** A user's columns reach the models through the same door as the panel's own. */
import { describe, expect, it } from 'vitest';
import { type ForecastPanel, knownBy, randomStream } from '../../src/core/index.ts';
import { models } from '../../src/models/index.ts';

const UNITS = 12;
const MONTHS = 150;

/** Events happen in the month after the column is 1, and in no other. */
function signalled(seed: number): ForecastPanel {
  const random = randomStream(seed);
  const signal = Float64Array.from({ length: UNITS * MONTHS }, () => (random() < 0.3 ? 1 : 0));
  const values = signal.map((_, i) => (i % MONTHS > 0 && signal[i - 1] === 1 ? 20 : 0));
  return {
    unit_ids: Array.from({ length: UNITS }, (_, unit) => `u${unit}`),
    first: 24000,
    months: MONTHS,
    values,
    covariates: { signal: { values: signal, reporting_lag: 0 } },
  };
}

/** Share of draws above zero a month ahead, by unit. */
function chances(panel: ForecastPanel): number[] {
  const draws = models
    .get('hurdle-boosting')
    .fit(panel, { leads: [1] }, randomStream(1))
    .sample([1], 200, { from: 0, to: UNITS });
  return panel.unit_ids.map(
    (_, unit) =>
      draws.subarray(unit * 200, (unit + 1) * 200).filter((value) => value > 0).length / 200,
  );
}

describe('boosted trees with a further column', () => {
  const panel = signalled(3);
  const last = panel.unit_ids.map(
    (_, unit) => panel.covariates.signal.values[unit * MONTHS + MONTHS - 1],
  );

  it('learn what the column tells of the next month, and without it do not know', () => {
    const [told, blind] = [chances(panel), chances({ ...panel, covariates: {} })];
    expect(new Set(last).size).toBe(2);
    last.forEach((signal, unit) => {
      if (signal === 1) expect(told[unit]).toBeGreaterThan(0.8);
      else expect(told[unit]).toBeLessThan(0.2);
      expect(blind[unit]).toBeLessThan(0.8);
    });
  });

  it('do not see a value before it is reported', () => {
    const late = {
      ...panel,
      covariates: { signal: { ...panel.covariates.signal, reporting_lag: 1 } },
    };
    const origin = panel.first + MONTHS - 1;
    const known = knownBy(late, origin);
    const garbled = knownBy(
      {
        ...late,
        covariates: {
          signal: {
            values: panel.covariates.signal.values.map((value, i) =>
              i % MONTHS === MONTHS - 1 ? 1 - value : value,
            ),
            reporting_lag: 1,
          },
        },
      },
      origin,
    );
    expect(chances(garbled)).toEqual(chances(known));
  });
});
