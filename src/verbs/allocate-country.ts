/** Where the next sites of a country reach most people in need: the problem, and its variants. */
import type { EventTable, Issue } from '../core/index.ts';
import {
  type AllocationProblem,
  type CandidateSite,
  type Demand,
  type Floor,
  type Links,
  type Objective,
  type Place,
  roadDistances,
  type Spread,
  spreadNeed,
  waysBetween,
} from '../plans/index.ts';
import { type Danger, dangerAt, NO_ACCESS } from './allocate-danger.ts';
import { areasNamed, type Ground } from './allocate-ground.ts';
import type { readRoads } from './allocate-roads.ts';
import { note } from './run.ts';

export const INSECURITY = ['off', 'exclude', 'cost'] as const;
export type Insecurity = (typeof INSECURITY)[number];

export interface CountryChoice {
  country: string;
  objective: Objective;
  count: number;
  radius_km: number;
  spread: Spread;
  factor: number;
  insecurity: Insecurity;
  insecurity_months: number;
  /** events in its cell from which a site is left out */
  insecurity_events: number;
  budget?: number | undefined;
  site_cost: number;
  capacity?: number | undefined;
  avoid: readonly string[];
}

/** All that the variants of one question share. */
export interface CountryProblem {
  ground: Ground;
  danger: Danger;
  choice: CountryChoice;
  floors: Floor[];
  access: ReadonlyMap<string, number>;
  roads: Awaited<ReturnType<typeof readRoads>> | undefined;
  /** candidates that are looked at */
  sites: (CandidateSite & Place)[];
  /** events in the cell of each candidate */
  siteEvents: Float64Array;
  /** ways found so far, by whether events lengthen them */
  links: Map<boolean, Links>;
  notes: Issue[];
}

/** One way to ask the question. */
export interface Variant {
  id:
    | 'asked'
    | 'other-spread'
    | 'round-before'
    | 'insecurity-off'
    | 'insecurity-exclude'
    | 'insecurity-cost';
  spread: Spread;
  insecurity: Insecurity;
  isRoundBefore: boolean;
}

/** Pairs that a p-median or p-centre is computed on. */
const MOST_PAIRS = 1_500_000;

export function countryProblem(
  ground: Ground,
  tables: readonly EventTable[],
  choice: CountryChoice,
  floors: Floor[],
  access: ReadonlyMap<string, number>,
  roads: CountryProblem['roads'],
): CountryProblem {
  const { people, placeless } = spreadNeed(ground.need, ground.places, choice.spread);
  const notes = [...ground.notes];
  if (placeless.length > 0) {
    const lost = placeless.reduce((sum, area) => sum + area.people, 0);
    notes.push(
      note(
        'area-without-place',
        `${Math.round(lost)} people of ${placeless.length} areas have no settlement in the list: ${placeless.map(({ pcode }) => pcode).join(', ')}`,
        '--settlements',
        'give settlements of these areas; they count as reached by nobody',
      ),
    );
  }
  const sites = thinned(ground, people, choice, notes);
  const danger = dangerAt(tables, choice.country, sites, choice.insecurity_months);
  return {
    ...{ ground, danger, choice, floors, access, roads, sites, siteEvents: danger.events },
    ...{ links: new Map(), notes },
  };
}

/** Fewer candidates where every pair counts: those in whose area and place most people are. */
function thinned(
  { places, sites }: Ground,
  people: Float64Array,
  { objective }: CountryChoice,
  notes: Issue[],
): (CandidateSite & Place)[] {
  const most = Math.max(50, Math.floor(MOST_PAIRS / Math.max(1, places.length)));
  if (objective === 'coverage' || sites.length <= most) return sites;
  const peopleAt = new Map(places.map(({ id }, i) => [id, people[i]]));
  const kept = sites
    .map((site, j) => ({ site, j, people: peopleAt.get(site.id) ?? 0 }))
    .sort((a, b) => b.people - a.people || a.j - b.j)
    .slice(0, most)
    .map(({ site }) => site);
  notes.push(
    note(
      'sites-thinned',
      `${kept.length} of ${sites.length} candidates are looked at, those with most people`,
      '--objective',
      'the answer is the best among these; give fewer settlements with --areas for an exact one',
    ),
  );
  return kept;
}

/** Each event lengthens a way by a tenth, up to twice. */
const EVENT_BURDEN = 0.1;

export function problemOf(shared: CountryProblem, variant: Variant): AllocationProblem {
  const { ground, choice, sites, siteEvents, floors, access } = shared;
  const need = variant.isRoundBefore ? ground.need_before : ground.need;
  const { people } = spreadNeed(need, ground.places, variant.spread);
  const demand = ground.places.map(
    (place, i): Demand => ({
      id: place.id,
      weight: people[i],
      region: ground.areas.get(place.pcode)?.region_pcode ?? place.pcode,
    }),
  );
  const barredAreas = new Set(choice.avoid.flatMap((word) => areasNamed(word, ground.areas)));
  const links = linksOf(shared, variant.insecurity === 'cost');
  return {
    objective: choice.objective,
    count: choice.count,
    radius: choice.radius_km,
    demand,
    links,
    floors,
    sites: sites.map((site, j) => {
      const isDangerous =
        variant.insecurity === 'exclude' && siteEvents[j] >= choice.insecurity_events;
      const isShut = barredAreas.has(site.pcode) || (access.get(site.pcode) ?? 0) >= NO_ACCESS;
      return {
        id: site.id,
        cost: site.cost || choice.site_cost,
        ...capacityOf(site, choice),
        ...(site.is_open ? { is_open: true } : {}),
        ...(isShut ? { barred: 'access' } : isDangerous ? { barred: 'insecurity' } : {}),
      };
    }),
    ...(choice.budget === undefined ? {} : { budget: choice.budget }),
  };
}

/** The same ways for all variants that insecurity does not lengthen: they are long to find. */
function linksOf(shared: CountryProblem, isBurdened: boolean): Links {
  const { ground, choice, sites, siteEvents, roads, links } = shared;
  const found =
    links.get(isBurdened) ??
    waysBetween(ground.places, sites, {
      factor: choice.factor,
      most: choice.objective === 'coverage' ? choice.radius_km : Number.POSITIVE_INFINITY,
      burdenTo: isBurdened
        ? siteEvents.map((events) => Math.min(2, 1 + EVENT_BURDEN * events))
        : undefined,
      byRoad:
        roads && roadDistances(roads.junctions, roads.roads, ground.places, sites, choice.factor),
    });
  links.set(isBurdened, found);
  return found;
}

function capacityOf({ capacity }: CandidateSite, choice: CountryChoice): { capacity?: number } {
  const room = capacity ?? choice.capacity;
  return room === undefined ? {} : { capacity: room };
}

/** What was asked, and the same with one thing changed. */
export function variantsOf({ ground, danger, choice }: CountryProblem): Variant[] {
  const { spread, insecurity } = choice;
  const asked: Variant = { id: 'asked', spread, insecurity, isRoundBefore: false };
  const other: Spread = spread === 'equal' ? 'population' : 'equal';
  const hasEvents = danger.events.some((events) => events > 0);
  const secured = INSECURITY.filter((one) => one !== insecurity && (hasEvents || one === 'off'));
  return [
    asked,
    { ...asked, id: 'other-spread', spread: other },
    ...(ground.need_before.length > 0
      ? [{ ...asked, id: 'round-before' as const, isRoundBefore: true }]
      : []),
    ...secured.map((one): Variant => ({ ...asked, id: `insecurity-${one}`, insecurity: one })),
  ];
}
