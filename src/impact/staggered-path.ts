import type { Effect, EffectOptions, OwnInterval, Path } from '../core/index.ts';
import { mean } from '../math/index.ts';
import { judged, tailOf } from './group-bands.ts';
import {
  type Cohorts,
  type Combined,
  type Comparison,
  type GroupTime,
  groupTimes,
  plainMean,
} from './group-time.ts';
import { smeared } from './scale.ts';

/**
 * Means over the units treated by each period; before the first start over all that will be. Each
 * group is compared with its one base period throughout, so that the path shows how alike the groups
 * moved before. A unit's counterfactual is its value less its group's effect, brought back to the raw
 * scale with all that is its own, so that nothing need be smeared.
 */
export function calendarPath(
  cohorts: Cohorts,
  comparison: Comparison,
  options: EffectOptions,
): Path {
  const { periods, values, starts, groups } = cohorts;
  const path: Path = {
    observed: new Float64Array(periods).fill(Number.NaN),
    counterfactual: new Float64Array(periods).fill(Number.NaN),
    scaled_observed: new Float64Array(periods).fill(Number.NaN),
    scaled_counterfactual: new Float64Array(periods).fill(Number.NaN),
  };
  const effects = new Map<string, GroupTime>();
  for (const one of groupTimes(cohorts, comparison, true)) {
    effects.set(`${one.group} ${one.time}`, one);
  }
  for (let time = 0; time < periods; time++) {
    const observed: number[] = [];
    const without: number[] = [];
    for (let i = 0; i < starts.length; i++) {
      const value = values[i * periods + time];
      const effect = effects.get(`${starts[i]} ${time}`);
      const isHere = starts[i] <= time || time < groups[0];
      if (!isHere || effect === undefined || Number.isNaN(value)) continue;
      observed.push(value);
      without.push(value - effect.att);
    }
    if (observed.length === 0) continue;
    const back = (side: number[]) => mean(smeared(Float64Array.from(side), [], options.transform));
    path.observed[time] = back(observed);
    path.counterfactual[time] = back(without);
    path.scaled_observed[time] = mean(observed);
    path.scaled_counterfactual[time] = mean(without);
  }
  return path;
}

/**
 * Doubt about the path from the influence of each unit, on the raw scale: nothing with a transform.
 * @param calendar effects by calendar time, `at` an index of a period
 */
export function ownOf(
  path: Path,
  calendar: readonly (Combined & { at: number })[],
  options: EffectOptions,
): Pick<Effect, 'own' | 'se'> {
  const inside = calendar.filter(({ at }) => at >= options.post.from && at < options.post.to);
  if (options.transform !== 'none' || inside.length === 0) return {};
  const own: Pick<OwnInterval, 'low' | 'high'> = {
    low: new Float64Array(path.observed.length).fill(Number.NaN),
    high: new Float64Array(path.observed.length).fill(Number.NaN),
  };
  let total = 0;
  for (const part of calendar) {
    const { low, high } = judged(part);
    own.low[part.at] = low;
    own.high[part.at] = high;
  }
  for (const { at } of inside) total += path.observed[at];
  const overall = judged(plainMean(inside));
  const sum = { low: overall.low * inside.length, high: overall.high * inside.length };
  const p = tailOf(overall);
  return {
    se: overall.se,
    own: {
      ...own,
      mean: { low: overall.low, high: overall.high },
      sum,
      rate_ratio: { low: ratioOf(total, sum.low), high: ratioOf(total, sum.high) },
      p,
      p_one_sided: p / 2,
    },
  };
}

/** Observed over what would have been; ∞ where nothing would have been. */
function ratioOf(observed: number, effect: number): number {
  const without = observed - effect;
  return without > 0 ? observed / without : Number.POSITIVE_INFINITY;
}
