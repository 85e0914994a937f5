import type { Firing, Month } from '../core/index.ts';
import { maximum } from '../math/index.ts';

/**
 * Months whose value is strictly above the maximum of the `months` before, all of them known, and
 * at least `floor`.
 */
export function aboveEarlierMaximum(
  values: Float64Array,
  first: Month,
  months: number,
  floor: number,
): Firing[] {
  const firings: Firing[] = [];
  for (let i = months; i < values.length; i++) {
    const earlier = values.subarray(i - months, i);
    if (Number.isNaN(values[i]) || earlier.some(Number.isNaN)) continue;
    const threshold = maximum(earlier);
    if (values[i] > threshold && values[i] >= floor) {
      firings.push({ month: first + i, value: values[i], threshold });
    }
  }
  return firings;
}
