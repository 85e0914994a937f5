import type { Procedure } from '../core/index.ts';
import { placebosOf, rankShare, ratioOf, signedRatioOf, summaryOf } from './placebos.ts';
import { needsDonors } from './refusals.ts';

/**
 * In-space placebos: the share of units, the treated one among them, whose gap grew at least as much
 * from before to after. Cannot fall below 1 / (donors + 1).
 * @source Abadie, Diamond & Hainmueller (2010), JASA 105(490), section 3.4
 */
export const placebo: Procedure = {
  id: 'placebo',
  title: { en: 'placebos in space', fr: "placebos dans l'espace" },
  refuses: needsDonors(2),
  run(estimated, random) {
    const placebos = placebosOf(estimated, random);
    const own = summaryOf(estimated.effect, estimated);
    const side = Math.sign(own.mean_post) || 1;
    return {
      procedure: 'placebo',
      statistic: ratioOf(own),
      p: rankShare(
        ratioOf(own),
        placebos.map(({ summary }) => ratioOf(summary)),
      ),
      p_one_sided: rankShare(
        side * signedRatioOf(own),
        placebos.map(({ summary }) => side * signedRatioOf(summary)),
      ),
      n: placebos.length,
    };
  },
};
