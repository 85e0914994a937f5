/** The least distance within which everyone has an open site: a search over distances. */
import type { SolveMixedInteger } from '../math/index.ts';
import { SHUT, undecided } from './allocation-bound.ts';
import { assign } from './allocation-capacity.ts';
import { greedy, interchange } from './allocation-greedy.ts';
import { costOf, type Instance, shortOf, spent } from './allocation-instance.ts';
import { assignmentProgram, ProgramWriter } from './allocation-program.ts';
import type { Clock, Solved } from './allocation-sum.ts';

/**
 * Each step asks the solver whether the sites allowed can cover everyone within a distance.
 * @source Minieka (1970); Daskin (1995), Network and Discrete Location, ch. 5
 */
export function solveCenter(instance: Instance, solve: SolveMixedInteger, clock: Clock): Solved {
  const levels = [...new Set(instance.distance)].sort((a, b) => a - b);
  const heuristic = searchCenter(instance, levels, () => clock.left() <= 0);
  let best = heuristic.best;
  let low = 0;
  let high = best ? levels.indexOf(reachedBy(instance, best)) : levels.length;
  let isProved = true;
  while (low < high) {
    const at = (low + high) >> 1;
    clock.tell(
      'proof',
      high < levels.length ? 1 - levels[low] / Math.max(levels[high], 1e-12) : null,
    );
    const answer = coverWithin(instance, levels[at], solve, clock.left());
    if (answer === 'unknown') {
      isProved = false;
      break;
    }
    if (answer === 'none') low = at + 1;
    else {
      best = answer;
      high = levels.indexOf(reachedBy(instance, best));
    }
  }
  return {
    best: best && { ...best, cost: reachedBy(instance, best) },
    bound: isProved && best ? reachedBy(instance, best) : (levels[low] ?? Number.POSITIVE_INFINITY),
    isProved,
    greedy: heuristic.greedy,
    interchange: heuristic.best && reachedBy(instance, heuristic.best),
  };
}

interface CenterSet {
  open: Uint8Array;
  serves?: Int32Array;
}

/** The longest way anyone goes. */
function reachedBy(instance: Instance, { open, serves }: CenterSet): number {
  const { start, site, distance, weight } = instance;
  let most = 0;
  for (let i = 0; i < weight.length; i++) {
    let k = start[i];
    const isHis = (pair: number) => (serves ? site[pair] === serves[i] : open[site[pair]] === 1);
    while (k < start[i + 1] && !isHis(k)) k++;
    most = Math.max(most, k < start[i + 1] ? distance[k] : Number.POSITIVE_INFINITY);
  }
  return most;
}

/** Greedy covering at the least of some distances that it manages. */
function searchCenter(instance: Instance, levels: readonly number[], isOver: () => boolean) {
  let low = 0;
  let high = levels.length - 1;
  let best: CenterSet | undefined;
  let first: number | undefined;
  while (low <= high && !isOver()) {
    const middle = (low + high) >> 1;
    const within = coverInstance(instance, levels[middle]);
    const plain = greedy(within, isOver);
    const found = [plain, interchange(within, plain, isOver)].map((open) =>
      fits(instance, within, open),
    );
    if (found[0])
      first = Math.min(first ?? Number.POSITIVE_INFINITY, reachedBy(instance, found[0]));
    const one = found[0] ?? found[1];
    if (one && (!best || reachedBy(instance, one) <= reachedBy(instance, best))) best = one;
    if (one) high = middle - 1;
    else low = middle + 1;
  }
  return { best, greedy: first };
}

/** Everyone costs their weight outside the distance and nothing within. */
function coverInstance(instance: Instance, reach: number): Instance {
  const outside = Float64Array.from(instance.weight, () => 1);
  return { ...instance, outside, cost: instance.distance.map((one) => (one <= reach ? 0 : 1)) };
}

function fits(instance: Instance, within: Instance, open: Uint8Array): CenterSet | undefined {
  if (costOf(within, open) > 0 || spent(instance, open) > instance.budget) return undefined;
  if (shortOf(instance, open).some((people) => people > 0)) return undefined;
  if (!instance.isCapacitated) return { open };
  const assigned = assign(within, open);
  return assigned && assigned.cost === 0 && instance.floors.length === 0
    ? { open, serves: assigned.serves }
    : undefined;
}

function coverWithin(
  instance: Instance,
  reach: number,
  solve: SolveMixedInteger,
  time_limit: number,
): CenterSet | 'none' | 'unknown' {
  if (time_limit <= 0) return 'unknown';
  const { start, site, distance, weight } = instance;
  const near = (i: number) => {
    let k = start[i];
    while (k < start[i + 1] && distance[k] <= reach) k++;
    return k;
  };
  const program = instance.isCapacitated
    ? assignmentProgram(
        {
          ...instance,
          cost: instance.distance,
          outside: weight.map(() => Number.POSITIVE_INFINITY),
        },
        undecided(instance),
        weight.map(() => reach),
        1,
      )
    : coverProgram(instance, near);
  if (!program) return 'none';
  const answer = solve({ ...program, cost: program.cost.map(() => 0) }, { time_limit });
  if (answer.status === 'infeasible') return 'none';
  if (!answer.x) return 'unknown';
  const { x } = answer;
  const open = Uint8Array.from(program.columnOf, (column) =>
    column >= 0 && x[column] > 0.5 ? 1 : 0,
  );
  if (!('pairColumn' in program)) return { open };
  const pairs = program.pairColumn as Int32Array;
  const serves = Int32Array.from(weight, (_, i) => {
    for (let k = start[i]; k < start[i + 1]; k++)
      if (pairs[k] >= 0 && x[pairs[k]] > 0.5) return site[k];
    return -1;
  });
  return { open, serves };
}

/** Rows only for demands that no other row implies. */
function coverProgram(instance: Instance, near: (i: number) => number) {
  const decided = undecided(instance);
  const writer = new ProgramWriter(instance, decided);
  const groups = new Map<string, number[]>();
  for (let i = 0; i < instance.weight.length; i++) {
    const reachable = [...instance.site.subarray(instance.start[i], near(i))];
    if (reachable.some((j) => instance.sites.isOpen[j])) continue;
    const columns = reachable
      .filter((j) => decided[j] !== SHUT)
      .map((j) => writer.columnOf[j])
      .sort((a, b) => a - b);
    if (columns.length === 0) return undefined;
    groups.set(columns.join(), columns);
  }
  const rows = [...groups.values()].sort((a, b) => a.length - b.length);
  const kept: Row[] = [];
  for (const columns of rows) {
    const all = new Set(columns);
    if (kept.some((one) => one.columns.every((column) => all.has(column)))) continue;
    kept.push({ columns });
    writer.row(
      columns,
      columns.map(() => 1),
      1,
      Number.POSITIVE_INFINITY,
    );
  }
  addFloors(instance, writer);
  return writer.finish(0, 1);
}

interface Row {
  columns: number[];
}

/** Floors within the radius, for programs without columns of demands. */
function addFloors({ floors, start, site, weight }: Instance, writer: ProgramWriter): void {
  for (const { members, within, needed } of floors) {
    const columns: number[] = [];
    const values: number[] = [];
    for (const i of members) {
      const covered = writer.column(0, 0, 1, false);
      columns.push(covered);
      values.push(weight[i] / Math.max(1, needed));
      const sites = [...site.subarray(start[i], within[i])]
        .map((j) => writer.columnOf[j])
        .filter((j) => j >= 0);
      writer.row([...sites, covered], [...sites.map(() => 1), -1], 0, Number.POSITIVE_INFINITY);
    }
    writer.row(columns, values, needed / Math.max(1, needed), Number.POSITIVE_INFINITY);
  }
}
