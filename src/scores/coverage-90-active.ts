import type { Score } from '../core/index.ts';
import { coverage90 } from './coverage-90.ts';

/**
 * Coverage of the central 90 % interval over rows where something happened; NaN where nothing did.
 * Rows are picked by what was observed, so a forecast that is right need not reach 0.9 exactly and
 * a hedged one may: not a score to optimise.
 * @source Lerch et al. (2017), Forecaster's dilemma, Statistical Science 32(1), on picking by outcome
 */
export const coverage90Active: Score = {
  id: 'coverage-90-active',
  title: {
    en: 'Coverage of 90 % intervals, active months',
    fr: 'Couverture des intervalles à 90 %, mois actifs',
  },
  meaning: {
    en: 'share of months with events that lie inside the 90 % interval, near 0.9; low where a forecast is calm or narrow; chosen by what happened, so a mark to watch and not one to optimise',
    fr: 'part des mois non nuls compris dans l’intervalle à 90 %, proche de 0,9 ; faible si la prévision est trop calme ou trop étroite ; mois choisis d’après l’observation : un repère à surveiller, non un objectif à optimiser',
  },
  better: 'near',
  nominal: 0.9,
  per: 'row',
  of: (block) =>
    coverage90.of(block).map((value, row) => (block.observed[row] > 0 ? value : Number.NaN)),
};
