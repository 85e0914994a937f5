import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  isCalendarDay,
  monthFromDate,
  monthFromText,
  monthOf,
  monthsBetween,
  monthText,
  VigieError,
  yearOf,
} from '../../src/core/index.ts';

const months = fc.record({
  year: fc.integer({ min: 0, max: 9999 }),
  of: fc.integer({ min: 1, max: 12 }),
});

describe('months', () => {
  it('a month written and read again is the same month', () => {
    fc.assert(
      fc.property(months, ({ year, of }) => {
        const month = monthOf(year, of);
        expect(monthFromText(monthText(month))).toBe(month);
        expect(yearOf(month)).toBe(year);
      }),
    );
  });

  it('text read and written again is the same text', () => {
    for (const text of ['1946-01', '1989-12', '2025-06', '0001-01', '9999-12']) {
      expect(monthText(monthFromText(text))).toBe(text);
    }
  });

  it('months one apart are neighbours across a year', () => {
    expect(monthFromText('2026-01') - monthFromText('2025-12')).toBe(1);
    expect(monthFromText('2025-06') - monthFromText('2023-06')).toBe(24);
  });

  it.each(['2025-13', '2025-00', '2025-6', '25-06', '2025', '2025-06-06', '', ' 2025-06', 'June'])(
    '"%s" is refused with its own words in the issue',
    (text) => {
      let thrown: unknown;
      try {
        monthFromText(text);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(VigieError);
      const [issue] = (thrown as VigieError).issues;
      expect(issue.code).toBe('month-unreadable');
      expect(issue.what).toContain(`"${text}"`);
      expect(issue.fix).not.toBe('');
    },
  );

  it('a day and a month lie in their month, a year alone in none', () => {
    expect(monthFromDate('2025-06-06')).toBe(monthOf(2025, 6));
    expect(monthFromDate('2025-06')).toBe(monthOf(2025, 6));
    expect(monthFromDate('2025')).toBeUndefined();
    expect(monthFromDate('2025-06-30 00:00:00.000')).toBe(monthOf(2025, 6));
  });

  it('monthsBetween holds both ends and is empty backwards', () => {
    const first = monthOf(2024, 11);
    expect(monthsBetween(first, first + 3).map(monthText)).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
    expect(monthsBetween(first, first)).toEqual([first]);
    expect(monthsBetween(first, first - 1)).toEqual([]);
  });

  it('calendar days are those of the Gregorian calendar', () => {
    expect(isCalendarDay(2024, 2, 29)).toBe(true);
    expect(isCalendarDay(2023, 2, 29)).toBe(false);
    expect(isCalendarDay(1900, 2, 29)).toBe(false);
    expect(isCalendarDay(2000, 2, 29)).toBe(true);
    expect(isCalendarDay(2024, 13, 1)).toBe(false);
    expect(isCalendarDay(2024, 4, 31)).toBe(false);
    expect(isCalendarDay(2024, 4, 0)).toBe(false);
  });
});

describe('time zones', () => {
  const zone = process.env.TZ;
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('no time zone moves a date into another month', () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Bamako', 'Asia/Kathmandu'];
    const offsets = new Set<number>();
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        months,
        fc.constantFrom('01', '15', '28'),
        (zone, { year, of }, day) => {
          process.env.TZ = zone;
          offsets.add(new Date('2025-06-01T00:00:00Z').getTimezoneOffset());
          const date = `${monthText(monthOf(year, of))}-${day}`;
          expect(monthFromDate(date)).toBe(monthOf(year, of));
          if (year >= 100) expect(isCalendarDay(year, of, Number(day))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(offsets.size, 'the zone was really changed').toBeGreaterThan(2);
  });
});
