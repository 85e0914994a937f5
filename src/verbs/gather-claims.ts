/** Which of the claims that were checked are about a departure. */
import { anchorsOf, type CheckedClaim, monthFromDate, type Transition } from '../core/index.ts';

/** Articles of so many months before the announcement and after the exit speak of a departure. */
const AROUND = 24;

/**
 * Claims about the departure itself or its force, and claims about its country in articles of the
 * time around it; each once, however many copies of its article were checked.
 */
export function saidOf(claims: readonly CheckedClaim[], transition: Transition): CheckedClaim[] {
  const months = anchorsOf(transition).map(({ month }) => month);
  const [first, last] = [Math.min(...months) - AROUND, Math.max(...months) + AROUND];
  const forces = [transition.force, transition.successor].filter((id) => id !== undefined);
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const isHere = claim.countries.some((country) => transition.areas.includes(country));
    const month = claim.date === null ? undefined : monthFromDate(claim.date);
    const isAround = month !== undefined && month >= first && month <= last;
    const isOfForce = claim.actors.some((actor) => forces.includes(actor));
    const isAbout = claim.transition === transition.id || (isHere && (isOfForce || isAround));
    const key = `${claim.title} ${claim.quote} ${claim.kind} ${claim.sentence.en}`;
    if (!isAbout || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
