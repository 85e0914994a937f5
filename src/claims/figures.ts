/** What the kinds that speak of counted things share: who, where, when, how surely. */
import { type ClaimSlots, type FoundClaim, monthText } from '../core/index.ts';
import type { Clause, ReadSentence } from './clause.ts';
import type { SaidOutcome } from './outcome.ts';
import { distance } from './phrases.ts';
import type { TimeMark } from './times.ts';

/** Counted in the world's figures by year, not by month. */
export const LEVELS: ReadonlySet<string> = new Set([
  'displaced',
  'new-displacements',
  'refugees-abroad',
  'food-insecure',
]);

/** The area that a clause speaks of: the nearest named one, else the sentence's, else the article's. */
export function areaOf(
  clause: Clause,
  sentence: ReadSentence,
  outcome: SaidOutcome | undefined,
): { area: string | undefined; isNamed: boolean } {
  const own = clause.areas;
  const marks = own.length > 0 ? own : sentence.whole.areas;
  if (marks.length === 0) return { area: sentence.context.country, isNamed: false };
  if (outcome?.outcome === 'refugees-abroad') {
    // Refugees are counted where they come from.
    const origin = marks.find(
      ({ value, i }) =>
        value.isAdjective || /^(from|of|de|du|d|des)$/.test(clause.tokens[i - 1]?.word ?? ''),
    );
    if (origin) return { area: origin.value.area, isNamed: true };
  }
  const places = marks.filter(({ value, i }) => !value.isAdjective && !isOrigin(clause, i));
  const finest = places.find(({ value }) => value.area.includes('/'));
  if (finest) return { area: finest.value.area, isNamed: true };
  const [nearest] = [...(places.length > 0 ? places : marks)].sort((a, b) =>
    outcome ? distance(a, outcome) - distance(b, outcome) : a.i - b.i,
  );
  const group = /^[a-z]/.test(nearest.value.area);
  const country = places.find(({ value }) => /^[A-Z]/.test(value.area));
  return { area: group && country ? country.value.area : nearest.value.area, isNamed: true };
}

function isOrigin(clause: Clause, i: number): boolean {
  return (
    clause.tokens[i - 1]?.word === 'from' &&
    /^(refugees|troops|soldiers|fighters|withdrawal)$/.test(clause.tokens[i - 2]?.word ?? '')
  );
}

/** The period that a clause speaks of, comparisons aside. */
export function timeOf(clause: Clause, sentence: ReadSentence): TimeMark | undefined {
  const plain = (times: readonly TimeMark[]) =>
    times.filter(({ value }) => value.role !== 'than' && value.shift === undefined);
  const own = plain(clause.times);
  const marks =
    own.length > 0
      ? own
      : plain(sentence.whole.times).filter(({ i, j }) => !inOtherAssertion(sentence, clause, i, j));
  const since = marks.find(({ value }) => value.role === 'since');
  const until = marks.find(({ value }) => value.role === 'until');
  const chosen = since ?? marks.find(({ value }) => value.role === 'in') ?? until;
  if (since && until) {
    return { ...since, value: { ...since.value, last: until.value.last ?? until.value.first } };
  }
  return chosen;
}

/** A date in another clause that says something else with it. */
function inOtherAssertion(sentence: ReadSentence, clause: Clause, i: number, j: number): boolean {
  const home = sentence.clauses.find((other) => i >= other.i && j <= other.j);
  return (
    home !== undefined &&
    home !== clause &&
    home.directions.length + home.numbers.length > 0 &&
    !home.isSubordinate
  );
}

/** Months of a period as slots. */
export function monthsOf(time: TimeMark | undefined): Pick<ClaimSlots, 'from' | 'to'> {
  if (!time) return {};
  const { role, first, last } = time.value;
  if (role === 'since')
    return { from: monthText(first), ...(last === undefined ? {} : { to: monthText(last) }) };
  if (role === 'until') return { to: monthText(last ?? first) };
  return { from: monthText(first), to: monthText(last ?? first) };
}

/** Slots without what is undefined, so that they compare plainly. */
export function slotsOf(
  slots: { [Key in keyof ClaimSlots]: ClaimSlots[Key] | undefined },
): ClaimSlots {
  return Object.fromEntries(
    Object.entries(slots).filter(([, value]) => value !== undefined),
  ) as ClaimSlots;
}

/** How surely a sentence was understood: one, less what was taken by default or lies far apart. */
export function readingOf(doubts: readonly (readonly [doubt: boolean, weight: number])[]): number {
  const sum = doubts.reduce((total, [doubt, weight]) => total + (doubt ? weight : 0), 0);
  return Number(Math.max(0.2, 1 - sum).toFixed(2));
}

/** Doubts that every counted claim may give rise to. */
export function figureDoubts(
  sentence: ReadSentence,
  clause: Clause,
  outcome: SaidOutcome,
  isAreaNamed: boolean,
  rest: { i: number; j: number },
): (readonly [boolean, number])[] {
  return [
    [!isAreaNamed, 0.1],
    [sentence.context.month === undefined && clause.times.length === 0, 0.05],
    [!outcome.isPlain, 0.15],
    [distance(outcome, rest) > 8, 0.15],
    [outcome.i < clause.i || outcome.j > clause.j, 0.15],
    [clause.directions.length > 2, 0.1],
    [clause.areas.filter(({ value }) => !value.isAdjective).length > 2, 0.1],
    [sentence.placed.block === 'row' || sentence.placed.block === 'item', 0.1],
    [clause.isSubordinate, 0.1],
  ];
}

export function found(
  kind: FoundClaim['kind'],
  slots: { [Key in keyof ClaimSlots]: ClaimSlots[Key] | undefined },
  doubts: readonly (readonly [boolean, number])[],
  at: number,
): FoundClaim {
  return { kind, slots: slotsOf(slots), reading: readingOf(doubts), at };
}

/** The key of the series that a claim of counted things looks at. */
export function refOf(slots: ClaimSlots, area = slots.area, actor = slots.actor): string {
  return [area, actor, slots.outcome].filter((part) => part !== undefined).join('/');
}

/** The key of a yearly figure, which knows no actor. */
export function levelRefOf({ area, outcome }: ClaimSlots, of = area): string {
  return `${of}/${outcome}`;
}
