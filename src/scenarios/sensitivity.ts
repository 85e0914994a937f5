/** On which single judgements a scenario rests. */
import type { InfluenceEdge, JudgementScale, ScenarioStates } from '../core/index.ts';
import { balancesOf, type Forced, type Impacts } from './impacts.ts';

/** A change of one judgement by which a scenario is no longer consistent. */
export interface Breaking {
  /** descriptors and states, counted from 0 */
  from: number;
  from_state: number;
  to: number;
  to_state: number;
  value: number;
  would_be: number;
  change: number;
}

/**
 * The smallest change of a single judgement that ends a consistent scenario; among equal ones, of the
 * judgement that carries most of it. A judgement of a state on itself stays.
 * @param scale within which judgements must remain; absent where any whole number will do
 * @returns `undefined` when no change within the scale can
 */
export function smallestBreak(
  impacts: Impacts,
  scenario: ScenarioStates,
  forced: Forced,
  scale?: JudgementScale,
): Breaking | undefined {
  const { sizes, offsets, values } = impacts;
  const total = offsets[sizes.length];
  const sums = balancesOf(impacts, scenario);
  let best: (Breaking & { weight: number }) | undefined;
  const consider = (candidate: Breaking & { weight: number }) => {
    const { would_be, change, weight } = candidate;
    if (scale && (would_be < scale.low || would_be > scale.high)) return;
    const size = Math.abs(change);
    const least = best ? Math.abs(best.change) : Number.POSITIVE_INFINITY;
    if (size < least || (size === least && weight > best!.weight)) best = candidate;
  };
  for (let to = 0; to < sizes.length; to++) {
    if (forced.has(to)) continue;
    const held = offsets[to] + scenario[to];
    for (let rival = offsets[to]; rival < offsets[to + 1]; rival++) {
      if (rival === held) continue;
      const needed = sums[held] - sums[rival] + 1;
      for (let from = 0; from < sizes.length; from++) {
        if (from === to) continue;
        const row = (offsets[from] + scenario[from]) * total;
        const weight = values[row + held] - values[row + rival];
        const at = { from, from_state: scenario[from], to, weight };
        const [own, other] = [values[row + held], values[row + rival]];
        const [own_state, other_state] = [scenario[to], rival - offsets[to]];
        consider({
          ...at,
          to_state: own_state,
          value: own,
          would_be: own - needed,
          change: -needed,
        });
        consider({
          ...at,
          to_state: other_state,
          value: other,
          would_be: other + needed,
          change: needed,
        });
      }
    }
  }
  if (!best) return undefined;
  const { weight: _, ...breaking } = best;
  return breaking;
}

/** Judgements in force in a scenario: of each chosen state on each other chosen state, but for zeros. */
export function edgesOf({ offsets, values }: Impacts, scenario: ScenarioStates): InfluenceEdge[] {
  const total = offsets[offsets.length - 1];
  return scenario.flatMap((state, from) =>
    scenario.flatMap((other, to) => {
      const value = values[(offsets[from] + state) * total + offsets[to] + other];
      return from === to || value === 0 ? [] : [{ from, to, value }];
    }),
  );
}
