/** A sentence read into marks: who, where, when, how many, which way; and parted into clauses. */
import type { Actor, Language, Month } from '../core/index.ts';
import { directionsIn, type SaidDirection } from './directions.ts';
import type { Gazetteer, NamedActor, NamedArea } from './gazetteer.ts';
import { type Modal, modalsIn } from './modality.ts';
import { type Noun, nounsIn } from './nouns.ts';
import { numbersIn, type SaidNumber } from './numbers.ts';
import { type Mark, overlaps } from './phrases.ts';
import type { PlacedSentence } from './sentences.ts';
import { type KnownEvents, type TimeMark, timesIn } from './times.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a sentence is read against. */
export interface ReadingContext {
  language: Language;
  /** of the article */
  date: string | undefined;
  month: Month | undefined;
  country: string | undefined;
  gazetteer: Gazetteer;
  /** id of the departure that the article is about */
  subject: string | undefined;
  /** dates of coups in an area, and of departures of a force from it */
  coupIn(area: string, before: Month | undefined, year: number | undefined): Month | undefined;
  departureOf(actor: string, area: string | undefined, by: Month | undefined): Month | undefined;
}

/** Part of a sentence with one assertion, or the whole of it. */
export interface Clause {
  tokens: readonly Token[];
  /** the tokens of the sentence that it spans */
  i: number;
  j: number;
  areas: Mark<NamedArea>[];
  /** forces that are not part of a date */
  actors: Mark<NamedActor>[];
  numbers: Mark<SaidNumber>[];
  times: TimeMark[];
  directions: Mark<SaidDirection>[];
  nouns: Mark<Noun>[];
  modals: Mark<Modal>[];
  /** begins with if, although, while, when … */
  isSubordinate: boolean;
  isState(actor: string): boolean;
  isArmedGroup(actor: string): boolean;
  canAct(actor: string): boolean;
}

export interface ReadSentence {
  placed: PlacedSentence;
  whole: Clause;
  clauses: Clause[];
  context: ReadingContext;
  isQuestion: boolean;
}

/** Reads one sentence. */
export function readSentence(placed: PlacedSentence, context: ReadingContext): ReadSentence {
  const tokens = tokensOf(placed.text);
  const { gazetteer, language, month, country } = context;
  const rawAreas = gazetteer.findAreas(tokens, country);
  const isCountry = ({ value }: Mark<NamedArea>) => /^[A-Z]/.test(value.area);
  const local =
    rawAreas.find((mark) => isCountry(mark) && !mark.value.isAdjective)?.value.area ?? country;
  const allActors = gazetteer.findActors(
    tokens,
    local ?? rawAreas.find(isCountry)?.value.area,
    month,
  );
  const events: KnownEvents = {
    coup: (year) => {
      const area = rawAreas[0]?.value.area.slice(0, 3) ?? country;
      return area === undefined ? undefined : context.coupIn(area, month, year);
    },
    departure: (i, j) => {
      const actor = allActors.find((mark) => overlaps(mark, { i, j }));
      return actor && context.departureOf(actor.value.id, local, month);
    },
  };
  const times = timesIn(tokens, { language, month, events });
  const numbers = numbersIn(tokens, language).filter((mark) => !isOfTime(mark, times, tokens));
  const inTime = (mark: { i: number; j: number }) => times.some((time) => overlaps(time, mark));
  const named = allActors.filter((mark) => !inTime(mark));
  const sent = sentIn(tokens, rawAreas, allActors, gazetteer);
  const actors = [...named, ...sent, ...unnamedIn(tokens, rawAreas, allActors)].sort(
    (a, b) => a.i - b.i,
  );
  const areas = rawAreas.filter(
    (mark) => !isPartOfName(mark, [...allActors, ...sent], gazetteer.actors),
  );
  const free = <T>(marks: Mark<T>[]) => marks.filter((mark) => !inTime(mark));
  const whole: Clause = {
    tokens,
    i: 0,
    j: tokens.length,
    areas,
    actors,
    numbers,
    times,
    directions: free(directionsIn(tokens, numbers, language)).filter(
      (mark) => !allActors.some((actor) => overlaps(actor, mark)),
    ),
    nouns: free(nounsIn(tokens)).filter((mark) => !isInsideName(mark, allActors, gazetteer.actors)),
    modals: free(modalsIn(tokens, language)),
    isSubordinate: false,
    isState: (id) => isStateActor(gazetteer.actors.get(id)),
    isArmedGroup: (id) => isArmed(gazetteer.actors.get(id)),
    canAct: (id) => gazetteer.actors.has(id) && gazetteer.actors.get(id)?.kind !== 'body',
  };
  return {
    placed,
    whole,
    clauses: clausesOf(whole),
    context,
    isQuestion: tokens.length > 0 && tokens[tokens.length - 1].word === '?',
  };
}

/** Stands for a force that a sentence speaks of and the registry does not name. */
export const UNNAMED = 'unnamed';

const FORCE_NOUN =
  /^(troops?|forces?|soldiers?|instructors?|mercenar(y|ies)|contractors?|contingents?|advisers?|advisors?|peacekeepers|trainers|battalions?|paramilitar(y|ies)|commandos?|drones?|mission|troupes?|soldats?|instructeurs?|mercenaires?|conseillers?|formateurs|contingents?|bataillons?|paramilitaires?|militaires)$/;

/** "Turkish instructors", « des mercenaires roumains »: known by their country alone. */
function unnamedIn(
  tokens: readonly Token[],
  areas: readonly Mark<NamedArea>[],
  actors: readonly Mark<NamedActor>[],
): Mark<NamedActor>[] {
  return areas
    .filter(({ value }) => value.isAdjective)
    .flatMap(({ i, j }) => {
      const after = tokens.slice(j, j + 3).findIndex(({ word }) => FORCE_NOUN.test(word));
      const before = FORCE_NOUN.test(tokens[i - 1]?.word ?? '');
      if (after < 0 && !before) return [];
      const mark = {
        value: { id: UNNAMED, isGeneric: true },
        i: before ? i - 1 : i,
        j: before ? j : j + after + 1,
      };
      return actors.some((actor) => overlaps(actor, mark)) ? [] : [mark];
    });
}

/** "France's last contingent", « la France n'entretient plus de troupes »: the force that a country sent. */
function sentIn(
  tokens: readonly Token[],
  areas: readonly Mark<NamedArea>[],
  actors: readonly Mark<NamedActor>[],
  gazetteer: Gazetteer,
): Mark<NamedActor>[] {
  return areas.flatMap(({ value, i, j }): Mark<NamedActor>[] => {
    const force = value.isAdjective ? undefined : gazetteer.forceAbroadOf(value.area);
    if (force === undefined || actors.some((actor) => overlaps(actor, { i, j }))) return [];
    const isSubject = i === 0 || (i === 1 && /^(la|le|l|les|the)$/.test(tokens[0].word));
    const isOwner = tokens[j]?.word === "'s";
    const reach = isOwner ? 4 : isSubject ? 9 : 0;
    const noun = tokens.slice(j, j + reach).findIndex(({ word }) => FORCE_NOUN.test(word));
    if (noun < 0 || actors.some((actor) => overlaps(actor, { i: j + noun, j: j + noun + 1 })))
      return [];
    return [{ value: { id: force, isGeneric: true }, i, j: isOwner ? j + noun + 1 : j }];
  });
}

function isStateActor(actor: Actor | undefined): boolean {
  return (
    actor !== undefined &&
    [
      'state-force',
      'foreign-force',
      'un-mission',
      'regional-mission',
      'training-mission',
      'private-military-company',
    ].includes(actor.kind)
  );
}

function isArmed(actor: Actor | undefined): boolean {
  return actor?.kind === 'non-state-armed-group' || actor?.kind === 'self-defence-group';
}

/** Years and days belong to dates; "phase 3" is no count. */
function isOfTime(
  mark: { i: number; j: number },
  times: readonly TimeMark[],
  tokens: readonly Token[],
): boolean {
  if (times.some((time) => overlaps(time, mark))) return true;
  return /^(phase|resolution|article|ipc|g|covid)$/.test(tokens[mark.i - 1]?.word ?? '');
}

/** "UN mission in Mali", "EUCAP Sahel": the area is part of a name; "Malian troops" does mean Mali. */
function isPartOfName(
  area: Mark<NamedArea>,
  actors: readonly Mark<NamedActor>[],
  registry: ReadonlyMap<string, Actor>,
): boolean {
  return actors.some((mark) => {
    const actor = registry.get(mark.value.id);
    if (!overlaps(mark, area) || !actor) return false;
    const isHome = actor.kind === 'state-force' && actor.countries[0] === area.value.area;
    const isItsPlace = !area.value.isAdjective && actor.countries.includes(area.value.area);
    return !isHome && !isItsPlace;
  });
}

/** Words inside a name say nothing by themselves, but a state's forces stay forces. */
function isInsideName(
  noun: Mark<Noun>,
  actors: readonly Mark<NamedActor>[],
  registry: ReadonlyMap<string, Actor>,
): boolean {
  return actors.some((mark) => {
    if (!overlaps(mark, noun)) return false;
    const actor = registry.get(mark.value.id);
    return !(noun.value === 'state' && isStateActor(actor));
  });
}

const SUBORDINATE =
  /^(if|although|though|while|whilst|whereas|when|unless|because|once|should|despite|si|bien|alors|tandis|lorsque|lorsqu|quand|quoique|malgre|puisque|puisqu)$/;
const LINK =
  /^(and|but|while|whereas|although|though|which|who|whose|yet|so|because|et|mais|tandis|alors|bien|qui|dont|car|or|donc|quoique|where|ou|despite|even|as|with)$/;

/** Clauses: parted at semicolons, colons, dashes and at a comma before a conjunction. */
function clausesOf(whole: Clause): Clause[] {
  const { tokens } = whole;
  const cuts: number[] = [];
  const inherited = new Map<number, Mark<NamedActor>>();
  tokens.forEach(({ word }, k) => {
    const next = tokens[k + 1]?.word ?? '';
    const aside = asideAt(whole, k);
    if (aside && !cuts.includes(k + 1)) {
      cuts.push(k + 1, aside.end + 1);
      inherited.set(k + 1, aside.of).set(aside.end + 1, aside.of);
    } else if (cuts.includes(k + 1)) return;
    else if (/^[;:—–]$/.test(word)) cuts.push(k + 1);
    else if (word === ',' && LINK.test(next) && !isEnumeration(whole, k)) cuts.push(k + 1);
    else if (
      /^(and|et|or|ou)$/.test(word) &&
      whole.modals.some(({ i, value }) => i === k + 1 && value !== 'opinion')
    )
      cuts.push(k + 1);
    else if (
      /^(but|mais|while|whereas|tandis|although)$/.test(word) &&
      k > 3 &&
      tokens[k - 1].word !== ','
    )
      cuts.push(k);
    else if (word === ',' && opensSubordinate(tokens, cuts[cuts.length - 1] ?? 0)) cuts.push(k + 1);
  });
  const bounds = [
    0,
    ...cuts.filter((cut) => cut < tokens.length).sort((a, b) => a - b),
    tokens.length,
  ];
  return bounds
    .slice(0, -1)
    .map((i, n) => withSubject(clauseBetween(whole, i, bounds[n + 1]), inherited.get(i)))
    .filter((clause) => clause.j - clause.i > 1);
}

const ASIDE =
  /^(which|who|qui|deployed|launched|created|established|formed|founded|deploye\w*|lance\w*|cree\w*|fonde\w*|forme\w*)$/;

/** "X, which closed in 2020, no longer …": what stands between the commas, and whose it is. */
function asideAt(
  { tokens, actors }: Clause,
  k: number,
): { end: number; of: Mark<NamedActor> } | undefined {
  if (tokens[k].word !== ',' || !ASIDE.test(tokens[k + 1]?.word ?? '')) return undefined;
  const of = actors.find((actor) => actor.j === k);
  const rest = tokens.slice(k + 2).findIndex(({ word }) => word === ',' || word === '.');
  return of && rest > 0 ? { end: k + 2 + rest, of } : undefined;
}

/** A clause whose subject stands before it. */
function withSubject(clause: Clause, subject: Mark<NamedActor> | undefined): Clause {
  return subject ? { ...clause, actors: [subject, ...clause.actors] } : clause;
}

/** "A, B, and C": a list of names is not parted. */
function isEnumeration(whole: Clause, k: number): boolean {
  const { word } = whole.tokens[k + 1];
  if (word !== 'and' && word !== 'et') return false;
  const following = { i: k + 2, j: k + 6 };
  const hasVerb = whole.directions.some(
    (mark) => mark.i >= k && mark.i < k + 14 && !mark.value.isWeak,
  );
  const isName = [...whole.areas, ...whole.actors].some(
    (mark) => overlaps(mark, following) && mark.i <= k + 3,
  );
  return isName && !hasVerb;
}

function opensSubordinate(tokens: readonly Token[], start: number): boolean {
  return SUBORDINATE.test(tokens[start]?.word ?? '');
}

function clauseBetween(whole: Clause, i: number, j: number): Clause {
  const within = <T extends { i: number; j: number }>(marks: readonly T[]) =>
    marks.filter((mark) => mark.i >= i && mark.j <= j);
  const first = whole.tokens.slice(i, i + 2).map(({ word }) => word);
  return {
    ...whole,
    i,
    j,
    areas: within(whole.areas),
    actors: within(whole.actors),
    numbers: within(whole.numbers),
    times: within(whole.times),
    directions: within(whole.directions),
    nouns: within(whole.nouns),
    modals: within(whole.modals),
    isSubordinate:
      SUBORDINATE.test(first[0] ?? '') || /^(which|who|qui|dont|whose)$/.test(first[0] ?? ''),
  };
}
