import type { Model } from '../core/index.ts';

/**
 * Nothing happens anywhere: the mark that any forecast of rare events must beat.
 * @source VIEWS Prediction Challenge 2023/24, benchmark of exactly zero
 */
export const zero: Model = {
  id: 'zero',
  title: { en: 'Zero', fr: 'Zéro' },
  weakness: {
    en: 'never expects anything; right most of the time and useless where it matters',
    fr: "n'attend jamais rien ; juste la plupart du temps, inutile là où cela compte",
  },
  needs: [],
  least_months: 0,
  fit: () => ({
    sample: (leads, samples, units) =>
      new Int32Array((units.to - units.from) * leads.length * samples),
  }),
};
