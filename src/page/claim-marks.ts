/** Where claims stand in the clean text of an article. */
import type { Claim, ClaimVerdict, PlacedText } from '../core/index.ts';

/** A claim with its number on the page, counted from 1 in reading order. */
export interface NumberedClaim {
  claim: Claim;
  number: number;
}

/** A stretch of text and the claims that it belongs to. */
export interface Stretch {
  text: string;
  claims: readonly NumberedClaim[];
  /** claims of which this stretch is the last */
  ends: readonly NumberedClaim[];
}

/** Worst first: the order in which a stretch shared by several claims is marked. */
export const VERDICT_ORDER: readonly ClaimVerdict[] = [
  'contradicted',
  'mixed',
  'too-early',
  'supported',
  'not-in-these-data',
  'not-checkable',
];

export function numbered(claims: readonly Claim[]): NumberedClaim[] {
  return [...claims]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((claim, i) => ({ claim, number: i + 1 }));
}

/** The verdict by which a stretch is marked. */
export function worstOf(claims: readonly NumberedClaim[]): ClaimVerdict {
  return VERDICT_ORDER.find((verdict) => claims.some(({ claim }) => claim.verdict === verdict))!;
}

/** Claims of which some bytes stand in the text. */
export function claimsIn(
  { from, to }: PlacedText,
  claims: readonly NumberedClaim[],
): NumberedClaim[] {
  if (from.length === 0) return [];
  return claims.filter(({ claim }) => claim.start < to[to.length - 1] && claim.end > from[0]);
}

/** Cuts a text where claims begin and end; claims may overlap. */
export function stretchesOf(content: PlacedText, claims: readonly NumberedClaim[]): Stretch[] {
  const { text, from, to } = content;
  const ranges = claimsIn(content, claims).map((numberedClaim) => {
    const { start, end } = numberedClaim.claim;
    let first = 0;
    while (first < text.length && to[first] <= start) first++;
    let last = text.length;
    while (last > first && from[last - 1] >= end) last--;
    return { numberedClaim, first, last };
  });
  const cuts = new Set([0, text.length, ...ranges.flatMap(({ first, last }) => [first, last])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i];
    const within = ranges.filter(({ first, last }) => first <= start && last >= end);
    return {
      text: text.slice(start, end),
      claims: within.map(({ numberedClaim }) => numberedClaim),
      ends: within.filter(({ last }) => last === end).map(({ numberedClaim }) => numberedClaim),
    };
  });
}
