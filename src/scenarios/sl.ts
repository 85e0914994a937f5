/** ScenarioWizard's lists of solutions (.sl). */
import { type Issue, type ScenarioStates, VigieError } from '../core/index.ts';
import { type Impacts, marginsOf, totalImpact } from './impacts.ts';

/** A line of the list. */
export interface Solution {
  /** counted from 0 */
  states: number[];
  /** starts that end there; 0 where nobody followed them */
  weight: number;
  /** smallest margin over the descriptors */
  consistency: number;
  total_impact: number;
}

const LINE = /^\s*"([^"]*)"\s*,\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*,[^,]*,\s*(-?[\d.]+)/;

/**
 * @param sizes states of each descriptor of the matrix that the list is of
 * @throws every line that is not a scenario of that matrix
 */
export function readSl(text: string, sizes: readonly number[], where: string): Solution[] {
  const issues: Issue[] = [];
  const solutions: Solution[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, i) => {
    if (!line.trimStart().startsWith('"')) return;
    const match = LINE.exec(line);
    const states = (match?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((state) => Number(state) - 1);
    const fits =
      states.length === sizes.length &&
      states.every((state, d) => Number.isInteger(state) && state >= 0 && state < sizes[d]);
    if (!match || !fits) {
      const what = `"${line.trim().slice(0, 60)}" is not a scenario of this matrix of ${sizes.length} descriptors`;
      const fix = 'give the list of solutions that belongs to the matrix';
      issues.push({ code: 'solution', what, where: `${where} line ${i + 1}`, fix });
      return;
    }
    const [weight, consistency, total_impact] = match.slice(2).map(Number);
    solutions.push({ states, weight, consistency, total_impact });
  });
  if (issues.length > 0) throw new VigieError(issues);
  return solutions;
}

/**
 * Consistent scenarios as ScenarioWizard lists them, highest total impact first.
 * @param weightOf starts that end in a scenario, by its position
 */
export function writeSl(
  impacts: Impacts,
  scenarios: readonly ScenarioStates[],
  weightOf: (position: number) => number,
  end: string,
): string {
  const lines = scenarios
    .map((states, i) => ({
      text: states.map((state) => ` ${state + 1}`).join(''),
      weight: weightOf(i),
      consistency: Math.min(...marginsOf(impacts, states)),
      total: totalImpact(impacts, states),
    }))
    .sort((a, b) => b.total - a.total)
    .map(
      ({ text, weight, consistency, total }) => `"${text}",${weight},${consistency},0,${total},""`,
    );
  return ['$ ScenarioWizard 3.0', 'Solution set', ` ${scenarios.length} `, '', ...lines]
    .map((line) => `${line}${end}`)
    .join('');
}
