import { type Row, type TableBuilder, VigieError } from '../core/index.ts';
import { separateNigerNigeria } from './niger-nigeria-unassigned.ts';
import { candidateEvents, countryOf, FILES, Sums, VINTAGES } from './releases.ts';

/** Events and deaths of the world by country, month and type, 1989-01 to 2026-02. */
export const countryMonth: TableBuilder = {
  id: 'country-month',
  kind: 'events',
  inputs: [
    FILES.countryMonth,
    FILES.nigerNigeria,
    FILES.regionMonth,
    FILES.views,
    FILES.countryYear,
    FILES.candidate2025,
    FILES.candidate2601,
    FILES.candidate2602,
  ],
  columns: ['country', 'month', 'type', 'events', 'best', 'low', 'high', 'civilians'],
  method: [
    '1989-01 to 2024-12: UCDP GED 25.1. Events by type; deaths for all types together (type 0).',
    'Niger and Nigeria come merged from the input and are separated as the table niger-nigeria-unassigned says; what cannot be given to either is counted there and nowhere else.',
    '2025-01 to 2025-12: UCDP Candidate 25.01.25.12, plus the December events that 26.0.1 added.',
    '2026-01 to 2026-02: UCDP Candidate 26.0.1 and 26.0.2 merged by event id, the later release wins.',
    'A country without a row in a covered month had no event there. Every country that UCDP country-year 25.1 gives deaths is in the input, checked when the table is built.',
  ],
  coverage: [
    {
      from: '1989-01',
      to: '2024-12',
      countries: null,
      except: ['NER', 'NGA'],
      measures: ['events', 'deaths', 'deaths-high', 'civilian-deaths'],
      ...VINTAGES.final,
    },
    {
      from: '1989-01',
      to: '2024-12',
      countries: ['NER', 'NGA'],
      measures: ['events', 'deaths'],
      ...VINTAGES.final,
    },
    {
      from: '2025-01',
      to: '2025-12',
      countries: null,
      measures: ['events', 'deaths', 'deaths-by-type'],
      ...VINTAGES.candidate2025,
    },
    {
      from: '2026-01',
      to: '2026-02',
      countries: null,
      measures: [
        'events',
        'deaths',
        'deaths-low',
        'deaths-high',
        'civilian-deaths',
        'deaths-by-type',
      ],
      ...VINTAGES.candidate2026,
    },
  ],
  build(read) {
    const sums = new Sums();
    const final = read(FILES.countryMonth);
    checkAgainstYears(final, read(FILES.countryYear));
    for (const row of final) {
      const key = [row.country_iso3, row.year_month];
      addTypes(sums, key, [
        Number(row.ucdp_state_based_events),
        Number(row.ucdp_non_state_events),
        Number(row.ucdp_one_sided_events),
      ]);
      sums.add(
        [...key, 0],
        [
          0,
          Number(row.ucdp_fatalities_best),
          0,
          Number(row.ucdp_fatalities_high),
          Number(row.ucdp_civilian_deaths),
        ],
      );
    }
    for (const part of separateNigerNigeria(read).assigned) {
      addTypes(sums, [part.country, part.month], part.events);
      sums.add([part.country, part.month, 0], [0, part.deaths, 0, 0, 0]);
    }
    const known = new Set<string>();
    for (const row of read(FILES.candidate2025)) {
      known.add(row.id);
      const key = [countryOf(row.country, FILES.candidate2025), row.date.slice(0, 7)];
      sums.add([...key, row.type_of_violence], [1, Number(row.best), 0, 0, 0]);
    }
    for (const event of candidateEvents(read, [FILES.candidate2601, FILES.candidate2602])) {
      const month = event.date_start.slice(0, 7);
      if (month < '2026-01' && known.has(event.event_id)) continue;
      sums.add(
        [event.country_iso3, month, event.type_of_violence],
        [
          1,
          event.fatalities_best,
          event.fatalities_low,
          event.fatalities_high,
          event.deaths_civilians,
        ],
      );
    }
    return sums.rows();
  },
};

function addTypes(sums: Sums, key: string[], events: readonly number[]): void {
  events.forEach((count, i) => sums.add([...key, i + 1], [count, 0, 0, 0, 0]));
}

/** A country that has deaths in the yearly release must be in the monthly one. */
function checkAgainstYears(months: readonly Row[], years: readonly Row[]): void {
  const present = new Set(months.map((row) => row.country_iso3));
  const absent = new Set<string>();
  for (const row of years) {
    if (!(Number(row.cumulative_total_deaths_in_orgvio_best_cy) > 0)) continue;
    const code = countryOf(row.country_cy, FILES.countryYear);
    if (!present.has(code) && code !== 'NER' && code !== 'NGA') absent.add(code);
  }
  if (absent.size === 0) return;
  throw new VigieError([
    {
      code: 'country-absent',
      what: `${[...absent].join(', ')} have deaths in the yearly release but no row in the monthly one`,
      where: FILES.countryMonth,
      fix: 'take the countries out of the coverage, or take a complete input',
    },
  ]);
}
