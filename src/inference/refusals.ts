import type { Bilingual, Estimated } from '../core/index.ts';

/** Refuses an effect that is not made of donors, or of too few. */
export function needsDonors(least: number): (estimated: Estimated) => Bilingual | undefined {
  return ({ estimator, treatment }) => {
    if (treatment.starts) {
      return {
        en: 'units start at different times, so that no donor can stand in for all of them',
        fr: 'les unités débutent à des dates différentes : aucun donneur ne peut les remplacer toutes',
      };
    }
    if (!estimator.has_donors) {
      return {
        en: 'the estimate is not made of other units',
        fr: "l'estimation ne repose pas sur d'autres unités",
      };
    }
    if (treatment.donors.length >= least) return undefined;
    const n = treatment.donors.length;
    return {
      en: `it needs ${least} donors; there are ${n}`,
      fr: `il faut ${least} donneurs ; il y en a ${n}`,
    };
  };
}
