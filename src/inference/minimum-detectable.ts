import type { Estimated, MinimumDetectable, Random } from '../core/index.ts';
import { scaled } from '../math/index.ts';
import { type GapSummary, placebosOf, rankShare, ratioOf, summaryOf } from './placebos.ts';

const POWER = 0.8;
const LARGEST = 20;

/**
 * The smallest change that would have been noticed: each donor's observed values after the date are
 * multiplied, and it is counted how often that donor then stands out among the others. By simulation,
 * so it holds for series of this kind, length and noise.
 * @param level p at which a change counts as found
 */
export function minimumDetectable(
  estimated: Estimated,
  level: number,
  random: Random,
): MinimumDetectable {
  const placebos = placebosOf(estimated, random);
  const ratios = placebos.map(({ summary }) => ratioOf(summary));
  const power = (change: number) => {
    let found = 0;
    placebos.forEach((placebo, i) => {
      const own = ratioOf(multiplied(estimated, placebo.effect, change));
      const others = ratios.filter((_, j) => j !== i);
      if (rankShare(own, others) <= level) found++;
    });
    return found / placebos.length;
  };
  return {
    rate_ratio: smallest(power),
    power: POWER,
    power_of_doubling: power(2),
    level,
  };
}

function multiplied(
  { options }: Estimated,
  effect: Parameters<typeof summaryOf>[0],
  change: number,
): GapSummary {
  const { from, to } = options.post;
  const scaled_observed = effect.scaled_observed.slice();
  for (let t = from; t < to; t++)
    scaled_observed[t] = scaled(effect.observed[t] * change, options.transform);
  return summaryOf({ ...effect, scaled_observed }, { options });
}

/** Bisects to a hundredth; power grows with the change, but for chance. */
function smallest(power: (change: number) => number): number {
  if (power(LARGEST) < POWER) return Number.NaN;
  let low = 1;
  let high = LARGEST;
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (power(middle) >= POWER) high = middle;
    else low = middle;
  }
  return high;
}
