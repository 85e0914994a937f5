import type { ForecastPanel } from '../core/index.ts';
import { robustLevel } from './activity.ts';

/** Half-lives of the exponentially weighted means, in months. */
const HALF_LIVES = [2, 6, 24, 60];
/** Months without an event count up to here. */
const LONGEST_PAUSE = 120;

/** What may be told of a unit at an origin from the months before it. */
export interface Features {
  /** how many there are, the lead included */
  width: number;
  /** 1 where more of a feature cannot make events less likely, −1 the contrary, 0 unknown */
  monotone: Int8Array;
  /** writes those of a unit at an origin for a lead */
  write(unit: number, index: number, lead: number, into: Float64Array, at: number): void;
}

/** Features from the panel alone; those of a month hold nothing later. */
export function featuresOf(panel: ForecastPanel): Features {
  const { months: n, values } = panel;
  const units = panel.unit_ids.length;
  const means = HALF_LIVES.map((half_life) => weightedMeans(panel, values, half_life));
  const months_active = weightedMeans(
    panel,
    values.map((value) => (value > 0 ? 1 : value)),
    8,
  );
  const pauses = pausesOf(panel);
  const world = new Float64Array(n);
  for (let unit = 0; unit < units; unit++)
    for (let t = 0; t < n; t++) world[t] += means[1][unit * n + t];
  const covariates = Object.values(panel.covariates).map((column) => ({
    ...column,
    mean: weightedMeans(panel, column.values, HALF_LIVES[1]),
  }));
  const { neighbours } = panel;
  const signs = [1, 1, 1, 1, 1, 1, -1, 1, 1, 0, 0, ...covariates.flatMap(() => [0, 0])];
  return {
    width: signs.length,
    monotone: Int8Array.from(signs),
    write(unit, index, lead, into, at) {
      const here = unit * n + index;
      let around = Number.NaN;
      if (neighbours) {
        around = 0;
        for (const other of neighbours[unit]) around += means[1][other * n + index];
      }
      into[at++] = Math.log1p(values[here]);
      for (const mean of means) into[at++] = Math.log1p(mean[here]);
      into[at++] = months_active[here];
      into[at++] = pauses[here];
      into[at++] = Math.log1p(robustLevel(panel, unit, index));
      into[at++] = Math.log1p(around);
      into[at++] = Math.log1p(world[index]);
      into[at++] = lead;
      for (const { values: column, mean, reporting_lag } of covariates) {
        const isKnown = index >= reporting_lag;
        into[at++] = isKnown ? column[here - reporting_lag] : Number.NaN;
        into[at++] = isKnown ? mean[here - reporting_lag] : Number.NaN;
      }
    },
  };
}

/** Means of a unit's months so far, weights halved every so many months; 0 before it appears. */
function weightedMeans(panel: ForecastPanel, values: Float64Array, half_life: number) {
  const keep = 0.5 ** (1 / half_life);
  const means = new Float64Array(values.length);
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    let sum = 0;
    let weight = 0;
    for (let at = unit * panel.months; at < (unit + 1) * panel.months; at++) {
      const value = values[at];
      sum = sum * keep + (value || 0);
      weight = weight * keep + (Number.isNaN(value) ? 0 : 1);
      means[at] = weight > 0 ? sum / weight : 0;
    }
  }
  return means;
}

/** Months since the last event, `[unit × month]`. */
function pausesOf(panel: ForecastPanel): Float64Array {
  const pauses = new Float64Array(panel.values.length);
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    let pause = LONGEST_PAUSE;
    for (let at = unit * panel.months; at < (unit + 1) * panel.months; at++) {
      pause = panel.values[at] > 0 ? 0 : Math.min(LONGEST_PAUSE, pause + 1);
      pauses[at] = pause;
    }
  }
  return pauses;
}
