import type { EventRow, Row, TableBuilder } from '../core/index.ts';
import {
  candidateEvents,
  countryOf,
  FILES,
  isIn,
  SAHEL,
  Sums,
  VINTAGES,
  VIOLENCE_TYPES,
} from './releases.ts';

/** Who against whom by month for the Sahel and its neighbours. */
export const pairMonth: TableBuilder = {
  id: 'pair-month',
  kind: 'events',
  inputs: [
    FILES.precise,
    FILES.candidate2310,
    FILES.candidate2025,
    FILES.candidate2601,
    FILES.candidate2602,
  ],
  columns: [
    'country',
    'month',
    'type',
    'conflict',
    'side_a',
    'side_b',
    'inferred',
    'events',
    'best',
  ],
  method: [
    '2012-01 to 2020-12: UCDP GED 21.1, precise places only, so counts are lower than a country’s total.',
    '2023-10: UCDP Candidate 23.0.10. 2026-01 to 2026-02: UCDP Candidate 26.0.1 and 26.0.2.',
    '2025: UCDP Candidate 25.01.25.12 names both sides of non-state and one-sided violence, but of state-based violence only the conflict. The opponent is inferred: the pair that all rows of the same country and conflict have in January and February 2026. Where they do not agree, or there are none, it is left unknown.',
    'For Mali: Government → JNIM, Islamic State → IS, Azawad → FLA, true of all its state-based rows of January and February 2026.',
  ],
  coverage: [
    {
      from: '2012-01',
      to: '2020-12',
      countries: [...SAHEL],
      measures: ['actors'],
      ...VINTAGES.precise,
    },
    {
      from: '2023-10',
      to: '2023-10',
      countries: [...SAHEL],
      measures: ['actors'],
      ...VINTAGES.candidate2310,
    },
    {
      from: '2025-01',
      to: '2025-12',
      countries: [...SAHEL],
      measures: ['actors'],
      ...VINTAGES.candidate2025,
    },
    {
      from: '2026-01',
      to: '2026-02',
      countries: [...SAHEL],
      measures: ['actors'],
      ...VINTAGES.candidate2026,
    },
  ],
  build(read) {
    const sums = new Sums();
    const inSahel = isIn(SAHEL);
    for (const row of read(FILES.precise)) {
      const country = countryOf(row.country, FILES.precise);
      if (!inSahel(country) || Number(row.year) < 2012) continue;
      const key = [
        country,
        `${row.year}-${row.month.padStart(2, '0')}`,
        VIOLENCE_TYPES[row.type_of_violence],
      ];
      sums.add(
        [...key, row.conflict_name, row.side_a, row.side_b, ''],
        [1, Number(row.best_death)],
      );
    }
    const full = [
      ...candidateEvents(read, [FILES.candidate2310]).filter((e) =>
        e.date_start.startsWith('2023-10'),
      ),
      ...candidateEvents(read, [FILES.candidate2601, FILES.candidate2602]).filter(
        (e) => e.date_start >= '2026-01',
      ),
    ].filter((event) => inSahel(event.country_iso3));
    for (const event of full) {
      sums.add(
        [
          event.country_iso3,
          event.date_start.slice(0, 7),
          event.type_of_violence,
          event.conflict_name,
          event.side_a,
          event.side_b,
          '',
        ],
        [1, event.fatalities_best],
      );
    }
    const opponents = opponentsByConflict(full.filter((event) => event.date_start >= '2026-01'));
    for (const row of read(FILES.candidate2025)) {
      const country = countryOf(row.country, FILES.candidate2025);
      if (!inSahel(country)) continue;
      const [side_a, side_b, inferred] = sidesOf(row, country, opponents);
      sums.add(
        [
          country,
          row.date.slice(0, 7),
          row.type_of_violence,
          row.conflict_name,
          side_a,
          side_b,
          inferred,
        ],
        [1, Number(row.best)],
      );
    }
    return sums.rows();
  },
};

/** The one pair of sides that all state-based events of a country and conflict have. */
function opponentsByConflict(events: readonly EventRow[]): Map<string, [string, string]> {
  const found = new Map<string, [string, string] | null>();
  for (const event of events) {
    if (event.type_of_violence !== 1) continue;
    const key = `${event.country_iso3} ${event.conflict_name}`;
    const sides: [string, string] = [event.side_a, event.side_b];
    const known = found.get(key);
    if (known === undefined) found.set(key, sides);
    else if (known && known.join() !== sides.join()) found.set(key, null);
  }
  return new Map([...found].flatMap(([key, sides]) => (sides ? [[key, sides]] : [])));
}

function sidesOf(
  row: Row,
  country: string,
  opponents: ReadonlyMap<string, [string, string]>,
): [string, string, string] {
  if (row.type_of_violence === '1') {
    const sides = opponents.get(`${country} ${row.conflict_name}`);
    return sides ? [...sides, '1'] : ['', '', ''];
  }
  const cut = row.conflict_name.indexOf(' - ');
  return cut < 0
    ? ['', '', '']
    : [row.conflict_name.slice(0, cut), row.conflict_name.slice(cut + 3), ''];
}
