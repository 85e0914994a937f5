/** Why no set of sites does what is asked, and how far one can go. */
import { type Issue, VigieError } from '../core/index.ts';
import type { SolveMixedInteger } from '../math/index.ts';
import { undecided } from './allocation-bound.ts';
import type { FloorRow, Instance } from './allocation-instance.ts';
import { ProgramWriter } from './allocation-program.ts';

/** Seconds for each question. */
const TIME_LIMIT = 20;

/** @returns the error to throw when nothing feasible exists */
export function refusal(
  instance: Instance,
  solve: SolveMixedInteger,
  isForAll: boolean,
): VigieError {
  const issues = [
    ...(isForAll ? reachIssues(instance, solve) : []),
    ...floorIssues(instance, solve),
  ];
  return new VigieError(issues.length > 0 ? issues : [tightIssue(instance)]);
}

function tightIssue(instance: Instance): Issue {
  const limits = [
    instance.isCapacitated ? 'capacities' : '',
    instance.floors.length > 0 ? 'floors' : '',
    Number.isFinite(instance.budget) ? 'the budget' : '',
  ].filter((word) => word !== '');
  return {
    code: 'infeasible',
    what: `no ${instance.count} sites keep ${limits.join(' and ') || 'all that is asked'} together`,
    where: '--count',
    fix: 'open more sites, give them more room, or lower what is asked',
  };
}

/** How many sites, or how much money, it takes that everyone can reach one. */
function reachIssues(instance: Instance, solve: SolveMixedInteger): Issue[] {
  const { weight, start, site, sites, budget, count } = instance;
  const free = { ...instance, count: sites.n, budget: Number.POSITIVE_INFINITY };
  const isMoney = Number.isFinite(budget);
  const issueOf = (unit: 'sites' | 'cost'): Issue[] => {
    const writer = new ProgramWriter(free, undecided(instance));
    writer.columnOf.forEach((column, j) => {
      if (column >= 0 && !sites.isOpen[j])
        writer.cost[column] = unit === 'sites' ? 1 : sites.cost[j];
    });
    for (let i = 0; i < weight.length; i++) {
      const columns = [...site.subarray(start[i], start[i + 1])].map((j) => writer.columnOf[j]);
      writer.row(
        columns,
        columns.map(() => 1),
        1,
        Number.POSITIVE_INFINITY,
      );
    }
    const { value, status } = solve(writer.finish(0, 1), { time_limit: TIME_LIMIT });
    const needed = Math.round(value * 1000) / 1000;
    if (status !== 'optimal' || needed <= (unit === 'sites' ? count : budget)) return [];
    return unit === 'sites'
      ? [
          {
            code: 'infeasible',
            what: `${count} sites cannot reach every demand: it takes ${needed}`,
            where: '--count',
            fix: `give --count ${needed} or more, give distances of more pairs, or ask for a coverage`,
          },
        ]
      : [
          {
            code: 'infeasible',
            what: `a budget of ${budget} cannot reach every demand: it takes ${needed}`,
            where: '--budget',
            fix: `give a budget of ${needed} or more, or ask for a coverage`,
          },
        ];
  };
  return [...issueOf('sites'), ...(isMoney ? issueOf('cost') : [])];
}

/** Floors that cannot be met even alone; else those that a best try leaves short. */
function floorIssues(instance: Instance, solve: SolveMixedInteger): Issue[] {
  const alone = instance.floors.flatMap((floor) => {
    const [reached] = mostWithin(instance, [floor], solve);
    return reached < floor.needed * (1 - 1e-9) ? [floorIssue(instance, floor, reached, false)] : [];
  });
  if (alone.length > 0) return alone;
  const reached = mostWithin(instance, instance.floors, solve);
  return instance.floors.flatMap((floor, f) =>
    reached[f] < floor.needed * (1 - 1e-9) ? [floorIssue(instance, floor, reached[f], true)] : [],
  );
}

function floorIssue(
  { count }: Instance,
  floor: FloorRow,
  reached: number,
  isTogether: boolean,
): Issue {
  const percent = (value: number) => `${Math.floor(1000 * value + 1e-9) / 10} %`;
  const share = floor.total > 0 ? reached / floor.total : 0;
  return {
    code: 'floor-infeasible',
    what: isTogether
      ? `region "${floor.region}" cannot have ${percent(floor.share)} within the radius together with the other floors: ${count} sites reach ${percent(share)}`
      : `region "${floor.region}" cannot have ${percent(floor.share)} within the radius: ${count} sites reach ${percent(share)}`,
    where: `--floor ${floor.region}=${floor.share}`,
    fix: `lower the floor to ${Math.floor(1000 * share + 1e-9) / 1000}, raise --count or the radius, or open more of its sites`,
  };
}

/** People within the radius of each floor's region where the sum of what floors lack is least. */
function mostWithin(
  instance: Instance,
  floors: readonly FloorRow[],
  solve: SolveMixedInteger,
): number[] {
  const { start, site, weight } = instance;
  const writer = new ProgramWriter(instance, undecided(instance));
  const columnsOf = floors.map(({ members, within, needed, total }) => {
    const columns: number[] = [];
    const values: number[] = [];
    for (const i of members) {
      const near = [...site.subarray(start[i], within[i])].map((j) => writer.columnOf[j]);
      if (near.length === 0) continue;
      // A little for those beyond the floor, so that one floor alone shows how far it can go.
      const covered = writer.column(floors.length === 1 ? -weight[i] / total : 0, 0, 1, false);
      writer.row([...near, covered], [...near.map(() => 1), -1], 0, Number.POSITIVE_INFINITY);
      columns.push(covered);
      values.push(weight[i]);
    }
    const lack = writer.column(1, 0, Number.POSITIVE_INFINITY, false);
    const unit = Math.max(1, needed);
    writer.row(
      [...columns, lack],
      [...values.map((one) => one / unit), 1],
      needed / unit,
      Number.POSITIVE_INFINITY,
    );
    return { columns, values };
  });
  const { x } = solve(writer.finish(0, 1), { time_limit: TIME_LIMIT });
  return columnsOf.map(({ columns, values }) =>
    x ? columns.reduce((sum, column, n) => sum + values[n] * x[column], 0) : 0,
  );
}
