/** From what a sentence states to what the figures and the registries say of it. */
import type { ArticlePlace, ClaimFacts, Judgement, ReadClaim } from '../core/index.ts';
import { claimKinds } from './kinds.ts';

/** The series and levels that some claims look at. */
export function needsOf(claims: readonly ReadClaim[]): string[] {
  const needs = claims.flatMap(({ found }) =>
    found ? claimKinds.get(found.kind).needs(found) : [],
  );
  return [...new Set(needs)].sort();
}

/** @returns `undefined` for a sentence that cannot be checked */
export function judgeClaim(
  claim: ReadClaim,
  facts: ClaimFacts,
  place: ArticlePlace,
): Judgement | undefined {
  return claim.found && claimKinds.get(claim.found.kind).judge(claim.found, facts, place);
}
