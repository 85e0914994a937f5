import { describe, expect, it } from 'vitest';
import { beforeAfter, WINDOWS } from '../../src/changes/index.ts';
import {
  type Anchor,
  type Change,
  monthOf,
  NO_VINTAGE,
  type Panel,
  randomStream,
} from '../../src/core/index.ts';
import { countNoise, holm, rateRatio } from '../../src/math/index.ts';
import { panelOf, simulatedCounts } from './simulate.ts';

const FIRST = monthOf(2018, 1);
const EVENTS = [{ id: 'events', front: 'insurgent' as const }];
const NONE = Number.NaN;

const anchorAt = (index: number): Anchor => ({
  step: 'announced',
  month: FIRST + index,
  also: [],
});

/** A panel of one unit; `kinds` names the release of each month, `candidate…` are not final. */
function panelFrom(values: ArrayLike<number>, kinds?: readonly string[]): Panel {
  const panel = panelOf([Float64Array.from(values)], FIRST);
  const labels = [...new Set(kinds ?? ['25.1'])];
  const [{ source }] = panel.vintages;
  return {
    ...panel,
    vintages: labels.map((label) => ({ label, final: !label.startsWith('candidate'), source })),
    vintage_of: {
      events: Uint8Array.from(values, (value, i) =>
        Number.isNaN(value) ? NO_VINTAGE : kinds ? labels.indexOf(kinds[i]) : 0,
      ),
    },
  };
}

const changesOf = (values: ArrayLike<number>, at: number, kinds?: readonly string[]) =>
  beforeAfter(panelFrom(values, kinds), EVENTS, 'u0', anchorAt(at));
const asked = (changes: readonly Change[]) => changes.map((change) => change.asked);
const flat = (months: number, value = 4) => new Array<number>(months).fill(value);

describe('windows', () => {
  it('are 6, 12 and 24 months', () => {
    expect(WINDOWS).toEqual([6, 12, 24]);
  });

  it('the month of the date belongs to neither side', () => {
    const counts = [...flat(60), 1_000_000, ...flat(24, 8)];
    const changes = changesOf(counts, 60);
    expect(asked(changes)).toEqual([6, 12, 24]);
    for (const change of changes) {
      expect(change.mean_before).toBe(4);
      expect(change.mean_after).toBe(8);
      expect(change.rate_ratio).toBeCloseTo(2, 12);
      expect(change.before).toEqual({
        first: FIRST + 60 - change.asked,
        last: FIRST + 59,
        months: change.asked,
      });
      expect(change.after).toEqual({
        first: FIRST + 61,
        last: FIRST + 60 + change.asked,
        months: change.asked,
      });
      expect(change.anchor).toBe(FIRST + 60);
      expect(change.dispersion).toBe(0);
      expect(change.baseline_months).toBe(60);
    }
  });

  it('nothing after the windows and nothing before the baseline matters', () => {
    const random = randomStream(3);
    const counts = simulatedCounts(120, { mean: 9, dispersion: 0.4, persistence: 0.4 }, random);
    const longer = Float64Array.of(...counts, 500, 500, 500);
    const at = 95;
    expect(changesOf(longer.subarray(0, 120), at)).toEqual(changesOf(longer, at));
  });

  it('a short window states its true length', () => {
    const [change] = changesOf([...flat(30), 9, ...flat(4, 8)], 30);
    expect(change.asked).toBe(6);
    expect(change.before.months).toBe(6);
    expect(change.after).toEqual({ first: FIRST + 31, last: FIRST + 34, months: 4 });
  });

  it('a longer window that adds no month after the date is left out', () => {
    expect(asked(changesOf([...flat(60), 9, ...flat(5, 8)], 60))).toEqual([6]);
    expect(asked(changesOf([...flat(60), 9, ...flat(6, 8)], 60))).toEqual([6]);
    expect(asked(changesOf([...flat(60), 9, ...flat(7, 8)], 60))).toEqual([6, 12]);
    expect(asked(changesOf([...flat(60), 9, ...flat(12, 8)], 60))).toEqual([6, 12]);
    expect(asked(changesOf([...flat(60), 9, ...flat(13, 8)], 60))).toEqual([6, 12, 24]);
  });

  it('a longer window that adds months after a gap is kept', () => {
    // Two of the first six months are missing: the 12-month window has 6 where the shorter has 4.
    const after = [8, 8, NONE, NONE, 8, 8, 8, 8];
    expect(asked(changesOf([...flat(60), 9, ...after], 60))).toEqual([6, 12]);
  });

  it('missing months are left out and counted', () => {
    const counts = [...flat(60), 9, ...flat(6, 8)];
    counts[57] = NONE;
    counts[62] = NONE;
    const [change] = changesOf(counts, 60);
    expect(change.before.months).toBe(5);
    expect(change.after.months).toBe(5);
    expect(change.mean_before).toBe(4);
    expect(change.mean_after).toBe(8);
    expect(change.baseline_months).toBe(59);
  });

  it('fewer than 3 months on a side, 24 before, or no event at all give nothing', () => {
    expect(changesOf([...flat(60), 9, 8, 8], 60)).toEqual([]);
    expect(changesOf([...flat(23), 9, ...flat(6, 8)], 23)).toEqual([]);
    expect(changesOf([...flat(24), 9, ...flat(6, 8)], 24)).toHaveLength(1);
    expect(changesOf([...flat(60, 0), 9, ...flat(6, 0)], 60)).toEqual([]);
    expect(changesOf(flat(20), 200)).toEqual([]);
    expect(changesOf(flat(20), -5)).toEqual([]);
  });

  it('an unknown unit or outcome gives nothing', () => {
    const panel = panelFrom([...flat(60), 9, ...flat(6)]);
    expect(beforeAfter(panel, EVENTS, 'nowhere', anchorAt(60))).toEqual([]);
    expect(beforeAfter(panel, [{ id: 'x', front: 'insurgent' }], 'u0', anchorAt(60))).toEqual([]);
  });
});

describe('the interval', () => {
  it('is that of the rate ratio with noise from the 60 months before', () => {
    const random = randomStream(9);
    const counts = simulatedCounts(100, { mean: 12, dispersion: 0.4, persistence: 0.4 }, random);
    const at = 80;
    const total = (from: number, to: number) =>
      counts.subarray(from, to).reduce((sum, value) => sum + value, 0);
    const noise = countNoise(counts.subarray(20, 80));
    for (const change of changesOf(counts, at)) {
      const months = change.after.months;
      expect(change).toMatchObject(
        rateRatio(
          { total: total(at - change.asked, at), months: change.asked },
          { total: total(at + 1, at + 1 + months), months },
          noise,
        ),
      );
      expect(change.autocorrelation).toBe(noise.autocorrelation);
    }
  });

  it('is clear where Holm’s adjustment over all outcomes and windows says so, and rare before', () => {
    const random = randomStream(21);
    const noise = { mean: 10, dispersion: 0.2, persistence: 0.2 };
    const months = 90;
    const ids = Array.from({ length: 12 }, (_, i) => `o${i}`);
    const plain = panelOf([new Float64Array(months)], FIRST);
    const panel: Panel = {
      ...plain,
      outcomes: Object.fromEntries(
        ids.map((id, i) => {
          const ratio = i < 2 ? 6 : i < 6 ? 1.8 : 1;
          return [id, simulatedCounts(months, noise, random, ratio, 61)];
        }),
      ),
      vintage_of: Object.fromEntries(ids.map((id) => [id, new Uint8Array(months)])),
    };
    const outcomes = ids.map((id) => ({ id, front: 'insurgent' as const }));
    const changes = beforeAfter(panel, outcomes, 'u0', anchorAt(60));
    expect(changes).toHaveLength(ids.length * WINDOWS.length);
    const adjusted = holm(changes.map((change) => change.p));
    expect(changes.map((change) => change.clear)).toEqual(
      changes.map(
        (change, i) =>
          adjusted[i] <= 0.05 &&
          change.earlier_dates >= 24 &&
          change.as_large <= 0.1 * change.earlier_dates,
      ),
    );
    expect(changes.some((change) => change.clear)).toBe(true);
    expect(changes.some((change) => change.p < 0.05 && !change.clear)).toBe(true);
  });
});

describe('earlier dates', () => {
  it('by hand on a tiny panel: six of fifteen gave as large a ratio', () => {
    // Before 18…23: 15/6 = 2.5; after 25…27: 3; ratio 1.2. Earlier dates with 6 and 3 months:
    // 6…13: 2 → 2 (1) · 14: 2 → 13/3 (2.2) · 15: 2 → 5 (2.5) · 16: 2 → 17/3 (2.8) · 17: 2 → 4 (2)
    // 18: 19/6 → 3 (0.95) · 19: 3.5 → 2 (0.57) · 20: 23/6 → 1 (0.26).
    const counts = [...flat(17, 2), 9, 4, 4, 4, 1, 1, 1, 99, 3, 3, 3];
    const [change, ...more] = changesOf(counts, 24);
    expect(more).toEqual([]);
    expect(change.rate_ratio).toBeCloseTo(1.2, 12);
    expect([change.earlier_dates, change.as_large]).toEqual([15, 6]);
  });

  it('end before the date: its own months are in none', () => {
    const counts = [...flat(60), 500, ...flat(6, 40)];
    const [change] = changesOf(counts, 60);
    // Dates 6 … 53: with six months on each side the last ends at month 59.
    expect([change.earlier_dates, change.as_large]).toEqual([48, 0]);
  });

  it('reach back ten years and leave out dates with a missing month', () => {
    const [long] = changesOf([...flat(200), 9, ...flat(6, 8)], 200);
    expect(long.earlier_dates).toBe(114);
    const holed = [...flat(200), 9, ...flat(6, 8)];
    holed[150] = NONE;
    const [change] = changesOf(holed, 200);
    // Dates 144…149 and 151…156 have month 150 in a window; date 150 itself has not.
    expect(change.earlier_dates).toBe(102);
  });
});

describe('releases', () => {
  const counts = [...flat(60), 9, ...flat(24, 8)];

  it('a window within one release has no second ratio', () => {
    const changes = changesOf(counts, 60);
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      expect(change.within_vintage).toBeUndefined();
      expect(change.vintages).toEqual(['25.1']);
      expect(change.provisional).toBe(false);
    }
  });

  it('a window that crosses from final to Candidate carries a ratio within Candidate', () => {
    const kinds = counts.map((_, i) => (i < 56 ? '25.1' : 'candidate 25.01.25.12'));
    const values = [...flat(56, 2), ...flat(4, 6), 9, ...flat(24, 9)];
    const [six] = changesOf(values, 60, kinds);
    expect(six.vintages).toEqual(['25.1', 'candidate 25.01.25.12']);
    expect(six.provisional).toBe(true);
    // Hand: all months (2 + 2 + 4 · 6)/6 → 9; Candidate alone 6 → 9.
    expect(six.rate_ratio).toBeCloseTo(9 / (28 / 6), 12);
    expect(six.within_vintage!.rate_ratio).toBeCloseTo(1.5, 12);
    expect(six.within_vintage!.low).toBeLessThan(1.5);
    expect(six.within_vintage!.high).toBeGreaterThan(1.5);
    expect(six.within_vintage!.before).toEqual({ first: FIRST + 56, last: FIRST + 59, months: 4 });
    expect(six.within_vintage!.after).toEqual({ first: FIRST + 61, last: FIRST + 66, months: 6 });
  });

  it('two Candidate releases are one kind, and so are two final ones', () => {
    const candidates = counts.map((_, i) => (i < 56 ? 'candidate a' : 'candidate b'));
    const [within] = changesOf(counts, 60, candidates);
    expect(within.within_vintage).toBeUndefined();
    expect(within.vintages).toEqual(['candidate a', 'candidate b']);
    const finals = counts.map((_, i) => (i < 56 ? '24.1' : '25.1'));
    expect(changesOf(counts, 60, finals)[0].within_vintage).toBeUndefined();
    expect(changesOf(counts, 60, finals)[0].crosses_releases).toBe(false);
  });

  it('too few months of the newest release on a side give no second ratio', () => {
    const kinds = counts.map((_, i) => (i < 58 ? '25.1' : 'candidate'));
    const [six] = changesOf(counts, 60, kinds);
    expect(six.vintages).toHaveLength(2);
    expect(six.within_vintage).toBeUndefined();
  });
});
