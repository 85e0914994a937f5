import type { Firing, Signal } from '../core/index.ts';
import { mean } from '../math/index.ts';

const QUARTER = 3;
const PAST = 36;
const BUSY = 3;

/** The quietest quarter in three years, in an area that is not quiet. */
export const lull: Signal = {
  id: 'lull',
  title: { en: 'Lull', fr: 'Accalmie' },
  rule: {
    en: 'fewer events in three months than in any other three of the last 36, in an area with at least 3 a month on average',
    fr: "moins d'événements en trois mois que durant tout autre trimestre des 36 derniers mois, là où il y en a au moins 3 par mois en moyenne",
  },
  lag_rule: {
    en: 'silent about the newest three months, which are incomplete and would look like a lull',
    fr: 'muette sur les trois derniers mois, incomplets, qui ressembleraient à une accalmie',
  },
  settle_months: 3,
  memory: PAST + QUARTER,
  needs: ['events'],
  detect({ first, values: { events } }) {
    const quarter = (end: number) => events[end] + events[end - 1] + events[end - 2];
    const firings: Firing[] = [];
    for (let i = PAST + QUARTER; i < events.length; i++) {
      const value = quarter(i);
      const past = events.subarray(i - PAST - QUARTER + 1, i - QUARTER + 1);
      if (Number.isNaN(value) || past.some(Number.isNaN) || mean(past) < BUSY) continue;
      let threshold = Number.POSITIVE_INFINITY;
      for (let end = i - PAST; end <= i - QUARTER; end++)
        threshold = Math.min(threshold, quarter(end));
      if (value < threshold) firings.push({ month: first + i, value, threshold });
    }
    return firings;
  },
};
