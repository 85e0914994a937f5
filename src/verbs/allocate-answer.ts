/** An allocation of a country as it is told: sites by area, who is left, what changes if. */
import type { Allocation } from '../plans/index.ts';
import type { CountryProblem, Variant } from './allocate-country.ts';
import type { AllocateResult } from './allocate-job.ts';

export interface AreaShare {
  pcode: string;
  name: string;
  region: string;
  people: number;
  covered: number;
  sites: number;
  longitude: number;
  latitude: number;
}

export interface SiteLine {
  id: string;
  /** of the settlement or facility; null on what is shared, and where places are cells */
  name: string | null;
  pcode: string;
  area: string;
  region: string;
  is_open: boolean;
  adds: number;
  /** areas in which it serves people */
  serves: string[];
  /** events in its half-degree cell in the months looked at */
  events: number;
}

export interface VariantLine {
  id: Variant['id'];
  value: number | null;
  status: string;
  /** sites of the question asked that are not chosen here */
  changed: number;
  sites: string[];
}

export interface CountryAnswer {
  sites: SiteLine[];
  uncovered: { id: string; weight: number }[];
  areas: AreaShare[];
  variants: VariantLine[];
}

/** Names sites by their area alone; a second one in an area has a number. */
function sharedIds(pcodes: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return pcodes.map((pcode) => {
    const n = (seen.get(pcode) ?? 0) + 1;
    seen.set(pcode, n);
    return n === 1 ? pcode : `${pcode} ${n}`;
  });
}

/** @param shareable names nothing finer than a second-level area */
export function countryAnswer(
  shared: CountryProblem,
  allocation: Allocation,
  variants: readonly { variant: Variant; result: AllocateResult }[],
  people: ReadonlyMap<string, number>,
  shareable: boolean,
): CountryAnswer {
  const { ground, sites, siteEvents } = shared;
  const siteAt = new Map(sites.map(({ id }, j) => [id, j]));
  const placeAt = new Map(ground.places.map((place) => [place.id, place]));
  const pcodeOf = (id: string) => placeAt.get(id)?.pcode ?? '';
  const chosen = allocation.sites.map(({ id }) => sites[siteAt.get(id)!]);
  const ids = sharedIds(chosen.map(({ pcode }) => pcode));
  const areaName = (pcode: string) => ground.areas.get(pcode)?.name ?? pcode;
  const lines = allocation.sites.map(({ id, is_open, adds, serves }, n): SiteLine => {
    const { name, pcode } = chosen[n];
    return {
      id: shareable ? ids[n] : id,
      name: shareable || name === '' ? null : name,
      pcode,
      area: areaName(pcode),
      region: ground.areas.get(pcode)?.region ?? '',
      is_open,
      adds: Math.round(adds),
      serves: [...new Set(serves.map(pcodeOf))].sort(),
      events: siteEvents[siteAt.get(id)!],
    };
  });
  const areas = areaShares(shared, allocation, people);
  return {
    sites: lines,
    uncovered: areas
      .filter(({ people: all, covered }) => all - covered >= 0.5)
      .map(({ pcode, people: all, covered }) => ({ id: pcode, weight: Math.round(all - covered) }))
      .sort((a, b) => b.weight - a.weight),
    areas,
    variants: variants.map(({ variant, result }) =>
      variantLine(allocation, sites, variant, result, shareable),
    ),
  };
}

function variantLine(
  asked: Allocation,
  sites: CountryProblem['sites'],
  { id }: Variant,
  result: AllocateResult,
  shareable: boolean,
): VariantLine {
  if (result.kind === 'refused')
    return { id, value: null, status: 'refused', changed: 0, sites: [] };
  const { value, status, sites: chosen } = result.allocation;
  const there = new Set(chosen.map((site) => site.id));
  const pcodes = new Map(sites.map((site) => [site.id, site.pcode]));
  const own = chosen.map((site) => pcodes.get(site.id) ?? site.id);
  return {
    ...{ id, value: Math.round(value), status },
    changed: asked.sites.filter((site) => !there.has(site.id)).length,
    sites: shareable ? sharedIds(own) : chosen.map((site) => site.id),
  };
}

function areaShares(
  { ground, sites }: CountryProblem,
  allocation: Allocation,
  people: ReadonlyMap<string, number>,
): AreaShare[] {
  const left = new Map(allocation.uncovered.map(({ id, weight }) => [id, weight]));
  const sums = new Map<string, { people: number; uncovered: number }>();
  const placed = new Map<string, number>();
  for (const place of ground.places) {
    const all = people.get(place.id) ?? 0;
    const sum = sums.get(place.pcode) ?? { people: 0, uncovered: 0 };
    sum.people += all;
    sum.uncovered += left.get(place.id) ?? 0;
    sums.set(place.pcode, sum);
  }
  // Areas with people and no settlement on the list are reached by nobody.
  for (const { pcode, people: all } of ground.need)
    if (!sums.has(pcode) && all > 0) sums.set(pcode, { people: all, uncovered: all });
  const pcodes = new Map(sites.map(({ id, pcode }) => [id, pcode]));
  for (const { id } of allocation.sites) {
    const pcode = pcodes.get(id) ?? '';
    placed.set(pcode, (placed.get(pcode) ?? 0) + 1);
  }
  return [...sums]
    .filter(([, sum]) => sum.people > 0)
    .map(([pcode, sum]) => {
      const area = ground.areas.get(pcode);
      return {
        pcode,
        name: area?.name ?? pcode,
        region: area?.region ?? '',
        people: Math.round(sum.people),
        covered: Math.round(sum.people - sum.uncovered),
        sites: placed.get(pcode) ?? 0,
        longitude: area?.longitude ?? Number.NaN,
        latitude: area?.latitude ?? Number.NaN,
      };
    })
    .sort((a, b) => (a.pcode < b.pcode ? -1 : 1));
}
