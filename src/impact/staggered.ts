import {
  type AggregateEffect,
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type Random,
  rowOf,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { judged, simultaneous } from './group-bands.ts';
import {
  type Cohorts,
  type Combined,
  type Comparison,
  type GroupTime,
  groupMean,
  groupTimes,
  plainMean,
} from './group-time.ts';
import { checkPanel, startOf } from './panel-checks.ts';
import { scaledAll } from './scale.ts';
import { calendarPath, ownOf } from './staggered-path.ts';

/** More draws move the bands by less than they can be read. */
const MOST_DRAWS = 1000;
/** A group smaller than this has too few units to show how they differ. */
const SMALL_GROUP = 5;

/**
 * Effects of units that are treated at different times, group by group: the change since the last
 * period before the treatment, less the change of units not treated (yet). Earlier effects (leads)
 * compare each period with the one before. Not for a single treated unit: its standard error sees
 * the controls alone. `own` and `se` are left out where no two units start together.
 *
 * The path is drawn over the units treated by each period, before the first start over all that will
 * be; its effect from then on is `aggregate.calendar`. `low` and `high` hold one effect at a time;
 * `details['critical.…']` is how many standard errors a band takes to hold all of a kind at once.
 * With a transform, `groups`, `aggregate` and `se` are on the scale of the fit, the path is raw.
 * @throws VigieError as `checkPanel` does; `controls-none` where no effect has a control
 * @source Callaway & Sant'Anna (2021), Difference-in-differences with multiple time periods, Journal
 * of Econometrics 225(2)
 */
export function staggeredWith(comparison: Partial<Comparison>): Estimator {
  const { controls = 'not-yet', anticipation = 0 } = comparison;
  return {
    id: 'staggered',
    title: { en: 'Staggered starts', fr: 'Départs échelonnés' },
    weakness: {
      en: 'It assumes that without treatment all groups would have changed alike, and that nobody was affected before the start or by the start of others; with few units in a group its errors are too small.',
      fr: 'La méthode suppose que, sans le traitement, tous les groupes auraient évolué de la même façon, et que personne n’est touché avant la date ni par le traitement des autres ; quand un groupe compte peu d’unités, l’incertitude est sous-estimée.',
    },
    defaults: { draws: MOST_DRAWS },
    has_donors: true,
    takes_gaps: 'of-all',
    takes_starts: true,
    estimate: (panel, treatment, options, random) =>
      estimate(panel, treatment, options, random, { controls, anticipation }),
  };
}

export const staggered: Estimator = staggeredWith({});

function estimate(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  random: Random,
  comparison: Comparison,
): Effect {
  checkPanel(panel, treatment, options, 0);
  const notes: Issue[] = [];
  const cohorts = cohortsOf(panel, treatment, options, comparison, notes);
  const effects = groupTimes(cohorts, comparison, false);
  const treated = effects.filter(({ group, time }) => time >= group);
  if (treated.length === 0) throw noControls(comparison);
  noteLeftOut(effects, notes);
  if (options.transform !== 'none') {
    notes.push({
      code: 'scale-of-fit',
      what: `group effects, their aggregates and errors are on the scale ${options.transform}`,
      where: 'groups and aggregate',
      fix: 'read the path for the raw scale',
    });
  }
  const kinds = aggregated(effects, cohorts);
  const draws = Math.max(1, Math.min(options.draws, MOST_DRAWS));
  const critical = Object.fromEntries(
    Object.entries({ groups: effects, ...kinds.lists }).map(([kind, parts]) => [
      `critical.${kind}`,
      simultaneous(parts, draws, random),
    ]),
  );
  const path = calendarPath(cohorts, comparison, options);
  return {
    estimator: 'staggered',
    ...path,
    ...(hasPairs(cohorts) ? ownOf(path, kinds.lists.calendar, options) : {}),
    groups: effects.map((effect) => ({
      group: panel.periods[effect.group],
      time: panel.periods[effect.time],
      ...judged(effect),
    })),
    aggregate: labelled(kinds, panel),
    details: {
      att: kinds.single.simple.att,
      groups: cohorts.groups.length,
      anticipation: comparison.anticipation,
      draws,
      ...critical,
    },
    notes,
  };
}

/** Without two units that start together nothing shows how much treated units differ. */
function hasPairs({ starts, groups }: Cohorts): boolean {
  return groups.some((group) => starts.indexOf(group) !== starts.lastIndexOf(group));
}

function noControls({ controls }: Comparison): VigieError {
  return new VigieError([
    {
      code: 'controls-none',
      what: `no group has a control that is ${controls === 'never' ? 'never treated' : 'not treated yet'}`,
      where: 'the panel',
      fix: 'add units that are never treated, or treated later',
    },
  ]);
}

function cohortsOf(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  { anticipation }: Comparison,
  notes: Issue[],
): Cohorts {
  const members = [
    ...treatment.treated.map((unit) => ({ unit, start: startOf(treatment, unit) })),
    ...treatment.donors.map((unit) => ({ unit, start: -1 })),
  ];
  const usable = members.filter(({ start }) => start === -1 || start - anticipation >= 1);
  if (usable.length < members.length) {
    notes.push({
      code: 'base-outside',
      what: `${members.length - usable.length} units are treated before a base period exists and were left out`,
      where: 'the starts',
      fix: 'begin the panel earlier, or anticipate by fewer periods',
    });
  }
  const starts = Int32Array.from(usable, ({ start }) => start);
  const groups = [...new Set(starts)].filter((start) => start >= 0).sort((a, b) => a - b);
  const small = groups.filter((g) => starts.filter((start) => start === g).length < SMALL_GROUP);
  if (small.length > 0) {
    notes.push({
      code: 'groups-small',
      what: `${small.length} of ${groups.length} groups have fewer than ${SMALL_GROUP} units: their errors are too small`,
      where: `starts ${small.map((g) => panel.periods[g]).join(', ')}`,
      fix: 'read the group effects as a description, and judge by placebos',
    });
  }
  const rows = usable.map(({ unit }) => scaledAll(rowOf(panel, unit), options.transform));
  const values = Float64Array.from(rows.flatMap((row) => Array.from(row)));
  return { values, units: usable.length, periods: panel.periods.length, starts, groups };
}

function noteLeftOut(effects: readonly GroupTime[], notes: Issue[]): void {
  const touched = effects.filter((effect) => effect.left_out > 0);
  if (touched.length === 0) return;
  const most = touched.reduce((top, effect) => Math.max(top, effect.left_out), 0);
  notes.push({
    code: 'units-unbalanced',
    what: `${touched.length} of ${effects.length} group effects leave out units without a value at one of their two periods, at most ${most}`,
    where: 'the panel',
    fix: 'nothing, unless a missing value means 0',
  });
}

interface Kinds {
  single: Record<string, Combined>;
  lists: Record<'dynamic' | 'group' | 'calendar', (Combined & { at: number })[]>;
}

/** Group effects put together: over all, by time since the start, by group, by calendar time. */
function aggregated(effects: readonly GroupTime[], { starts }: Cohorts): Kinds {
  const treated = effects.filter(({ group, time }) => time >= group);
  const since = byKey(effects, ({ group, time }) => time - group);
  const dynamic = since.map(({ at, parts }) => ({ at, ...groupMean(parts, starts) }));
  const group = byKey(treated, (effect) => effect.group).map(({ at, parts }) => ({
    at,
    ...plainMean(parts),
  }));
  const calendar = byKey(treated, (effect) => effect.time).map(({ at, parts }) => ({
    at,
    ...groupMean(parts, starts),
  }));
  const single = {
    simple: groupMean(treated, starts),
    dynamic_overall: plainMean(dynamic.filter(({ at }) => at >= 0)),
    group_overall: groupMean(
      group.map((one) => ({ ...one, group: one.at })),
      starts,
    ),
    calendar_overall: plainMean(calendar),
  };
  return { single, lists: { dynamic, group, calendar } };
}

function byKey(effects: readonly GroupTime[], key: (effect: GroupTime) => number) {
  const found = new Map<number, GroupTime[]>();
  for (const effect of effects) {
    const at = key(effect);
    found.set(at, [...(found.get(at) ?? []), effect]);
  }
  return [...found].map(([at, parts]) => ({ at, parts })).sort((a, b) => a.at - b.at);
}

function labelled({ single, lists }: Kinds, panel: ImpactPanel) {
  const rows = (parts: (Combined & { at: number })[], isSince: boolean): AggregateEffect[] =>
    parts.map((part) => ({ at: isSince ? part.at : panel.periods[part.at], ...judged(part) }));
  const entries = Object.entries(single).map(([name, part]) => [name, judged(part)]);
  return {
    ...Object.fromEntries(entries),
    dynamic: rows(lists.dynamic, true),
    group: rows(lists.group, false),
    calendar: rows(lists.calendar, false),
  } as Record<string, AggregateEffect | AggregateEffect[]>;
}
