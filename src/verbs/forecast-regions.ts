/** A country's draws cut by first-level region, so that the parts add up to the whole. */
import {
  type EventTable,
  type ForecastPanel,
  type Month,
  randomStream,
  VigieError,
} from '../core/index.ts';
import { learnShares, splitByShares } from '../models/index.ts';
import { buildPanel, outcomes } from '../outcomes/index.ts';
import { note } from './run.ts';

export interface RegionSplit {
  /** `[lead × sample]` each; the last one, without a name, is where no region is known */
  regions: { name: string; samples: Int32Array }[];
  /** last month that is known by region; `undefined` where too few are */
  regions_until: Month | undefined;
}

/** @param samples `[lead × sample]` of the country */
export function regionSplit(
  tables: readonly EventTable[],
  panel: ForecastPanel,
  outcome: string,
  country: string,
  samples: Int32Array,
  n_samples: number,
  seed: number,
): RegionSplit {
  const named = [...new Set(tables.flatMap(({ regions }) => regions))]
    .filter((unit) => unit.startsWith(`${country}|`) && !unit.endsWith('|'))
    .sort();
  const history = partsOf(tables, panel, outcome, country, named);
  try {
    if (named.length < 2) throw new RangeError('one region is no choice');
    const split = splitByShares(samples, n_samples, learnShares(history), randomStream(seed));
    return {
      regions: [...named.map((unit) => unit.split('|')[1]), ''].map((name, part) => ({
        name,
        samples: split.subarray(part * samples.length, (part + 1) * samples.length),
      })),
      regions_until: history.until,
    };
  } catch (error) {
    // Too few months by region to learn shares from.
    if (!(error instanceof RangeError)) throw error;
    return { regions: [], regions_until: undefined };
  }
}

/** @throws `regions-unknown` */
export function requireRegions({ regions }: RegionSplit, country: string): void {
  if (regions.length > 0) return;
  throw new VigieError([
    note(
      'regions-unknown',
      `fewer than twelve months of ${country} are known by region`,
      '--level admin1',
      'forecast the country, or ingest releases with places',
    ),
  ]);
}

function partsOf(
  tables: readonly EventTable[],
  { first, months, values: all, unit_ids }: ForecastPanel,
  outcome: string,
  country: string,
  named: readonly string[],
) {
  const column = buildPanel(tables, {
    ...{ level: 'region' as const, units: [...named], first, last: first + months - 1, as_of: '' },
    outcomes: [outcomes.get(outcome)],
  }).outcomes[outcome];
  const row = unit_ids.indexOf(country) * months;
  const parts = named.length + 1;
  const values = new Float64Array(parts * months).fill(Number.NaN);
  let until = first - 1;
  for (let month = 0; month < months; month++) {
    let placed = 0;
    for (let part = 0; part < named.length; part++) placed += column[part * months + month];
    if (Number.isNaN(placed)) continue;
    until = first + month;
    for (let part = 0; part < named.length; part++)
      values[part * months + month] = column[part * months + month];
    // Releases differ a little: what is not placed is never negative.
    values[named.length * months + month] = Math.max(0, (all[row + month] || 0) - placed);
  }
  return { parts, months, values, until };
}
