import {
  actorsOfSide,
  type BundledTable,
  type Coverage,
  type EventTable,
  monthFromText,
  type Pair,
  type Row,
  type YearlyLevel,
} from '../core/index.ts';

/**
 * Turns a bundled table of counts into the columns that outcomes read. Blank amounts are zero;
 * what the table cannot say at all is left out of its coverage.
 */
export function eventsFromBundled({ description, rows }: BundledTable): EventTable {
  const n = rows.length;
  const has = (column: string) => n > 0 && column in rows[0];
  const numbers = (column: string, absent: number) =>
    has(column)
      ? Float64Array.from(rows, (row) => Number(row[column]))
      : new Float64Array(n).fill(absent);
  const countries = new Interner<string>();
  const regions = new Interner<string>();
  const pairs = new Interner<string>();
  const listed: Pair[] = [];
  const pairOf = (row: Row): number => {
    const key = [row.conflict, row.side_a, row.side_b, row.inferred].join('\u001f');
    const number = pairs.number(key);
    if (number === listed.length) {
      listed.push({
        conflict: row.conflict,
        side_a: actorsOfSide(row.side_a),
        side_b: actorsOfSide(row.side_b),
        inferred: row.inferred === '1',
      });
    }
    return number;
  };
  return {
    table_id: description.table_id,
    length: n,
    country: Uint16Array.from(rows, (row) => countries.number(row.country)),
    month: Int32Array.from(rows, (row) => monthFromText(row.month)),
    type: Uint8Array.from(rows, (row) => Number(row.type)),
    events: numbers('events', 0),
    best: numbers('best', 0),
    low: numbers('low', Number.NaN),
    high: numbers('high', Number.NaN),
    civilians: numbers('civilians', Number.NaN),
    ...(has('region')
      ? { region: Int32Array.from(rows, (row) => regions.number(`${row.country}|${row.region}`)) }
      : {}),
    ...(has('cell') ? { cell: Int32Array.from(rows, (row) => Number(row.cell)) } : {}),
    ...(has('side_a') ? { pair: Int32Array.from(rows, pairOf) } : {}),
    ...(has('border') ? { border: numbers('border', 0) } : {}),
    countries: countries.values,
    regions: regions.values,
    pairs: listed,
    coverage: description.coverage.map(
      (coverage): Coverage => ({
        ...coverage,
        from: monthFromText(coverage.from),
        to: monthFromText(coverage.to),
        published: monthFromText(coverage.published),
      }),
    ),
    source: description.source,
  };
}

/** Yearly levels of a bundled table. */
export function levelsFromBundled({ rows }: BundledTable): YearlyLevel[] {
  return rows.map((row) => ({
    country: row.country,
    year: Number(row.year),
    outcome: row.outcome,
    value: Number(row.value),
  }));
}

/** Gives each distinct value the next number. */
class Interner<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<T, number>();

  number(value: T): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
