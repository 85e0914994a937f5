/**
 * "Somewhereland", the example by which cross-impact balances are taught: judgements of figure 2-2 of
 * the ScenarioWizard 4.1 manual (Weimer-Jehle, University of Stuttgart, 2013), and the ten consistent
 * scenarios that the method's own pages list for it.
 */
import { type Impacts, impactsFrom } from '../../src/scenarios/index.ts';

const SIZES = [3, 3, 3, 2, 3, 3];

/** Rows without the section of a descriptor on itself. */
const ROWS = [
  '-2 1 1 0 0 0 0 0 -2 1 1 0 0 0',
  '2 1 -3 -2 -1 3 -2 2 0 0 0 2 -1 -1',
  '0 0 0 0 2 -2 3 -3 2 -1 -1 -2 2 0',
  '0 0 0 -2 1 1 0 0 0 0 0 0 0 0',
  '0 0 0 0 1 -1 0 0 1 0 -1 0 0 0',
  '3 -1 -2 3 0 -3 0 0 3 -1 -2 -2 1 1',
  '2 1 -3 0 0 0 -2 2 -3 1 2 0 0 0',
  '-1 2 -1 0 0 0 0 0 0 0 0 0 0 0',
  '0 0 0 0 0 0 -2 2 3 -1 -2 0 0 0',
  '0 0 0 0 0 0 0 0 0 3 -1 -2 -2 1 1',
  '0 -3 3 0 0 0 0 0 0 -3 1 2 2 -1 -1',
  '0 0 0 0 0 0 -2 -1 3 0 0 2 -1 -1',
  '0 0 0 -1 0 1 1 1 -2 0 0 -1 0 1',
  '2 -1 -1 -3 1 2 3 0 -3 0 0 -2 -1 3',
  '0 3 -3 0 0 0 -3 0 3 -3 3 -2 1 1',
  '1 -2 1 0 0 0 -1 2 -1 2 -2 2 -1 -1',
  '0 0 0 0 0 0 -1 2 -1 1 -1 2 -1 -1',
];

export function somewhereland(): Impacts {
  const total = ROWS.length;
  const values = ROWS.flatMap((row, state) => {
    const numbers = row.split(' ').map(Number);
    let first = 0;
    let d = 0;
    while (state >= first + SIZES[d]) first += SIZES[d++];
    const own = new Array<number>(SIZES[d]).fill(0);
    return [...numbers.slice(0, first), ...own, ...numbers.slice(first)];
  });
  if (values.length !== total * total) throw new Error('a row of the example is not whole');
  return impactsFrom(SIZES, values);
}

/** Counted from 1, as published. */
export const PUBLISHED = [
  '3 1 3 2 1 1',
  '3 2 3 2 1 1',
  '2 1 3 2 2 1',
  '2 2 3 2 2 1',
  '3 1 2 1 1 2',
  '1 2 2 1 1 2',
  '3 2 2 1 1 2',
  '1 3 2 1 1 2',
  '1 3 2 1 1 3',
  '1 3 1 2 3 3',
];
