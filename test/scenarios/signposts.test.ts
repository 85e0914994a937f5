import { describe, expect, it, test } from 'vitest';
import { monthFromText, type Signpost } from '../../src/core/index.ts';
import { readSignpost, verdictMonthBefore } from '../../src/scenarios/index.ts';

const first = monthFromText('2018-01');
const newest = first + 95;
const until = { complete: newest - 3, newest };

/** Eight years of a steady count that changes its level at a month, with a little noise. */
function series(level: number, later: number, from = 87) {
  const wave = [0, 1, -1, 2, -2, 1, 0, -1];
  const values = Float64Array.from(
    { length: 96 },
    (_, i) => (i < from ? level : later) + wave[i % 8],
  );
  return { first, values };
}

const signpost = (direction: Signpost['direction'], threshold: number, months = 6): Signpost => ({
  outcome: 'events',
  area: 'MLI',
  direction,
  threshold,
  months,
});

describe('a signpost', () => {
  test.each([
    ['above', 20, series(30, 30), 'shown'],
    ['above', 40, series(30, 30), 'contradicted'],
    ['above', 31, series(30, 30), 'cannot-tell'],
    ['below', 40, series(30, 30), 'shown'],
    ['below', 20, series(30, 30), 'contradicted'],
    ['rising', 1.5, series(30, 60), 'shown'],
    ['rising', 3, series(30, 60), 'contradicted'],
    ['rising', 1.5, series(30, 30), 'contradicted'],
    ['falling', 0.7, series(30, 15), 'shown'],
    ['falling', 0.7, series(30, 60), 'contradicted'],
  ] as const)('%s %s of such a series is told', (direction, threshold, counts, verdict) => {
    expect(readSignpost(signpost(direction, threshold), counts, until)).toMatchObject({ verdict });
  });

  it('leaves the newest three months out, and gives mean, ratio and interval', () => {
    const { window, mean, ratio, is_early } = readSignpost(
      signpost('above', 20),
      series(30, 30),
      until,
    );
    expect(window).toEqual({ first: newest - 8, last: newest - 3 });
    expect(mean).toBeCloseTo(30, 0);
    expect(ratio!.value).toBeCloseTo(1.5, 1);
    expect(ratio!.low).toBeLessThan(ratio!.value);
    expect(is_early).toBe(false);
  });

  it('is early where the newest, incomplete months already show a rise, never a fall', () => {
    const risen = readSignpost(signpost('rising', 1.5, 3), series(30, 90, 93), until);
    expect(risen).toMatchObject({ verdict: 'shown', is_early: true });
    expect(verdictMonthBefore(signpost('rising', 1.5, 3), series(30, 90, 93), until)).not.toBe(
      'contradicted',
    );
    const fallen = readSignpost(signpost('falling', 0.7, 3), series(30, 5, 93), until);
    expect(fallen.verdict).not.toBe('shown');
  });

  it('changes its verdict with the month', () => {
    // The level rises in the sixth month before the last complete one: a month earlier it is not seen.
    const counts = series(10, 60, 91);
    const asked = signpost('rising', 3, 2);
    expect(readSignpost(asked, counts, { complete: first + 92, newest: first + 92 }).verdict).toBe(
      'shown',
    );
    expect(verdictMonthBefore(asked, counts, { complete: first + 91, newest: first + 91 })).toBe(
      'contradicted',
    );
  });

  it('cannot be told without months, without a past, or with next to no event', () => {
    const gap = series(30, 30);
    gap.values[90] = Number.NaN;
    expect(readSignpost(signpost('above', 3), gap, until)).toMatchObject({
      verdict: 'cannot-tell',
      why: 'no-figures',
    });
    const short = { first: newest - 20, values: new Float64Array(21).fill(9) };
    expect(readSignpost(signpost('above', 3), short, until).why).toBe('no-figures');
    const quiet = { first, values: new Float64Array(96) };
    expect(readSignpost(signpost('rising', 2), quiet, until).why).toBe('too-few');
  });
});
