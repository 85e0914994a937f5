/** Names of forces, bodies and areas, in both languages, from the registries. */
import { type Actor, countryCodes, countryName, type Month } from '../core/index.ts';
import { DEMONYMS, OTHER_NAMES } from './demonyms.ts';
import { type Mark, overlaps, Phrases } from './phrases.ts';
import { GROUP_NAMES, REGION_NAMES, REGION_WORDS } from './regions.ts';
import { fold, type Token } from './tokens.ts';

export interface NamedArea {
  /** ISO 3166 alpha-3, `MLI/Mopti`, or a named group */
  area: string;
  /** an adjective or the name of a people rather than the country's own */
  isAdjective: boolean;
}

export interface NamedActor {
  id: string;
  /** "UN peacekeepers": which mission depends on the area and the date */
  isGeneric: boolean;
}

type NamedForce = { id: string } | { generic: GenericForce };

interface GenericForce {
  kinds: readonly Actor['kind'][];
  body: string | undefined;
  /** in the name of the force */
  named?: RegExp;
}

export interface Gazetteer {
  actors: ReadonlyMap<string, Actor>;
  findAreas(tokens: readonly Token[], country: string | undefined): Mark<NamedArea>[];
  /** @param areaOf the area that a force named by its kind alone is in */
  findActors(
    tokens: readonly Token[],
    area: string | undefined,
    month: Month | undefined,
  ): Mark<NamedActor>[];
  /** the actor that stands for a state */
  governmentOf(country: string): string | undefined;
  /** the force that a state has sent abroad, whatever the mission */
  forceAbroadOf(country: string): string | undefined;
}

const UN: GenericForce = { kinds: ['un-mission'], body: 'united-nations' };
const EU: GenericForce = {
  kinds: ['training-mission'],
  body: 'european-union',
  named: /training/i,
};

/** Forces named by what they are. */
const GENERIC: readonly (readonly [phrase: string, force: GenericForce])[] = [
  ...[
    'UN peacekeepers|UN peacekeeping mission|UN peacekeeping force|UN peacekeeping operation|UN mission|UN troops|UN force|UN blue helmets',
    'U.N. peacekeepers|U.N. peacekeeping mission|U.N. mission|United Nations peacekeepers|United Nations peacekeeping mission',
    'United Nations peacekeeping force|United Nations mission|United Nations troops|UN stabilisation mission|UN stabilization mission',
    "blue helmets|peacekeeping mission|peacekeepers|casques bleus|Casques bleus|mission onusienne|mission des Nations unies|mission de l'ONU",
    "force onusienne|troupes onusiennes|forces de l'ONU|Casques bleus de l'ONU|casques bleus de l'ONU|casques bleus des Nations unies|mission de maintien de la paix|soldats de la paix",
  ].flatMap((line) => line.split('|').map((phrase) => [phrase, UN] as const)),
  ...[
    'EU training mission|European training mission|EU mission|EU missions|European Union training mission|EU trainers',
    "mission européenne de formation|mission de formation européenne|mission de formation de l'UE|formateurs européens",
  ].flatMap((line) => line.split('|').map((phrase) => [phrase, EU] as const)),
  ...[
    ['african-union', 'AU', 'African Union', "de l'UA", "de l'Union africaine"],
    ['sadc', 'SADC', 'Southern African', 'de la SADC', "d'Afrique australe"],
    ['ecowas', 'ECOWAS', 'West African', 'de la CEDEAO', "d'Afrique de l'Ouest"],
  ].flatMap(([body, short, long, courte, longue]) => {
    const force: GenericForce = { kinds: ['regional-mission'], body };
    const en = ['forces', 'troops', 'mission', 'peacekeepers', 'soldiers', 'force'];
    const fr = ['forces', 'troupes', 'mission', 'soldats', 'force', 'contingents'];
    return [
      ...en.flatMap((noun) => [`${short} ${noun}`, `${long} ${noun}`]),
      ...fr.flatMap((noun) => [`${noun} ${courte}`, `${noun} ${longue}`]),
    ].map((phrase) => [phrase, force] as const);
  }),
];

/** What a state's forces and its authorities are called, beside the adjective of the country. */
const ARMY_EN = [
  'army',
  'forces',
  'troops',
  'soldiers',
  'military',
  'armed forces',
  'security forces',
];
const STATE_EN = [
  'government',
  'authorities',
  'state',
  'junta',
  'regime',
  'transitional government',
];
const ARMY_FR = [
  'armée',
  'forces',
  'forces armées',
  'troupes',
  'soldats',
  'militaires',
  'forces de sécurité',
];
const STATE_FR = ['gouvernement', 'autorités', 'junte', 'régime', 'État'];

/** Longer names that contain a country's and do not mean it. */
const NOT_COUNTRIES = [
  'Gulf of Guinea',
  'golfe de Guinée',
  'Niger Delta',
  'Niger river',
  'River Niger',
  'fleuve Niger',
  'delta du Niger',
  'French-speaking',
  'New Guinea',
];

/** Builds the gazetteer once for many articles. */
export function gazetteerOf(registry: readonly Actor[]): Gazetteer {
  const actors = new Map(registry.map((actor) => [actor.id, actor]));
  const areas = new Phrases(areaNames(), { areNames: true });
  const regions = new Phrases(
    REGION_NAMES.flatMap((region) => region.names.map((name) => [name, region] as const)),
    { areNames: true },
  );
  const forces = new Phrases(forceNames(registry), { areNames: true });
  const governments = new Map(
    registry
      .filter((actor) => actor.id.startsWith('government-of-'))
      .map((actor) => [actor.countries[0], actor.id]),
  );
  return {
    actors,
    governmentOf: (country) => governments.get(country),
    forceAbroadOf: (country) => abroadOf(registry, governments.get(country))?.id,
    findAreas(tokens, country) {
      const named = areas
        .find(tokens)
        .filter(({ value }) => value !== undefined) as Mark<NamedArea>[];
      const isNamed = (code: string) => named.some(({ value }) => value.area === code);
      const found = regions
        .find(tokens)
        .filter(({ value, i, j }) => {
          if (!value.isPlain) return true;
          const code = value.area.slice(0, 3);
          const beside = [tokens[i - 1]?.word, tokens[i - 2]?.word, tokens[j]?.word];
          const isCalledRegion = beside.some(
            (word) => word !== undefined && REGION_WORDS.has(word),
          );
          const isOfSahel = value.area === 'BFA/Sahel';
          return isCalledRegion && (isNamed(code) || (!isOfSahel && country === code));
        })
        .map(({ value, i, j }) => ({ value: { area: value.area, isAdjective: false }, i, j }));
      const kept = named.filter((mark) => !found.some((region) => overlaps(mark, region)));
      return [...kept, ...found].sort((a, b) => a.i - b.i);
    },
    findActors(tokens, area, month) {
      return forces.find(tokens).flatMap(({ value, i, j }): Mark<NamedActor>[] => {
        if ('id' in value) return [{ value: { id: value.id, isGeneric: false }, i, j }];
        const id = resolved(registry, value.generic, area, month);
        return id === undefined ? [] : [{ value: { id, isGeneric: true }, i, j }];
      });
    },
  };
}

function areaNames(): [string, NamedArea | undefined][] {
  const names = new Map<string, NamedArea | undefined>();
  const add = (name: string, area: string, isAdjective: boolean) => {
    if (!names.has(name)) names.set(name, { area, isAdjective });
  };
  for (const [code, listed] of Object.entries(OTHER_NAMES))
    for (const name of listed) add(name, code, false);
  for (const code of countryCodes())
    for (const language of ['en', 'fr'] as const) add(countryName(code, language), code, false);
  for (const [name, group] of GROUP_NAMES) add(name, group, /^[a-z]|an$/.test(name));
  for (const [code, listed] of Object.entries(DEMONYMS))
    for (const name of listed) {
      add(name, code, true);
      // French capitalises the name of a people.
      add(name.charAt(0).toUpperCase() + name.slice(1), code, true);
    }
  for (const name of NOT_COUNTRIES) names.set(name, undefined);
  return [...names];
}

function forceNames(registry: readonly Actor[]): [string, NamedForce][] {
  const names = new Map<string, NamedForce>();
  const add = (name: string, force: NamedForce) => {
    const plain = name.replace(/\s*\([^)]*\)/g, '').trim();
    const key = fold(plain);
    if (plain.length > 1 && !names.has(key)) names.set(key, force);
    return plain;
  };
  const written = new Map<string, string>();
  for (const actor of registry) {
    for (const name of [
      actor.name.en,
      actor.name.fr,
      ...actor.aliases,
      actor.short.en,
      actor.short.fr,
    ]) {
      for (const form of [name, withoutPlace(name, actor)]) {
        if (form === undefined) continue;
        const plain = add(form, { id: actor.id });
        if (!written.has(fold(plain))) written.set(fold(plain), plain);
      }
    }
  }
  for (const [phrase, generic] of GENERIC) {
    add(phrase, { generic });
    written.set(fold(phrase), phrase);
  }
  for (const [phrase, id] of nationalForces(registry)) {
    add(phrase, { id });
    if (!written.has(fold(phrase))) written.set(fold(phrase), phrase);
  }
  return [...names].map(([key, force]) => [written.get(key) ?? key, force]);
}

/** "International Support Mission" for the mission "… in Mali", where enough words are left. */
function withoutPlace(name: string, { kind }: Actor): string | undefined {
  if (kind !== 'un-mission' && kind !== 'regional-mission' && kind !== 'training-mission')
    return undefined;
  const short = /^(.+?) (?:in|to|for|au|en|aux|à) (?:the |la |le )?\p{Lu}.*$/u.exec(name)?.[1];
  return short !== undefined && short.split(' ').length >= 4 ? short : undefined;
}

/** "Malian troops", « l'armée malienne »: of every country whose state is in the registry. */
function nationalForces(registry: readonly Actor[]): [string, string][] {
  return Object.entries(DEMONYMS).flatMap(([code, demonyms]) => {
    const state = registry.find(
      (actor) => actor.id.startsWith('government-of-') && actor.countries[0] === code,
    );
    if (!state) return [];
    const army = registry.find(
      (actor) =>
        actor.kind === 'state-force' &&
        actor.parents.includes(state.id) &&
        actor.countries[0] === code,
    );
    const abroad = abroadOf(registry, state.id);
    const isNeighbour = state.countries.length === 1;
    const armyId = army?.id ?? (isNeighbour ? state.id : (abroad?.id ?? state.id));
    return demonyms.flatMap((demonym): [string, string][] => [
      ...ARMY_EN.map((noun): [string, string] => [`${demonym} ${noun}`, armyId]),
      ...STATE_EN.map((noun): [string, string] => [`${demonym} ${noun}`, state.id]),
      ...ARMY_FR.map((noun): [string, string] => [`${noun} ${demonym}`, armyId]),
      ...STATE_FR.map((noun): [string, string] => [`${noun} ${demonym}`, state.id]),
    ]);
  });
}

function abroadOf(registry: readonly Actor[], state: string | undefined): Actor | undefined {
  return registry.find(
    (actor) =>
      actor.kind === 'foreign-force' &&
      actor.parents.length === 1 &&
      actor.parents[0] === state &&
      !actor.from,
  );
}

/** The mission of a kind that is or was last in an area by a month. */
function resolved(
  registry: readonly Actor[],
  { kinds, body, named }: GenericForce,
  area: string | undefined,
  month: Month | undefined,
): string | undefined {
  const country = area?.slice(0, 3);
  const begun = registry
    .filter(
      (actor) =>
        kinds.includes(actor.kind) &&
        country !== undefined &&
        actor.countries.includes(country) &&
        (body === undefined || actor.member_of.includes(body)) &&
        (named === undefined || named.test(actor.name.en)) &&
        (month === undefined || yearMonth(actor.from) <= month),
    )
    .sort((a, b) => yearMonth(b.from) - yearMonth(a.from));
  return begun[0]?.id ?? body;
}

/** Month of a date of the registry, its first when only the year is known; 0 when unknown. */
function yearMonth(date: string | undefined): Month {
  if (date === undefined) return 0;
  const [year, month = 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}
