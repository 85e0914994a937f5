/** Every set of sites and every assignment, one after the other. */
import type { AllocationProblem } from '../../src/plans/allocation.ts';

/** @returns the best value, undefined when nothing does what is asked */
export function bruteForce(problem: AllocationProblem): number | undefined {
  const { demand, sites, links, objective, floors = [] } = problem;
  const radius = problem.radius ?? -1;
  const isCapacitated = sites.some(({ capacity }) => capacity !== undefined);
  const km = demand.map(() => sites.map(() => Number.POSITIVE_INFINITY));
  for (let k = 0; k < links.demand.length; k++)
    km[links.demand[k]][links.site[k]] = links.distance[k];
  const isUsable = (i: number, j: number) => {
    const { capacity = Number.POSITIVE_INFINITY, is_open, barred } = sites[j];
    const near = objective !== 'coverage' || km[i][j] <= radius;
    const may = is_open || barred === undefined;
    return near && may && Number.isFinite(km[i][j]) && demand[i].weight <= capacity;
  };
  let best: number | undefined;
  const offer = (value: number) => {
    const isBetter = best === undefined || (objective === 'coverage' ? value > best : value < best);
    if (isBetter) best = value;
  };

  const serve = (
    open: number[],
    room: number[],
    i: number,
    value: number,
    met: Map<string, number>,
  ) => {
    if (i === demand.length) {
      const keeps = floors.every(({ region, share }) => {
        const total = demand.reduce(
          (sum, one) => sum + (one.region === region ? one.weight : 0),
          0,
        );
        return (met.get(region) ?? 0) >= share * total - 1e-9;
      });
      if (keeps) offer(value);
      return;
    }
    const { weight, region = '' } = demand[i];
    if (weight === 0 || !sites.some((_, j) => isUsable(i, j))) {
      serve(open, room, i + 1, value, met);
      return;
    }
    const can = open.filter((j) => isUsable(i, j) && room[j] >= weight);
    const nearest = can
      .slice()
      .sort((a, b) => km[i][a] - km[i][b])
      .slice(0, 1);
    for (const j of isCapacitated ? can : nearest) {
      const next = new Map(met);
      if (km[i][j] <= radius) next.set(region, (met.get(region) ?? 0) + weight);
      const left = room.map((one, other) => (other === j ? one - weight : one));
      const added = {
        coverage: value + weight,
        'p-median': value + weight * km[i][j],
        'p-center': Math.max(value, km[i][j]),
      };
      serve(open, left, i + 1, added[objective], next);
    }
    if (objective === 'coverage') serve(open, room, i + 1, value, met);
  };

  for (let mask = 0; mask < 1 << sites.length; mask++) {
    const open = sites.flatMap((_, j) => ((mask >> j) & 1 ? [j] : []));
    const fresh = open.filter((j) => !sites[j].is_open);
    const cost = fresh.reduce((sum, j) => sum + (sites[j].cost ?? 0), 0);
    const isAllowed =
      sites.every(({ is_open }, j) => !is_open || open.includes(j)) &&
      fresh.every((j) => sites[j].barred === undefined) &&
      fresh.length <= problem.count &&
      cost <= (problem.budget ?? Number.POSITIVE_INFINITY) + 1e-9;
    if (!isAllowed) continue;
    serve(
      open,
      sites.map(({ capacity = Number.POSITIVE_INFINITY }) => capacity),
      0,
      0,
      new Map(),
    );
  }
  return best;
}
