import { afterAll, describe, expect, it } from 'vitest';
import { Store } from '../../src/store/index.ts';
import { forecast } from '../../src/verbs/forecast.ts';
import { regionSplit, requireRegions } from '../../src/verbs/forecast-regions.ts';
import { panelOfTables } from '../../src/verbs/forecast-tables.ts';
import { tablesFor } from '../../src/verbs/tables-for.ts';

const store = new Store(':memory:');
afterAll(() => store.close());

describe('a country cut by region', () => {
  const N = 20;
  const samples = Int32Array.from({ length: 3 * N }, (_, i) => (i * 37) % 211);

  it.each(['fatalities', 'events'])(
    'of %s: the parts add up to it in every draw',
    async (outcome) => {
      const tables = await tablesFor(store, {});
      const { panel } = await panelOfTables(store, {}, 'country', outcome);
      const { regions, regions_until } = regionSplit(tables, panel, outcome, 'MLI', samples, N, 1);
      expect(regions.map(({ name }) => name)).toContain('Mopti region');
      expect(regions.at(-1)?.name).toBe('');
      expect(regions_until).toBeDefined();
      samples.forEach((value, i) => {
        expect(regions.reduce((sum, region) => sum + region.samples[i], 0)).toBe(value);
      });
    },
  );

  it('is not made where no month is known by region, and says so when it was asked for', async () => {
    const tables = await tablesFor(store, {});
    const { panel } = await panelOfTables(store, {}, 'country', 'events');
    const split = regionSplit(tables, panel, 'events', 'COL', samples, N, 1);
    expect(split.regions).toEqual([]);
    expect(() => requireRegions(split, 'COL')).toThrow(/COL are known by region/);
  });

  it('is what vigie forecast --level admin1 --unit MLI says: the country, then its regions', async () => {
    const input = forecast.input.parse({
      ...{ level: 'admin1', unit: 'MLI', model: 'conflictology', horizon: 2, samples: 200 },
      no_record: true,
    });
    const context = { store, language: 'en' as const, progress() {} };
    const { units } = await forecast.run(context, input);
    const [whole, ...parts] = units;
    expect(whole.unit).toBe('MLI');
    expect(parts.map(({ unit }) => unit)).toContain('MLI|Mopti region');
    expect(parts.at(-1)?.unit).toBe('MLI|');
    for (const l of [0, 1]) {
      const sum = parts.reduce((total, { path }) => total + path[l].mean, 0);
      expect(sum).toBeCloseTo(whole.path[l].mean, 9);
    }
  });
});
