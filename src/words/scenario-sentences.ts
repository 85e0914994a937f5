/** Sentences of the scenario half of "what is likely next". */
import { type Bilingual, inBoth, type Month, type SignpostVerdict } from '../core/index.ts';
import { formatMonth, formatNumber, joinNames, plural, typeset } from './format.ts';

/** How many futures hold, and in how many readings. */
export function scenarioFinding(
  combinations: number,
  count: number,
  inAll: number,
  sets: number,
): Bilingual {
  return inBoth((l) => {
    const all = formatNumber(combinations, l);
    const several = sets > 1;
    if (l === 'en')
      return `Of ${all} combinations of the factors, ${plural(count, l, 'future holds', 'futures hold')} together by the main reading of the matrix${several ? `, ${inAll} of them in every one of ${sets} readings` : ''}.`;
    return typeset(
      `Sur ${all} combinaisons des facteurs, ${plural(count, l, 'avenir se tient', 'avenirs se tiennent')} selon la lecture principale de la matrice${several ? `, dont ${inAll} dans chacune des ${sets} lectures` : ''}.`,
      l,
    );
  });
}

/** What the figures show of one scenario. */
export function litSentence(
  number: number,
  verdicts: readonly SignpostVerdict[],
  until: Month | undefined,
): Bilingual {
  const n = (verdict: SignpostVerdict) => verdicts.filter((one) => one === verdict).length;
  return inBoth((l) => {
    const [shown, against, open] = [n('shown'), n('contradicted'), n('cannot-tell')];
    const when = until === undefined ? '' : formatMonth(until, l);
    if (shown + against + open === 0)
      return l === 'en'
        ? `If scenario ${number}: no signpost of it is in these figures.`
        : typeset(`Si scénario ${number} : aucun de ses signes n'est dans ces chiffres.`, l);
    if (l === 'en')
      return `If scenario ${number}: of its ${plural(shown + against + open, l, 'signpost', 'signposts')}, the figures to ${when} show ${shown}, contradict ${against} and cannot tell of ${open}.`;
    return typeset(
      `Si scénario ${number} : de ${shown + against + open > 1 ? `ses ${shown + against + open} signes` : 'son signe'}, les chiffres jusqu'à ${when} en montrent ${shown}, en contredisent ${against} et ne permettent pas de le dire pour ${open}.`,
      l,
    );
  });
}

/** Signposts of which the verdict is another than a month before. */
export function changedSentence(says: readonly Bilingual[]): Bilingual {
  return inBoth((l) => {
    if (says.length === 0)
      return l === 'en'
        ? 'Since the month before, no signpost has changed.'
        : "Depuis le mois précédent, aucun signe n'a changé.";
    const list = joinNames(
      says.map((one) => (l === 'en' ? `“${one.en}”` : `« ${one.fr} »`)),
      l,
    );
    return typeset(
      l === 'en'
        ? `Since the month before, the verdict has changed on ${list}.`
        : `Depuis le mois précédent, le verdict a changé sur ${list}.`,
      l,
    );
  });
}

/** What would be seen, and the chance of it by a model. */
export function chanceSaid(says: Bilingual, seen: Bilingual): Bilingual {
  return inBoth((l) => typeset(`${capitalOf(says[l])}${l === 'fr' ? ' :' : ':'} ${seen[l]}.`, l));
}

const capitalOf = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function exampleLimit(note: Bilingual | undefined): Bilingual {
  return (
    note ?? {
      en: 'The matrix holds the judgements of its authors; others would judge otherwise.',
      fr: 'La matrice contient les jugements de ses auteurs ; d’autres jugeraient autrement.',
    }
  );
}

/** Which scenario the graph is of, and why that one. */
export function graphNote(number: number): Bilingual {
  return {
    en: `Drawn for scenario ${number}: of those that hold in most readings, the one of which the figures show most signposts net of those contradicted. That is a choice of what to draw, not a chance.`,
    fr: `Dessiné pour le scénario ${number} : de ceux qui tiennent dans le plus de lectures, celui dont les chiffres montrent le plus de signes, déduction faite des signes contredits. C’est un choix de ce qui est dessiné, non une chance.`,
  };
}

export const scenarioRests: readonly Bilingual[] = [
  {
    en: 'Cross-impact balances (Weimer-Jehle 2006): a future holds together when, in every factor, no other state would be favoured more by the rest. All combinations are gone through exactly; none has a probability.',
    fr: "Balances d'impacts croisés (Weimer-Jehle 2006) : un avenir se tient lorsque, pour chaque facteur, aucun autre état ne serait davantage favorisé par le reste. Toutes les combinaisons sont examinées exactement ; aucune n'a de probabilité.",
  },
  {
    en: 'A signpost counts as shown when the 95% interval of the count or ratio leaves no doubt of the direction and the size reaches the threshold, as contradicted when the interval excludes it. The newest three months are left out unless they show a rise already.',
    fr: "Un signe est dit observé lorsque l'intervalle à 95 % du décompte ou du rapport ne laisse pas de doute sur le sens et que l'ampleur atteint le seuil, contredit lorsque l'intervalle l'exclut. Les trois derniers mois sont écartés, sauf s'ils montrent déjà une hausse.",
  },
];
