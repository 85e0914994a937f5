/** What a column of a 3W, 4W or 5W says: by its HXL hashtag, else by the words of its header. */
import { parseTag, type Tag } from './hxl.ts';

export const ROLES = [
  'org',
  'org-acronym',
  'org-type',
  'partner',
  'donor',
  'sector',
  'subsector',
  'activity',
  'project',
  'status',
  'country',
  'adm1-code',
  'adm1-name',
  'adm2-code',
  'adm2-name',
  'adm3-code',
  'adm3-name',
  'place',
  'start',
  'end',
  'date',
  'contact',
  'people',
  'count',
] as const;
export type Role = (typeof ROLES)[number];

/** Which people a column counts. */
export interface People {
  what: 'inneed' | 'planned' | 'reached' | 'affected';
  sex: 'f' | 'm' | '';
  age: string;
  unit: 'households' | 'individuals' | '';
}

export interface RoleOf {
  role: Role;
  people?: People;
}

/** The role of a hashtag, whatever the order of its attributes. */
export function roleOfTag(tag: Tag): RoleOf | undefined {
  const has = (...names: string[]) => names.some((name) => tag.attributes.includes(name));
  const people = peopleOfTag(tag);
  if (people) return { role: 'people', people };
  const role = ROLE_OF_TAG[tag.hashtag]?.(has);
  return role ? { role } : undefined;
}

type Has = (...names: string[]) => boolean;

const place = (level: 1 | 2 | 3) => (has: Has) =>
  has('code', 'v_pcode', 'pcode')
    ? has('v_pcode', 'pcode') || !has('local', 'alt')
      ? (`adm${level}-code` as Role)
      : undefined
    : has('alt')
      ? undefined
      : (`adm${level}-name` as Role);

const ROLE_OF_TAG: Record<string, (has: Has) => Role | undefined> = {
  org: (has) =>
    has('type')
      ? 'org-type'
      : has('funder', 'funding', 'donor')
        ? 'donor'
        : has('impl', 'partner', 'implementing')
          ? 'partner'
          : has('acronym', 'abbr', 'code')
            ? 'org-acronym'
            : has('presence', 'count', 'num', 'url')
              ? undefined
              : 'org',
  sector: (has) => (has('code') ? undefined : 'sector'),
  cluster: () => 'sector',
  subsector: (has) => (has('code') ? undefined : 'subsector'),
  activity: (has) =>
    has('num', 'count')
      ? 'count'
      : has('status')
        ? 'status'
        : has('type', 'hrp', 'code', 'id')
          ? undefined
          : has('project', 'programme')
            ? 'project'
            : 'activity',
  output: (has) => (has('num', 'count') ? 'count' : undefined),
  status: () => 'status',
  country: (has) => (has('name') ? undefined : 'country'),
  adm1: place(1),
  adm2: place(2),
  adm3: place(3),
  loc: () => 'place',
  date: (has) => (has('start', 'started') ? 'start' : has('end', 'finished') ? 'end' : 'date'),
  contact: () => 'contact',
};

const WHAT_OF_TAG: Record<string, People['what']> = {
  inneed: 'inneed',
  targeted: 'planned',
  reached: 'reached',
  affected: 'affected',
};
const AGES = ['infants', 'children', 'adolescents', 'adults', 'elderly'];

function peopleOfTag({ hashtag, attributes }: Tag): People | undefined {
  const what = WHAT_OF_TAG[hashtag];
  if (!what) return undefined;
  const named = attributes.filter((one) => AGES.includes(one) || /^age/.test(one));
  const has = (...names: string[]) => names.some((name) => attributes.includes(name));
  return {
    what,
    sex: has('f', 'female') ? 'f' : has('m', 'male') ? 'm' : '',
    age: named.join(' '),
    unit: has('hh', 'households') ? 'households' : has('ind') ? 'individuals' : '',
  };
}

/** Letters and digits alone, in lower case, accents off. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Header words in English and French, the narrower first. */
const HEADERS: readonly [RegExp, Role][] = [
  [/\b(country|pays)\b|^location code$|^iso ?3?$/, 'country'],
  [
    /\b(e ?mail|courriel|phone|telephone|tel|contact|point focal|focal point|whatsapp)\b/,
    'contact',
  ],
  [
    /\b(type|categorie|category)\b.*\b(org|orga\w*|structure|acteur|actor|partenaire)\b|\borg\w*\b.*\b(type|categorie|category)\b/,
    'org-type',
  ],
  [/\b(acronym\w*|sigle|abbreviation|abreviation)\b/, 'org-acronym'],
  [
    /\b(donor|donors|bailleur|bailleurs|donateur|donateurs|funder|funding|financement|source of funds)\b/,
    'donor',
  ],
  [/\b(implementing|partner|partners|partenaire|partenaires|mise en (oeuvre|uvre))\b/, 'partner'],
  [/\b(sub ?sector|sub ?cluster|sous ?secteur|sous ?cluster)\b/, 'subsector'],
  [/\b(sector|cluster|secteur)s?\b.*\bcode\b/, 'count'],
  [/\b(sector|sectors|cluster|clusters|secteur|secteurs|domaine)\b/, 'sector'],
  [/\b(status|statut|etat|avancement)\b/, 'status'],
  [/\b(start|debut|begin|beginning|demarrage|commencement)\b/, 'start'],
  [/\b(end|fin|completion|cloture)\b/, 'end'],
  [/\b(adm(in)? ?1|adm(in)?1|region|state|etat federe|province ?1|wilaya)\b/, 'adm1-name'],
  [
    /\b(adm(in)? ?2|adm(in)?2|cercle|province|departement|department|district|lga|local government area|moughataa|prefecture)\b/,
    'adm2-name',
  ],
  [/\b(adm(in)? ?3|adm(in)?3|commune|ward|sous ?prefecture|sub ?district)\b/, 'adm3-name'],
  [/\b(village|localite|site|location|settlement|lieu)\b/, 'place'],
  [/\b(project|projet|programme|program)\b/, 'project'],
  [/\b(activity|activities|activite|activites|intervention|interventions)\b/, 'activity'],
  [
    /\b(org|orga|organisation|organisations|organization|organizations|agency|agence|ong|ngo|acteur|actor|structure|who|qui)\b/,
    'org',
  ],
  [/\b(date|month|mois|periode|period|annee|year)\b/, 'date'],
];

const CODE = /\b(p ?codes?|codes?|cod)\b|pcode/;

/** The role that a header's words say; counts of people before all else. */
export function roleOfHeader(header: string): RoleOf | undefined {
  const words = plain(header.replace(/([a-z])([A-Z])/g, '$1 $2'));
  const people = peopleOfHeader(words);
  if (people) return { role: 'people', people };
  const role = HEADERS.find(([pattern]) => pattern.test(words))?.[1];
  if (role === undefined) return undefined;
  if (role.endsWith('-name') && CODE.test(words))
    return { role: role.replace('name', 'code') as Role };
  if (CODE.test(words) && (role === 'sector' || role === 'activity' || role === 'project'))
    return undefined;
  if (role === 'count') return undefined;
  return { role };
}

const WHAT: readonly [RegExp, People['what']][] = [
  [
    /\b(reached|atteint|atteints|atteintes|touche|touches|assisted|assiste|assistes|served)\b/,
    'reached',
  ],
  [
    /\b(targeted|target|planned|cible|ciblee|cibles|ciblees|prevu|prevus|vises|visees)\b/,
    'planned',
  ],
  [/\b(in need|inneed|dans le besoin|besoin)\b/, 'inneed'],
  [/\b(affected|affecte|affectes|affectees)\b/, 'affected'],
];
const COUNTED =
  /\b(people|persons?|personnes?|beneficiar\w*|beneficiair\w*|individuals?|individus|men|women|boys|girls|hommes?|femmes?|garcons|filles|households?|menages?|children|enfants|male|female|population|pop|total|nombre|number|nb|of)\b/;

function peopleOfHeader(words: string): People | undefined {
  const what = WHAT.find(([pattern]) => pattern.test(words))?.[1];
  const isCount = COUNTED.test(words);
  const hasPeople =
    /\b(beneficiar\w*|beneficiair\w*)\b/.test(words) &&
    /\b(number|nombre|nb|total|of|men|women|hommes|femmes|filles|garcons|boys|girls)\b/.test(words);
  if (!(what && isCount) && !hasPeople && !(what && words.split(' ').length === 1))
    return undefined;
  if (/\b(type|name|nom|categorie|group)\b/.test(words)) return undefined;
  const has = (pattern: RegExp) => pattern.test(words);
  const young = has(/\b(boys|girls|garcons|filles|children|enfants)\b/);
  const grown = has(/\b(men|women|hommes?|femmes?|adults?|adultes?)\b/);
  return {
    what: what ?? 'reached',
    sex: has(/\b(women|girls|female|femmes?|filles|f)\b/)
      ? 'f'
      : has(/\b(men|boys|male|hommes?|garcons|m)\b/)
        ? 'm'
        : '',
    age: has(/\b(elderly|ages|agees)\b/) ? 'elderly' : young ? 'children' : grown ? 'adults' : '',
    unit: has(/\b(households?|menages?|hh)\b/) ? 'households' : '',
  };
}

const TAG_OF_ROLE: Record<Exclude<Role, 'people' | 'contact' | 'count'>, string> = {
  org: '#org+name',
  'org-acronym': '#org+acronym',
  'org-type': '#org+type',
  partner: '#org+impl',
  donor: '#org+funder',
  sector: '#sector+name',
  subsector: '#subsector+name',
  activity: '#activity+name',
  project: '#activity+project+name',
  status: '#status',
  country: '#country+code',
  'adm1-code': '#adm1+code',
  'adm1-name': '#adm1+name',
  'adm2-code': '#adm2+code',
  'adm2-name': '#adm2+name',
  'adm3-code': '#adm3+code',
  'adm3-name': '#adm3+name',
  place: '#loc+name',
  start: '#date+start',
  end: '#date+end',
  date: '#date',
};

const HASHTAG_OF: Record<People['what'], string> = {
  inneed: '#inneed',
  planned: '#targeted',
  reached: '#reached',
  affected: '#affected',
};

/** The hashtag for a role; `undefined` where HXL has none. */
export function tagOfRole({ role, people }: RoleOf): Tag | undefined {
  if (people) {
    const parts = [
      HASHTAG_OF[people.what],
      people.sex,
      ...people.age.split(' '),
      people.unit === 'households' ? 'hh' : people.unit === 'individuals' ? 'ind' : '',
    ];
    return parseTag(parts.filter((part) => part !== '').join('+'));
  }
  if (role === 'count') return parseTag('#output+num');
  if (role === 'people' || role === 'contact') return undefined;
  return parseTag(TAG_OF_ROLE[role]);
}
