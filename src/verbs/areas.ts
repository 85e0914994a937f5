import { z } from 'zod';
import {
  cellAt,
  cellCentre,
  cellNeighbours,
  nearestBorder,
  neighboursOf,
  outlineOf,
} from '../areas/index.ts';
import {
  ADMIN_LEVELS,
  type Context,
  countryName,
  inBoth,
  isCountryCode,
  VigieError,
} from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { crosswalkLists } from './areas-crosswalk.ts';
import { importAreas } from './areas-import.ts';
import { answered, defineVerb, monthField } from './define.ts';
import { runOf } from './run.ts';

const areaOutput = z.object({
  unit_id: z.string(),
  level: z.enum(['country', 'cell']),
  name: z.object({ en: z.string(), fr: z.string() }).nullable(),
  neighbours: z.array(z.string()),
  centre: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  border: z.object({ distance_km: z.number(), across: z.string() }).nullable(),
});

const listOutput = z.object({
  list_id: z.string(),
  level: z.enum(ADMIN_LEVELS),
  list_date: z.string(),
  countries: z.array(z.string()).readonly(),
  source_file: z.string(),
  sha256: z.string(),
  licence: z.string().nullable(),
  n: z.number(),
});

const column = z.string().nullable();

const importedOutput = z.object({
  file: z.string(),
  state: z.enum(['imported', 'known']),
  list: listOutput,
  columns: z.object({ pcode: column, name: column, parent: column, country: column }),
  left_out: z.number(),
  events: z.number(),
  placed: z.number(),
});

const shareOutput = z.object({
  iso3: z.string(),
  old_list_date: z.string(),
  old_pcode: z.string(),
  old_name: z.string(),
  new_list_date: z.string(),
  new_pcode: z.string(),
  new_name: z.string(),
  share_of_old: z.number(),
  area_km2: z.number(),
  points: z.number(),
});

const areasInput = z.object({
  area: z.string(),
  paths: z.array(z.string()).default([]),
  country: z.string().optional(),
  level: z.enum(ADMIN_LEVELS).optional(),
  list_date: monthField.optional(),
  object: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  parent: z.string().optional(),
  licence: z.string().optional(),
  skip_bad_rows: z.boolean().default(false),
  out: z.string().optional(),
});

type AreasInput = z.output<typeof areasInput>;

const areasOutput = z.object({
  ...answered,
  areas: z.array(areaOutput),
  /** lists of p-codes in the workspace, or those used */
  lists: z.array(listOutput).optional(),
  imported: importedOutput.optional(),
  crosswalk: z.array(shareOutput).optional(),
  out: z.string().nullable().optional(),
});

type AreasAnswer = z.output<typeof areasOutput>;

/** What `areas` does besides telling about an area, and how many words it takes. */
const ACTIONS: Record<
  string,
  { words: number; run(context: Context<Store>, input: AreasInput): Promise<AreasAnswer> }
> = {
  import: { words: 1, run: runImport },
  list: { words: 0, run: runList },
  crosswalk: { words: 2, run: runCrosswalk },
};

/**
 * Tells about areas: a country's neighbours, the cell of a point, the border near it. Takes lists of
 * admin areas into the workspace, and compares two of them.
 */
export const areas = defineVerb({
  id: 'areas',
  positional: ['area', 'paths'],
  input: areasInput,
  output: areasOutput,
  async run(context, input) {
    const { area, paths, country } = input;
    const action = Object.hasOwn(ACTIONS, area) ? ACTIONS[area] : undefined;
    checkWords(area, paths ?? [], action?.words ?? 0);
    if (action) return action.run(context, { ...input, country: checkedCountry(country) });
    const { store } = context;
    const point = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(area);
    const run = runOf(store, 'areas', { area, country }, []);
    const found = point ? pointArea(Number(point[1]), Number(point[2]), country) : namedArea(area);
    return { run_id: run.run_id, as_of: null, notes: [], areas: [found] };
  },
});

async function runImport(context: Context<Store>, input: AreasInput): Promise<AreasAnswer> {
  const { area, paths, skip_bad_rows, out: _, ...choice } = input;
  const { imported, notes } = await importAreas(context, paths[0], { ...choice, skip_bad_rows });
  const hashes = [imported.list.sha256];
  const run = runOf(context.store, 'areas', { area, skip_bad_rows, ...choice }, hashes);
  await context.store.saveRun(run);
  const { list } = imported;
  return { run_id: run.run_id, as_of: list.list_date, notes, areas: [], lists: [list], imported };
}

async function runList({ store }: Context<Store>, { area }: AreasInput): Promise<AreasAnswer> {
  const lists = await store.areaLists();
  const hashes = lists.map((list) => list.sha256);
  const run = runOf(store, 'areas', { area }, hashes);
  return { run_id: run.run_id, as_of: null, notes: [], areas: [], lists };
}

async function runCrosswalk(
  { store }: Context<Store>,
  { area, paths, country, out }: AreasInput,
): Promise<AreasAnswer> {
  const { rows, lists, notes } = await crosswalkLists(store, paths, { country, out });
  const hashes = lists.map((list) => list.sha256);
  const run = runOf(store, 'areas', { area, lists: lists.map((l) => l.list_id), country }, hashes);
  await store.saveRun(run);
  const answer = { run_id: run.run_id, as_of: lists[1].list_date, notes, areas: [], lists };
  return { ...answer, crosswalk: rows, out: out ?? null };
}

function checkWords(area: string, paths: readonly string[], words: number): void {
  if (paths.length === words) return;
  const what = paths.length > words ? `"${paths[words]}" is one word too many` : 'paths is missing';
  const fix = 'vigie areas --help shows what it takes';
  throw new VigieError([{ code: 'usage', what, where: `vigie areas ${area}`, fix }], 2);
}

function checkedCountry(country: string | undefined): string | undefined {
  const code = country?.toUpperCase();
  if (code === undefined || isCountryCode(code)) return code;
  const what = `country "${country}" is not known`;
  const fix = 'give an ISO alpha-3 code such as MLI';
  throw new VigieError([{ code: 'country-unknown', what, where: '--country', fix }], 2);
}

function pointArea(latitude: number, longitude: number, country: string | undefined) {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw unknown(`${latitude},${longitude}`);
  const border = country ? nearestBorder(country, latitude, longitude, 300) : undefined;
  return cellArea(cellAt(latitude, longitude), border ?? null);
}

function cellArea(gid: number, border: { distance_km: number; across: string } | null) {
  return {
    unit_id: String(gid),
    level: 'cell' as const,
    name: null,
    neighbours: cellNeighbours(gid).map(String),
    centre: cellCentre(gid),
    border,
  };
}

function namedArea(area: string) {
  if (/^\d+$/.test(area) && Number(area) >= 1 && Number(area) <= 259_200)
    return cellArea(Number(area), null);
  const code = area.toUpperCase();
  if (!isCountryCode(code) || !outlineOf(code)) throw unknown(area);
  return {
    unit_id: code,
    level: 'country' as const,
    name: inBoth((language) => countryName(code, language)),
    neighbours: neighboursOf(code),
    centre: null,
    border: null,
  };
}

function unknown(area: string): VigieError {
  return new VigieError(
    [
      {
        code: 'area-unknown',
        what: `"${area}" is not an area Vigie knows`,
        where: 'the area asked for',
        fix: 'give an ISO alpha-3 code (MLI), a PRIO-GRID cell (145085), or latitude,longitude (14.5,-4.2)',
      },
    ],
    2,
  );
}
