/** Building the bundled tables anew from the releases gives what ships. */

import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { Store, sha256 } from '../../src/store/index.ts';
import { tables } from '../../src/tables/index.ts';
import { hasShared, sayWhenSkipped, sharedFile, sharedRows } from '../fixtures/ingest-shared.ts';

sayWhenSkipped('rebuilding the bundled tables');

const store = new Store(':memory:');
const COUNTRY_MONTH = 'ged_v25_1_country_month_1989_2024.csv';
const MERGED = 'ged_v25_1_country_month_niger_and_nigeria_merged.csv';

describe.skipIf(!hasShared)('a rebuilt table', () => {
  test.each(tables.entries.map((builder) => builder.id))('%s equals the shipped one', (id) => {
    const builder = tables.get(id);
    const { description, rows } = store.bundledTable(id);
    const built = builder.build(sharedRows);
    const texts = built.map((row) => row.map(String));
    const shipped = rows.map((row) => builder.columns.map((column) => row[column]));
    expect(texts.length).toBe(shipped.length);
    expect(texts.filter((row, i) => row.join('\u001f') !== shipped[i].join('\u001f'))).toEqual([]);
    const csv = Papa.unparse({ fields: [...builder.columns], data: built }, { newline: '\n' });
    expect(sha256(`${csv}\n`)).toBe(description.source.sha256);
  });

  test('is made from the very files that its description names', () => {
    for (const { id } of tables.entries) {
      for (const { file, sha256: stated } of store.bundledTable(id).description.source.inputs!) {
        expect(sha256(readFileSync(sharedFile(file))), file).toBe(stated);
      }
    }
  });

  test('leaves its inputs as they were', () => {
    const before = JSON.stringify(sharedRows(MERGED));
    for (const builder of tables.entries) {
      if (builder.inputs.includes(MERGED)) builder.build(sharedRows);
    }
    expect(JSON.stringify(sharedRows(MERGED))).toBe(before);
  });
});

describe.skipIf(!hasShared)('Niger and Nigeria', () => {
  test('with what is unassigned are the merged rows, month by month', () => {
    const sums = new Map<string, [events: number, deaths: number]>();
    const add = (month: string, events: number, deaths: number) => {
      const [e, d] = sums.get(month) ?? [0, 0];
      sums.set(month, [e + events, d + deaths]);
    };
    for (const row of store.bundledTable('country-month').rows) {
      if (['NER', 'NGA'].includes(row.country) && row.month < '2025') {
        add(row.month, Number(row.events), Number(row.best));
      }
    }
    for (const row of store.bundledTable('niger-nigeria-unassigned').rows) {
      add(row.month, Number(row.events), Number(row.deaths));
    }
    const merged = sharedRows(MERGED);
    expect(merged).toHaveLength(432);
    const differing = merged.filter((row) => {
      const events =
        Number(row.ucdp_state_based_events) +
        Number(row.ucdp_non_state_events) +
        Number(row.ucdp_one_sided_events);
      const [found, deaths] = sums.get(row.year_month) ?? [0, 0];
      return found !== events || deaths !== Number(row.ucdp_fatalities_best);
    });
    expect(differing.map((row) => row.year_month)).toEqual([]);
  });

  test('add up with the other countries to the whole of 25.1 in the input files', () => {
    const rows = [...sharedRows(COUNTRY_MONTH), ...sharedRows(MERGED)];
    const total = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
    expect(total('ucdp_event_count')).toBe(385_918);
    expect(total('ucdp_fatalities_best')).toBe(3_957_143);
  });

  test.each([
    ['Niger', 'NER'],
    ['Nigeria', 'NGA'],
  ])('%s never has more deaths in a year than the yearly release gives it', (name, code) => {
    // Less is possible, where events could be given to neither; more is the other country's dead.
    const deaths = new Map<string, number>();
    for (const row of store.bundledTable('country-month').rows) {
      const year = row.month.slice(0, 4);
      if (row.country === code) deaths.set(year, (deaths.get(year) ?? 0) + Number(row.best));
    }
    const more = sharedRows('ucdp_country_year_v25_1.csv')
      .filter((row) => row.country_cy === name && Number(row.year_cy) <= 2024)
      .map((row) => {
        const yearly = ['sb', 'ns', 'os'].map((t) => Number(row[`${t}_total_deaths_best_cy`] || 0));
        const wanted = yearly.reduce((sum, n) => sum + n, 0);
        return { year: row.year_cy, found: deaths.get(row.year_cy) ?? 0, wanted };
      })
      .filter(({ found, wanted }) => found > wanted);
    expect(more).toEqual([]);
  });
});

describe.skipIf(!hasShared)('building', () => {
  test('country-month refuses an input that lacks a country with deaths', () => {
    const builder = tables.get('country-month');
    const read = (file: string) =>
      file === COUNTRY_MONTH
        ? sharedRows(file).filter((row) => row.country_iso3 !== 'MLI')
        : sharedRows(file);
    expect(() => builder.build(read)).toThrow(VigieError);
    expect(() => builder.build(read)).toThrow(/MLI have deaths/);
  });
});
