import { describe, expect, it } from 'vitest';
import { labelledMonths } from '../../src/changes/index.ts';
import { monthFromText, monthText } from '../../src/core/index.ts';
import { handTable, pairOf, rowWith } from '../core/hand-made.ts';

const state = pairOf('Government of Mali', 'JNIM', 'Mali: Government');
const other = pairOf('Government of Mali', 'CSP-DPA', 'Mali: Government', true);
const civilians = pairOf('JNIM', 'Civilians', 'JNIM - Civilians');
const clash = pairOf('JNIM', 'IS', 'JNIM - IS');
const turned = pairOf('IS', 'JNIM', 'IS - JNIM');
const DATE = monthFromText('2025-06');

const row = rowWith(state);

const rows = [
  row('2025-01', 1, 5),
  row('2025-01', 1, 2, other),
  row('2025-06', 1, 7),
  row('2025-08', 3, 4, civilians),
  row('2025-02', 2, 1, clash),
  row('2025-03', 2, 3, turned),
  row('2025-03', 2, 9, clash, 'BFA'),
  row('2024-12', 1, 90),
];
const year = { from: '2025-01', to: '2025-12', final: false, vintage: 'candidate 25' };

describe('labelledMonths', () => {
  it('series are conflicts where a state fights and unordered pairs elsewhere', () => {
    const labelled = labelledMonths([handTable(rows, [year])], 'MLI', DATE)!;
    expect(monthText(labelled.first)).toBe('2025-01');
    expect(monthText(labelled.last)).toBe('2025-12');
    expect(labelled.final).toBe(false);
    expect(labelled.vintages).toEqual(['candidate 25']);
    expect(labelled.series.map(({ id, inferred }) => [id, inferred])).toEqual([
      ['1|Mali: Government', true],
      ['2|IS | JNIM', false],
      ['3|JNIM | Civilians', false],
    ]);
    expect([...labelled.series[0].values]).toEqual([7, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0]);
    expect([...labelled.series[1].values]).toEqual([0, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('final and Candidate months are never joined', () => {
    const coverage = [{ from: '2020-01', to: '2024-12', vintage: '25.1' }, year];
    const labelled = labelledMonths([handTable(rows, coverage)], 'MLI', DATE)!;
    expect(monthText(labelled.first)).toBe('2025-01');
    const earlier = labelledMonths([handTable(rows, coverage)], 'MLI', monthFromText('2024-11'))!;
    expect(earlier.final).toBe(true);
    expect(monthText(earlier.last)).toBe('2024-12');
  });

  it('Candidate releases that follow one another are joined', () => {
    const next = { from: '2026-01', to: '2026-02', final: false, vintage: 'candidate 26' };
    const labelled = labelledMonths([handTable(rows, [year, next])], 'MLI', DATE)!;
    expect(monthText(labelled.last)).toBe('2026-02');
    expect(labelled.vintages).toEqual(['candidate 25', 'candidate 26']);
    expect(labelled.series[0].values).toHaveLength(14);
  });

  it('a gap ends the stretch, and 24 months on a side are the most', () => {
    const gap = [
      { ...year, to: '2025-07' },
      { ...year, from: '2025-09' },
    ];
    expect(monthText(labelledMonths([handTable(rows, gap)], 'MLI', DATE)!.last)).toBe('2025-07');
    const decades = { from: '1989-01', to: '2040-12' };
    const labelled = labelledMonths([handTable(rows, [decades])], 'MLI', DATE)!;
    expect(monthText(labelled.first)).toBe('2023-06');
    expect(monthText(labelled.last)).toBe('2027-06');
  });

  it('the longest stretch is taken, the first table’s among equals', () => {
    const long = handTable(rows, [{ ...year, vintage: 'long' }]);
    const short = handTable(rows, [{ ...year, to: '2025-08', vintage: 'short' }]);
    const same = handTable(rows, [{ ...year, vintage: 'same' }]);
    expect(labelledMonths([short, long, same], 'MLI', DATE)!.vintages).toEqual(['long']);
  });

  it('without actors around the date there is nothing', () => {
    expect(labelledMonths([], 'MLI', DATE)).toBeUndefined();
    const dumb = handTable(rows, [{ ...year, measures: ['events'] }]);
    expect(labelledMonths([dumb], 'MLI', DATE)).toBeUndefined();
    const elsewhere = handTable(rows, [{ ...year, countries: ['BFA'] }]);
    expect(labelledMonths([elsewhere], 'MLI', DATE)).toBeUndefined();
    const earlier = handTable(rows, [{ ...year, to: '2025-05' }]);
    expect(labelledMonths([earlier], 'MLI', DATE)).toBeUndefined();
  });
});
