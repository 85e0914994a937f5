/** From an article to what its sentences state. */
import {
  type Article,
  type Coup,
  type FoundClaim,
  type Month,
  monthFromDate,
  monthText,
  type NotCheckable,
  type ReadClaim,
  type Transition,
} from '../core/index.ts';
import { type Clause, type ReadingContext, type ReadSentence, readSentence } from './clause.ts';
import { comparison } from './comparison.ts';
import { count } from './count.ts';
import { eventDate } from './event-date.ts';
import { extremum } from './extremum.ts';
import type { Gazetteer } from './gazetteer.ts';
import { identity } from './identity.ts';
import { MODAL_ORDER, type Modal } from './modality.ts';
import { presence } from './presence.ts';
import { departuresOf, latest } from './registry-facts.ts';
import { type PlacedSentence, sentencesOf } from './sentences.ts';
import { tokensOf } from './tokens.ts';
import { trend } from './trend.ts';

/** The registries that names and dates are read from. */
export interface Registries {
  gazetteer: Gazetteer;
  transitions: readonly Transition[];
  coups: readonly Coup[];
}

/** What an article is read with: its own date and country where they are given. */
export interface ArticleReading {
  claims: ReadClaim[];
  country: string | undefined;
  /** id of the departure that the article is about */
  subject: string | undefined;
}

/**
 * Reads every sentence of an article.
 * @param country ISO 3166 alpha-3, for sentences that name none; found in the article when absent
 */
export function readClaims(
  article: Article,
  registries: Registries,
  country?: string,
): ArticleReading {
  const sentences = sentencesOf(article);
  const where = country ?? mainCountry(article, sentences, registries.gazetteer);
  const plain = contextOf(article, registries, where, undefined);
  const subject = subjectOf(article, sentences, plain, registries);
  const context = { ...plain, subject };
  return {
    claims: sentences.flatMap((sentence) => claimsOf(sentence, context, registries)),
    country: where,
    subject,
  };
}

/** Claims of one sentence by itself, as the corpus has them. */
export function readOne(
  text: string,
  context: ReadingContext,
  registries: Registries,
): ReadClaim[] {
  const placed: PlacedSentence = {
    text,
    start: 0,
    end: text.length,
    block: 'paragraph',
    column: undefined,
    row: [],
  };
  return claimsOf(placed, context, registries);
}

/** What sentences are read against, from an article's date, language and country. */
export function contextOf(
  article: Pick<Article, 'language' | 'date'>,
  { gazetteer, transitions, coups }: Registries,
  country: string | undefined,
  subject: string | undefined,
): ReadingContext {
  const month = article.date === null ? undefined : monthFromDate(article.date);
  const facts = { actors: gazetteer.actors, transitions };
  return {
    language: article.language,
    date: article.date ?? undefined,
    month,
    country,
    gazetteer,
    subject,
    coupIn: (area, before, year) => coupIn(coups, area, before, year),
    // A departure from elsewhere is not the one meant, unless the force knows only that one.
    departureOf: (actor, area, by) =>
      departureMonth(departuresOf(actor, area, facts), by) ??
      (gazetteer.actors.get(actor)?.countries.includes(area ?? '')
        ? undefined
        : departureMonth(departuresOf(actor, undefined, facts), by)),
  };
}

function coupIn(
  coups: readonly Coup[],
  area: string,
  before: Month | undefined,
  year: number | undefined,
): Month | undefined {
  const months = coups
    .filter(
      (coup) =>
        coup.country === area.slice(0, 3) &&
        (year === undefined || coup.date.startsWith(String(year))),
    )
    .flatMap((coup) => monthFromDate(coup.date) ?? [])
    .filter((month) => before === undefined || month <= before);
  return months.length === 0 ? undefined : Math.max(...months);
}

/** The end of the last departure, or its announcement where the end is later than the article. */
function departureMonth(
  departures: readonly Transition[],
  by: Month | undefined,
): Month | undefined {
  for (const departure of departures) {
    const announced = monthFromDate(departure.announced.date);
    const ended = departure.ended && monthFromDate(departure.ended.date);
    const month = ended !== undefined && (by === undefined || ended <= by) ? ended : announced;
    if (month !== undefined && (by === undefined || month <= by)) return month;
  }
  return undefined;
}

const TITLE_WEIGHT = 3;

/** The country that an article names most, its title counting thrice. */
function mainCountry(
  article: Article,
  sentences: readonly PlacedSentence[],
  gazetteer: Gazetteer,
): string | undefined {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { value } of gazetteer.findAreas(tokensOf(text), undefined)) {
      if (!/^[A-Z]/.test(value.area)) continue;
      const code = value.area.slice(0, 3);
      counts.set(code, (counts.get(code) ?? 0) + weight);
    }
  };
  add(article.title, TITLE_WEIGHT);
  for (const { text } of sentences) add(text, 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The departure that an article is about: of a force that its title, or its opening, names with the country. */
function subjectOf(
  article: Article,
  sentences: readonly PlacedSentence[],
  context: ReadingContext,
  { gazetteer, transitions }: Registries,
): string | undefined {
  const { country, month } = context;
  if (country === undefined) return undefined;
  const facts = { actors: gazetteer.actors, transitions };
  const opening = sentences
    .slice(0, 6)
    .map(({ text }) => text)
    .join(' ');
  for (const text of [article.title, opening]) {
    const named = gazetteer.findActors(tokensOf(text), country, month).map(({ value }) => value.id);
    const departures = [...new Set(named)]
      .flatMap((actor) => departuresOf(actor, country, facts))
      .filter(
        (one) =>
          month === undefined || latest(one.announced.date).slice(0, 7) <= `${monthText(month)}~`,
      )
      .sort((a, b) => (a.announced.date < b.announced.date ? 1 : -1));
    if (departures.length > 0) return departures[0].id;
  }
  return undefined;
}

/** Kinds that speak of counted things: of those that read a sentence the first is right. */
const FIGURES = [comparison, extremum, trend, count];

function claimsOf(
  placed: PlacedSentence,
  context: ReadingContext,
  registries: Registries,
): ReadClaim[] {
  const sentence = readSentence(placed, context);
  if (sentence.whole.tokens.filter(({ word }) => /[a-z]/.test(word)).length < 3) return [];
  const made = (kind: ReadClaim['kind'], more: Partial<ReadClaim>): ReadClaim => ({
    text: placed.text,
    start: placed.start,
    end: placed.end,
    kind,
    reading: 1,
    ...more,
  });
  const blocked = blockOf(sentence);
  const found = foundIn(sentence, blocked !== undefined);
  const checkable = found.map((claim): ReadClaim => {
    const whole =
      claim.after_transition === undefined ? claim : measuredFrom(claim, registries.transitions);
    const transition =
      whole.after_transition === undefined ? {} : { transition: whole.after_transition };
    return made(whole.kind, { found: whole, reading: whole.reading, ...transition });
  });
  if (checkable.length > 0) return checkable;
  const reason = blocked ?? reasonOf(sentence);
  if (reason === undefined) return [];
  const transition = reason === 'causal' ? spokenOf(sentence, context, registries) : undefined;
  return [
    made(reason, {
      reading: certaintyOf(sentence, reason),
      ...(transition === undefined ? {} : { transition }),
    }),
  ];
}

/** A consequence of a departure counts from the month of that departure. */
function measuredFrom(claim: FoundClaim, transitions: readonly Transition[]): FoundClaim {
  const departure = transitions.find(({ id }) => id === claim.after_transition);
  const month = departure && departureMonth([departure], undefined);
  if (month === undefined || claim.slots.from !== undefined) {
    const { after_transition: _, ...plain } = claim;
    return plain;
  }
  return { ...claim, slots: { ...claim.slots, from: monthText(month) } };
}

function foundIn(sentence: ReadSentence, isBlocked: boolean): FoundClaim[] {
  const registry = [identity, eventDate, presence].flatMap((kind) => kind.read(sentence));
  const presumed = registry.filter((claim) => claim.presumed);
  if (isBlocked || sentence.isQuestion) return ordered(presumed);
  const figures =
    FIGURES.map((kind) => kind.read(sentence)).find((claims) => claims.length > 0) ?? [];
  if (figures.length > 0)
    return [
      ...figures,
      ...ordered(
        registry.filter(({ kind, presumed: isPresumed }) => kind === 'identity' || isPresumed),
      ),
    ];
  return ordered(apart(registry));
}

function ordered(claims: readonly FoundClaim[]): FoundClaim[] {
  return [...claims].sort((a, b) => a.at - b.at);
}

/** One statement of each force: who it is, then when, then where; what is presumed stands beside. */
function apart(claims: readonly FoundClaim[]): FoundClaim[] {
  const taken = new Set<string>();
  return claims.filter((claim) => {
    const { actor, other_actor } = claim.slots;
    if (claim.presumed) return true;
    if (actor === undefined) return claim.kind === 'presence';
    if (taken.has(actor)) return false;
    taken.add(actor);
    if (claim.kind === 'identity' && other_actor !== undefined) taken.add(other_actor);
    return true;
  });
}

/** What keeps a sentence from being a statement of fact: in its main clause, or a cause anywhere. */
function blockOf(sentence: ReadSentence): Modal | undefined {
  const main = mainOf(sentence);
  const has = (clause: Clause, modal: Modal) => clause.modals.some(({ value }) => value === modal);
  for (const modal of ['recommendation', 'forecast'] as const) if (has(main, modal)) return modal;
  return has(sentence.whole, 'causal') ? 'causal' : undefined;
}

function mainOf({ clauses, whole }: ReadSentence): Clause {
  // "Escalation of conflicts: groups might …": what stands before the colon is a label.
  const [label, next] = clauses;
  if (next && label.j - label.i <= 9 && whole.tokens[label.j - 1].word === ':') return next;
  return (
    clauses.find((clause) => !clause.isSubordinate && clause.j - clause.i > 2) ??
    clauses[0] ??
    whole
  );
}

/** The first reason that fits; `undefined` for fragments that state nothing. */
function reasonOf({ whole, placed, isQuestion }: ReadSentence): NotCheckable | undefined {
  const said = MODAL_ORDER.find((modal) => whole.modals.some(({ value }) => value === modal));
  if (said !== undefined) return said;
  const isFragment = placed.block === 'row' || whole.tokens.length < 6;
  return isFragment || isQuestion ? undefined : 'vague';
}

/** Several words of a kind make a reason surer; a default is least sure. */
function certaintyOf({ whole }: ReadSentence, reason: NotCheckable): number {
  const words = whole.modals.filter(({ value }) => value === reason).length;
  return words === 0 ? 0.5 : words === 1 ? 0.8 : 0.9;
}

/** The departure that a causal sentence speaks of: of a force that it names, else the article's. */
function spokenOf(
  sentence: ReadSentence,
  context: ReadingContext,
  { gazetteer, transitions }: Registries,
): string | undefined {
  const facts = { actors: gazetteer.actors, transitions };
  const area =
    sentence.whole.areas
      .find(({ value }) => /^[A-Z]{3}/.test(value.area))
      ?.value.area.slice(0, 3) ?? context.country;
  const named = gazetteer
    .findActors(sentence.whole.tokens, area, context.month)
    .map(({ value }) => value.id);
  const [departure] = named
    .flatMap((actor) => departuresOf(actor, area, facts))
    .filter((one) => context.date === undefined || one.announced.date <= latest(context.date));
  return departure?.id ?? context.subject;
}
