/** What the registries say of a force at a date: there, gone, not yet, kin. */
import type {
  Actor,
  ArticlePlace,
  ClaimEvidence,
  ClaimFacts,
  ClaimGround,
  ClaimSlots,
  ClaimVerdict,
  Judgement,
  RegistryStatement,
  Transition,
} from '../core/index.ts';
import { monthText } from '../core/index.ts';
import { GROUPS } from './regions.ts';

/** First day that a date may mean: `2013` is `2013-01-01`. */
export function earliest(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** Last day that a date may mean, as text that sorts: `2013-07` is `2013-07-31`. */
export function latest(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** The days that a claim is about: those said, else the article's. */
export function daysOf(slots: ClaimSlots, place: ArticlePlace): { first: string; last: string } {
  const today = place.date ?? monthText(place.month);
  if (slots.from === undefined && slots.to === undefined)
    return { first: earliest(today), last: latest(today) };
  const first = slots.from === undefined ? earliest(slots.to!) : earliest(slots.from);
  // Present since a date means until the article's day too.
  return { first, last: slots.to === undefined ? latest(today) : latest(slots.to) };
}

/** The countries of an area: its own, or those of a group. */
export function countriesOf(area: string | undefined): string[] {
  if (area === undefined) return [];
  return (GROUPS[area] ?? [area]).map((one) => one.slice(0, 3));
}

/** Departures of a force, or of a force of its own, from an area, the latest first. */
export function departuresOf(
  actor: string,
  area: string | undefined,
  facts: Pick<ClaimFacts, 'actors' | 'transitions'>,
): Transition[] {
  const countries = countriesOf(area);
  return facts.transitions
    .filter((transition) => {
      const parent = facts.actors.get(transition.force)?.parents.includes(actor);
      // A force that merely came before is no part of the later one.
      const isBefore = facts.actors.get(actor)?.successors.includes(transition.force);
      const isOwn = transition.force === actor || (parent && !isBefore);
      return (
        isOwn && (countries.length === 0 || transition.areas.some((one) => countries.includes(one)))
      );
    })
    .sort((a, b) => (a.announced.date < b.announced.date ? 1 : -1));
}

/** How a force stood in an area on some days. */
export interface Standing {
  says: RegistryStatement;
  from?: string | undefined;
  to?: string | undefined;
  successor?: string | undefined;
  /** what the answer was read from */
  refs: { id: string; kind: 'actor' | 'transition' }[];
}

/** @returns where a force stood in an area from the first to the last day */
export function standingOf(
  actor: Actor,
  area: string | undefined,
  days: { first: string; last: string },
  facts: ClaimFacts,
): Standing {
  const refs: Standing['refs'] = [{ id: actor.id, kind: 'actor' }];
  const successor = actor.successors[0];
  if (actor.to !== undefined && latest(actor.to) < days.first) {
    return { says: 'ended-before', from: actor.from, to: actor.to, successor, refs };
  }
  if (actor.from !== undefined && earliest(actor.from) > days.last) {
    return { says: 'not-yet', from: actor.from, to: actor.to, refs };
  }
  const countries = countriesOf(area);
  const isElsewhere =
    countries.length > 0 &&
    actor.countries.length > 0 &&
    !countries.some((code) => actor.countries.includes(code));
  if (isElsewhere && actor.kind !== 'body')
    return { says: 'elsewhere', from: actor.from, to: actor.to, refs };
  const [departure] =
    countries.length === 1
      ? departuresOf(actor.id, area, facts).filter(
          (one) => one.exit !== 'partial' && earliest(one.announced.date) <= days.last,
        )
      : [];
  if (departure) {
    const own = { id: departure.id, kind: 'transition' } as const;
    const next = departure.successor ?? successor;
    const ended = departure.ended?.date;
    if (departure.force === actor.id && ended !== undefined && latest(ended) < days.first) {
      return {
        says: 'left-before',
        from: departure.announced.date,
        to: ended,
        successor: next,
        refs: [own, ...refs],
      };
    }
    // A part of a larger force went; the rest may be elsewhere, but not here.
    if (departure.force !== actor.id && ended !== undefined && latest(ended) < days.first) {
      return {
        says: 'left-before',
        from: departure.announced.date,
        to: ended,
        refs: [own, ...refs],
      };
    }
    return {
      says: 'leaving',
      from: departure.announced.date,
      to: ended,
      successor: next,
      refs: [own, ...refs],
    };
  }
  return {
    says: actor.from === undefined && actor.kind === 'foreign-force' ? 'undated' : 'was-there',
    from: actor.from,
    to: actor.to,
    refs,
  };
}

/** A judgement that rests on the registry. */
export function registryJudgement(
  slots: ClaimSlots,
  verdict: ClaimVerdict,
  facts: ClaimFacts,
  standing: Standing,
  other?: string,
): Judgement {
  const actor = facts.actors.get(slots.actor ?? '');
  const successor =
    standing.successor === undefined ? undefined : facts.actors.get(standing.successor);
  const ground: ClaimGround = {
    kind: 'registry',
    slots,
    says: standing.says,
    actor: actor?.name ?? { en: slots.actor ?? '', fr: slots.actor ?? '' },
    other: other === undefined ? undefined : facts.actors.get(other)?.name,
    area: slots.area,
    from: standing.from,
    to: standing.to,
    successor: successor?.name,
    successor_to: successor?.to,
  };
  return {
    verdict,
    ground,
    evidence: standing.refs.map((ref) => evidenceOf(ref, facts)),
    other_windows: [],
  };
}

function evidenceOf({ id, kind }: Standing['refs'][number], facts: ClaimFacts): ClaimEvidence {
  const transition =
    kind === 'transition' ? facts.transitions.find((one) => one.id === id) : undefined;
  const actor = facts.actors.get(id);
  const values: ClaimEvidence['values'] = transition
    ? {
        announced: transition.announced.date,
        ended: transition.ended?.date ?? null,
        exit: transition.exit,
        successor: transition.successor ?? null,
      }
    : {
        from: actor?.from ?? null,
        to: actor?.to ?? null,
        countries: actor?.countries.join(' ') ?? '',
        parents: actor?.parents.join(' ') ?? '',
        member_of: actor?.member_of.join(' ') ?? '',
        successors: actor?.successors.join(' ') ?? '',
      };
  const sources = (transition ?? actor)?.sources ?? [];
  return {
    kind: 'registry',
    ref: id,
    values,
    window: null,
    interval: null,
    source: sources.map(({ title, publisher, date }) =>
      [title, publisher, date].filter(Boolean).join(', '),
    ),
  };
}
