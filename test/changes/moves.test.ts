import { describe, expect, it } from 'vitest';
import { findMoves, LEAST_MONTHS, MOVE_DEFAULTS } from '../../src/changes/index.ts';
import { monthOf, monthText, randomStream, shuffle } from '../../src/core/index.ts';
import { poisson } from './simulate.ts';

const FIRST = monthOf(2025, 1);
const ANNOUNCED = monthOf(2025, 6);
const series = (named: Record<string, number[]>) =>
  new Map(Object.entries(named).map(([id, counts]) => [id, Float64Array.from(counts)]));

// UCDP Candidate 25.01.25.12, 26.0.1 and 26.0.2: events per month in Mali, January 2025 to
// February 2026, by conflict (fighting with the state) or by pair of sides (the rest).
const MALI = series({
  'joint attacks on civilians': [27, 21, 6, 2, 5, 4, 3, 1, 0, 0, 8, 3, 6, 2],
  'Mali: Government': [16, 15, 22, 15, 17, 29, 19, 18, 32, 44, 26, 36, 35, 21],
  IS: [3, 3, 4, 1, 3, 3, 4, 3, 2, 5, 1, 5, 7, 3],
  'JNIM | Civilians': [0, 1, 3, 0, 5, 1, 2, 2, 1, 2, 8, 1, 1, 1],
  'Mali: Azawad': [0, 2, 0, 2, 1, 6, 5, 1, 6, 2, 2, 0, 1, 0],
  'Dozos | JNIM': [1, 0, 1, 1, 0, 0, 0, 1, 0, 2, 7, 3, 4, 3],
});

function shuffled(all: ReadonlyMap<string, Float64Array>, seed: number) {
  const length = [...all.values()][0].length;
  const order = shuffle(
    Int32Array.from({ length }, (_, i) => i),
    randomStream(seed),
  );
  return new Map([...all].map(([id, values]) => [id, Float64Array.from(order, (i) => values[i])]));
}

function findingsIn(all: ReadonlyMap<string, Float64Array>, first = FIRST, announced = ANNOUNCED) {
  let found = 0;
  for (let seed = 1; seed <= 100; seed++)
    if (findMoves(shuffled(all, seed), first, announced).length > 0) found++;
  return found;
}

describe('in Mali in 2025', () => {
  const moves = findMoves(MALI, FIRST, ANNOUNCED);
  const move = (id: string) => moves.find((candidate) => candidate.series_id === id)!;

  it('the joint attacks on civilians fell in March, before the announcement, and come first', () => {
    const joint = moves[0];
    expect(joint.series_id).toBe('joint attacks on civilians');
    expect(monthText(joint.month)).toBe('2025-03');
    expect(joint.timing).toBe('before');
    expect(joint.latest).toBeLessThan(ANNOUNCED);
    expect(joint.mean_after).toBeLessThan(joint.mean_before);
    expect(joint.stretches.map(({ first, last }) => [monthText(first), monthText(last)])).toEqual([
      ['2025-01', '2025-02'],
      ['2025-03', '2025-05'],
      ['2025-06', '2026-02'],
    ]);
    // Hand: (27 + 21)/2, (6 + 2 + 5)/3, 27/9.
    expect(joint.stretches[0].mean).toBeCloseTo(24, 12);
    expect(joint.stretches[1].mean).toBeCloseTo(13 / 3, 12);
    expect(joint.stretches[2].mean).toBeCloseTo(3, 12);
  });

  it('fighting with the government rose, from 17 a month to about 29', () => {
    const fighting = move('Mali: Government');
    expect(fighting.mean_after).toBeGreaterThan(fighting.mean_before);
    // Hand: 85/5 and 260/9.
    expect(fighting.before_announcement).toBeCloseTo(17, 12);
    expect(fighting.since_announcement).toBeCloseTo(260 / 9, 12);
  });

  it('series that kept their level are not named', () => {
    expect(moves.map((found) => found.series_id)).not.toContain('IS');
    expect(moves.map((found) => found.series_id)).not.toContain('JNIM | Civilians');
  });

  it('the same months in random order give a finding in at most 10 of 100', () => {
    expect(findingsIn(MALI)).toBeLessThanOrEqual(10);
  });
});

describe('findMoves', () => {
  const random = randomStream(42);
  const steady = (level: number, months = 24) =>
    Array.from({ length: months }, () => poisson(level, random));
  const step = (before: number, after: number, at: number, months = 24) =>
    Array.from({ length: months }, (_, i) => poisson(i < at ? before : after, random));
  const announced = FIRST + 12;

  it('reports a planted break before the announcement first, whatever else moved more', () => {
    const moves = findMoves(
      series({
        'rose after': step(3, 60, 18),
        'fell before': step(20, 4, 7),
        steady: steady(10),
      }),
      FIRST,
      announced,
    );
    expect(moves.map(({ series_id, timing }) => [series_id, timing])).toEqual([
      ['fell before', 'before'],
      ['rose after', 'after'],
    ]);
    expect(moves[0].month).toBe(FIRST + 7);
    expect(moves[1].month).toBe(FIRST + 18);
    expect(moves[0].earliest).toBeLessThanOrEqual(moves[0].month);
    expect(moves[0].latest).toBeGreaterThanOrEqual(moves[0].month);
  });

  it('a break in the month of the announcement is around it', () => {
    const moves = findMoves(series({ a: step(3, 40, 12), b: steady(10) }), FIRST, announced);
    expect(moves.map(({ timing, month }) => [timing, month])).toEqual([['around', announced]]);
  });

  it('stretches join without a gap, and means are those of the months', () => {
    const counts = step(20, 4, 7);
    const [move] = findMoves(series({ a: counts }), FIRST, announced);
    expect(move.stretches[0].first).toBe(FIRST);
    expect(move.stretches.at(-1)!.last).toBe(FIRST + 23);
    for (let i = 1; i < move.stretches.length; i++)
      expect(move.stretches[i].first).toBe(move.stretches[i - 1].last + 1);
    for (const { first, last, mean } of move.stretches) {
      const part = counts.slice(first - FIRST, last - FIRST + 1);
      expect(mean).toBeCloseTo(part.reduce((a, b) => a + b, 0) / part.length, 12);
    }
  });

  it('shuffled months of series that moved give a finding in at most 10 of 100', () => {
    const moved = series({
      a: step(20, 4, 7),
      b: step(3, 30, 15),
      c: steady(10),
      d: steady(2),
      e: steady(40),
      f: step(6, 12, 10),
    });
    expect(findMoves(moved, FIRST, announced).length).toBeGreaterThan(0);
    expect(findingsIn(moved, FIRST, announced)).toBeLessThanOrEqual(10);
  });

  it('is silent on flat series, on rare events, on missing months and on too few months', () => {
    const flat = new Array<number>(24).fill(5);
    const rare = [...new Array<number>(12).fill(0), ...new Array<number>(11).fill(1), 0];
    const holed = step(20, 4, 7);
    holed[3] = Number.NaN;
    expect(findMoves(series({ flat, rare, holed }), FIRST, announced)).toEqual([]);
    const short = step(3, 60, 4, LEAST_MONTHS - 1);
    expect(findMoves(series({ short }), FIRST, FIRST + 5)).toEqual([]);
    expect(findMoves(new Map(), FIRST, announced)).toEqual([]);
  });

  it('is silent on a sure but small difference', () => {
    const small = Array.from({ length: 24 }, (_, i) => (i < 12 ? 1000 : 1200) + (i % 3));
    expect(findMoves(series({ small }), FIRST, announced)).toEqual([]);
  });

  it('is the same for the same seed and leaves its input alone', () => {
    const input = series({ a: step(20, 4, 7), b: steady(5) });
    const copy = structuredClone(input);
    expect(findMoves(input, FIRST, announced)).toEqual(findMoves(input, FIRST, announced));
    expect(input).toEqual(copy);
    expect(MOVE_DEFAULTS.level).toBe(0.05);
  });

  it('an announcement outside the months leaves the stretches cut at the move alone', () => {
    const input = series({ a: step(20, 4, 7) });
    const [late] = findMoves(input, FIRST, FIRST + 40);
    expect(late.timing).toBe('before');
    expect(late.stretches).toHaveLength(2);
    expect(late.since_announcement).toBeNaN();
    const [early] = findMoves(input, FIRST, FIRST - 5);
    expect(early.timing).toBe('after');
    expect(early.stretches).toHaveLength(2);
    expect(early.before_announcement).toBeNaN();
  });
});
