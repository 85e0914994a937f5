import type { Chart } from '../core/index.ts';
import { drawRows, type RowsValues } from './rows.ts';

/** Monthly outcomes, one above the other, with the transition's dates through all of them. */
export const timeline: Chart<RowsValues> = {
  id: 'timeline',
  title: { en: 'Timeline', fr: 'Chronologie' },
  draw: drawRows,
};
