import type { Signal } from '../core/index.ts';
import { aboveEarlierMaximum } from './maximum.ts';

const MONTHS = 12;
const FLOOR = 5;

/**
 * More events than in any of the twelve months before. Strictly more: on a plateau the same value
 * again is no surge, which is where a rule that compares with a maximum including itself fails.
 * @source HDX Signals' conflict rule (OCHA Centre for Humanitarian Data), without its plateau fault
 */
export const surge: Signal = {
  id: 'surge',
  title: { en: 'Surge', fr: 'Flambée' },
  rule: {
    en: 'more events than in any of the 12 months before, and at least 5',
    fr: "plus d'événements que dans chacun des 12 mois précédents, et au moins 5",
  },
  lag_rule: {
    en: 'the newest months are still filling up, so a surge may show late, and Candidate releases count more than final ones',
    fr: 'les derniers mois se complètent encore : une flambée peut apparaître tard, et les versions Candidate comptent plus que les finales',
  },
  settle_months: 0,
  memory: MONTHS,
  needs: ['events'],
  detect: ({ first, values }) => aboveEarlierMaximum(values.events, first, MONTHS, FLOOR),
};
