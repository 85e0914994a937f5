import { describe, expect, it } from 'vitest';
import { outcomes } from '../../src/outcomes/index.ts';
import { type HandRow, handTable, pairOf } from '../core/hand-made.ts';
import { valuesOf } from './hand.ts';

const GAO = 'MLI|Gao region';
const MOPTI = 'MLI|Mopti region';
const state = pairOf('Government of Mali', 'JNIM', 'Mali: Government');
const joint = pairOf('Government of Mali + Government of Russia (Soviet Union)', 'Civilians');
const groups = pairOf('JNIM', 'IS');
const jnim = pairOf('JNIM', 'Civilians');
const unnamed = pairOf('Government of Mali', 'XXX436');

const row = (
  month: string,
  type: 1 | 2 | 3,
  events: number,
  deaths: [best: number, low: number, high: number, civilians: number],
  pair = state,
  more: Partial<HandRow> = {},
): HandRow => {
  const [best, low, high, civilians] = deaths;
  return { country: 'MLI', month, type, events, best, low, high, civilians, pair, ...more };
};

const rows: HandRow[] = [
  // JNIM and the government are known since 2020, Russia and IS appear in January 2025.
  row('2020-01', 1, 1, [1, 1, 1, 0]),
  row('2025-01', 1, 3, [10, 8, 15, 1], state, { region: MOPTI, cell: 150_112, border: 2 }),
  row('2025-01', 3, 2, [5, 5, 6, 5], joint, { region: GAO, cell: 153_000 }),
  row('2025-01', 2, 1, [4, 3, 9, 0], groups, { region: GAO, cell: 153_000, border: 1 }),
  row('2025-01', 3, 1, [2, 2, 2, 2], jnim),
  row('2025-02', 1, 2, [3, 1, 4, 0], unnamed, { region: GAO, cell: 153_001 }),
  row('2025-02', 1, 50, [70, 60, 80, 9], state, {
    country: 'BFA',
    region: 'BFA|Sahel region',
    cell: 150_117,
    border: 50,
  }),
];
const table = handTable(rows, [{ from: '2015-01', to: '2025-12' }]);

// January, February and March 2025 in Mali, from the rows above.
const BY_HAND: Record<string, [number, number, number]> = {
  events: [7, 2, 0],
  fatalities: [21, 3, 0],
  'fatalities-low': [18, 1, 0],
  'fatalities-high': [32, 4, 0],
  'state-based-events': [3, 2, 0],
  'state-based-fatalities': [10, 3, 0],
  'one-sided-events': [3, 0, 0],
  'one-sided-fatalities': [7, 0, 0],
  'one-sided-by-state': [2, 0, 0],
  'one-sided-by-groups': [1, 0, 0],
  'non-state-events': [1, 0, 0],
  'non-state-fatalities': [4, 0, 0],
  'civilian-deaths': [8, 0, 0],
  'border-strip-events': [3, 0, 0],
  'cells-with-events': [2, 1, 0],
  'regions-with-events': [2, 1, 0],
  // JNIM and IS; an unidentified actor is none.
  'active-armed-groups': [2, 0, 0],
  // The governments of Mali and Russia with them; in February Mali's alone.
  'active-actors': [4, 1, 0],
  'first-time-actors': [2, 0, 0],
  // Participations in January: Mali 5, Russia 2, JNIM 5, IS 1 of 13: 1 − (20 + 2 + 20)/156. From
  // February Mali has 7 of 15: 1 − (42 + 2 + 20)/210.
  fragmentation: [1 - 42 / 156, 1 - 64 / 210, 1 - 64 / 210],
  'largest-actor-share': [5 / 13, 7 / 15, 7 / 15],
};

describe('each outcome by hand', () => {
  it('is checked: none is left out', () => {
    expect(Object.keys(BY_HAND).sort()).toEqual(outcomes.entries.map(({ id }) => id).sort());
  });

  it.each(outcomes.entries.map((outcome) => [outcome.id, outcome] as const))(
    '%s in a country',
    (id, outcome) => {
      const values = valuesOf([table], outcome, 'MLI', '2025-01', '2025-03');
      expect(values).toHaveLength(3);
      for (const [i, value] of values.entries()) expect(value).toBeCloseTo(BY_HAND[id][i], 12);
    },
  );
});

describe('finer levels', () => {
  const at = (id: string, unit: string, level: 'region' | 'cell') =>
    valuesOf([table], outcomes.get(id), unit, '2025-01', '2025-03', level);

  it('a region counts the events placed in it', () => {
    expect(at('events', GAO, 'region')).toEqual([3, 2, 0]);
    expect(at('events', MOPTI, 'region')).toEqual([3, 0, 0]);
    expect(at('fatalities', GAO, 'region')).toEqual([9, 3, 0]);
    expect(at('active-armed-groups', GAO, 'region')).toEqual([2, 0, 0]);
    expect(at('cells-with-events', GAO, 'region')).toEqual([1, 1, 0]);
    // Everyone but JNIM and the government in Mopti is new in Gao in January; they too, there.
    expect(at('first-time-actors', GAO, 'region')).toEqual([4, 0, 0]);
  });

  it('a cell counts the events placed in it', () => {
    expect(at('events', '153000', 'cell')).toEqual([3, 0, 0]);
    expect(at('one-sided-by-state', '153000', 'cell')).toEqual([2, 0, 0]);
    expect(at('border-strip-events', '150112', 'cell')).toEqual([2, 0, 0]);
    expect(at('active-actors', '153000', 'cell')).toEqual([4, 0, 0]);
  });

  it('an outcome that makes no sense at a level is missing there', () => {
    expect(at('regions-with-events', GAO, 'region')).toEqual([NaN, NaN, NaN]);
    expect(at('cells-with-events', '153000', 'cell')).toEqual([NaN, NaN, NaN]);
    expect(at('fragmentation', '153000', 'cell')).toEqual([NaN, NaN, NaN]);
  });
});
