/** What bounds leave open, as a mixed-integer program for the solver. */
import type { MixedInteger } from '../math/index.ts';
import { type Decided, OPEN, SHUT } from './allocation-bound.ts';
import type { Instance } from './allocation-instance.ts';

/** A program and where to find the sites in its columns. */
export interface Program extends MixedInteger {
  /** what the whole costs besides the columns */
  offset: number;
  /** costs of the columns are this many times smaller than they are */
  scale: number;
  /** [site] its column, -1 for none */
  columnOf: Int32Array;
}

/** Columns and rows as they are added. */
export class ProgramWriter {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly isInteger: boolean[] = [];
  readonly rows: MixedInteger['rows'] = [];
  readonly columnOf: Int32Array;
  /** by the sites that can serve them: demands of a coverage that share them share a column */
  readonly shared = new Map<string, number>();

  /** Columns for the sites that are not shut, the count and the budget. */
  constructor({ sites, count, budget }: Instance, decided: Decided) {
    this.columnOf = new Int32Array(sites.n).fill(-1);
    for (let j = 0; j < sites.n; j++)
      if (decided[j] !== SHUT)
        this.columnOf[j] = this.column(0, decided[j] === OPEN ? 1 : 0, 1, true);
    const fresh = [...this.columnOf.keys()].filter(
      (j) => this.columnOf[j] >= 0 && !sites.isOpen[j],
    );
    const columns = fresh.map((j) => this.columnOf[j]);
    this.row(
      columns,
      columns.map(() => 1),
      Number.NEGATIVE_INFINITY,
      count,
    );
    if (Number.isFinite(budget))
      this.row(
        columns,
        fresh.map((j) => sites.cost[j]),
        Number.NEGATIVE_INFINITY,
        budget,
      );
  }

  column(cost: number, lower: number, upper: number, isInteger: boolean): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    return this.isInteger.push(isInteger) - 1;
  }

  row(columns: number[], values: number[], lower: number, upper: number): void {
    this.rows.push({ columns, values, lower, upper });
  }

  finish(offset: number, scale: number): Program {
    const { lower, upper, isInteger, rows, columnOf } = this;
    const cost = this.cost.map((one) => one / scale);
    return { cost, lower, upper, isInteger, rows, columnOf, offset, scale };
  }
}

/**
 * Sites without capacities, in the radius form: a column says that a demand has no open site up to
 * a distance, and costs the step to the next.
 * @param most [demand] a better set serves a demand at this cost at most; Infinity for no limit
 * @source Cornuéjols, Nemhauser & Wolsey (1980); Elloumi (2010), J. Comb. Optim. 19
 */
export function radiusProgram(
  instance: Instance,
  decided: Decided,
  most: Float64Array,
  scale: number,
): Program {
  const writer = new ProgramWriter(instance, decided);
  const terms = instance.floors.map(() => ({ missed: new Map<number, number>(), sure: 0 }));
  const floorOf = new Int32Array(instance.weight.length).fill(-1);
  instance.floors.forEach(({ members }, f) => {
    for (const i of members) floorOf[i] = f;
  });
  let offset = 0;
  for (let i = 0; i < instance.weight.length; i++) {
    const { base, missed } = demandLevels(writer, instance, i, most[i]);
    offset += base;
    const floor = terms[floorOf[i]];
    if (!floor) continue;
    // Counted as within the radius unless the column of the radius says no.
    if (missed === 'never') continue;
    floor.sure += instance.weight[i];
    if (missed === 'always-near') continue;
    // Demands that the same sites can serve share a column.
    floor.missed.set(missed, (floor.missed.get(missed) ?? 0) - instance.weight[i]);
  }
  instance.floors.forEach(({ needed }, f) => {
    const { missed, sure } = terms[f];
    const unit = Math.max(1, needed);
    const values = [...missed.values()].map((people) => people / unit);
    writer.row([...missed.keys()], values, (needed - sure) / unit, Number.POSITIVE_INFINITY);
  });
  return writer.finish(offset, scale);
}

/** Columns of one demand. `missed`: the column that is 1 when nothing within the radius is open. */
function demandLevels(
  writer: ProgramWriter,
  instance: Instance,
  i: number,
  most: number,
): { base: number; missed: number | 'never' | 'always-near' } {
  const { start, site, cost, outside, floors } = instance;
  const near = floors[0]?.within[i] ?? start[i];
  const { columnOf } = writer;
  let before = -1;
  let level = Number.NaN;
  let base = Number.NaN;
  let missed: number | 'never' | 'always-near' = 'never';
  let k = start[i];
  while (k < start[i + 1]) {
    const group: number[] = [];
    const isNear = k < near;
    const c = cost[k];
    let isSure = false;
    // Pairs of one cost make one level; those within the radius and those beyond stay apart.
    for (; k < start[i + 1] && cost[k] === c && k < near === isNear; k++) {
      const column = columnOf[site[k]];
      if (column >= 0) group.push(column);
      if (column >= 0 && writer.lower[column] === 1) isSure = true;
    }
    if (group.length === 0) continue;
    // Beyond what a better set allows, the last level must hold.
    if (c > most && before >= 0 && !isNear) {
      writer.upper[before] = 0;
      return { base, missed };
    }
    if (Number.isNaN(base)) base = Math.min(c, outside[i]);
    else if (before >= 0) writer.cost[before] += Math.min(c, outside[i]) - level;
    level = Math.min(c, outside[i]);
    if (isSure) {
      if (isNear) missed = 'always-near';
      return { base, missed };
    }
    const sharing = before < 0 && Number.isFinite(outside[i]) ? group.join() : '';
    const known = writer.shared.get(sharing);
    if (known !== undefined) {
      writer.cost[known] += outside[i] - level;
      return { base, missed: isNear ? known : 'never' };
    }
    const column = writer.column(0, 0, 1, false);
    if (sharing !== '') writer.shared.set(sharing, column);
    const columns = before >= 0 ? [...group, column, before] : [...group, column];
    const values = columns.map(() => 1);
    if (before >= 0) values[values.length - 1] = -1;
    writer.row(columns, values, before >= 0 ? 0 : 1, Number.POSITIVE_INFINITY);
    before = column;
    if (isNear) missed = column;
  }
  // Nobody is left: either the demand stays outside at its price, or the last level must hold.
  if (Number.isNaN(base)) return { base: outside[i], missed };
  if (outside[i] <= most && Number.isFinite(outside[i])) writer.cost[before] += outside[i] - level;
  else writer.upper[before] = 0;
  return { base, missed };
}

/**
 * Sites with capacities: a column for each pair, each demand served whole by one site.
 * @param most as above
 */
export function assignmentProgram(
  instance: Instance,
  decided: Decided,
  most: Float64Array,
  scale: number,
): Program & { pairColumn: Int32Array } {
  const writer = new ProgramWriter(instance, decided);
  const { start, site, cost, outside, weight, size, sites, floors } = instance;
  const pairColumn = new Int32Array(site.length).fill(-1);
  const load = Array.from({ length: sites.n }, () => ({
    columns: [] as number[],
    values: [] as number[],
  }));
  for (let i = 0; i < weight.length; i++) {
    const columns: number[] = [];
    for (let k = start[i]; k < start[i + 1]; k++) {
      const j = site[k];
      if (writer.columnOf[j] < 0 || cost[k] > most[i] || size[i] > sites.capacity[j]) continue;
      const column = writer.column(Math.min(cost[k], outside[i]), 0, 1, true);
      pairColumn[k] = column;
      columns.push(column);
      load[j].columns.push(column);
      load[j].values.push(size[i]);
      writer.row([column, writer.columnOf[j]], [1, -1], Number.NEGATIVE_INFINITY, 0);
    }
    if (Number.isFinite(outside[i])) columns.push(writer.column(outside[i], 0, 1, false));
    writer.row(
      columns,
      columns.map(() => 1),
      1,
      1,
    );
  }
  load.forEach(({ columns, values }, j) => {
    const capacity = sites.capacity[j];
    if (columns.length === 0 || !Number.isFinite(capacity)) return;
    const unit = Math.max(1, capacity);
    writer.row(
      [...columns, writer.columnOf[j]],
      [...values.map((value) => value / unit), -capacity / unit],
      Number.NEGATIVE_INFINITY,
      0,
    );
  });
  for (const { members, within, needed } of floors) {
    const columns: number[] = [];
    const values: number[] = [];
    for (const i of members)
      for (let k = start[i]; k < within[i]; k++)
        if (pairColumn[k] >= 0) {
          columns.push(pairColumn[k]);
          values.push(weight[i] / Math.max(1, needed));
        }
    writer.row(columns, values, needed / Math.max(1, needed), Number.POSITIVE_INFINITY);
  }
  return { ...writer.finish(0, scale), pairColumn };
}
