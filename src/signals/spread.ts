import type { Signal } from '../core/index.ts';
import { aboveEarlierMaximum } from './maximum.ts';

const MONTHS = 12;
const FLOOR = 3;

/** More half-degree cells with events than in any of the twelve months before. */
export const spread: Signal = {
  id: 'spread',
  title: { en: 'Spread', fr: 'Extension' },
  rule: {
    en: 'events in more half-degree cells than in any of the 12 months before, and at least 3',
    fr: "des événements dans plus de cellules d'un demi-degré que dans chacun des 12 mois précédents, et au moins 3",
  },
  lag_rule: {
    en: 'places are refined after publication; the newest months may show too few cells',
    fr: 'les lieux sont précisés après publication ; les derniers mois peuvent montrer trop peu de cellules',
  },
  settle_months: 0,
  memory: MONTHS,
  needs: ['cells-with-events'],
  detect: ({ first, values }) =>
    aboveEarlierMaximum(values['cells-with-events'], first, MONTHS, FLOOR),
};
