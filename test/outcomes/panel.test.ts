import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventTable,
  type Measure,
  monthFromText,
  monthsBetween,
  monthText,
  NO_VINTAGE,
  vintagesOf,
} from '../../src/core/index.ts';
import { buildPanel, outcomes, unitsOf, unitsOfRows } from '../../src/outcomes/index.ts';
import { EVERY_MEASURE, type HandRow, handTable, pairOf } from '../core/hand-made.ts';
import { valuesOf } from './hand.ts';

const NONE = Number.NaN;
const COUNTRIES = ['MLI', 'BFA', 'NER'];
const FIRST = monthFromText('2020-01');
const LAST = monthFromText('2021-12');
const PAIRS = [
  pairOf('Government of Mali', 'JNIM'),
  pairOf('JNIM', 'IS'),
  pairOf('JNIM', 'Civilians'),
  pairOf('Government of Mali + Government of Russia (Soviet Union)', 'Civilians'),
];

const rowsOfEvents: fc.Arbitrary<HandRow[]> = fc.array(
  fc
    .record({
      country: fc.constantFrom(...COUNTRIES),
      at: fc.integer({ min: FIRST, max: LAST }),
      type: fc.constantFrom(1 as const, 2 as const, 3 as const),
      events: fc.integer({ min: 0, max: 9 }),
      best: fc.integer({ min: 0, max: 99 }),
      low: fc.integer({ min: 0, max: 99 }),
      high: fc.integer({ min: 0, max: 99 }),
      civilians: fc.integer({ min: 0, max: 99 }),
      place: fc.integer({ min: 0, max: 3 }),
      pair: fc.constantFrom(...PAIRS),
      border: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ at, place, ...row }) => ({
      ...row,
      month: monthText(at),
      ...(place > 0 ? { region: `${row.country}|region ${place}`, cell: 1000 + place } : {}),
    })),
  { maxLength: 40 },
);

const WEIGHTS: Record<string, (row: HandRow) => number> = {
  events: (row) => row.events,
  fatalities: (row) => row.best!,
  'fatalities-low': (row) => row.low!,
  'fatalities-high': (row) => row.high!,
  'civilian-deaths': (row) => row.civilians!,
  'border-strip-events': (row) => row.border!,
  'state-based-events': (row) => (row.type === 1 ? row.events : 0),
  'non-state-events': (row) => (row.type === 2 ? row.events : 0),
  'one-sided-events': (row) => (row.type === 3 ? row.events : 0),
  'state-based-fatalities': (row) => (row.type === 1 ? row.best! : 0),
  'non-state-fatalities': (row) => (row.type === 2 ? row.best! : 0),
  'one-sided-fatalities': (row) => (row.type === 3 ? row.best! : 0),
};

const request = (units: readonly string[], ids: readonly string[]) => ({
  level: 'country' as const,
  units,
  first: FIRST,
  last: LAST,
  outcomes: ids.map((id) => outcomes.get(id)),
  as_of: '2026-03',
});
const whole = [{ from: '2020-01', to: '2021-12' }];
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('sums', () => {
  it('those of a panel are those of its events', () => {
    fc.assert(
      fc.property(rowsOfEvents, (rows) => {
        const ids = Object.keys(WEIGHTS);
        const panel = buildPanel([handTable(rows, whole)], request(COUNTRIES, ids));
        for (const id of ids)
          expect(sum(panel.outcomes[id])).toBe(sum(rows.map((row) => WEIGHTS[id](row))));
      }),
    );
  });

  it('those of the types add up to all, and those of regions to what is placed', () => {
    fc.assert(
      fc.property(rowsOfEvents, (rows) => {
        const table = handTable(rows, whole);
        const types = ['state-based-events', 'non-state-events', 'one-sided-events'];
        const panel = buildPanel([table], request(COUNTRIES, ['events', ...types]));
        panel.outcomes.events.forEach((value, i) => {
          expect(sum(types.map((id) => panel.outcomes[id][i]))).toBe(value);
        });
        const regions = buildPanel([table], {
          ...request(unitsOf([table], 'region'), ['events']),
          level: 'region',
        });
        const placed = rows.filter((row) => row.region);
        expect(sum(regions.outcomes.events)).toBe(sum(placed.map((row) => row.events)));
      }),
    );
  });

  it('an event stays in its month and its country', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST, max: LAST }),
        fc.constantFrom(...COUNTRIES),
        fc.integer({ min: 0, max: 23 }),
        (month, country, skipped) => {
          const row = { country, month: monthText(month), type: 1 as const, events: 5 };
          const panel = buildPanel([handTable([row], whole)], {
            ...request(COUNTRIES, ['events']),
            first: FIRST + skipped,
          });
          expect(panel.periods).toEqual(monthsBetween(FIRST + skipped, LAST));
          panel.outcomes.events.forEach((value, i) => {
            const here = COUNTRIES[Math.floor(i / panel.periods.length)] === country;
            const then = panel.periods[i % panel.periods.length] === month;
            expect(value).toBe(here && then ? 5 : 0);
          });
        },
      ),
    );
  });
});

describe('fragmentation', () => {
  /** All ordered pairs of participations, counted one by one. */
  function byCounting(rows: readonly HandRow[], country: string, month: number): number {
    const drawn: string[] = [];
    for (const row of rows) {
      const at = monthFromText(row.month);
      if (row.country !== country || at > month || at <= month - 12) continue;
      const names = [...row.pair!.side_a, ...row.pair!.side_b].filter((n) => n !== 'Civilians');
      for (const name of names) for (let k = 0; k < row.events; k++) drawn.push(name);
    }
    let different = 0;
    for (let i = 0; i < drawn.length; i++)
      for (let j = 0; j < drawn.length; j++) if (i !== j && drawn[i] !== drawn[j]) different++;
    return drawn.length < 2 ? NONE : different / (drawn.length * (drawn.length - 1));
  }

  it('is the share of differing pairs, counted one by one', () => {
    fc.assert(
      fc.property(rowsOfEvents, (rows) => {
        const values = valuesOf(
          [handTable(rows, [{ from: '2019-01', to: '2021-12' }])],
          outcomes.get('fragmentation'),
          'MLI',
          '2020-01',
          '2021-12',
        );
        values.forEach((value, i) => {
          const known = byCounting(rows, 'MLI', FIRST + i);
          if (Number.isNaN(known)) expect(value).toBeNaN();
          else expect(value).toBeCloseTo(known, 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is 0 with one actor and missing with one participation', () => {
    const one = (events: number) => [
      { country: 'MLI', month: '2020-12', type: 3 as const, events, pair: PAIRS[2] },
    ];
    const at = (events: number) =>
      valuesOf(
        [handTable(one(events), whole)],
        outcomes.get('fragmentation'),
        'MLI',
        '2020-12',
        '2020-12',
      );
    expect(at(4)).toEqual([0]);
    expect(at(1)).toEqual([NONE]);
  });
});

describe('coverage', () => {
  const rows: HandRow[] = [
    { country: 'MLI', month: '2020-02', type: 1, events: 3, pair: PAIRS[0] },
    { country: 'MLI', month: '2020-05', type: 1, events: 8, pair: PAIRS[0] },
  ];
  const valuesIn = (tables: EventTable[], unit = 'MLI', id = 'events') =>
    valuesOf(tables, outcomes.get(id), unit, '2020-01', '2020-06');

  it('a covered month without a row is zero, any other month is missing', () => {
    const part = handTable(rows, [{ from: '2020-02', to: '2020-04' }]);
    expect(valuesIn([part])).toEqual([NONE, 3, 0, 0, NONE, NONE]);
    expect(valuesIn([part], 'SEN')).toEqual([NONE, 0, 0, 0, NONE, NONE]);
    expect(valuesIn([])).toEqual(new Array(6).fill(NONE));
  });

  it('a country that is not covered is missing, even where it has rows', () => {
    const others = handTable(rows, [{ from: '2020-01', to: '2020-06', except: ['MLI'] }]);
    expect(valuesIn([others])).toEqual(new Array(6).fill(NONE));
    expect(valuesIn([others], 'BFA')).toEqual(new Array(6).fill(0));
    const named = handTable(rows, [{ from: '2020-01', to: '2020-06', countries: ['MLI'] }]);
    expect(valuesIn([named], 'BFA')).toEqual(new Array(6).fill(NONE));
  });

  it('what a table cannot say is missing, for each measure that an outcome needs', () => {
    for (const outcome of outcomes.entries) {
      for (const need of outcome.needs) {
        const measures = EVERY_MEASURE.filter((measure: Measure) => measure !== need);
        const dumb = handTable(rows, [{ from: '2010-01', to: '2021-12', measures }]);
        expect(
          valuesOf([dumb], outcome, 'MLI', '2020-05', '2020-05'),
          `${outcome.id} without ${need}`,
        ).toEqual([NONE]);
      }
    }
  });

  it('at a region or a cell places must be known, and complete counts need not be', () => {
    const measures = (...list: Measure[]) => [{ from: '2020-01', to: '2020-06', measures: list }];
    const placed: HandRow[] = [{ ...rows[0], region: 'MLI|Gao region', cell: 153_000 }];
    const at = (list: Measure[], level: 'region' | 'cell', unit: string) =>
      valuesOf(
        [handTable(placed, measures(...list))],
        outcomes.get('events'),
        unit,
        '2020-02',
        '2020-03',
        level,
      );
    expect(at(['regions'], 'region', 'MLI|Gao region')).toEqual([3, 0]);
    expect(at(['events'], 'region', 'MLI|Gao region')).toEqual([NONE, NONE]);
    expect(at(['cells'], 'cell', '153000')).toEqual([3, 0]);
    expect(at(['events', 'regions'], 'cell', '153000')).toEqual([NONE, NONE]);
  });

  it('deaths that a row does not know make the month missing', () => {
    const unknown = handTable(
      [{ country: 'MLI', month: '2020-02', type: 1, events: 3, best: NONE }],
      [{ from: '2020-01', to: '2020-06' }],
    );
    expect(valuesIn([unknown], 'MLI', 'fatalities')).toEqual([0, NONE, 0, 0, 0, 0]);
    expect(valuesIn([unknown])).toEqual([0, 3, 0, 0, 0, 0]);
  });

  it('an outcome with a memory speaks once its whole past is covered, and after a gap again', () => {
    const table = handTable(rows, [
      { from: '2010-01', to: '2015-06' },
      { from: '2015-08', to: '2021-12' },
    ]);
    const spoken = (id: string) =>
      valuesOf([table], outcomes.get(id), 'MLI', '2010-01', '2021-12')
        .map((value, i) => (Number.isNaN(value) ? '' : monthText(monthFromText('2010-01') + i)))
        .filter((month) => month !== '');
    // Sixty months: 2010-01…2014-12, then 2015-08…2020-07.
    const first = spoken('first-time-actors');
    expect(first[0]).toBe('2014-12');
    expect(first).toContain('2015-06');
    expect(first).not.toContain('2015-07');
    expect(first).not.toContain('2020-06');
    expect(first).toContain('2020-07');
    // Twelve months: fragmentation is known where two participations lie in them.
    expect(spoken('fragmentation')[0]).toBe('2020-02');
    expect(spoken('fragmentation').at(-1)).toBe('2021-04');
  });

  it('memory reaches back before the first month that is asked for', () => {
    const table = handTable(rows, [{ from: '2019-03', to: '2020-12' }]);
    expect(valuesOf([table], outcomes.get('fragmentation'), 'MLI', '2020-02', '2020-02')).toEqual([
      1 - (2 * 3 * 2) / (6 * 5),
    ]);
    const late = handTable(rows, [{ from: '2019-04', to: '2020-12' }]);
    expect(valuesOf([late], outcomes.get('fragmentation'), 'MLI', '2020-02', '2020-02')).toEqual([
      NONE,
    ]);
  });
});

describe('several tables', () => {
  const row = (month: string, events: number): HandRow => ({
    country: 'MLI',
    month,
    type: 1,
    events,
  });
  const preferred = handTable(
    [row('2020-02', 3)],
    [{ from: '2020-01', to: '2020-03', vintage: '25.1' }],
    'preferred',
  );
  const other = handTable(
    [row('2020-01', 50), row('2020-02', 50), row('2020-04', 9)],
    [{ from: '2020-01', to: '2020-05', vintage: 'candidate', final: false }],
    'other',
  );

  it('the first that speaks for a month wins, with its zeros; the next fills the rest', () => {
    const panel = buildPanel([preferred, other], {
      ...request(['MLI'], ['events']),
      last: monthFromText('2020-06'),
    });
    expect([...panel.outcomes.events]).toEqual([0, 3, 0, 9, 0, NONE]);
    const labels = [...vintagesOf(panel, 'events', 'MLI')].map(
      (index) => panel.vintages[index]?.label ?? index,
    );
    expect(labels).toEqual(['25.1', '25.1', '25.1', 'candidate', 'candidate', NO_VINTAGE]);
    expect(panel.vintages.map(({ final, source }) => [final, source.source_id])).toEqual([
      [true, 'preferred'],
      [false, 'other'],
    ]);
    expect(panel.as_of).toBe('2026-03');
  });

  it('the other way round the other wins', () => {
    expect(
      valuesOf([other, preferred], outcomes.get('events'), 'MLI', '2020-01', '2020-06'),
    ).toEqual([50, 50, 0, 9, 0, NONE]);
  });

  it('leave each other and themselves unchanged', () => {
    const before = structuredClone([preferred, other]);
    buildPanel(
      [preferred, other],
      request(
        ['MLI'],
        outcomes.entries.map(({ id }) => id),
      ),
    );
    expect([preferred, other]).toEqual(before);
  });
});

describe('units', () => {
  const rows: HandRow[] = [
    { country: 'MLI', month: '2020-01', type: 1, events: 1, region: 'MLI|Mopti region', cell: 20 },
    { country: 'BFA', month: '2020-01', type: 1, events: 1, region: 'BFA|Sahel region', cell: 3 },
    { country: 'MLI', month: '2020-01', type: 1, events: 1 },
  ];
  const table = handTable(rows, whole);

  it('are those that have a row, sorted, cells by number', () => {
    expect(unitsOf([table], 'country')).toEqual(['BFA', 'MLI']);
    expect(unitsOf([table], 'region')).toEqual(['BFA|Sahel region', 'MLI|Mopti region']);
    expect(unitsOf([table], 'cell')).toEqual(['3', '20']);
    expect(unitsOf([], 'cell')).toEqual([]);
  });

  it('rows outside the units, or placed too coarsely, belong to none', () => {
    expect([...unitsOfRows(table, 'country', ['BFA'])]).toEqual([-1, 0, -1]);
    expect([...unitsOfRows(table, 'region', unitsOf([table], 'region'))]).toEqual([1, 0, -1]);
    expect([...unitsOfRows(table, 'cell', ['20', '3'])]).toEqual([0, 1, -1]);
    const { region: _, cell: __, ...plain } = table;
    expect([...unitsOfRows(plain, 'region', ['BFA|Sahel region'])]).toEqual([-1, -1, -1]);
    expect([...unitsOfRows(plain, 'cell', ['3'])]).toEqual([-1, -1, -1]);
  });
});
