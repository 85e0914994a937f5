/** Sums of the tables that ship with Vigie. @source shared/design/methods.md, section 1 */
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { monthFromText, monthText, type Row } from '../../src/core/index.ts';
import { eventsFromBundled, levelsFromBundled } from '../../src/sources/index.ts';
import { Store } from '../../src/store/index.ts';
import { tables } from '../../src/tables/index.ts';

const store = new Store(':memory:');
const rowsOf = (id: string) => store.bundledTable(id).rows;
const total = (rows: readonly Row[], column: string) =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
const where = (id: string, country: string, period: string) =>
  rowsOf(id).filter((row) => row.country === country && row.month.startsWith(period));
const years = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
const months = (year: string) => years(101, 112).map((text) => `${year}-${text.slice(1)}`);

describe('Mali', () => {
  const series = (periods: string[], column: string) =>
    periods.map((period) => total(where('country-month', 'MLI', period), column));

  test('has the known deaths and events of 2012 to 2024', () => {
    expect(series(years(2012, 2024), 'best')).toEqual([
      359, 881, 291, 256, 198, 612, 1281, 1227, 1543, 1287, 3656, 2118, 1901,
    ]);
    expect(series(years(2012, 2024), 'events')).toEqual([
      43, 83, 30, 55, 53, 127, 236, 199, 234, 215, 409, 320, 447,
    ]);
  });

  test('has the known deaths and events of each month of 2025', () => {
    expect(series(months('2025'), 'best')).toEqual([
      162, 208, 190, 110, 150, 455, 185, 168, 116, 225, 172, 27,
    ]);
    expect(series(months('2025'), 'events')).toEqual([
      52, 44, 41, 21, 36, 52, 34, 29, 45, 65, 54, 53,
    ]);
  });

  test('has 43 events and 163 deaths in October 2023, as the final release says', () => {
    expect(series(['2023-10'], 'events')).toEqual([43]);
    expect(series(['2023-10'], 'best')).toEqual([163]);
  });

  test('has 442 of its 447 events of 2024 in a region', () => {
    expect(total(where('region-month', 'MLI', '2024'), 'events')).toBe(442);
  });

  test('has 27 and 21 attacks of Malian and Russian forces together in early 2025', () => {
    const joint = (month: string) =>
      where('pair-month', 'MLI', month).filter(
        (row) => row.side_a === 'Government of Mali, Government of Russia (Soviet Union)',
      );
    expect(['2025-01', '2025-02'].map((month) => total(joint(month), 'events'))).toEqual([27, 21]);
    expect(joint('2025-01').map((row) => [row.type, row.side_b])).toEqual([['3', 'Civilians']]);
  });

  test('has the known number of people in need of food', () => {
    const levels = levelsFromBundled(store.bundledTable('country-year'));
    const inNeed = [2022, 2023, 2024].map(
      (year) =>
        levels.find(
          (level) =>
            level.country === 'MLI' && level.year === year && level.outcome === 'food-insecure',
        )!.value,
    );
    expect(inNeed.map((people) => (people / 1e6).toFixed(2))).toEqual(['1.84', '1.26', '1.37']);
  });
});

describe('the world', () => {
  test('has 385,918 events and 3,957,143 deaths in 25.1, with what is unassigned', () => {
    const final = rowsOf('country-month').filter((row) => row.month < '2025');
    const unassigned = rowsOf('niger-nigeria-unassigned');
    expect(total(final, 'events') + total(unassigned, 'events')).toBe(385_918);
    expect(total(final, 'best') + total(unassigned, 'deaths')).toBe(3_957_143);
    expect(total(unassigned, 'events')).toBeLessThan(100);
  });

  test('has 28,396 events of 2025 in the Candidate release, and those that 26.0.1 added', () => {
    const events = total(
      rowsOf('country-month').filter((row) => row.month.startsWith('2025')),
      'events',
    );
    expect(events).toBeGreaterThanOrEqual(28_396);
    expect(events).toBeLessThanOrEqual(28_396 + 3);
  });
});

describe('pairs', () => {
  test('never count more than the country has, where both come from the same release', () => {
    const counted = new Map<string, number>();
    const key = (row: Row) => `${row.country} ${row.month} ${row.type}`;
    for (const row of rowsOf('country-month')) {
      if (row.month >= '2025') counted.set(key(row), Number(row.events));
    }
    const pairs = new Map<string, number>();
    for (const row of rowsOf('pair-month')) {
      if (row.month >= '2025') pairs.set(key(row), (pairs.get(key(row)) ?? 0) + Number(row.events));
    }
    expect([...pairs].filter(([id, n]) => n > (counted.get(id) ?? 0))).toEqual([]);
  });

  test('of state-based violence in 2025 are marked as inferred, or left unknown', () => {
    const stated = rowsOf('pair-month').filter(
      (row) => row.month.startsWith('2025') && row.type === '1' && row.inferred !== '1',
    );
    expect(stated.filter((row) => row.side_a !== '' || row.side_b !== '')).toEqual([]);
  });
});

describe('every bundled table', () => {
  // Forecasts are made from the other tables, by a command of their own.
  const all = store.bundledTableIds();
  const isForecast = (id: string) => store.bundledTable(id).description.kind === 'forecast';
  const ids = all.filter((id) => !isForecast(id));

  test.each(all.filter(isForecast))('%s rests on the tables of events as they are', (id) => {
    const { source } = store.bundledTable(id).description;
    expect(source.command).toBe('vigie reference forecast');
    for (const { file, sha256 } of source.inputs!)
      expect(store.bundledTable(file.replace('.csv', '')).description.source.sha256).toBe(sha256);
  });

  test('is one that its builder is listed for', () => {
    expect(ids).toEqual(tables.entries.map((builder) => builder.id).sort());
  });

  test.each(ids)('%s has the hash, columns, licence and inputs that it states', (id) => {
    // Reading throws when the hash is not that of the bytes.
    const { description, rows } = store.bundledTable(id);
    const builder = tables.get(id);
    expect(Object.keys(rows[0])).toEqual([...builder.columns]);
    expect(description.source.inputs!.map((input) => input.file)).toEqual([...builder.inputs]);
    for (const input of description.source.inputs!) {
      expect(input.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(input.licence).not.toBe('');
      expect(input.citation).not.toBe('');
    }
    expect(description.method).toEqual([...builder.method]);
    expect(description.coverage).toEqual(builder.coverage);
  });

  test.each(ids.filter((id) => store.bundledTable(id).description.kind === 'events'))(
    '%s has no row twice, and only in months and countries that it covers',
    (id) => {
      const { rows } = store.bundledTable(id);
      const amounts = new Set(['events', 'best', 'low', 'high', 'civilians', 'border']);
      const keys = rows.map((row) =>
        Object.entries(row)
          .filter(([column]) => !amounts.has(column))
          .map(([, value]) => value)
          .join('|'),
      );
      expect(new Set(keys).size).toBe(keys.length);
      const table = eventsFromBundled(store.bundledTable(id));
      const outside = Array.from(table.month, (month, i) => ({
        month,
        country: table.countries[table.country[i]],
      })).filter(
        ({ month, country }) =>
          !table.coverage.some(
            (part) =>
              month >= part.from &&
              month <= part.to &&
              (part.countries ? part.countries.includes(country) : !part.except?.includes(country)),
          ),
      );
      expect(outside.map(({ month, country }) => `${country} ${monthText(month)}`)).toEqual([]);
      expect(Math.min(...table.month)).toBeGreaterThanOrEqual(monthFromText('1989-01'));
      expect(table.events.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
      expect(table.best.every((n) => n >= 0)).toBe(true);
    },
  );

  test('ships in 2 MB all together, with everything else in data/', () => {
    const data = fileURLToPath(new URL('../../data/', import.meta.url));
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const bytes = files.reduce(
      (sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size,
      0,
    );
    expect(files.length).toBeGreaterThan(ids.length);
    expect(bytes).toBeLessThanOrEqual(2_000_000);
  });

  test('names no address and no file of a person', () => {
    for (const id of ids) {
      const columns = Object.keys(rowsOf(id)[0]);
      expect(columns.filter((name) => /source_|where_|headline|article/.test(name))).toEqual([]);
      const cells = rowsOf(id).flatMap((row) => Object.values(row));
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.filter((cell) => /https?:|www\.|@/.test(cell)).slice(0, 3)).toEqual([]);
    }
  });
});
