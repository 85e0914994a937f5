/** Question 7 on a forecast written by hand, with the rest of a real dossier around it. */
import { describe, expect, it } from 'vitest';
import {
  type Evidence,
  LANGUAGES,
  type LikelyNext,
  monthFromText,
  type OutcomeForecast,
  type Section,
  type SectionEntry,
} from '../../src/core/index.ts';
import { sections } from '../../src/sections/index.ts';
import { unitForecast, yearRange } from '../../src/verbs/unit-forecast.ts';
import { futures } from '../../src/words/index.ts';
import { maliEvidence } from './mali.ts';

const mali = maliEvidence(['impact', 'reference_class']);

const LEADS = Array.from({ length: 12 }, (_, i) => i + 1);
const N = 100;

/** Futures in which sample s has s deaths in every month: 0 to 99. */
const ramp = () => Int32Array.from({ length: LEADS.length * N }, (_, i) => i % N);
const nothing = () => new Int32Array(LEADS.length * N);

const hand: OutcomeForecast = {
  outcome: 'fatalities',
  title: { en: 'Deaths, best estimate', fr: 'Morts, meilleure estimation' },
  model_id: 'pool',
  model_title: { en: 'Pool of models', fr: 'Combinaison de modèles' },
  baseline_title: { en: 'Own last 12 months', fr: 'Douze derniers mois' },
  weakness: { en: 'surprises', fr: 'les surprises' },
  origin: monthFromText('2026-02'),
  leads: LEADS,
  n_samples: N,
  final_until: monthFromText('2024-12'),
  country: unitForecast(
    'MLI',
    ramp(),
    N,
    Float64Array.from({ length: 60 }, (_, i) => (i === 10 ? 80 : 30)),
  ),
  neighbours: [
    unitForecast('NER', ramp(), N, new Float64Array(60).fill(5)),
    unitForecast('SEN', nothing(), N, new Float64Array(60)),
  ],
  regions: [
    { name: 'Mopti region', year: yearRange(ramp(), N) },
    { name: '', year: yearRange(nothing(), N) },
  ],
  regions_until: monthFromText('2024-12'),
  record: [
    {
      ...{ lead_from: 1, lead_to: 3, n: 90, crps: 9, crps_baseline: 10 },
      active: 80,
      active_inside: 72,
    },
    {
      ...{ lead_from: 4, lead_to: 12, n: 90, crps: 11, crps_baseline: 10 },
      active: 20,
      active_inside: 13,
    },
  ],
  record_origins: { from: '2014-12', to: '2023-12', count: 10 },
  importance: [
    { group: 'recent', crps_ratio: 1.8 },
    { group: 'neighbours', crps_ratio: 1.001 },
  ],
};

function composed(likely: LikelyNext | undefined): Section | undefined {
  const entry = sections.get('what-is-likely-next') as SectionEntry<Evidence>;
  return entry.compose({ ...mali, scenarios: undefined, likely });
}
const section = (likely: Partial<LikelyNext> = {}) =>
  composed({ outcomes: [hand], said_before: [], ...likely })!;

describe('what is likely next', () => {
  it('is left out where no forecast could be made', () => {
    expect(composed(undefined)).toBeUndefined();
    expect(composed({ outcomes: [], said_before: [] })).toBeUndefined();
  });

  it('says middle and range of the months, and what the last twelve averaged', () => {
    const { finding } = section();
    // 5 % and 95 % of 0 … 99, rounded to what a range allows.
    expect(finding.en).toContain('about 50 deaths a month');
    expect(finding.en).toContain('between 5 and 94');
    expect(finding.en).toContain('averaged 30');
    expect(finding.fr).toContain('entre 5 et 94');
  });

  it('counts the futures above a threshold, and names the last month that high', () => {
    const said = section().details.map(({ en }) => en);
    // Of 100 futures those from 51 on have more than 50; month 10 of 60 had 80.
    expect(said.some((text) => /5 of 10 futures .* more than 50 deaths/.test(text))).toBe(true);
    expect(said.some((text) => text.includes('The last month that high: January 2022'))).toBe(true);
  });

  it('gives the record of the model as it is, better and worse, and its coverage', () => {
    const record = section().details.find(({ en }) => en.includes('Its record'))!;
    expect(record.en).toContain('10% smaller at 1–3 months');
    expect(record.en).toContain('10% larger at 4–12 months');
    expect(record.en).toContain('of 100 months with deaths, 85 lay');
    expect(record.fr).toContain('plus petite');
  });

  it('names what moves the forecast and what hardly does', () => {
    const moved = section().details.find(({ en }) => en.includes('What moves'))!;
    expect(moved.en).toContain("the country's own last twelve months (+80%)");
    expect(moved.en).toContain('hardly at all: the violence next door');
  });

  it('reminds that newest months will still rise', () => {
    expect(section().limits[0].en).toContain('after December 2024 are not final');
    const final = { ...hand, final_until: hand.origin };
    const { limits } = section({ outcomes: [final] });
    expect(limits.some(({ en }) => en.includes('not final'))).toBe(false);
  });

  it('shows what was said here before', () => {
    const said = {
      ...{
        made_at: '2026-01-09T10:00:00Z',
        origin: monthFromText('2025-11'),
        outcome: 'fatalities',
      },
      ...{ model_id: 'pool', n: 3, crps: 12, crps_ratio: 0.9, coverage_90: 2 / 3 },
    };
    const { details } = section({ said_before: [said] });
    expect(details.at(-1)?.en).toContain('2 of the 3 months');
  });

  it('has figures of the country, its neighbours and its regions, each with its numbers', () => {
    const { figures } = section();
    expect(figures.map(({ id }) => id.split('/')[2])).toEqual([
      'fan-fatalities',
      'neighbours',
      'regions',
    ]);
    for (const figure of figures) {
      expect(figure.source.length).toBeGreaterThan(0);
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
      for (const svg of Object.values({ ...figure.svg, ...figure.svg_narrow }))
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('says everything in both languages', () => {
    const { finding, details, limits, rests_on } = section();
    for (const text of [finding, ...details, ...limits, ...rests_on]) {
      expect(text.en).not.toBe(text.fr);
      for (const l of LANGUAGES) expect(text[l]).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });
});

describe('what the futures of a unit say', () => {
  const { year, half_year, ahead, more_than_before, passed } = hand.country;

  it('together: sums of each future, not of the ranges of months', () => {
    expect(ahead).toHaveLength(12);
    expect(ahead[3].median).toBeCloseTo(49.5);
    expect(half_year.median).toBeCloseTo(6 * 49.5);
    expect(year.high_90).toBeCloseTo(12 * 94.05);
  });

  it('against the twelve months before: 360, which sample 31 and those above pass', () => {
    expect(more_than_before).toBe(0.69);
  });

  it('of thresholds: only those that some but not most futures pass', () => {
    expect(passed).toEqual([{ threshold: 50, share: 0.49, months_ago: 49 }]);
    const [, calm] = hand.neighbours;
    expect(calm.passed).toEqual([]);
  });
});

describe('a share of futures', () => {
  it('is told in tens, in hundreds at the ends, and never as none or all', () => {
    expect(futures(0.31, 'en')).toBe('3 of 10 futures');
    expect(futures(0.04, 'en')).toBe('4 of 100 futures');
    expect(futures(0.1, 'fr')).toBe('1 futur sur 10');
    expect(futures(0.97, 'fr')).toBe('97 futurs sur 100');
    expect(futures(0, 'en')).toBe('fewer than 1 of 100 futures');
    expect(futures(1, 'fr')).toBe('plus de 99 futurs sur 100');
  });
});

describe('the forecast of Mali that ships', () => {
  it('is that of the bundled figures, with a record, a part for each region, and what it leans on', () => {
    const [deaths, events] = mali.likely!.outcomes;
    for (const { model_id, record, importance, country, regions } of [deaths, events]) {
      // Fails when bundled tables were rebuilt without `vigie reference forecast`.
      expect(model_id).toBe('pool');
      expect(record).toHaveLength(3);
      expect(importance.length).toBeGreaterThan(1);
      expect(country.ahead).toHaveLength(12);
      expect(regions.length).toBeGreaterThan(5);
      // Means of parts add up to the mean of the whole; so do their medians, about.
      const parts = regions.reduce((sum, { year }) => sum + year.median, 0);
      expect(parts / country.year.median).toBeGreaterThan(0.6);
      expect(parts / country.year.median).toBeLessThan(1.1);
    }
  });
});
