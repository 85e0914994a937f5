/** The estimate of a transition: the country against comparable ones, outcomes fixed in advance. */
import { neighboursOf } from '../areas/index.ts';
import {
  anchorsOf,
  type Bilingual,
  countryName,
  type EffectReport,
  type EventTable,
  type ImpactPanel,
  type Issue,
  type Month,
  monthText,
  type Panel,
  type Random,
  randomStream,
  type SourceRef,
  type Transition,
  VigieError,
  vintagesOf,
} from '../core/index.ts';
import { totalBefore } from '../inference/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import type { Store } from '../store/index.ts';
import { comparableCountries } from './donors.ts';
import { estimateCase } from './estimate-case.ts';
import { optionsIn } from './estimate-options.ts';
import { type NamedEstimate, reportsOf } from './estimate-report.ts';
import { findTransition, nameOf } from './find-transition.ts';
import { note } from './run.ts';
import { type DataChoice, publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

/** Outcomes fixed in advance: their p is judged together. */
export const FAMILY = ['one-sided-events', 'state-based-events', 'events'] as const;

export interface TransitionRequest extends DataChoice {
  outcome?: readonly string[] | undefined;
  estimator?: string | undefined;
  donors?: readonly string[] | undefined;
  exclude?: readonly string[] | undefined;
  /** further units that are estimated together with the country */
  affected?: readonly string[] | undefined;
  pre?: number | undefined;
  post?: number | undefined;
  inference?: readonly string[] | undefined;
  seed: number;
}

const PRE = 60;
const POST = 12;
/** A longer way out than this is dated from its end, so that the fit is not long past. */
const LONGEST_EXIT = 12;

/** When a transition begins to count, and until when the comparison is fitted. */
export interface ImpactDates {
  /** first month that is no longer fitted on: that of the announcement */
  before: Month;
  /** first month whose effect is reported: the one after the exit */
  start: Month;
  notes: Issue[];
}

/** @returns `undefined` when no step is dated to a month */
export function impactDates(transition: Transition): ImpactDates | undefined {
  const anchors = anchorsOf(transition);
  if (anchors.length === 0) return undefined;
  const announced = Math.min(...anchors.map(({ month }) => month));
  const exit = Math.max(...anchors.map(({ month }) => month));
  if (exit - announced <= LONGEST_EXIT) return { before: announced, start: exit + 1, notes: [] };
  const what = `${exit - announced} months lie between the announcement and the exit; the fit ends ${LONGEST_EXIT} months before the exit`;
  const where = `transition ${transition.id}`;
  const fix = 'read the estimate with that in mind: some of the withdrawal lies in the fit';
  return {
    before: exit - LONGEST_EXIT,
    start: exit + 1,
    notes: [note('long-exit', what, where, fix)],
  };
}

export interface MadeEstimates {
  reports: EffectReport[];
  hashes: string[];
  as_of: string | null;
  sources: SourceRef[];
  notes: Issue[];
}

export interface WorldPanel {
  panel: Panel;
  sources: SourceRef[];
}

/** Panel of every country that the tables know, for the outcomes that estimates need. */
export async function worldPanel(
  store: Store,
  choice: DataChoice,
  ids: readonly string[],
  known?: readonly EventTable[],
): Promise<WorldPanel> {
  const tables = known ?? (await tablesFor(store, choice));
  const parts = tables.flatMap((table) => table.coverage);
  const needed = new Set([...FAMILY, ...ids]);
  const panel = buildPanel(tables, {
    level: 'country',
    units: unitsOf(tables, 'country'),
    first: Math.min(...parts.map((part) => part.from)),
    last: Math.max(...parts.map((part) => part.to)),
    outcomes: outcomes.entries.filter(({ id }) => needed.has(id)),
    as_of: publishedBy(tables) ?? '',
  });
  return { panel, sources: sourcesOf(tables) };
}

/** @throws `transition-unknown`, and why no estimate can be made */
export async function transitionEstimate(
  store: Store,
  id: string,
  request: TransitionRequest & Record<string, unknown>,
  progress: (phrase: string) => void,
): Promise<MadeEstimates> {
  // Load: the transition and the world's months.
  const transition = findTransition(store.transitions(), id);
  const asked = request.outcome ?? FAMILY;
  checkOutcomes(asked);
  const { panel, sources } = await worldPanel(store, request, asked);

  // Estimate: every outcome of the family, since their p is judged together.
  const random = randomStream(request.seed);
  const family = [...new Set([...FAMILY, ...asked])];
  const cases: NamedEstimate[] = [];
  const notes: Issue[] = [];
  for (const outcome of family) {
    progress(outcome);
    const made = caseOf(panel, transition, store.transitions(), outcome, request, random);
    cases.push({ ...made, outcome });
    if (asked.includes(outcome)) notes.push(...made.notes);
  }

  // Judge and tell.
  progress('placebos');
  const force = nameOf(store.actors(), transition.force);
  const reports = transitionReports(cases, transition, panel, force, request, random);
  return {
    reports: reports.filter(({ outcome }) => asked.includes(outcome)),
    hashes: sources.map(({ sha256 }) => sha256),
    as_of: panel.as_of || null,
    sources,
    notes: distinct(notes),
  };
}

export function transitionReports(
  cases: readonly NamedEstimate[],
  transition: Transition,
  panel: Panel,
  force: Bilingual,
  request: Pick<TransitionRequest, 'inference' | 'seed'>,
  random: Random,
): EffectReport[] {
  return reportsOf(
    cases,
    cases.map((estimated) => ({
      seed: request.seed,
      ...(request.inference === undefined ? {} : { inference: request.inference }),
      events_before: totalBefore(estimated),
      periods_after: estimated.options.post.to - estimated.options.post.from,
      pools: otherPools(estimated),
    })),
    (estimated) => ({
      outcome: outcomes.get(estimated.outcome).title,
      is_count: outcomes.get(estimated.outcome).countable,
      subject: {
        kind: 'transition',
        country: transition.areas[0],
        force,
        step: anchorsOf(transition).at(-1)?.step ?? 'ended',
        is_handover: transition.exit === 'handover',
      },
      provisional: provisionalIn(panel, estimated),
    }),
    random,
  );
}

/** One outcome of one transition. @throws why it cannot be estimated */
export function caseOf(
  panel: Panel,
  transition: Transition,
  transitions: readonly Transition[],
  outcome: string,
  request: TransitionRequest & Record<string, unknown>,
  random: Random,
) {
  const country = transition.areas[0];
  const dates = impactDates(transition);
  if (!dates) throw undated(transition);
  const pool =
    request.donors ?? comparableCountries(panel, country, dates.before, dates.start, transitions);
  const where = `transition ${transition.id}, outcome ${outcome}`;
  const made = caseAt(panel, country, dates, pool, outcome, request, where, random);
  return { ...made, notes: [...dates.notes, ...made.notes] };
}

export type CaseDates = Pick<ImpactDates, 'before' | 'start'>;

/** One outcome of one country and date. @throws why it cannot be estimated */
export function caseAt(
  panel: Panel,
  country: string,
  { before, start }: CaseDates,
  pool: readonly string[],
  outcome: string,
  request: TransitionRequest & Record<string, unknown>,
  where: string,
  random: Random,
) {
  const end = Math.min(start + (request.post ?? POST), lastKnown(panel, outcome, country) + 1);
  const from = Math.max(panel.periods[0], before - (request.pre ?? PRE));
  const periods = panel.periods.filter((month) => month >= from && month < Math.max(end, start));
  const at = (month: Month) => month - from;
  const indexOf = new Map(panel.unit_ids.map((unit, i) => [unit, i]));
  const unitOf = (unit: string) => indexOf.get(unit) ?? -1;
  const donors = pool.filter((unit) => unit !== country && !request.exclude?.includes(unit));
  return estimateCase(
    {
      panel: cut(panel, outcome, periods),
      estimator: request.estimator ?? 'synthetic-control',
      treated: [country, ...(request.affected ?? [])].map(unitOf).filter((unit) => unit >= 0),
      donors: donors.map(unitOf).filter((unit) => unit >= 0),
      start: at(start),
      fit: { from: 0, to: at(before) },
      post: { from: at(start), to: at(end) },
      options: { transform: 'sqrt', intercept: true, ...optionsIn(request) },
      where,
    },
    random,
  );
}

/** One outcome over some months, as estimators see it. */
function cut(panel: Panel, outcome: string, periods: readonly Month[]): ImpactPanel {
  const all = panel.periods.length;
  const first = periods[0] - panel.periods[0];
  const values = new Float64Array(panel.unit_ids.length * periods.length);
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    const row = panel.outcomes[outcome].subarray(
      unit * all + first,
      unit * all + first + periods.length,
    );
    values.set(row, unit * periods.length);
  }
  return {
    unit_ids: panel.unit_ids,
    periods: periods.map(monthText),
    values,
    columns: { [outcome]: values },
  };
}

function lastKnown(panel: Panel, outcome: string, country: string): Month {
  const row = panel.unit_ids.indexOf(country);
  const n = panel.periods.length;
  let last = n - 1;
  while (last > 0 && Number.isNaN(panel.outcomes[outcome][row * n + last])) last--;
  return panel.periods[last];
}

/** Pools of donors that are tried beside the main one. */
function otherPools({ panel, treatment, effect }: NamedEstimate): Record<string, number[]> {
  const weights = effect.weights ?? {};
  const heaviest = Object.entries(weights).sort((a, b) => b[1] - a[1])[0]?.[0];
  const near = new Set(heaviest === undefined ? [] : [heaviest, ...neighboursOf(heaviest)]);
  const without = treatment.donors.filter((unit) => !near.has(panel.unit_ids[unit]));
  return near.size === 0 || without.length < 2
    ? {}
    : { 'without-heaviest-and-neighbours': without };
}

/** Reported months of the country that are not of a final release. */
function provisionalIn(panel: Panel, estimated: NamedEstimate): number {
  const [country] = estimated.treatment.treated.map((unit) => estimated.panel.unit_ids[unit]);
  const vintages = vintagesOf(panel, estimated.outcome, country);
  const months = new Map(panel.periods.map((month, t) => [monthText(month), t]));
  const { from, to } = estimated.options.post;
  return estimated.panel.periods
    .slice(from, to)
    .filter((label) => panel.vintages[vintages[months.get(label)!]]?.final === false).length;
}

export function checkOutcomes(ids: readonly string[]): void {
  const unknown = ids.filter((id) => !outcomes.has(id));
  if (unknown.length === 0) return;
  throw new VigieError(
    unknown.map((id) =>
      note(
        'outcome-unknown',
        `outcome "${id}" is not known`,
        '--outcome',
        `choose among ${outcomes.entries.map((outcome) => outcome.id).join(', ')}`,
      ),
    ),
    2,
  );
}

function undated(transition: Transition): VigieError {
  const what = `the departure from ${countryName(transition.areas[0], 'en')} is not dated to a month`;
  const fix = 'give the registry a month, from a document';
  return new VigieError([note('not-dated', what, `transition ${transition.id}`, fix)]);
}

function distinct(notes: readonly Issue[]): Issue[] {
  return [...new Map(notes.map((one) => [`${one.code} ${one.what}`, one])).values()];
}
