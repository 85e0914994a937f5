import type { Signal } from '../core/index.ts';

/** An armed actor in the area for the first time in at least five years of figures. */
export const firstTime: Signal = {
  id: 'first-time',
  title: { en: 'First-time actor', fr: 'Acteur nouveau' },
  rule: {
    en: 'an armed actor with an event in the area for the first time in the figures, which name actors without a gap for five years at least',
    fr: 'un acteur armé apparaît dans la zone pour la première fois dans les chiffres, qui nomment les acteurs sans lacune depuis cinq ans au moins',
  },
  lag_rule: {
    en: 'an actor may first be published under a provisional name and be renamed later',
    fr: "un acteur peut d'abord être publié sous un nom provisoire, puis renommé",
  },
  settle_months: 0,
  memory: 0,
  needs: ['first-time-actors'],
  detect: ({ first, values }) =>
    [...values['first-time-actors']].flatMap((value, i) =>
      value > 0 ? [{ month: first + i, value, threshold: 0 }] : [],
    ),
};
