import type { Procedure } from '../core/index.ts';
import { normalCdf, normalQuantile } from '../math/index.ts';
import { meanEffect } from './mean-effect.ts';
import { placebosOf } from './placebos.ts';
import { needsDonors } from './refusals.ts';

/**
 * Standard error of the mean effect: how much the effects of the donors, each as if treated, vary. All
 * of them are enumerated, so there is no chance in it.
 * @source Arkhangelsky et al. (2021), AER 111(12), algorithm 4, with every placebo instead of draws
 */
export const placeboSe: Procedure = {
  id: 'placebo-se',
  title: { en: 'placebo standard error', fr: 'erreur type par placebos' },
  refuses: needsDonors(3),
  run(estimated, random) {
    const effects = placebosOf(estimated, random).map(({ effect }) =>
      meanEffect(effect, estimated),
    );
    const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
    const variance =
      effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / effects.length;
    const se = Math.sqrt(variance);
    const own = meanEffect(estimated.effect, estimated);
    const reach = normalQuantile(0.975) * se;
    const tail = normalCdf(-Math.abs(own) / se);
    return {
      procedure: 'placebo-se',
      statistic: own / se,
      p: 2 * tail,
      p_one_sided: tail,
      n: effects.length,
      se,
      mean: { low: own - reach, high: own + reach },
    };
  },
};
