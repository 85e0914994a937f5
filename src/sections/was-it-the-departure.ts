import {
  type Bilingual,
  type EffectReport,
  type Evidence,
  type ImpactEvidence,
  inBoth,
  type SectionEntry,
} from '../core/index.ts';
import {
  blendPhrase,
  capital,
  detectableSentence,
  doublingSentence,
  findVerdict,
  inTimeSentence,
  isClear,
  leadingReport,
  leaveOneOutSentence,
  neighbourEstimatesSentence,
  outcomeVerdictSentence,
  settleSentence,
} from '../words/index.ts';
import { outcomeFacts } from './figure.ts';
import { cloudFigure, pathFigure, specificationsFigure } from './was-it-the-departure-figures.ts';

/** Question 3: observed against what comparable countries would lead one to expect. */
export const wasItTheDeparture: SectionEntry<Evidence> = {
  id: 'was-it-the-departure',
  question: { en: 'Was it the departure?', fr: 'Était-ce le départ ?' },
  compose(evidence) {
    const { impact } = evidence;
    if (!impact) return undefined;
    const { reports } = impact;
    const leading = leadingReport(reports);
    if (!leading) {
      return {
        id: 'was-it-the-departure',
        question: this.question,
        finding: impact.refused ?? NO_ESTIMATE,
        details: [],
        limits: [],
        figures: [],
        rests_on: RESTS_ON,
      };
    }
    // What differs clearly is said first; without such an outcome, the one fixed first.
    const clear = reports.filter(isClear);
    const told = [leading, ...clear.filter((report) => report !== leading)];
    const rest = reports.filter((report) => !told.includes(report) && !isRefused(report));
    return {
      id: 'was-it-the-departure',
      question: this.question,
      finding: leading.sentence,
      details: [
        ...told.slice(1).map(({ sentence }) => sentence),
        ...rest.map((report) => lineOf(evidence, report)),
        ...detailsOf(leading, impact),
      ],
      limits: limitsOf(
        evidence,
        reports.filter((report) => report !== leading),
      ),
      figures: [
        ...told.map((report) => pathFigure(evidence, report, report === leading)),
        ...cloudFigure(evidence, leading),
        ...specificationsFigure(evidence, leading, impact),
      ],
      rests_on: RESTS_ON,
    };
  },
};

const NO_ESTIMATE: Bilingual = {
  en: 'We cannot tell: no estimate could be made with the figures at hand.',
  fr: "Impossible à dire : les chiffres disponibles n'ont permis aucune estimation.",
};

const RESTS_ON: Bilingual[] = [
  {
    en: 'The path to compare with is a blend of other countries (synthetic control): the mix, none of negative weight and adding up to one, that follows this country most closely over the months before, on the square-root scale, in the outcome alone and up to a constant. Differences are told on the scale of the counts.',
    fr: "La trajectoire de comparaison est une combinaison d'autres pays (contrôle synthétique) : le mélange, à poids non négatifs de somme un, qui suit ce pays d'aussi près que possible durant les mois précédents, sur l'échelle de la racine carrée, pour le seul indicateur et à une constante près. Les écarts sont donnés à l'échelle des décomptes.",
  },
  {
    en: 'Countries to compare with had fighting with state forces in at least three of the five years before and at least one event a month on average, do not border this one, and saw no departure of their own within 24 months. Each is put in this country’s place in turn; the number that changed as much is taken over the three outcomes fixed in advance (attacks on civilians, fighting with state forces, all events) together.',
    fr: "Les pays de comparaison ont connu des combats impliquant un État durant au moins trois des cinq années précédentes et au moins un événement par mois en moyenne, ne sont pas limitrophes et n'ont pas vu de départ de ce genre à moins de 24 mois. Chacun est mis tour à tour à la place de ce pays ; le nombre de ceux qui ont varié autant se prend sur les trois indicateurs fixés d'avance ensemble (attaques contre des civils, combats impliquant un État, tous les événements).",
  },
  {
    en: 'Its weakness: it trusts that a blend that moved alike before would have gone on doing so. It is called a change only when at most one in ten would be as extreme, when leaving out any one country keeps its direction, and when earlier dates stay quiet. Nothing is told where the blend follows poorly, with fewer than ten countries, 24 events before or six months after.',
    fr: "Sa faiblesse : elle suppose qu'une combinaison qui évoluait de même avant aurait continué. On ne parle de changement que si au plus un cas sur dix serait aussi extrême, si l'on peut écarter n'importe quel pays sans que le sens s'inverse, et si rien ne ressort à des dates antérieures. Rien n'est dit si la combinaison suit mal, ou avec moins de dix pays, de 24 événements avant ou de six mois après.",
  },
];

function isRefused({ verdict }: EffectReport): boolean {
  return findVerdict(verdict)?.kind === 'cannot-tell';
}

function lineOf(evidence: Evidence, report: EffectReport): Bilingual {
  const { title, countable } = outcomeFacts(evidence, report.outcome);
  return outcomeVerdictSentence(title, countable, report);
}

/** The blend, what would have been noticed, and whether the answer holds. */
function detailsOf(report: EffectReport, { neighbours }: ImpactEvidence): Bilingual[] {
  const { minimum_detectable, robustness, weights } = report;
  const blend = Object.keys(weights).length > 0 ? [blendSentence(weights)] : [];
  const noticed = minimum_detectable
    ? [
        // Where something is told, the finding has said already what would have been noticed.
        ...(isRefused(report) ? [detectableSentence(minimum_detectable)] : []),
        doublingSentence(minimum_detectable),
      ]
    : [];
  return [
    ...blend,
    ...noticed,
    leaveOneOutSentence(robustness.leave_one_out),
    inTimeSentence(robustness.in_time),
    neighbourEstimatesSentence(neighbours),
  ].filter((sentence) => sentence !== undefined);
}

function blendSentence(weights: Readonly<Record<string, number>>): Bilingual {
  const phrase = blendPhrase(weights);
  return inBoth((language) => `${capital(phrase[language])}.`);
}

/** Why an outcome cannot be told, what a handover hides, and what no comparison can see. */
function limitsOf(evidence: Evidence, reports: readonly EffectReport[]): Bilingual[] {
  const refused = reports.flatMap((report) => {
    const found = findVerdict(report.verdict);
    if (!found?.reason) return [];
    const settle = settleSentence(found.reason, {
      periods_after: report.post.periods,
      are_countries: true,
    });
    const line = lineOf(evidence, report);
    return [inBoth((language) => `${line[language]} ${settle[language]}`)];
  });
  const { transition, successor } = evidence;
  const handover = transition.exit === 'handover' ? [handoverLimit(successor)] : [];
  return [...refused, ...handover, WHAT_ELSE];
}

function handoverLimit(successor: Bilingual | undefined): Bilingual {
  return {
    en: `A handover${successor ? ` to ${successor.en}` : ''} changes who is there, not whether somebody is: a departure without a successor could look otherwise.`,
    fr: `Une passation${successor ? ` (à : ${successor.fr})` : ''} change qui est présent, non le fait que quelqu'un le soit : un départ sans successeur pourrait se présenter autrement.`,
  };
}

const WHAT_ELSE: Bilingual = {
  en: 'Whatever else happened in this country in the same months is inside the difference: the comparison says how it fared beside others, not why.',
  fr: "Tout ce qui s'est passé d'autre dans ce pays durant les mêmes mois est compris dans l'écart : la comparaison dit comment il a évolué par rapport à d'autres, non pourquoi.",
};
