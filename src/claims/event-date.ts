import {
  type ClaimFacts,
  type ClaimKindEntry,
  type ClaimSlots,
  type FoundClaim,
  type Judgement,
  monthText,
  yearOf,
} from '../core/index.ts';
import type { Clause, ReadSentence } from './clause.ts';
import { areaOf, found, timeOf } from './figures.ts';
import { placesOf } from './places.ts';
import { missing } from './ratios.ts';
import { departuresOf, earliest, latest, registryJudgement } from './registry-facts.ts';
import type { Step } from './step-words.ts';
import { type SaidStep, stepsIn } from './steps.ts';
import type { TimeMark } from './times.ts';

const DATED: ReadonlySet<Step> = new Set(['arrived', 'left', 'created', 'ended', 'announced']);

/** The date of a step is what is claimed. */
export const eventDate: ClaimKindEntry<ReadSentence> = {
  id: 'event-date',
  title: { en: 'Date', fr: 'Date' },
  read(sentence) {
    const seen = new Set<string>();
    return sentence.clauses.flatMap((clause): FoundClaim[] => {
      const time = timeOf(clause, sentence);
      const steps = stepsIn(clause, sentence.context.language).filter(
        ({ step, isNegated }) => DATED.has(step) && !isNegated,
      );
      const said = steps.find(({ step }) => step === 'announced') ?? steps[0];
      if (!said || (!isDated(time) && said.step !== 'announced') || (time && !isDated(time)))
        return [];
      if (isFigures(clause) || seen.has(said.actor.value.id)) return [];
      const kind = sentence.context.gazetteer.actors.get(said.actor.value.id)?.kind;
      const body = clause.actors.find((mark) => mark.i >= said.j && mark.i - said.j <= 6);
      const isBody =
        body !== undefined && sentence.context.gazetteer.actors.get(body.value.id)?.kind === 'body';
      if (kind === 'state-force' && isBody) return [];
      seen.add(said.actor.value.id);
      return [claimOf(sentence, clause, said, time)];
    });
  },
  needs: () => [],
  judge({ slots }, facts) {
    const actor = facts.actors.get(slots.actor ?? '');
    if (!actor) return missing(slots, 'actor');
    if (slots.other_actor !== undefined) return judgeMembership(slots, facts);
    const known = knownDates(slots, facts);
    if (known.length === 0) return missing(slots, 'date');
    const said = slots.date;
    const agreeing = known.find(({ date }) => said === undefined || agree(said, date));
    const { date, ref } = agreeing ?? known[0];
    const standing = {
      says: agreeing ? ('date-agrees' as const) : ('date-differs' as const),
      from: date,
      refs: [{ id: ref, kind: ref === actor.id ? ('actor' as const) : ('transition' as const) }],
    };
    return registryJudgement(slots, agreeing ? 'supported' : 'contradicted', facts, standing);
  },
};

/** True for a day, a month or a year; a stretch of months dates no step. */
export function isDated(time: TimeMark | undefined): boolean {
  if (!time || time.value.role === 'until' || time.value.role === 'than') return false;
  if (time.value.role === 'since' && time.value.isRelative) return false;
  return dateOf(time) !== undefined;
}

/** The date as finely as it is said. */
export function dateOf({ value }: TimeMark): string | undefined {
  if (value.date !== undefined) return value.date;
  const last = value.last ?? value.first;
  if (value.first === last) return monthText(value.first);
  return value.first % 12 === 0 && last - value.first === 11
    ? String(yearOf(value.first))
    : undefined;
}

function isFigures(clause: Clause): boolean {
  return (
    clause.nouns.some(({ value }) => ['attack', 'death', 'displaced', 'refugee'].includes(value)) &&
    (clause.directions.length > 0 || clause.numbers.length > 0)
  );
}

function claimOf(
  sentence: ReadSentence,
  clause: Clause,
  { step, actor, i }: SaidStep,
  time: TimeMark | undefined,
): FoundClaim {
  const near = placesOf(clause, sentence, i);
  const isSaid = near.areas.length > 0;
  const { area } = areaOf(near, sentence, undefined);
  const known = sentence.context.gazetteer.actors.get(actor.value.id);
  const isOneCountry = known?.countries.length === 1;
  // What a group was founded or ended on is said of no place unless one is named.
  const isPlaced = step === 'arrived' || step === 'left' || step === 'announced';
  const where = isSaid
    ? area
    : isOneCountry && isPlaced
      ? known.countries[0]
      : isPlaced
        ? area
        : undefined;
  return found(
    'event-date',
    {
      actor: known === undefined ? undefined : actor.value.id,
      relation: step,
      area: where,
      date: time && dateOf(time),
    },
    [
      [!isSaid && isPlaced, 0.1],
      [actor.value.isGeneric, 0.1],
      [clause.times.length > 1, 0.1],
      [clause.actors.length > 2, 0.1],
    ],
    actor.i,
  );
}

interface KnownDate {
  date: string;
  ref: string;
}

/** The dates of a step in the registries, the likeliest first: a mandate and a withdrawal end apart. */
function knownDates(slots: ClaimSlots, facts: ClaimFacts): KnownDate[] {
  const actor = facts.actors.get(slots.actor ?? '')!;
  const own = (date: string | undefined): KnownDate[] =>
    date === undefined ? [] : [{ date, ref: actor.id }];
  const said = slots.date ?? '';
  const departures = departuresOf(actor.id, slots.area, facts).sort(
    (a, b) => gap(lastOf(a), said) - gap(lastOf(b), said),
  );
  const ends = departures.flatMap(({ ended, id }) =>
    ended ? [{ date: ended.date, ref: id }] : [],
  );
  if (slots.relation === 'announced')
    return departures.map(({ announced, id }) => ({ date: announced.date, ref: id }));
  if (slots.relation === 'left') return ends.length > 0 ? ends.slice(0, 1) : own(actor.to);
  if (slots.relation === 'ended') return [...own(actor.to), ...ends];
  // A force that was somewhere else before came at another date than it was founded.
  if (slots.relation === 'arrived' && actor.countries.length > 1) return [];
  return own(actor.from);
}

function lastOf({ announced, ended }: ReturnType<typeof departuresOf>[number]): string {
  return ended?.date ?? announced.date;
}

function gap(a: string, b: string): number {
  return b === '' ? 0 : Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
}

/** Two dates agree as far as the less fine of them goes. */
function agree(said: string, known: string): boolean {
  return earliest(said) <= latest(known) && earliest(known) <= latest(said);
}

/** "Mali left ECOWAS in January 2025". */
function judgeMembership(slots: ClaimSlots, facts: ClaimFacts): Judgement {
  const actor = facts.actors.get(slots.actor ?? '');
  const past = actor?.past_member_of.find(({ body }) => body === slots.other_actor);
  const at = { refs: [{ id: slots.actor ?? '', kind: 'actor' as const }] };
  if (!past) {
    const isMember = actor?.member_of.includes(slots.other_actor ?? '') === true;
    return isMember
      ? registryJudgement(
          slots,
          'contradicted',
          facts,
          { says: 'related', ...at },
          slots.other_actor,
        )
      : missing(slots, 'relation');
  }
  const verdict = agree(slots.date ?? past.to, past.to) ? 'supported' : 'contradicted';
  return registryJudgement(
    slots,
    verdict,
    facts,
    { says: 'left-body', from: past.from, to: past.to, ...at },
    slots.other_actor,
  );
}
