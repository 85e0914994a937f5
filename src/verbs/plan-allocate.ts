import { z } from 'zod';
import { type Issue, VigieError } from '../core/index.ts';
import { type ChosenSite, OBJECTIVES, SPREADS } from '../plans/index.ts';
import type { AreaShare, SiteLine, VariantLine } from './allocate-answer.ts';
import { INSECURITY } from './allocate-country.ts';
import { readGivenProblem } from './allocate-files.ts';
import { countryAllocation } from './allocate-geography.ts';
import { solveAllocations } from './allocate-solve.ts';
import { listOf } from './define.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

const amount = z.coerce.number().min(0);
const whole = z.coerce.number().int();

const fields = {
  objective: z.enum(OBJECTIVES).optional(),
  count: whole.min(0).optional(),
  demand: z.string().optional(),
  sites: z.string().optional(),
  distances: z.string().optional(),
  radius: amount.optional(),
  time_limit: z.coerce.number().positive().default(60),
  budget: amount.optional(),
  floor: listOf().optional(),
  seed: whole.default(1),
  country: z.string().optional(),
  kind: z.enum(['food', 'health']).optional(),
  radius_km: z.coerce.number().positive().default(25),
  need: z.string().optional(),
  year: z.string().optional(),
  settlements: z.string().optional(),
  facilities: z.string().optional(),
  roads: z.string().optional(),
  access: z.string().optional(),
  areas: listOf().optional(),
  avoid: listOf().default([]),
  spread: z.enum([...SPREADS, 'both']).default('both'),
  factor: z.coerce.number().min(1).max(5).default(1.3),
  insecurity: z.enum(INSECURITY).default('off'),
  insecurity_months: whole.min(1).max(120).default(12),
  insecurity_events: whole.min(1).default(3),
  capacity: z.coerce.number().positive().optional(),
  site_cost: amount.default(1),
  map: z.string().optional(),
  shareable: z.boolean().optional(),
};

export type AllocateInput = z.output<z.ZodObject<typeof fields>> & {
  objective: (typeof OBJECTIVES)[number];
  count: number;
};

/** Where the next sites go: on three tables of anybody's, or for the people in need of a country. */
export const planAllocate = definePlanTask({
  words: [0, 0],
  fields,
  output: {
    objective: z.enum(OBJECTIVES),
    value: z.number(),
    bound: z.number(),
    gap: z.number(),
    status: z.enum(['optimal', 'time-limit']),
    sites: z.array(z.custom<ChosenSite | SiteLine>()),
    uncovered: z.array(z.object({ id: z.string(), weight: z.number() })),
    greedy_value: z.number().nullable(),
    interchange_value: z.number().nullable(),
    seconds: z.number(),
    country: z.string().nullable(),
    need: z.object({ people: z.number(), year: z.string(), reached: z.number() }).nullable(),
    kind: z.enum(['food', 'health']).nullable(),
    level: z.enum(['cell', 'settlement']).nullable(),
    radius: z.number().nullable(),
    insecurity_events: z.number().nullable(),
    areas: z.array(z.custom<AreaShare>()),
    variants: z.array(z.custom<VariantLine>()),
    map: z.string().nullable(),
  },
  async run({ store, language, progress, signal }, given) {
    const input = checked(given);
    if (input.country !== undefined)
      return countryAllocation({ store, language, progress, signal }, input, input.country);

    // Load: three tables, every fault of them at once.
    const { demand, sites, distances, objective, count, radius, budget } = input;
    const files = { demand: demand!, sites: sites!, distances: distances! };
    const problem = await readGivenProblem(files);

    // Compute: the best sites with their bound, in a worker.
    const [result] = await solveAllocations(
      [
        {
          ...{ objective, count, demand: problem.demand, sites: problem.sites },
          links: problem.links,
          ...(radius === undefined ? {} : { radius }),
          ...(budget === undefined ? {} : { budget }),
          floors: floorsOf(
            input.floor,
            new Set(problem.demand.flatMap(({ region }) => region ?? [])),
          ),
        },
      ],
      { time_limit: input.time_limit, seed: input.seed },
      progress,
      signal,
    );
    if (result.kind === 'refused') throw new VigieError(result.issues);

    // Save: what was asked of which files.
    const { time_limit: _, map: __, ...asked } = input;
    const run = runOf(store, 'plan', { ...asked, task: 'allocate' }, problem.hashes, input.seed);
    await store.saveRun(run);
    return {
      ...result.allocation,
      ...{ run_id: run.run_id, as_of: null, notes: problem.notes },
      seconds: Math.round(result.seconds * 1000) / 1000,
      ...{ country: null, need: null, kind: null, level: null, radius: radius ?? null },
      ...{ insecurity_events: null, map: null },
      areas: [] as AreaShare[],
      variants: [] as VariantLine[],
    };
  },
});

/** @throws bad usage: neither files nor a country, or a part of either */
function checked(input: z.output<z.ZodObject<typeof fields>>): AllocateInput {
  const files = (['demand', 'sites', 'distances'] as const).filter(
    (name) => input[name] !== undefined,
  );
  const issues: Issue[] = [];
  const usage = (what: string, where: string, fix: string) =>
    issues.push({ code: 'usage', what, where, fix });
  if (input.count === undefined)
    usage('count is missing', '--count', 'say how many sites are to be opened');
  if ((input.country === undefined) === (files.length === 0))
    usage(
      'an allocation is for a --country, or on --demand, --sites and --distances',
      'vigie plan allocate',
      'vigie plan allocate --country MLI --count 8, or give the three files',
    );
  else if (input.country === undefined && files.length < 3)
    for (const name of ['demand', 'sites', 'distances'].filter(
      (one) => !files.includes(one as never),
    ))
      usage(`${name} is missing`, `--${name}`, 'the three files go together');
  if (input.map !== undefined && !/\.(svg|html)$/i.test(input.map))
    usage(
      `"${input.map}" ends neither in .svg nor in .html`,
      '--map',
      'name a file such as map.svg',
    );
  if (issues.length > 0) throw new VigieError(issues, 2);
  const fallback = input.country === undefined ? 'p-median' : 'coverage';
  return { ...input, count: input.count!, objective: input.objective ?? fallback };
}

/**
 * `0.2` for each region, or `ML05=0.3` for one.
 * @throws bad usage
 */
export function floorsOf(
  given: readonly string[] | undefined,
  regions: ReadonlySet<string>,
  nameOf: (word: string) => string = (word) => word,
) {
  const wrong = (given ?? []).filter((text) => !/^(?:[^=]+=)?\d*\.?\d+$/.test(text));
  if (wrong.length > 0)
    throw new VigieError(
      wrong.map((text) => ({
        code: 'usage',
        what: `"${text}" is not a floor`,
        where: '--floor',
        fix: 'write a share for all regions, as in 0.2, or for one, as in ML05=0.3',
      })),
      2,
    );
  const one = (given ?? []).filter((text) => text.includes('='));
  const named = new Map(
    one.map((text) => {
      const at = text.lastIndexOf('=');
      return [nameOf(text.slice(0, at)), Number(text.slice(at + 1))] as const;
    }),
  );
  const all = (given ?? []).find((text) => !text.includes('='));
  const rest = all === undefined ? [] : [...regions].sort().filter((region) => !named.has(region));
  return [...named, ...rest.map((region) => [region, Number(all)] as const)].map(
    ([region, share]) => ({ region, share }),
  );
}
