/** Insecurity and access as an allocation sees them: events in a site's cell, levels by area. */
import { cellAt } from '../areas/index.ts';
import {
  covers,
  type EventTable,
  type Issue,
  type Month,
  monthText,
  VigieError,
} from '../core/index.ts';
import type { Place } from '../plans/index.ts';
import { amountOf, readGiven } from './allocate-table.ts';

export interface Danger {
  /** events of the months in the half-degree cell of each place */
  events: Float64Array;
  /** months of the window for which places of events are known */
  months: Month[];
  /** months asked for */
  asked: number;
}

/** Events in the cell of each place in the last months, each month by the first table that knows it. */
export function dangerAt(
  tables: readonly EventTable[],
  country: string,
  places: readonly Place[],
  asked: number,
): Danger {
  const isKnown = (table: EventTable, month: Month) =>
    table.coverage.some((part) => part.measures.includes('cells') && covers(part, country, month));
  const ends = tables.flatMap(({ coverage }) =>
    coverage.filter((part) => covers(part, country, part.to)).map(({ to }) => to),
  );
  const last = Math.max(...ends, 0);
  const window = Array.from({ length: asked }, (_, i) => last - i);
  const by = new Map<number, number>();
  const months = window.filter((month) => {
    const table = tables.find((one) => isKnown(one, month));
    if (table) countCells(table, month, by);
    return table !== undefined;
  });
  const events = Float64Array.from(
    places,
    ({ latitude, longitude }) => by.get(cellAt(latitude, longitude)) ?? 0,
  );
  return { events, months: months.reverse(), asked };
}

function countCells(
  { length, month, cell, events }: EventTable,
  wanted: Month,
  by: Map<number, number>,
): void {
  for (let i = 0; i < length; i++) {
    if (month[i] !== wanted || !cell || cell[i] === 0) continue;
    by.set(cell[i], (by.get(cell[i]) ?? 0) + events[i]);
  }
}

export function dangerNote({ months, asked }: Danger): Issue[] {
  if (months.length === asked) return [];
  const known =
    months.length === 0 ? '–' : `${monthText(months[0])}..${monthText(months[months.length - 1])}`;
  return [
    {
      code: 'places-unknown',
      what: `events are placed for ${months.length} of the last ${asked} months: ${known}`,
      where: '--insecurity-months',
      fix: 'ingest event files with coordinates of the other months',
    },
  ];
}

const ACCESS = {
  pcode: ['adm2_pcode', 'area', 'p_code'],
  level: ['access', 'access_level', 'constraint', 'value'],
};
const WORST = 3;

/** ACAPS levels 0 to 3 by area. @throws VigieError with every fault of the file */
export async function readAccess(
  path: string,
): Promise<{ levels: Map<string, number>; sha256: string }> {
  const { rows, sha256, columns } = await readGiven(path, ACCESS, ['pcode', 'level']);
  const faults: Issue[] = [];
  const levels = new Map<string, number>();
  for (const { cells, line } of rows) {
    const where = `${path} line ${line}, column ${columns.level}`;
    const level = amountOf(cells.level, where, faults, undefined);
    if (level === undefined) continue;
    if (!Number.isInteger(level) || level > WORST)
      faults.push({
        code: 'access',
        what: `a level of ${level} is not one of 0, 1, 2, 3`,
        where,
        fix: 'write 0 for no constraint up to 3 for no access',
      });
    levels.set(cells.pcode, Math.max(level, levels.get(cells.pcode) ?? 0));
  }
  if (faults.length > 0) throw new VigieError(faults);
  return { levels, sha256 };
}

/** Level at which nothing is opened. */
export const NO_ACCESS = WORST;
