import { describe, expect, it } from 'vitest';
import type { EventRow } from '../../src/core/index.ts';
import { contentHash, SeenIds } from '../../src/verbs/seen-ids.ts';

const event: EventRow = {
  event_id: '1',
  type_of_violence: 1,
  conflict_name: 'Mali: Government',
  dyad_name: 'Government of Mali - JNIM',
  side_a: 'Government of Mali',
  side_b: 'JNIM',
  date_start: '2025-01-01',
  date_end: '2025-01-01',
  date_precision: 1,
  place_precision: 1,
  country_iso3: 'MLI',
  region: 'Mopti',
  latitude: 14.5,
  longitude: -4.2,
  fatalities_best: 3,
  fatalities_low: 3,
  fatalities_high: 4,
  deaths_civilians: 1,
};

describe('the hash of an event', () => {
  it('is a whole number below 2^53, the same for the same content', () => {
    const hash = contentHash(event);
    expect(Number.isSafeInteger(hash)).toBe(true);
    expect(contentHash({ ...event })).toBe(hash);
    expect(contentHash({ ...event, latitude: Number.NaN })).toBe(
      contentHash({ ...event, latitude: Number.NaN }),
    );
  });

  it('changes with any field, and with where one field ends and the next begins', () => {
    const hash = contentHash(event);
    for (const [field, value] of Object.entries(event)) {
      const other = typeof value === 'string' ? `${value}x` : value + 1;
      expect(contentHash({ ...event, [field]: other }), field).not.toBe(hash);
    }
    const [a, b] = [
      { ...event, side_a: 'ab', side_b: 'c' },
      { ...event, side_a: 'a', side_b: 'bc' },
    ];
    expect(contentHash(a)).not.toBe(contentHash(b));
  });

  it('tells 300,000 events apart that differ in one digit or another', () => {
    const hashes = new Set<number>();
    const high = new Set<number>();
    for (let i = 0; i < 300_000; i++) {
      const hash = contentHash({
        ...event,
        fatalities_best: i % 100,
        latitude: 14 + (Math.floor(i / 100) % 100) / 1e6,
        side_b: `Front ${Math.floor(i / 10_000)}`,
      });
      hashes.add(hash);
      high.add(Math.floor(hash / 2 ** 32));
    }
    expect(hashes.size).toBe(300_000);
    // 2^21 high parts, 300,000 draws: 280,000 differ when they are as good as random.
    expect(high.size).toBeGreaterThan(270_000);
  });
});

describe('the ids of a file', () => {
  it('know an id again with its line, and whether it says the same', () => {
    const ids = new SeenIds();
    expect(ids.add('7', 1, 2)).toBeUndefined();
    expect(ids.add('XXX7', 1, 3)).toBeUndefined();
    expect(ids.add('7', 1, 4)).toEqual({ line: 2, isSame: true });
    expect(ids.add('7', 2, 5)).toEqual({ line: 2, isSame: false });
  });
});
