import type { TableBuilder } from '../core/index.ts';
import { candidateEvents, countryOf, FILES, isIn, SAHEL, Sums, VINTAGES } from './releases.ts';

/** Countries of the Sahel and around that the region-month input holds. */
const IN_INPUT = ['MLI', 'BFA', 'NER', 'DZA', 'LBY', 'TCD', 'NGA', 'BEN', 'CIV', 'CMR', 'CAF'];

/** Events and deaths by first-level region and month for the Sahel and its neighbours. */
export const regionMonth: TableBuilder = {
  id: 'region-month',
  kind: 'events',
  inputs: [FILES.regionMonth, FILES.candidate2601, FILES.candidate2602],
  columns: ['country', 'region', 'month', 'type', 'events', 'best'],
  method: [
    '2010-01 to 2024-12: UCDP GED 25.1, events with a first-level region (Mali 2024: 442 of 447). Events by type; deaths for all types together (type 0). Only countries with 50 events or more.',
    '2026-01 to 2026-02: UCDP Candidate 26.0.1 and 26.0.2 merged by event id; events whose place is known to a first-level region or finer. Deaths there are by type.',
    'Nothing for 2025: the Candidate file of that year at hand carries no places.',
    'Region names are UCDP’s.',
  ],
  coverage: [
    {
      from: '2010-01',
      to: '2024-12',
      countries: IN_INPUT,
      measures: ['regions', 'deaths'],
      ...VINTAGES.final,
    },
    {
      from: '2026-01',
      to: '2026-02',
      countries: [...SAHEL],
      measures: ['regions', 'deaths', 'deaths-by-type'],
      ...VINTAGES.candidate2026,
    },
  ],
  build(read) {
    const sums = new Sums();
    const inSahel = isIn(SAHEL);
    for (const row of read(FILES.regionMonth)) {
      const country = countryOf(row.country, FILES.regionMonth);
      if (!inSahel(country)) continue;
      const key = [
        country,
        row.unit.slice(row.unit.indexOf('|') + 1).trim(),
        row.month.slice(0, 7),
      ];
      [row.n_sb, row.n_ns, row.n_os].forEach((n, i) => sums.add([...key, i + 1], [Number(n), 0]));
      sums.add([...key, 0], [0, Number(row.deaths)]);
    }
    for (const event of candidateEvents(read, [FILES.candidate2601, FILES.candidate2602])) {
      const month = event.date_start.slice(0, 7);
      if (!inSahel(event.country_iso3) || month < '2026-01') continue;
      if (event.region === '' || event.place_precision > 4) continue;
      sums.add(
        [event.country_iso3, event.region, month, event.type_of_violence],
        [1, event.fatalities_best],
      );
    }
    return sums.rows();
  },
};
