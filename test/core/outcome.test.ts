import { describe, expect, it } from 'vitest';
import {
  actorIndex,
  actorsOfRow,
  countDistinct,
  type Grid,
  isStateActor,
  monthFromText,
} from '../../src/core/index.ts';
import { handTable, pairOf } from './hand-made.ts';

const row = (month: string, events: number, pair = pairOf('JNIM', 'Civilians')) => ({
  country: 'MLI',
  month,
  type: 3 as const,
  events,
  pair,
});
const table = handTable(
  [
    row('2025-01', 1),
    row('2025-01', 2, pairOf('JNIM + XXX12', 'IS')),
    row('2025-02', 0, pairOf('Dozos', 'JNIM')),
    row('2025-03', 1, pairOf('Dozos', 'JNIM')),
    { country: 'MLI', month: '2025-02', type: 1, events: 9 },
  ],
  [{ from: '2025-01', to: '2025-12' }],
);
const grid: Grid = {
  level: 'country',
  units: ['MLI'],
  first: monthFromText('2025-01'),
  months: 2,
  unitOfRow: new Int32Array(table.length),
};

describe('actors of a table', () => {
  it('are numbered once, civilians and the unidentified left out', () => {
    expect(actorIndex(table).names).toEqual(['JNIM', 'IS', 'Dozos']);
    expect(actorIndex(table).ofPair.map((actors) => [...actors])).toEqual([
      [0],
      [0, 1],
      [2, 0],
      [2, 0],
    ]);
    expect(actorIndex(table)).toBe(actorIndex(table));
  });

  it('a row without a pair has none', () => {
    expect([...actorsOfRow(table, 1)]).toEqual([0, 1]);
    expect(actorsOfRow(table, 4)).toEqual([]);
  });

  it('a state is named as UCDP names it', () => {
    expect(['Government of Mali', 'JNIM', 'government of Mali'].map(isStateActor)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('things are counted once a month, without rows of no event and outside the grid', () => {
  // January: JNIM and IS. February: a row of no event. March lies outside.
  expect([...countDistinct(table, grid, (r) => actorsOfRow(table, r))]).toEqual([2, 0]);
  expect([...countDistinct(table, grid, () => [-1])]).toEqual([0, 0]);
});
