import { cellAt, nearestBorder, placeOf } from '../areas/index.ts';
import type { TableBuilder } from '../core/index.ts';
import {
  AFRICA,
  candidateEvents,
  countryOf,
  FILES,
  isIn,
  Sums,
  VINTAGES,
  VIOLENCE_TYPES,
} from './releases.ts';

/** Events and deaths by PRIO-GRID cell and month for Africa, and how many lie near a border. */
export const cellMonth: TableBuilder = {
  id: 'cell-month',
  kind: 'events',
  inputs: [FILES.precise, FILES.candidate2601, FILES.candidate2602],
  columns: ['country', 'cell', 'month', 'type', 'events', 'best', 'border'],
  method: [
    '1989-01 to 2020-12: UCDP GED 21.1, only events placed exactly or within about 25 km (where_prec 1 or 2) and complete rows, so counts are lower than a country’s total.',
    '2026-01 to 2026-02: UCDP Candidate 26.0.1 and 26.0.2 merged by event id, the same two precisions.',
    'border: events within 50 km of a land border of their country (Natural Earth 1:50m).',
    'Nothing is finer than half a degree.',
  ],
  coverage: [
    {
      from: '1989-01',
      to: '2020-12',
      countries: [...AFRICA],
      measures: ['cells', 'borders', 'deaths', 'deaths-by-type'],
      ...VINTAGES.precise,
    },
    {
      from: '2026-01',
      to: '2026-02',
      countries: [...AFRICA],
      measures: ['cells', 'borders', 'deaths', 'deaths-by-type'],
      ...VINTAGES.candidate2026,
    },
  ],
  build(read) {
    const sums = new Sums();
    const inAfrica = isIn(AFRICA);
    for (const row of read(FILES.precise)) {
      const country = countryOf(row.country, FILES.precise);
      if (!inAfrica(country)) continue;
      const [latitude, longitude] = [Number(row.latitude), Number(row.longitude)];
      const near = nearestBorder(country, latitude, longitude) ? 1 : 0;
      sums.add(
        [
          country,
          cellAt(latitude, longitude),
          `${row.year}-${row.month.padStart(2, '0')}`,
          VIOLENCE_TYPES[row.type_of_violence],
        ],
        [1, Number(row.best_death), near],
      );
    }
    for (const event of candidateEvents(read, [FILES.candidate2601, FILES.candidate2602])) {
      const month = event.date_start.slice(0, 7);
      const place = placeOf(event);
      if (!inAfrica(event.country_iso3) || month < '2026-01' || place.cell === 0) continue;
      sums.add(
        [event.country_iso3, place.cell, month, event.type_of_violence],
        [1, event.fatalities_best, place.in_border_strip ? 1 : 0],
      );
    }
    return sums.rows();
  },
};
