import { describe, expect, test } from 'vitest';
import { type EventRow, monthText, type RowReading } from '../../src/core/index.ts';
import { acled } from '../../src/sources/acled.ts';
import { ACLED_GROUP, ACLED_NOTES, type AcledRow, acledCsv } from '../fixtures/levels.ts';

/** Cells of a file whose cells hold no comma and no line break. */
const cellsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));

function reading(rows: readonly AcledRow[]) {
  const [header, ...cells] = cellsOf(acledCsv(rows));
  const reader = acled.open(header, { name: 'export.csv' });
  return { reader, readings: cells.map((row) => reader.read(row)) };
}

const eventOf = (row: AcledRow): EventRow => {
  const [found] = reading([row]).readings as RowReading[];
  if (!('event' in found)) throw new Error(JSON.stringify(found));
  return found.event;
};

describe('an ACLED export', () => {
  test('is known by its header', () => {
    const [header] = cellsOf(acledCsv([]));
    expect(acled.recognises(header, { name: 'x' })).toBe(true);
    expect(acled.recognises(['id', 'event_type'], { name: 'x' })).toBe(false);
  });

  test.each(['2025-06-06', '06 June 2025', '6 Jun 2025'])('reads the date %s', (event_date) => {
    expect(eventOf({ event_date }).date_start).toBe('2025-06-06');
  });

  test.each([
    ['a battle with the army', {}, 1],
    ['a battle of two groups', { actor1: 'JNIM', interaction: 'Rebel group-Rebel group' }, 2],
    ['older codes, a state against rebels', { actor1: 'Unknown', interaction: '12' }, 1],
    ['older codes, rebels against a militia', { actor1: 'JNIM', interaction: '24' }, 2],
    [
      'a state force beside a foreign one',
      {
        actor1: 'Wagner Group',
        assoc_actor_1: 'Military Forces of Mali (2021-)',
        interaction: 'External/Other forces-Rebel group',
      },
      1,
    ],
    ['an explosion', { event_type: 'Explosions/Remote violence' }, 1],
    [
      'an explosion that ACLED marks as aimed at civilians',
      { event_type: 'Explosions/Remote violence', civilian_targeting: 'Civilian targeting' },
      3,
    ],
    ['violence against civilians', { event_type: 'Violence against civilians' }, 3],
  ] as const)('%s has its type', (_, row, type) => {
    expect(eventOf(row).type_of_violence).toBe(type);
  });

  test('gives state forces and civilians the names that outcomes know', () => {
    const event = eventOf({
      event_type: 'Violence against civilians',
      actor1: 'Police Forces of Mali (2021-) Gendarmerie',
      actor2: 'Civilians (Mali)',
    });
    expect([event.side_a, event.side_b]).toEqual(['Government of Mali', 'Civilians']);
    expect(eventOf({})).toMatchObject({ side_a: 'Government of Mali', side_b: ACLED_GROUP });
  });

  test('names the attacker first, whichever actor it is', () => {
    const event = eventOf({
      event_type: 'Violence against civilians',
      actor1: 'Civilians (Mali)',
      actor2: ACLED_GROUP,
    });
    expect([event.side_a, event.side_b]).toEqual([ACLED_GROUP, 'Civilians']);
  });

  test('passes over protests, riots and strategic developments', () => {
    const { readings } = reading(
      ['Protests', 'Riots', 'Strategic developments'].map((event_type) => ({ event_type })),
    );
    expect(readings).toEqual(
      ['protests', 'riots', 'strategic-developments'].map((skipped) => ({ skipped })),
    );
  });

  test('gives one number of deaths, no range, and a place as fine as ACLED says', () => {
    expect(eventOf({ geo_precision: 3 })).toMatchObject({
      fatalities_best: 3,
      fatalities_low: Number.NaN,
      deaths_civilians: Number.NaN,
      place_precision: 4,
      country_iso3: 'MLI',
    });
  });

  test('keeps nothing of notes and source', () => {
    expect(JSON.stringify(eventOf({}))).not.toContain(ACLED_NOTES);
    expect(JSON.stringify(eventOf({}))).not.toContain('Journal');
  });

  test('says every fault of a row', () => {
    const [found] = reading([
      {
        event_date: '31 June 2025',
        country: 'Tarda',
        iso: '',
        fatalities: 'many',
        geo_precision: 9,
      },
    ]).readings;
    expect('faults' in found && found.faults.map(({ code, column }) => [code, column])).toEqual([
      ['date', 'event_date'],
      ['country-unknown', 'country'],
      ['number', 'fatalities'],
      ['number', 'geo_precision'],
    ]);
  });

  test('may never be passed on, and covers the months of rows passed over too', () => {
    const { reader } = reading([{}, { event_type: 'Protests', event_date: '2025-08-01' }]);
    const release = reader.release({ countries: new Map(), months: new Map() });
    expect(release).toMatchObject({
      dataset: 'ACLED',
      version: '2025-08-24',
      redistributable: false,
    });
    expect([release.covers.from, release.covers.to].map(monthText)).toEqual(['2025-06', '2025-08']);
  });

  test('names every column that is missing', () => {
    expect(() => acled.open(['event_id_cnty', 'event_type'], { name: 'x.csv' })).toThrow(
      /"event_date" is missing.*"fatalities" is missing/,
    );
  });
});
