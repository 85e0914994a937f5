import {
  type AdminCodes,
  type Coverage,
  covers,
  type EventTable,
  type Grid,
  isAbout,
  isAdminLevel,
  type Level,
  type Measure,
  type Month,
  monthsBetween,
  NO_VINTAGE,
  type Outcome,
  type Panel,
  type Vintage,
} from '../core/index.ts';

export interface PanelRequest {
  level: Level;
  units: readonly string[];
  first: Month;
  last: Month;
  outcomes: readonly Outcome[];
  as_of: string;
}

/**
 * Builds a panel from tables of events. Where several tables speak for a month, the release that was
 * published last wins, and among equals the first table; where none does, the value is missing,
 * never zero.
 *
 * @param tables in order of preference among releases of the same month of publication
 * @returns columns `[unit × month]` on the raw scale, with the release each value comes from
 */
export function buildPanel(tables: readonly EventTable[], request: PanelRequest): Panel {
  const periods = monthsBetween(request.first, request.last);
  const size = request.units.length * periods.length;
  const panel: Panel & { vintages: Vintage[] } = {
    level: request.level,
    period: 'month',
    unit_ids: request.units,
    periods,
    outcomes: {},
    vintage_of: {},
    vintages: [],
    as_of: request.as_of,
  };
  for (const outcome of request.outcomes) {
    panel.outcomes[outcome.id] = new Float64Array(size).fill(Number.NaN);
    panel.vintage_of[outcome.id] = new Uint8Array(size).fill(NO_VINTAGE);
  }
  const published: number[] = [];
  for (const table of tables) {
    const grid: Grid = {
      level: request.level,
      units: request.units,
      first: request.first,
      months: periods.length,
      unitOfRow: unitsOfRows(table, request.level, request.units),
    };
    const masks = new Map<string, Map<string, Uint8Array>>();
    for (const outcome of request.outcomes) {
      // Outcomes that need the same and look back as far are known in the same months.
      const key = `${needsAt(outcome, grid.level)} ${outcome.memory}`;
      const ofCountry = masks.get(key) ?? new Map<string, Uint8Array>();
      masks.set(key, ofCountry);
      fill(panel, table, grid, outcome, published, ofCountry);
    }
  }
  return panel;
}

/** What an outcome needs at a level: complete counts of a region are of the events placed in it. */
function needsAt(outcome: Outcome, level: Level): Measure[] {
  const place: Measure | undefined =
    level === 'region'
      ? 'regions'
      : level === 'cell'
        ? 'cells'
        : isAdminLevel(level)
          ? level
          : undefined;
  if (!place) return [...outcome.needs];
  return [place, ...outcome.needs.filter((need) => need !== 'events' && need !== place)];
}

function fill(
  panel: Panel & { vintages: Vintage[] },
  table: EventTable,
  grid: Grid,
  outcome: Outcome,
  published: number[],
  masks: Map<string, Uint8Array>,
): void {
  if (!outcome.levels.includes(isAdminLevel(grid.level) ? 'region' : grid.level)) return;
  const needs = needsAt(outcome, grid.level);
  const speaking = table.coverage.filter((coverage) =>
    needs.every((need) => coverage.measures.includes(need)),
  );
  if (speaking.length === 0) return;
  const column = panel.outcomes[outcome.id];
  const vintage_of = panel.vintage_of[outcome.id];
  let values: Float64Array | undefined;
  for (let unit = 0; unit < grid.units.length; unit++) {
    const country = countryOfUnit(grid, table, unit);
    if (country === undefined) continue;
    let mask = masks.get(country);
    if (!mask) {
      mask = maskOf(panel, table, speaking, grid, country, outcome.memory, published);
      masks.set(country, mask);
    }
    for (let month = 0; month < grid.months; month++) {
      const at = unit * grid.months + month;
      if (mask[month] === NO_VINTAGE) continue;
      const there = vintage_of[at];
      if (there !== NO_VINTAGE && published[there] >= published[mask[month]]) continue;
      values ??= outcome.tally(table, grid);
      column[at] = values[at];
      vintage_of[at] = Number.isNaN(values[at]) ? NO_VINTAGE : mask[month];
    }
  }
}

/** Vintage of each month in which the table can say the outcome for a country. */
function maskOf(
  panel: Panel & { vintages: Vintage[] },
  table: EventTable,
  speaking: readonly Coverage[],
  grid: Grid,
  country: string,
  memory: number,
  published: number[],
): Uint8Array {
  const mask = new Uint8Array(grid.months).fill(NO_VINTAGE);
  const own = speaking.filter((candidate) => isAbout(candidate, country));
  let run = 0;
  for (let month = 1 - memory; month < grid.months; month++) {
    const coverage = own.find((candidate) => covers(candidate, country, grid.first + month));
    run = coverage ? run + 1 : 0;
    if (coverage && month >= 0 && run >= memory) {
      mask[month] = vintageIndex(panel, table, coverage);
      published[mask[month]] = coverage.published;
    }
  }
  return mask;
}

function vintageIndex(
  panel: Panel & { vintages: Vintage[] },
  table: EventTable,
  coverage: Coverage,
): number {
  const known = panel.vintages.findIndex(
    (vintage) => vintage.label === coverage.vintage && vintage.source === table.source,
  );
  if (known >= 0) return known;
  panel.vintages.push({ label: coverage.vintage, final: coverage.final, source: table.source });
  return panel.vintages.length - 1;
}

/** Unit of each row at a level, −1 where the row is not placed that finely or not asked for. */
export function unitsOfRows(table: EventTable, level: Level, units: readonly string[]): Int32Array {
  const index = new Map(units.map((unit, i) => [unit, i]));
  const rows = new Int32Array(table.length).fill(-1);
  if (level === 'country') {
    const ofCountry = table.countries.map((country) => index.get(country) ?? -1);
    for (let row = 0; row < table.length; row++) rows[row] = ofCountry[table.country[row]];
  } else if (level === 'region') {
    if (!table.region) return rows;
    const ofRegion = table.regions.map((region) => index.get(region) ?? -1);
    for (let row = 0; row < table.length; row++) {
      const region = table.region[row];
      if (region >= 0) rows[row] = ofRegion[region];
    }
  } else if (isAdminLevel(level)) {
    const { codes, of_row } = table[level] ?? { codes: [], of_row: rows };
    const ofCode = codes.map((code) => index.get(code) ?? -1);
    for (let row = 0; row < table.length; row++) rows[row] = ofCode[of_row[row]] ?? -1;
  } else if (table.cell) {
    const ofCell = new Map(units.map((unit, i) => [Number(unit), i]));
    for (let row = 0; row < table.length; row++) rows[row] = ofCell.get(table.cell[row]) ?? -1;
  }
  return rows;
}

const cellCountries = new WeakMap<EventTable, Map<number, string>>();

const codeCountries = new WeakMap<AdminCodes, Map<string, string>>();

/** Country of a p-code; `undefined` when no list of the table holds it. */
function countryOfCode(admin: AdminCodes | undefined, code: string): string | undefined {
  if (!admin) return undefined;
  let ofCode = codeCountries.get(admin);
  if (!ofCode) {
    ofCode = new Map(admin.codes.map((known, i) => [known, admin.countries[i]]));
    codeCountries.set(admin, ofCode);
  }
  return ofCode.get(code);
}

function countryOfUnit(grid: Grid, table: EventTable, unit: number): string | undefined {
  if (isAdminLevel(grid.level)) return countryOfCode(table[grid.level], grid.units[unit]);
  if (grid.level === 'country') return grid.units[unit];
  if (grid.level === 'region') return grid.units[unit].split('|')[0];
  let ofCell = cellCountries.get(table);
  if (!ofCell) {
    ofCell = new Map();
    for (let row = 0; row < table.length; row++) {
      if (table.cell) ofCell.set(table.cell[row], table.countries[table.country[row]]);
    }
    cellCountries.set(table, ofCell);
  }
  return ofCell.get(Number(grid.units[unit])) ?? '';
}

/** Every unit of a level that has a row in one of the tables (or stands in its list), sorted. */
export function unitsOf(tables: readonly EventTable[], level: Level): string[] {
  const units = new Set<string>();
  for (const table of tables) {
    if (level === 'country') for (const country of table.countries) units.add(country);
    if (level === 'region')
      for (const region of table.regions) if (!region.endsWith('|')) units.add(region);
    if (isAdminLevel(level)) for (const code of table[level]?.codes ?? []) units.add(code);
    if (level === 'cell')
      for (const cell of table.cell ?? []) if (cell > 0) units.add(String(cell));
  }
  return level === 'cell' ? [...units].sort((a, b) => Number(a) - Number(b)) : [...units].sort();
}
