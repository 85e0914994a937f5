import type { Bilingual, Evidence, Figure, SectionEntry } from '../core/index.ts';
import {
  actionSentences,
  alertSentence,
  allocationLimits,
  allocationNotes,
  allocationSentences,
  planFinding,
  planLimits,
} from '../words/index.ts';
import { allocationFigure } from './allocation-figure.ts';
import { alertFigure, boardFigure, indicatorFigure } from './what-should-be-done-figures.ts';

/** Question 8: the plan by priority with computed status, and where the next sites go. */
export const whatShouldBeDone: SectionEntry<Evidence> = {
  id: 'what-should-be-done',
  question: {
    en: 'What should be done, and is it being done?',
    fr: 'Que faut-il faire, et le fait-on ?',
  },
  compose(evidence) {
    const parts = [...planPart(evidence), ...allocationPart(evidence)];
    if (parts.length === 0) return undefined;
    const [finding, ...details] = parts.flatMap(({ sentences }) => sentences);
    return {
      id: 'what-should-be-done',
      question: this.question,
      finding,
      details,
      limits: parts.flatMap(({ limits }) => limits),
      figures: parts.flatMap(({ figures }) => figures),
      rests_on: parts.flatMap(({ rests_on }) => rests_on),
    };
  },
};

interface Part {
  /** the first of the first part is the finding */
  sentences: Bilingual[];
  limits: Bilingual[];
  figures: Figure[];
  rests_on: Bilingual[];
}

function planPart(evidence: Evidence): Part[] {
  const { plan } = evidence;
  if (!plan) return [];
  const { report } = plan;
  const alerts = alertSentence(report);
  return [
    {
      sentences: [planFinding(report), ...(alerts ? [alerts] : []), ...actionSentences(report)],
      limits: planLimits(report),
      figures: [
        ...boardFigure(evidence, plan),
        ...indicatorFigure(evidence, plan),
        ...alertFigure(evidence, plan),
      ],
      rests_on: RESTS_ON,
    },
  ];
}

function allocationPart(evidence: Evidence): Part[] {
  const { allocation } = evidence;
  if (!allocation) return [];
  return [
    {
      sentences: allocationSentences(allocation),
      limits: allocationLimits(allocation),
      figures: [allocationFigure(evidence, allocation)],
      rests_on: [allocationNotes.method],
    },
  ];
}

const RESTS_ON: Bilingual[] = [
  {
    en: 'The status is computed, not reported: an action is late when its start or end has passed, without evidence when none is dated within the bound of the plan, blocked when access to all of its areas is extremely constrained (level 3 of ACAPS), and otherwise on track.',
    fr: "Le statut est calculé, non déclaré : une action est en retard quand son début ou sa fin est passé, sans preuve quand aucune n'est datée dans le délai du plan, bloquée quand l'accès à toutes ses zones est extrêmement restreint (niveau 3 d'ACAPS), et sinon en bonne voie.",
  },
  {
    en: 'An indicator is judged by the direction from its baseline to the wanted value. Monthly counts are means of the months since the baseline; the day of the status is the last day that the figures of this page cover.',
    fr: 'Un indicateur est jugé selon le sens qui va de son départ à la valeur voulue. Les décomptes mensuels sont des moyennes des mois depuis le départ ; le jour du statut est le dernier que couvrent les chiffres de cette page.',
  },
];
