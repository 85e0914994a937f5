/** `vigie plan allocate --country`: load, solve with its variants, tell by area, draw. */
import { extname } from 'node:path';
import { outlineOf } from '../areas/index.ts';
import { allocationMap } from '../charts/index.ts';
import { type Context, VigieError } from '../core/index.ts';
import { type Allocation, spreadNeed } from '../plans/index.ts';
import { type Store, writeWhole } from '../store/index.ts';
import { allocationTitle } from '../words/index.ts';
import { countryAnswer } from './allocate-answer.ts';
import { countryProblem, problemOf, variantsOf } from './allocate-country.ts';
import { dangerNote, readAccess } from './allocate-danger.ts';
import { areasNamed, areaUnknown, readGround } from './allocate-ground.ts';
import { readRoads } from './allocate-roads.ts';
import { solveAllocations } from './allocate-solve.ts';
import { privateNotes } from './leaving.ts';
import { type AllocateInput, floorsOf } from './plan-allocate.ts';
import { runOf } from './run.ts';
import { publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

export async function countryAllocation(
  {
    store,
    language,
    progress,
    signal,
  }: Pick<Context<Store>, 'store' | 'language' | 'progress' | 'signal'>,
  input: AllocateInput,
  asked: string,
) {
  // Load: need, settlements, candidates, access, roads and events.
  const ground = await readGround(store, { ...input, country: asked });
  const unknown = input.avoid.filter((word) => areasNamed(word, ground.areas).length === 0);
  if (unknown.length > 0)
    throw new VigieError(unknown.map((word) => areaUnknown(word, '--avoid', ground.areas)));
  const access = input.access === undefined ? undefined : await readAccess(input.access);
  const roads = input.roads === undefined ? undefined : await readRoads(input.roads);
  const tables = await tablesFor(store, {
    private: input.shareable !== true && input.map === undefined,
  });
  const regions = new Set([...ground.areas.values()].map(({ region_pcode }) => region_pcode));
  const regionOf = (word: string) =>
    ground.areas.get(areasNamed(word, ground.areas)[0] ?? '')?.region_pcode ?? word;
  const isNeeded = (region: string) =>
    ground.need.some(
      ({ pcode, people }) => people > 0 && ground.areas.get(pcode)?.region_pcode === region,
    );
  const floors = floorsOf(input.floor, new Set([...regions].filter(isNeeded)), regionOf);
  const country = ground.country;
  const choice = {
    ...input,
    country,
    spread: input.spread === 'both' ? 'population' : input.spread,
  } as const;
  const shared = countryProblem(ground, tables, choice, floors, access?.levels ?? new Map(), roads);

  // Compute: what was asked, then the same with one thing changed.
  const variants = variantsOf(shared);
  const problems = variants.map((variant) => problemOf(shared, variant));
  const limits = { time_limit: input.time_limit / 2, seed: input.seed };
  const [result] = await solveAllocations(problems.slice(0, 1), limits, progress, signal);
  if (result.kind === 'refused') throw new VigieError(result.issues);
  const rest = { ...limits, time_limit: input.time_limit / 2 / Math.max(1, problems.length - 1) };
  const others = await solveAllocations(problems.slice(1), rest, progress, signal);
  const { people } = spreadNeed(ground.need, ground.places, choice.spread);
  const byPlace = new Map(ground.places.map(({ id }, i) => [id, people[i]]));
  const changed = others.map((one, i) => ({ variant: variants[i + 1], result: one }));
  const allocation = wholePeople(result.allocation);
  const isShared = input.shareable === true;
  const told = countryAnswer(shared, allocation, changed, byPlace, isShared);

  // Save: the run, and the map if one is wanted.
  const { time_limit: _, map, ...facts } = input;
  const hashes = [
    ...ground.hashes,
    access?.sha256,
    roads?.sha256,
    ...sourcesOf(tables).map(({ sha256 }) => sha256),
  ];
  const run = runOf(
    store,
    'plan',
    { ...facts, task: 'allocate' },
    hashes.filter((hash) => hash !== undefined),
    input.seed,
  );
  await store.saveRun(run);
  const reached = told.areas.reduce((sum, area) => sum + area.covered, 0);
  const all = told.areas.reduce((sum, area) => sum + area.people, 0);
  if (map !== undefined) {
    const outline = outlineOf(country);
    const values = {
      label: allocationTitle(country, input.count, language),
      outline,
      areas: told.areas,
    };
    const picture = allocationMap.draw(values, { width: 720, language, id: 'allocation' });
    writeWhole(
      map,
      extname(map).toLowerCase() === '.svg' ? picture : pageOf(picture, values.label, language),
    );
  }
  return {
    ...allocation,
    ...told,
    ...{ run_id: run.run_id, as_of: publishedBy(tables) },
    notes: [...privateNotes(sourcesOf(tables)), ...shared.notes, ...dangerNote(shared.danger)],
    seconds:
      Math.round((result.seconds + others.reduce((sum, one) => sum + one.seconds, 0)) * 1000) /
      1000,
    country,
    need: { people: all, year: ground.year, reached },
    kind: input.kind ?? 'food',
    level: ground.level,
    radius: input.radius_km,
    insecurity_events: input.insecurity_events,
    map: map ?? null,
  };
}

function pageOf(picture: string, title: string, language: string): string {
  return `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="margin:1rem;background:#fbfaf7">${picture}</body></html>\n`;
}

/** People are counted whole; a sum of people × distance or a distance stays as it is. */
function wholePeople(allocation: Allocation): Allocation {
  if (allocation.objective !== 'coverage') return allocation;
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    ...allocation,
    value: Math.round(allocation.value),
    bound: Math.round(allocation.bound),
    greedy_value: whole(allocation.greedy_value),
    interchange_value: whole(allocation.interchange_value),
  };
}
