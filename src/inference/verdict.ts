/** What may be said of an effect: the rules, apart from the words. */

import {
  FEWEST_DONORS,
  FEWEST_EVENTS,
  LARGEST_P,
  POOREST_FIT,
  type Refusal,
  SHORTEST_AFTER,
  type VerdictOf,
} from '../core/index.ts';

/** What the verdict rests on. */
export interface VerdictGrounds {
  /** family-wise placebo p; NaN where no placebo can be made */
  p: number;
  effect_mean: number;
  /** root mean square of the gap over the fit, and the treated unit's own deviation there */
  rmspe_fit: number;
  deviation: number;
  donors: number;
  /** events before and periods after; absent where the outcome does not count events */
  events_before?: number;
  periods_after?: number;
  /** mean effects without each donor that has weight */
  leave_one_out: readonly number[];
  /** p of placebos in time; NaN where there is none */
  in_time: readonly number[];
}

/**
 * Nothing is told on a poor fit, with few donors, few events before or few months after; a change only
 * when p, leaving out donors and earlier dates agree.
 */
export function verdictOf(grounds: VerdictGrounds): VerdictOf {
  const reason = refusalOf(grounds);
  if (reason) return { kind: 'cannot-tell', reason };
  if (!(grounds.p <= LARGEST_P) || grounds.effect_mean === 0) return { kind: 'none' };
  const side = Math.sign(grounds.effect_mean);
  if (grounds.leave_one_out.some((effect) => Math.sign(effect) !== side))
    return { kind: 'none', doubt: 'leave-one-out' };
  if (grounds.in_time.some((p) => p <= LARGEST_P)) return { kind: 'none', doubt: 'in-time' };
  return { kind: side > 0 ? 'higher' : 'lower' };
}

function refusalOf(grounds: VerdictGrounds): Refusal | undefined {
  const { rmspe_fit, deviation, donors, events_before, periods_after, p } = grounds;
  if (events_before !== undefined && events_before < FEWEST_EVENTS) return 'few-events';
  if (periods_after !== undefined && periods_after < SHORTEST_AFTER) return 'short-after';
  if (donors < FEWEST_DONORS) return 'few-donors';
  if (rmspe_fit > POOREST_FIT * deviation) return 'poor-fit';
  return Number.isNaN(p) ? 'no-procedure' : undefined;
}
