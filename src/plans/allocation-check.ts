/** What is wrong with a problem before anything is computed: every fault at once. */
import { type Issue, VigieError } from '../core/index.ts';
import type { AllocationProblem } from './allocation.ts';

/** @throws VigieError with every fault that can be seen without solving */
export function checkAllocation(problem: AllocationProblem): void {
  const issues = [
    ...countFaults(problem),
    ...needFaults(problem),
    ...radiusFaults(problem),
    ...floorFaults(problem),
    ...capacityFaults(problem),
  ];
  if (issues.length > 0) throw new VigieError(issues);
}

function countFaults({ count, sites }: AllocationProblem): Issue[] {
  const free = sites.filter(({ is_open, barred }) => !is_open && barred === undefined).length;
  if (Number.isInteger(count) && count >= 0 && count <= free) return [];
  const isNumber = Number.isInteger(count) && count >= 0;
  return [
    {
      code: 'count',
      what: isNumber
        ? `${count} sites cannot be opened: ${free} of ${sites.length} may be`
        : `a count of ${count} is not a whole number of at least 0`,
      where: '--count',
      fix: isNumber
        ? `give at most ${free}, or more sites`
        : 'give how many sites are to be opened',
    },
  ];
}

function needFaults({ demand }: AllocationProblem): Issue[] {
  if (demand.some(({ weight }) => weight > 0)) return [];
  return [
    {
      code: 'no-need',
      what: `none of ${demand.length} demands has a weight above 0`,
      where: '--demand',
      fix: 'give at least one demand with a weight',
    },
  ];
}

function radiusFaults({ objective, radius, floors = [] }: AllocationProblem): Issue[] {
  const isWanted = objective === 'coverage' || floors.length > 0;
  if (radius !== undefined && !(radius >= 0 && Number.isFinite(radius)))
    return [
      {
        code: 'radius',
        what: `a radius of ${radius} is not a distance of at least 0`,
        where: '--radius',
        fix: 'give the farthest that people can be expected to go',
      },
    ];
  if (!isWanted || radius !== undefined) return [];
  return [
    {
      code: 'radius',
      what: objective === 'coverage' ? 'a coverage needs a radius' : 'floors need a radius',
      where: '--radius',
      fix: 'give the farthest that people can be expected to go',
    },
  ];
}

function floorFaults({ floors = [], demand }: AllocationProblem): Issue[] {
  const regions = new Set(demand.flatMap(({ region }) => (region === undefined ? [] : [region])));
  return floors.flatMap(({ region, share }, i) => {
    const issue = (what: string, fix: string): Issue[] => [
      { code: 'floor', what, where: `--floor ${region}=${share}`, fix },
    ];
    if (!(share >= 0 && share <= 1))
      return issue(`a floor of ${share} is not a share from 0 to 1`, 'write a share such as 0.2');
    if (!regions.has(region))
      return issue(
        `no demand lies in a region "${region}"`,
        regions.size === 0
          ? 'give the demands a column "region"'
          : `regions there: ${[...regions].sort().slice(0, 20).join(', ')}`,
      );
    if (floors.findIndex((other) => other.region === region) < i)
      return issue(`region "${region}" has two floors`, 'give each region one floor');
    return [];
  });
}

function capacityFaults({ objective, demand, sites, count }: AllocationProblem): Issue[] {
  if (objective === 'coverage' || sites.every(({ capacity }) => capacity !== undefined) === false)
    return [];
  const capacities = (wanted: (site: AllocationProblem['sites'][0]) => boolean) =>
    sites.filter(wanted).map(({ capacity }) => capacity ?? 0);
  const fresh = capacities(({ is_open, barred }) => !is_open && barred === undefined);
  const there = capacities(({ is_open }) => is_open === true);
  const most = [...there, ...fresh.sort((a, b) => b - a).slice(0, Math.max(0, count))];
  const room = most.reduce((sum, one) => sum + one, 0);
  const sizeOf = ({ size, weight }: AllocationProblem['demand'][0]) =>
    weight > 0 ? (size ?? weight) : 0;
  const total = demand.reduce((sum, one) => sum + sizeOf(one), 0);
  const largest = Math.max(0, ...there, ...fresh);
  const tooLarge = demand.filter((one) => sizeOf(one) > largest);
  const issues: Issue[] = tooLarge.slice(0, 20).map((one) => ({
    code: 'capacity',
    what: `demand "${one.id}" takes ${sizeOf(one)} and the largest site has room for ${largest}`,
    where: '--demand',
    fix: 'divide the demand, or give a site more room: a demand is served by one site',
  }));
  if (total > room)
    issues.push({
      code: 'capacity',
      what: `the demands take ${round(total)} and the ${most.length} largest sites have room for ${round(room)}`,
      where: '--sites',
      fix: 'open more sites, give them more room, or ask for a coverage',
    });
  return issues;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
