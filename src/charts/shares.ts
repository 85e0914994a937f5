import type { Chart } from '../core/index.ts';
import { drawRows, type RowsValues } from './rows.ts';

/** Each actor's share of event participations by month; months without actors are hatched. */
export const shares: Chart<RowsValues> = {
  id: 'shares',
  title: { en: 'Shares', fr: 'Parts' },
  draw: drawRows,
};
