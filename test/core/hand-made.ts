/** Tiny tables of events, written by hand in a test. */
import {
  type Coverage,
  type EventTable,
  type Measure,
  monthFromText,
  type Pair,
} from '../../src/core/index.ts';

export interface HandRow {
  country: string;
  month: string;
  type: 0 | 1 | 2 | 3;
  events: number;
  best?: number;
  low?: number;
  high?: number;
  civilians?: number;
  region?: string;
  cell?: number;
  pair?: Pair;
  border?: number;
}

export interface HandCoverage {
  from: string;
  to: string;
  countries?: string[] | null;
  except?: string[];
  measures?: Measure[];
  vintage?: string;
  final?: boolean;
}

export const EVERY_MEASURE: Measure[] = [
  'events',
  'deaths',
  'deaths-high',
  'deaths-low',
  'civilian-deaths',
  'deaths-by-type',
  'actors',
  'regions',
  'cells',
  'borders',
];

/** A pair of sides; several actors of a side are joined with ` + `. */
export function pairOf(side_a: string, side_b: string, conflict = '', inferred = false): Pair {
  const split = (side: string) => side.split(' + ').filter((name) => name !== '');
  return { conflict, side_a: split(side_a), side_b: split(side_b), inferred };
}

/** Rows of a test in which most have the same pair and country. */
export function rowWith(usual: Pair) {
  return (month: string, type: 1 | 2 | 3, events: number, pair = usual, country = 'MLI') => ({
    country,
    month,
    type,
    events,
    pair,
  });
}

export function handTable(
  rows: readonly HandRow[],
  coverage: readonly HandCoverage[],
  table_id = 'hand-made',
): EventTable {
  const countries = [...new Set(rows.map((row) => row.country))];
  const regions = [...new Set(rows.flatMap((row) => (row.region ? [row.region] : [])))];
  const pairs = [...new Set(rows.flatMap((row) => (row.pair ? [row.pair] : [])))];
  const column = (of: (row: HandRow) => number | undefined, absent: number) =>
    Float64Array.from(rows, (row) => of(row) ?? absent);
  return {
    table_id,
    length: rows.length,
    country: Uint16Array.from(rows, (row) => countries.indexOf(row.country)),
    countries,
    month: Int32Array.from(rows, (row) => monthFromText(row.month)),
    type: Uint8Array.from(rows, (row) => row.type),
    events: column((row) => row.events, 0),
    best: column((row) => row.best, 0),
    low: column((row) => row.low, 0),
    high: column((row) => row.high, 0),
    civilians: column((row) => row.civilians, 0),
    region: Int32Array.from(rows, (row) => (row.region ? regions.indexOf(row.region) : -1)),
    regions,
    cell: Int32Array.from(rows, (row) => row.cell ?? 0),
    pair: Int32Array.from(rows, (row) => (row.pair ? pairs.indexOf(row.pair) : -1)),
    pairs,
    border: column((row) => row.border, 0),
    coverage: coverage.map(
      (part): Coverage => ({
        from: monthFromText(part.from),
        to: monthFromText(part.to),
        countries: part.countries === undefined ? null : part.countries,
        ...(part.except ? { except: part.except } : {}),
        measures: part.measures ?? EVERY_MEASURE,
        vintage: part.vintage ?? 'release 1',
        published: monthFromText('2026-01'),
        final: part.final ?? true,
      }),
    ),
    source: {
      source_id: table_id,
      dataset: 'hand-made',
      version: '1',
      licence: 'CC0',
      citation: 'test/core/hand-made.ts',
      sha256: '',
    },
  };
}
