/** Words of scenarios and signposts, in both languages. */
import {
  type Bilingual,
  inBoth,
  type Language,
  type Signpost,
  type SignpostReading,
  type SignpostVerdict,
} from '../core/index.ts';
import {
  formatNumber,
  formatPercent,
  formatRate,
  formatRatio,
  formatSpan,
  joinNames,
  plural,
  typeset,
} from './format.ts';
import { lower, unitName } from './units-and-periods.ts';

const say = (en: string, fr: string): Bilingual => ({ en, fr });

export const scenarioWords = {
  if_word: say('If', 'Si'),
  scenario: say('Scenario', 'Scénario'),
  descriptor: say('Factor', 'Facteur'),
  state: say('State', 'État'),
  margin: say('Margin', 'Marge'),
  signpost: say('Signpost', 'Signe à surveiller'),
  signposts: say('Signposts', 'Signes à surveiller'),
  verdict: say('Figures say', 'Les chiffres disent'),
  seen: say('Seen', 'Observé'),
  month_before: say('A month earlier', 'Un mois plus tôt'),
  from: say('From', 'De'),
  to: say('On', 'Sur'),
  judgement: say('Judgement', 'Jugement'),
  reason: say('Reason', 'Raison'),
  near: say('Near misses', 'Presque cohérents'),
  elsewhere: say(
    'Consistent in another reading alone',
    'Cohérents dans une autre lecture seulement',
  ),
  sets: say('Readings', 'Lectures'),
  consequence: say('Consequence', 'Conséquence'),
  thicker: say('thicker: judged stronger', 'plus épais : jugé plus fort'),
  promotes: say('favours', 'favorise'),
  restricts: say('works against', 'freine'),
  no_signpost: say('no signpost', 'aucun signe'),
  argue: say(
    'Scenarios are what the judgements hold together, not forecasts, and have no probability. The matrix is there to be argued with.',
    "Les scénarios sont ce que les jugements font tenir ensemble ; ce ne sont pas des prévisions et ils n'ont pas de probabilité. La matrice est là pour être discutée.",
  ),
} as const;

/** Signs that stand for a verdict beside its word, so that colour is never alone. */
export const VERDICT_SIGNS: Record<SignpostVerdict, string> = {
  shown: '●',
  contradicted: '✕',
  'cannot-tell': '○',
  forecast: '◇',
};

const VERDICTS: Record<SignpostVerdict, Bilingual> = {
  shown: say('shown', 'observé'),
  contradicted: say('contradicted', 'contredit'),
  'cannot-tell': say('cannot tell yet', 'trop tôt pour le dire'),
  forecast: say('forecast', 'prévision'),
};

export function signpostVerdict(verdict: SignpostVerdict): Bilingual {
  return VERDICTS[verdict];
}

/** "36 combinations, 4 hold together". */
export function countSentence(
  combinations: number | string,
  count: number | string,
  isWhole: boolean,
): Bilingual {
  return inBoth((l) => {
    const all = formatBig(combinations, l);
    const held = formatBig(count, l);
    const one = Number(count) === 1;
    if (l === 'en')
      return `Of ${all} combinations of states, ${isWhole ? '' : 'at least '}${held} ${one ? 'holds' : 'hold'} together.`;
    const isOne = Number(count) < 2;
    return `Sur ${all} combinaisons d'états, ${isWhole ? '' : 'au moins '}${held} ${isOne ? 'est cohérente' : 'sont cohérentes'}.`;
  });
}

/** A count that may be too large for a number, grouped. */
function formatBig(count: number | string, language: Language): string {
  if (typeof count === 'number') return formatNumber(count, language);
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR').format(BigInt(count));
}

/** "consistent in 2 of 3 readings". */
export function readingsPhrase(k: number, n: number): Bilingual {
  return inBoth((l) =>
    l === 'en'
      ? `consistent in ${k} of ${plural(n, l, 'reading', 'readings')}`
      : `cohérent dans ${k} lecture${k > 1 ? 's' : ''} sur ${n}`,
  );
}

/** "a change of 2 in one judgement ends it". */
export function breakPhrase(change: number | null): Bilingual {
  return inBoth((l) => {
    if (change === null)
      return l === 'en'
        ? 'no change of a single judgement on the scale ends it'
        : "aucun changement d'un seul jugement sur l'échelle n'y met fin";
    const size = formatNumber(Math.abs(change), l);
    return l === 'en'
      ? `a change of ${size} in a single judgement ends it`
      : `un changement de ${size} dans un seul jugement y met fin`;
  });
}

export function basinPhrase(basin: number, starts: number, isExact: boolean): Bilingual {
  return inBoth((l) => {
    const share = formatPercent(basin / starts, l);
    const [n, all] = [formatNumber(basin, l), formatNumber(starts, l)];
    if (l === 'en')
      return `${n} of ${all} ${isExact ? 'combinations' : 'starts drawn'} (${share}) end here`;
    return `${n} ${isExact ? 'combinaisons' : 'départs tirés au sort'} sur ${all} (${share}) y aboutissent`;
  });
}

export function cyclePhrase(
  length: number,
  basin: number,
  starts: number,
  isExact: boolean,
): Bilingual {
  const ends = basinPhrase(basin, starts, isExact);
  return {
    en: `cycle of ${length} scenarios: ${ends.en}`,
    fr: `cycle de ${length} scénarios : ${ends.fr}`,
  };
}

/** "2 shown, 1 contradicted, 3 cannot tell yet". */
export function verdictCounts(verdicts: readonly SignpostVerdict[]): Bilingual {
  const order = Object.keys(VERDICT_SIGNS) as SignpostVerdict[];
  return inBoth((l) =>
    order
      .map((verdict) => ({ verdict, n: verdicts.filter((one) => one === verdict).length }))
      .filter(({ n }) => n > 0)
      .map(({ verdict, n }) => `${VERDICT_SIGNS[verdict]} ${n} ${VERDICTS[verdict][l]}`)
      .join(', '),
  );
}

export function moreListed(n: number): Bilingual {
  return say(`and ${n} more; --json holds all`, `et ${n} de plus ; --json les contient tous`);
}

export function againstSentence(
  agree: number,
  listed: number,
  there: number,
  here: number,
): Bilingual {
  return say(
    `${agree} of ${listed} listed solutions agree; ${there} stand only in the list, ${here} only here.`,
    `${agree} solutions listées sur ${listed} concordent ; ${there} ne sont que dans la liste, ${here} qu'ici.`,
  );
}

/** What forcing states does. */
export function forcedSentence(
  states: readonly string[],
  beside: { count: number | string; kept: number; gained: number; lost: number },
): Bilingual {
  return inBoth((l) => {
    const given = joinNames(states, l);
    return l === 'en'
      ? `If ${given}: ${beside.kept} of the ${formatBig(beside.count, l)} scenarios that hold without it remain, ${beside.gained} more become possible, ${beside.lost} fall away.`
      : `Si ${given} : ${beside.kept} des ${formatBig(beside.count, l)} scénarios cohérents sans cela demeurent, ${beside.gained} autres deviennent possibles, ${beside.lost} disparaissent.`;
  });
}

/** What would be seen if the state held: "events in Mali above 30 per month over 6 months". */
export function signpostSays(signpost: Signpost, outcome: Bilingual): Bilingual {
  const { area, direction, threshold, months, forecast } = signpost;
  return inBoth((l) => {
    const what = lower(outcome[l]);
    const where = areaName(area, l);
    const span = plural(months, l, l === 'en' ? 'month' : 'mois', l === 'en' ? 'months' : 'mois');
    const count = formatNumber(threshold, l, 1);
    const ratio = `×${formatRatio(threshold, l)}`;
    const text =
      l === 'en'
        ? {
            forecast: `chance of more than ${count} in any of the next ${span}: ${what}, ${where}`,
            above: `${what}, ${where}: above ${count} per month over ${span}`,
            below: `${what}, ${where}: below ${count} per month over ${span}`,
            rising: `${what}, ${where}: up to at least ${ratio} over ${span} against the ${span} before`,
            falling: `${what}, ${where}: down to at most ${ratio} over ${span} against the ${span} before`,
          }
        : {
            forecast: `chance de plus de ${count} en un mois au moins des ${months} prochains : ${what}, ${where}`,
            above: `${what}, ${where} : plus de ${count} par mois sur ${span}`,
            below: `${what}, ${where} : moins de ${count} par mois sur ${span}`,
            rising: `${what}, ${where} : hausse à ${ratio} au moins sur ${span}, face aux ${span} précédents`,
            falling: `${what}, ${where} : baisse à ${ratio} au plus sur ${span}, face aux ${span} précédents`,
          };
    return typeset(text[forecast ? 'forecast' : direction], l);
  });
}

/** `Mali`, or `Mopti region (Mali)` for `MLI/Mopti region`. */
function areaName(area: string, language: Language): string {
  const [country, region] = area.split(/[/|]/);
  return region ? `${region} (${unitName(country, language)})` : unitName(country, language);
}

/** What is seen: the mean and the ratio with its interval, or why nothing can be told. */
export function signpostSeen(reading: SignpostReading): Bilingual {
  return inBoth((l) => typeset(seenIn(reading, l), l));
}

function seenIn(reading: SignpostReading, l: Language): string {
  const { signpost, why, window, mean, ratio, chance, is_early, crosses_releases } = reading;
  if (chance) {
    const tenths = formatPercent(chance.value, l);
    const { model_id, record } = chance;
    if (l === 'en')
      return `${tenths} by the model ${model_id}; ${record ? `its record here: ${formatNumber(record.n, l)} unit-months, error ×${formatRatio(record.crps_ratio, l)} that of ${record.baseline}` : 'no record of it here yet'}`;
    return `${tenths} selon le modèle ${model_id} ; ${record ? `son bilan ici : ${formatNumber(record.n, l)} unités-mois, erreur ×${formatRatio(record.crps_ratio, l)} celle de ${record.baseline}` : 'pas encore de bilan ici'}`;
  }
  if (why === 'no-figures' || window === null || mean === null)
    return l === 'en' ? 'no figures for these months' : 'pas de chiffres pour ces mois';
  const months = formatSpan(window.first, window.last, l);
  const rate = `${formatRate(mean, l)} ${l === 'en' ? 'per month' : 'par mois'}, ${months}`;
  const early = is_early
    ? l === 'en'
      ? ', on incomplete months'
      : ', sur des mois incomplets'
    : '';
  const kinds = crosses_releases
    ? l === 'en'
      ? ', months of final and candidate releases compared'
      : ', mois de versions finales et candidates comparés'
    : '';
  if (why === 'too-few' || ratio === null)
    return l === 'en' ? `${rate}: too few to tell` : `${rate} : trop peu pour le dire`;
  const [value, low, high] = [ratio.value, ratio.low, ratio.high].map((one) => formatRatio(one, l));
  const isLevel = signpost.direction === 'above' || signpost.direction === 'below';
  const against = isLevel
    ? l === 'en'
      ? 'of the threshold'
      : 'le seuil'
    : l === 'en'
      ? 'of the months before'
      : 'les mois précédents';
  return l === 'en'
    ? `${rate}: ×${value} ${against} (${low} to ${high})${early}${kinds}`
    : `${rate} : ×${value} ${against} (${low} à ${high})${early}${kinds}`;
}
