/** The labelled sentences keep to the vocabularies of claims, the shelves and the registry. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  CLAIM_KINDS,
  CLAIM_VERDICTS,
  type ClaimSlots,
  isCalendarDay,
  monthFromText,
  NOT_CHECKABLE,
} from '../../src/core/index.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { levelSources } from '../../src/sources/index.ts';
import { Store } from '../../src/store/index.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/claims/', import.meta.url));
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

const actorIds = new Set(new Store(':memory:').actors().map(({ id }) => id));
const outcomeIds = new Set<string>([
  ...outcomes.entries.map(({ id }) => id),
  ...levelSources.entries.flatMap((source) => source.outcomes.map(({ id }) => id)),
]);

const isMonth = (text: string) => {
  try {
    monthFromText(text);
    return true;
  } catch {
    return false;
  }
};
const isDay = (text: string) => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

const month = z.string().refine(isMonth, 'a month is written YYYY-MM');
const outcome = z.string().refine((id) => outcomeIds.has(id), 'no outcome has this id');
const actor = z.string().refine((id) => actorIds.has(id), 'no actor has this id');
const area = z
  .string()
  .regex(/^([A-Z]{3}(\/\p{Lu}.*\S)?|sahel|central-sahel|west-africa|liptako-gourma|lake-chad)$/u);
const RELATIONS = [
  'present',
  'absent',
  'arrived',
  'left',
  'is',
  'successor-of',
  'affiliate-of',
  'member-of',
  'created',
  'ended',
  'announced',
] as const satisfies readonly ClaimSlots['relation'][];

/** One check per slot of a claim: the compiler holds the list to `ClaimSlots`. */
const slotChecks = {
  outcome,
  direction: z.enum(['more', 'fewer', 'same']),
  factor: z.number().positive(),
  value: z.number().nonnegative(),
  bound: z.enum(['exactly', 'about', 'at-least', 'at-most']),
  area,
  other_area: area,
  actor,
  other_actor: actor,
  relation: z.enum(RELATIONS),
  from: month,
  to: month,
  other_from: month,
  other_to: month,
  date: z
    .string()
    .refine(
      (text) => /^\d{4}$/.test(text) || isMonth(text) || isDay(text),
      'YYYY, YYYY-MM or a day',
    ),
  extremum: z.enum(['most', 'fewest', 'first']),
} satisfies Record<keyof ClaimSlots, z.ZodType>;

/** Slots without which a claim of the kind says nothing. */
const NEEDED: Record<(typeof CLAIM_KINDS)[number], (keyof ClaimSlots)[]> = {
  trend: ['outcome', 'direction', 'area'],
  count: ['outcome', 'value', 'bound', 'area'],
  comparison: ['outcome', 'direction', 'area'],
  presence: ['relation'],
  identity: ['actor', 'relation', 'other_actor'],
  'event-date': ['relation', 'date'],
  extremum: ['outcome', 'extremum', 'area'],
};

const sentence = z
  .strictObject({
    id: z.string().regex(/^(en|fr)-[a-z]+-\d{3}$/),
    language: z.enum(['en', 'fr']),
    date: z.string().refine(isDay, 'a day is written YYYY-MM-DD'),
    country: z.string().regex(/^[A-Z]{3}$/),
    text: z.string().min(15),
    kind: z.enum([...CLAIM_KINDS, ...NOT_CHECKABLE]),
    slots: z.strictObject(slotChecks).partial(),
    verdict: z.enum(CLAIM_VERDICTS),
  })
  .superRefine(({ kind, slots, verdict }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    const needed = NEEDED[kind as keyof typeof NEEDED] as (keyof ClaimSlots)[] | undefined;
    if ((verdict === 'not-checkable') === (needed !== undefined)) {
      fault(`the kind "${kind}" does not go with the verdict "${verdict}"`);
    }
    if (!needed && Object.keys(slots).length > 0) fault(`the kind "${kind}" has no slots`);
    for (const slot of needed ?? []) {
      if (slots[slot] === undefined) fault(`the kind "${kind}" needs the slot "${slot}"`);
    }
    if (slots.from && slots.to && slots.from > slots.to) fault('from is later than to');
    if (slots.other_from && slots.other_to && slots.other_from > slots.other_to) {
      fault('other_from is later than other_to');
    }
  });

type Sentence = z.infer<typeof sentence>;
const read = (name: string) => parse(readFileSync(join(FOLDER, name), 'utf8')) as Sentence[];
const faultsOf = (one: unknown) =>
  sentence
    .safeParse(one)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe.each(FILES)('the labelled sentences of %s', (name) => {
  const sentences = read(name);

  it('keep to the vocabularies of claims', () => {
    expect(sentences.map((one) => [one.id, faultsOf(one)]).filter(([, f]) => f.length)).toEqual([]);
  });

  it('are in the language of the file', () => {
    const languages = new Set(sentences.flatMap(({ id, language }) => [language, id.slice(0, 2)]));
    expect([...languages]).toEqual([name.slice(-'en.yaml'.length, -'.yaml'.length)]);
  });
});

it('gives no id or sentence twice', () => {
  const all = FILES.flatMap(read);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
});

it.each([
  ['a kind out of the list', { kind: 'rumour' }],
  ['an actor out of the registry', { slots: { outcome: 'events', actor: 'nobody' } }],
  ['a month that does not exist', { slots: { from: '2024-13' } }],
  ['a slot out of the list', { slots: { colour: 'red' } }],
  ['slots on an opinion', { kind: 'opinion', verdict: 'not-checkable' }],
  ['a verdict that does not go with the kind', { verdict: 'not-checkable' }],
  ['a day that does not exist', { date: '2025-02-30' }],
])('finds fault with %s', (_, change) => {
  const sound = {
    id: 'en-x-001',
    language: 'en',
    date: '2025-06-10',
    country: 'MLI',
    text: 'Attacks in Mali have doubled since January 2024.',
    kind: 'trend',
    slots: { outcome: 'events', direction: 'more', factor: 2, area: 'MLI', from: '2024-01' },
    verdict: 'mixed',
  };
  expect(faultsOf(sound)).toEqual([]);
  expect(faultsOf({ ...sound, ...change })).not.toEqual([]);
});

describe('the sentences held out', () => {
  const held = { en: read('hold/en.yaml'), fr: read('hold/fr.yaml') };
  const count = (sentences: Sentence[], key: 'kind' | 'verdict', value: string) =>
    sentences.filter((one) => one[key] === value).length;

  it('are at least 60 in English and 40 in French', () => {
    expect(held.en.length).toBeGreaterThanOrEqual(60);
    expect(held.fr.length).toBeGreaterThanOrEqual(40);
  });

  it('hold every kind and every verdict several times in both languages', () => {
    for (const kind of CLAIM_KINDS) {
      expect(count(held.en, 'kind', kind), kind).toBeGreaterThanOrEqual(6);
      expect(count(held.fr, 'kind', kind), kind).toBeGreaterThanOrEqual(4);
    }
    for (const sentences of Object.values(held)) {
      for (const reason of NOT_CHECKABLE) {
        expect(count(sentences, 'kind', reason), reason).toBeGreaterThanOrEqual(3);
      }
      for (const verdict of CLAIM_VERDICTS) {
        expect(count(sentences, 'verdict', verdict), verdict).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('are as many by kind and verdict as their README says', () => {
    const readme = readFileSync(join(FOLDER, 'hold', 'README.md'), 'utf8');
    const counted = (key: 'kind' | 'verdict') => (value: string) =>
      `${value} ${count(held.en, key, value)} + ${count(held.fr, key, value)}`;
    const kinds = [...CLAIM_KINDS, ...NOT_CHECKABLE].map(counted('kind'));
    for (const said of [...kinds, ...CLAIM_VERDICTS.map(counted('verdict'))]) {
      expect(readme).toContain(said);
    }
  });
});
