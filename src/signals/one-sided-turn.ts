import type { Firing, Signal } from '../core/index.ts';

const QUARTER = 3;
const PAST = 36;
const FLOOR = 6;

/** Civilians become a larger part of what is attacked than in three years. */
export const oneSidedTurn: Signal = {
  id: 'one-sided-turn',
  title: {
    en: 'Higher share of attacks on civilians',
    fr: "Part accrue d'attaques contre des civils",
  },
  rule: {
    en: 'attacks on civilians make up a larger share of events over three months than at any time in the 36 before, and number at least 6',
    fr: 'les attaques contre des civils forment sur trois mois une part des événements plus grande qu’à tout moment des 36 mois précédents, et sont au moins 6',
  },
  lag_rule: {
    en: 'attacks on civilians are published later than fighting; a turn may show late',
    fr: 'les attaques contre des civils sont publiées plus tard que les combats ; un tournant peut apparaître tard',
  },
  settle_months: 0,
  memory: PAST + QUARTER,
  needs: ['one-sided-events', 'events'],
  detect({ first, values }) {
    const attacks = values['one-sided-events'];
    const sum = (column: Float64Array, end: number) =>
      column[end] + column[end - 1] + column[end - 2];
    const share = (end: number) => {
      const all = sum(values.events, end);
      return all > 0 ? sum(attacks, end) / all : 0;
    };
    const firings: Firing[] = [];
    for (let i = PAST + QUARTER; i < attacks.length; i++) {
      if (Number.isNaN(sum(values.events, i)) || !(sum(attacks, i) >= FLOOR)) continue;
      let threshold = 0;
      let known = true;
      for (let end = i - PAST; end <= i - QUARTER; end++) {
        known &&= !Number.isNaN(sum(values.events, end));
        threshold = Math.max(threshold, share(end));
      }
      if (known && share(i) > threshold)
        firings.push({ month: first + i, value: share(i), threshold });
    }
    return firings;
  },
};
