/** What holds for every entry of every shelf. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimKinds } from '../src/claims/index.ts';
import { type Bilingual, FRONTS, monthFromText } from '../src/core/index.ts';
import { buildPanel, outcomes } from '../src/outcomes/index.ts';
import { signals } from '../src/signals/index.ts';
import { sources } from '../src/sources/index.ts';
import { tables } from '../src/tables/index.ts';
import { handTable, pairOf } from './core/hand-made.ts';

interface Contract {
  shelf: { entries: readonly { id: string }[]; get(id: never): unknown };
  /** files of the folder that are no entry */
  support: string[];
}

const SHELVES: Record<string, Contract> = {
  outcomes: { shelf: outcomes, support: ['index.ts', 'level-panel.ts', 'panel.ts'] },
  signals: { shelf: signals, support: ['index.ts', 'maximum.ts', 'record.ts'] },
  sources: {
    shelf: sources,
    support: [
      'cells.ts',
      'columns.ts',
      'index.ts',
      'level-table.ts',
      'published.ts',
      'reference.ts',
      'ucdp-release.ts',
      'ucdp-releases.ts',
    ],
  },
  tables: { shelf: tables, support: ['index.ts', 'inputs.ts', 'releases.ts'] },
  claims: {
    shelf: claimKinds,
    support: [
      'clause.ts',
      'contractions.ts',
      'demonyms.ts',
      'directions.ts',
      'figures.ts',
      'gazetteer.ts',
      'index.ts',
      'judge.ts',
      'kinds.ts',
      'kinship-words.ts',
      'levels.ts',
      'modality.ts',
      'nominal-steps.ts',
      'nouns.ts',
      'numbers.ts',
      'outcome.ts',
      'phrases.ts',
      'places.ts',
      'ratios.ts',
      'read.ts',
      'regions.ts',
      'registry-facts.ts',
      'sentences.ts',
      'step-words.ts',
      'steps.ts',
      'times.ts',
      'tokens.ts',
    ],
  },
};

/** Words that are the same in English and French. */
const SAME_IN_BOTH: string[] = [];

describe.each(Object.entries(SHELVES))('the shelf %s', (folder, { shelf, support }) => {
  const ids = shelf.entries.map(({ id }) => id);

  it('has unique ids in kebab-case, each of which it finds', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(shelf.get(id as never)).toMatchObject({ id });
    }
  });

  it('has a file for each id', () => {
    const without = ids.filter((id) => !existsSync(`src/${folder}/${id}.ts`));
    expect(without).toEqual([]);
  });

  it('has an entry for each file but the few that support it', () => {
    const files = readdirSync(`src/${folder}`).filter((file) => !support.includes(file));
    expect(files.sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
    for (const file of support) expect(existsSync(`src/${folder}/${file}`)).toBe(true);
  });
});

describe('words', () => {
  const texts: [what: string, text: Bilingual][] = [
    ...outcomes.entries.flatMap(({ id, title, unit }): [string, Bilingual][] => [
      [`outcome ${id}, title`, title],
      [`outcome ${id}, unit`, unit],
    ]),
    ...signals.entries.flatMap(({ id, title, rule, lag_rule }): [string, Bilingual][] => [
      [`signal ${id}, title`, title],
      [`signal ${id}, rule`, rule],
      [`signal ${id}, lag rule`, lag_rule],
    ]),
    ...sources.entries.map(({ id, title }): [string, Bilingual] => [`source ${id}, title`, title]),
  ];

  it.each(texts)('%s is in English and in French', (_, text) => {
    expect(Object.keys(text).sort()).toEqual(['en', 'fr']);
    for (const words of [text.en, text.fr]) expect(words.trim()).not.toBe('');
    if (!SAME_IN_BOTH.includes(text.en)) expect(text.fr).not.toBe(text.en);
  });

  it('titles of one shelf differ from one another', () => {
    for (const { entries } of [outcomes, signals])
      for (const language of ['en', 'fr'] as const)
        expect(new Set(entries.map(({ title }) => title[language])).size).toBe(entries.length);
  });
});

describe('outcomes', () => {
  const state = pairOf('Government of Mali', 'JNIM', 'Mali: Government');
  const rows = Array.from({ length: 60 }, (_, i) => ({
    country: i % 3 === 0 ? 'BFA' : 'MLI',
    month: `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    type: ((i % 3) + 1) as 1 | 2 | 3,
    events: i % 5,
    best: i,
    low: i,
    high: 2 * i,
    civilians: i % 4,
    region: i % 2 === 0 ? 'MLI|Gao region' : 'MLI|Mopti region',
    cell: 150_000 + (i % 7),
    pair: i % 4 === 0 ? pairOf('JNIM', 'Civilians') : state,
    border: i % 2,
  }));
  const table = handTable(rows, [{ from: '2012-01', to: '2024-12' }]);

  it('are at least fourteen over the three fronts', () => {
    expect(outcomes.entries.length).toBeGreaterThanOrEqual(14);
    for (const front of FRONTS)
      expect(outcomes.entries.some((outcome) => outcome.front === front)).toBe(true);
  });

  it.each(outcomes.entries.map((outcome) => [outcome.id, outcome] as const))(
    '%s gives the same twice, one value per unit and month, and leaves its table alone',
    (id, outcome) => {
      const copy = structuredClone(table);
      for (const level of outcome.levels) {
        const units = {
          country: ['MLI', 'BFA', 'NER'],
          region: [...table.regions],
          cell: ['150001', '150006', '9'],
        }[level];
        const request = {
          level,
          units,
          first: monthFromText('2018-01'),
          last: monthFromText('2024-12'),
          outcomes: [outcome],
          as_of: '2026-03',
        };
        const panel = buildPanel([table], request);
        expect(panel.outcomes[id]).toHaveLength(units.length * 84);
        expect(buildPanel([structuredClone(table)], request).outcomes).toEqual(panel.outcomes);
        expect(panel.outcomes[id].some((value) => value > 0)).toBe(true);
        for (const value of panel.outcomes[id]) expect(value < 0).toBe(false);
      }
      expect(table).toEqual(copy);
      expect(outcome.needs.length).toBeGreaterThan(0);
      expect(outcome.levels).toContain('country');
      expect(outcome.memory).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('signals', () => {
  it('are six, and read only outcomes that exist', () => {
    expect(signals.entries.map(({ id }) => id).sort()).toEqual([
      'first-time',
      'level-shift',
      'lull',
      'one-sided-turn',
      'spread',
      'surge',
    ]);
    for (const signal of signals.entries) {
      expect(signal.needs.length).toBeGreaterThan(0);
      for (const need of signal.needs) expect(outcomes.has(need)).toBe(true);
      expect(signal.settle_months).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('tables', () => {
  it.each(tables.entries.map((table) => [table.id, table] as const))(
    '%s names inputs, columns, how it is made and what it covers',
    (_, table) => {
      expect(table.inputs.length).toBeGreaterThan(0);
      expect(new Set(table.columns).size).toBe(table.columns.length);
      expect(table.method.length).toBeGreaterThan(0);
      for (const part of table.coverage) {
        expect(monthFromText(part.from)).toBeLessThanOrEqual(monthFromText(part.to));
        expect(part.vintage).not.toBe('');
      }
    },
  );
});
