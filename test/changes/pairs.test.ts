import { describe, expect, it } from 'vitest';
import { pairActivity } from '../../src/changes/index.ts';
import { monthFromText } from '../../src/core/index.ts';
import { handTable, pairOf, rowWith } from '../core/hand-made.ts';

const state = pairOf('Government of Mali + Government of Russia (Soviet Union)', 'JNIM', 'x');
const turned = pairOf('JNIM', 'Government of Russia (Soviet Union) + Government of Mali', 'y');
const alone = pairOf('Government of Mali', 'JNIM', 'x', true);
const civilians = pairOf('JNIM', 'Civilians', 'z');
const unknown = pairOf('JNIM', 'XXX436', 'u');
const DATE = monthFromText('2025-06');
const row = rowWith(state);
const rows = [
  row('2025-03', 1, 4),
  row('2025-05', 1, 2, turned),
  row('2025-06', 1, 50),
  row('2025-06', 2, 5, unknown),
  row('2025-07', 1, 3, alone),
  row('2025-08', 3, 6, civilians),
  row('2025-08', 1, 100, state, 'BFA'),
  row('2025-09', 2, 1, unknown),
];
const year = { from: '2025-01', to: '2025-12', final: false, vintage: 'candidate 25' };

describe('pairActivity', () => {
  const activity = pairActivity([handTable(rows, [year])], 'MLI', DATE)!;

  it('counts each unordered pair on both sides of the date, whose month belongs to neither', () => {
    expect(
      activity.pairs.map(({ key, events_before, events_after, is_new, inferred }) => ({
        key,
        events_before,
        events_after,
        is_new,
        inferred,
      })),
    ).toEqual([
      {
        key: '1|Government of Mali + Government of Russia (Soviet Union) | JNIM',
        events_before: 6,
        events_after: 0,
        is_new: false,
        inferred: false,
      },
      {
        key: '3|JNIM | Civilians',
        events_before: 0,
        events_after: 6,
        is_new: true,
        inferred: false,
      },
      {
        key: '1|Government of Mali | JNIM',
        events_before: 0,
        events_after: 3,
        is_new: true,
        inferred: true,
      },
      { key: '2|JNIM | XXX436', events_before: 0, events_after: 1, is_new: false, inferred: false },
    ]);
    expect(activity.before.months).toBe(5);
    expect(activity.after.months).toBe(6);
    expect(activity.vintages).toEqual(['candidate 25']);
  });

  it('says which opponents were inferred, in which months, and where they are named', () => {
    const later = { ...year, from: '2026-01', to: '2026-02', vintage: 'candidate 26' };
    const final = { from: '2012-01', to: '2024-12', vintage: '25.1' };
    const { inferred } = pairActivity([handTable(rows, [final, year, later])], 'MLI', DATE)!;
    const july = monthFromText('2025-07');
    expect(inferred).toEqual({
      months: { first: july, last: july, months: 1 },
      named_in: { first: monthFromText('2026-01'), last: monthFromText('2026-02'), months: 2 },
      opponents: [{ conflict: 'x', side_b: ['JNIM'] }],
    });
    expect(activity.inferred?.named_in).toBeUndefined();
    const named = rows.filter(({ pair }) => !pair.inferred);
    expect(pairActivity([handTable(named, [year])], 'MLI', DATE)!.inferred).toBeUndefined();
  });

  it('shares are of participations of armed actors, by hand', () => {
    // Before: Mali 6, Russia 6, JNIM 6 of 18. After: Mali 3, JNIM 3 + 6 + 1 of 13.
    const share = (name: string) => activity.actors.find((actor) => actor.name === name)!;
    expect(activity.actors.map((actor) => actor.name).sort()).toEqual([
      'Government of Mali',
      'Government of Russia (Soviet Union)',
      'JNIM',
    ]);
    expect(share('JNIM').share_before).toBeCloseTo(6 / 18, 12);
    expect(share('JNIM').share_after).toBeCloseTo(10 / 13, 12);
    expect(share('Government of Russia (Soviet Union)').share_after).toBe(0);
    expect(share('JNIM').first_seen).toBe(monthFromText('2025-03'));
    expect(share('JNIM').is_new).toBe(false);
    expect(activity.months).toHaveLength(12);
    expect([...share('JNIM').participations]).toEqual([0, 0, 4, 0, 2, 55, 3, 6, 1, 0, 0, 0]);
  });

  it('fragmentation is the chance that two participations differ, by hand', () => {
    // Before: 1 − 3 · 6 · 5/(18 · 17); after: 1 − (3 · 2 + 10 · 9)/(13 · 12).
    expect(activity.fragmentation_before).toBeCloseTo(1 - 90 / 306, 12);
    expect(activity.fragmentation_after).toBeCloseTo(1 - 96 / 156, 12);
  });

  it('an actor first seen after the date in one or two events is not called new', () => {
    const more = [...rows, row('2025-10', 2, 2, pairOf('Dozos', 'JNIM'))];
    const { actors } = pairActivity([handTable(more, [year])], 'MLI', DATE)!;
    expect(actors.some((actor) => actor.is_new)).toBe(false);
  });

  it('an actor first seen after the date is new', () => {
    const more = [...rows, row('2025-10', 2, 3, pairOf('Dozos', 'JNIM'))];
    const { actors } = pairActivity([handTable(more, [year])], 'MLI', DATE)!;
    expect(actors.filter((actor) => actor.is_new).map((actor) => actor.name)).toEqual(['Dozos']);
  });

  it('before the date the months of the same kind of release as after it are taken', () => {
    const coverage = [{ from: '2020-01', to: '2024-12', vintage: '25.1' }, year];
    const same = pairActivity([handTable(rows, coverage)], 'MLI', DATE)!;
    expect(same.vintages).toEqual(['candidate 25']);
    expect(same.before).toEqual({
      first: monthFromText('2025-01'),
      last: monthFromText('2025-05'),
      months: 5,
    });
  });

  it('after the date too, where that leaves two months each', () => {
    // Around September 2024: twelve final months before, three final and nine Candidate after.
    const coverage = [{ from: '2020-01', to: '2024-12', vintage: '25.1' }, year];
    const both = [row('2024-03', 1, 4), row('2024-11', 1, 4), ...rows];
    const crossing = pairActivity([handTable(both, coverage)], 'MLI', monthFromText('2024-09'))!;
    expect(crossing.vintages).toHaveLength(1);
  });

  it('where one kind leaves too little, both are taken and both are named', () => {
    const coverage = [
      { from: '2020-01', to: '2025-04', vintage: '25.1' },
      { ...year, from: '2025-05' },
    ];
    const mixed = pairActivity([handTable(rows, coverage)], 'MLI', DATE)!;
    expect(mixed.before.months).toBe(12);
    expect(mixed.vintages).toEqual(['25.1', 'candidate 25']);
  });

  it('the first table that has two months on each side speaks', () => {
    const late = handTable(rows, [{ ...year, from: '2025-05', vintage: 'late' }]);
    const enough = handTable(rows, [{ ...year, vintage: 'enough' }]);
    expect(pairActivity([late, enough], 'MLI', DATE)!.vintages).toEqual(['enough']);
    expect(pairActivity([late], 'MLI', DATE)).toBeUndefined();
    expect(pairActivity([enough], 'NER', DATE)).toBeUndefined();
    expect(pairActivity([], 'MLI', DATE)).toBeUndefined();
  });
});
