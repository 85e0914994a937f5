/** For a dossier: where the next sites would reach most people in need, on bundled figures. */
import type { AllocationEvidence, EventTable } from '../core/index.ts';
import type { Allocation } from '../plans/index.ts';
import { spreadNeed } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { countryAnswer } from './allocate-answer.ts';
import { type CountryChoice, countryProblem, problemOf, variantsOf } from './allocate-country.ts';
import { readGround } from './allocate-ground.ts';
import { type AllocateResult, runAllocations } from './allocate-job.ts';
import type { DataChoice } from './tables-for.ts';

/** The question of every page: fixed, so that pages can be compared. */
const QUESTION: Omit<CountryChoice, 'country'> = {
  objective: 'coverage',
  count: 8,
  radius_km: 25,
  spread: 'population',
  factor: 1.3,
  insecurity: 'off',
  insecurity_months: 12,
  insecurity_events: 3,
  site_cost: 1,
  avoid: [],
};

/** Variants that a page tells of. */
const TOLD = ['asked', 'other-spread', 'insecurity-exclude'];

/** Cells of a country are proved in a fraction of this; a slow machine gets the same page. */
const TIME_LIMIT = 30;

/** Rounds of January to May are out by then. */
const PUBLISHED = '-06';

/**
 * @returns `undefined` where no need ships for the country, or none was published by the vintage
 */
export async function gatherAllocation(
  store: Store,
  tables: readonly EventTable[],
  country: string,
  choice: DataChoice,
  progress: (phrase: string) => void,
): Promise<AllocationEvidence | undefined> {
  if (!isBundled(store, country)) return undefined;
  const ground = await readGround(store, { country });
  if (choice.as_of !== undefined && choice.as_of < `${ground.year}${PUBLISHED}`) return undefined;
  progress('where the next sites go');
  const shared = countryProblem(ground, tables, { ...QUESTION, country }, [], new Map(), undefined);
  const variants = variantsOf(shared).filter(({ id }) => TOLD.includes(id));
  const results: AllocateResult[] = [];
  await runAllocations(
    { time_limit: TIME_LIMIT, seed: 1 },
    variants.map((variant) => problemOf(shared, variant)),
    (message) => {
      if (message.kind === 'done') results[message.index] = message.result;
    },
  );
  const [asked] = results;
  if (asked.kind === 'refused') return undefined;
  const others = variants
    .map((variant, i) => ({ variant, result: results[i] }))
    .filter(
      ({ variant, result }) =>
        variant.id !== 'asked' &&
        result.kind === 'solved' &&
        // A set that ran out of time may differ for no other reason.
        result.allocation.status === 'optimal',
    );
  return evidenceOf(store, shared, asked.allocation, others);
}

function isBundled(store: Store, country: string): boolean {
  return (
    store.bundledTable('area-need').rows.some((row) => row.country === country && row.people) &&
    store.bundledTable('settlement-cells').rows.some((row) => row.country === country)
  );
}

function evidenceOf(
  store: Store,
  shared: ReturnType<typeof countryProblem>,
  allocation: Allocation,
  others: Parameters<typeof countryAnswer>[2],
): AllocationEvidence {
  const { ground, danger } = shared;
  const { people } = spreadNeed(ground.need, ground.places, QUESTION.spread);
  const byPlace = new Map(ground.places.map(({ id }, i) => [id, people[i]]));
  const { sites, areas, variants } = countryAnswer(shared, allocation, others, byPlace, true);
  const changedBy = (id: string) => variants.find((one) => one.id === id)?.changed ?? null;
  return {
    count: QUESTION.count,
    radius_km: QUESTION.radius_km,
    year: ground.year,
    people: areas.reduce((sum, area) => sum + area.people, 0),
    reached: areas.reduce((sum, area) => sum + area.covered, 0),
    is_proved: allocation.status === 'optimal',
    gap: allocation.gap,
    sites: sites.map(({ area, region, adds }) => ({ area, region, adds })),
    areas: areas.map(({ pcode: _, ...area }) => area),
    changed_by_spread: changedBy('other-spread'),
    changed_by_insecurity: changedBy('insecurity-exclude'),
    insecurity_events: QUESTION.insecurity_events,
    insecurity_months: danger.months,
    insecurity_months_asked: danger.asked,
    sources: ['area-need', 'settlement-cells'].map(
      (id) => store.bundledTable(id).description.source,
    ),
  };
}
