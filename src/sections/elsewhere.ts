import { referenceClass } from '../charts/index.ts';
import {
  type Bilingual,
  countryName,
  type Evidence,
  type Figure,
  inBoth,
  type ReferenceClass,
  type SectionEntry,
} from '../core/index.ts';
import {
  chanceSentence,
  kindsSentence,
  referenceFinding,
  referenceLimits,
  replacedSentence,
  toldCases,
  verdictInWords,
  words,
} from '../words/index.ts';
import { both, makeFigure, orNull, outcomeFacts } from './figure.ts';

/** Question 6: the same estimate for the other departures of the registry. */
export const elsewhere: SectionEntry<Evidence> = {
  id: 'elsewhere',
  question: { en: 'What happened elsewhere?', fr: "Que s'est-il passé ailleurs ?" },
  compose(evidence) {
    const reference = evidence.reference_class;
    if (!reference) return undefined;
    const { cases, chance } = reference;
    const { title } = outcomeFacts(evidence, reference.outcome);
    return {
      id: 'elsewhere',
      question: this.question,
      finding: referenceFinding(cases, title, evidence.transition.id, evidence.country),
      details: [
        chanceSentence(chance),
        replacedSentence(cases),
        kindsSentence(cases, (kind, language) => words[language].kind[kind]),
      ].filter((sentence) => sentence !== undefined),
      limits: [...referenceLimits(cases), NOT_ALIKE],
      figures: referenceFigure(evidence, reference, title),
      rests_on: RESTS_ON,
    };
  },
};

const NOT_ALIKE: Bilingual = {
  en: 'Departures differ in size, mandate and war. The list shows what has happened after others, not what will happen after this one.',
  fr: "Les départs diffèrent par leur taille, leur mandat et la guerre qui les entoure. La liste montre ce qui a suivi d'autres départs, non ce qui suivra celui-ci.",
};

const RESTS_ON: Bilingual[] = [
  {
    en: 'Each departure of the registry is estimated as this one is: a blend of other countries, chosen on the months before, against what was observed in the twelve months after. “Enough data” means that the rules of question 3 allow an answer, whatever that answer is.',
    fr: "Chaque départ du registre est estimé comme celui-ci : une combinaison d'autres pays, choisie sur les mois précédents, face à ce qui a été observé durant les douze mois suivants. « Données suffisantes » signifie que les règles de la question 3 permettent une réponse, quelle qu'elle soit.",
  },
  {
    en: 'Chance is what the same estimate gives at dates drawn at random in comparable countries, at which no departure is known. The weakness: the registry holds the departures that left a public trace, not all there were.',
    fr: "Le hasard est ce que donne la même estimation à des dates tirées au sort dans des pays comparables, où aucun départ n'est connu. La faiblesse : le registre contient les départs qui ont laissé une trace publique, non tous ceux qui ont eu lieu.",
  },
];

function referenceFigure(
  evidence: Evidence,
  { cases, chance, outcome }: ReferenceClass,
  title: Bilingual,
): Figure[] {
  const told = toldCases(cases);
  if (told.length === 0) return [];
  const untold = cases.filter((one) => !told.includes(one));
  const spread = [...chance].filter((ratio) => !Number.isNaN(ratio)).sort((a, b) => a - b);
  const at = (level: number) => spread[Math.round(level * (spread.length - 1))];
  const isThis = (id: string) => id === evidence.transition.id;
  return [
    makeFigure(evidence, {
      section: 'elsewhere',
      name: 'reference',
      chart: referenceClass,
      title: both((w) => w.figure.reference),
      values: (language) => ({
        label: words[language].figure.reference,
        title: `${title[language]}, ${words[language].effect.over_expected}`,
        rows: told.map((one) => ({
          label: one.name[language],
          rate_ratio: one.rate_ratio,
          is_replaced: one.is_replaced,
          is_this: isThis(one.transition),
          verified: one.verified,
        })),
        ...(spread.length > 0 && { chance: { low: at(0.1), middle: at(0.5), high: at(0.9) } }),
      }),
      table: {
        columns: [
          both((w) => w.column.rank),
          both((w) => w.column.departure),
          both((w) => w.column.country),
          both((w) => w.strip_kind),
          both((w) => w.column.replaced),
          both((w) => w.column.ratio),
          { en: 'p', fr: 'p' },
          both((w) => w.column.verdict),
          both((w) => w.column.opened),
        ],
        rows: [...told, ...untold].map((one, i) => [
          i < told.length ? i + 1 : null,
          one.name,
          inBoth((language) => countryName(one.country, language)),
          both((w) => w.kind[one.kind]),
          both((w) => (one.is_replaced ? w.yes : w.no)),
          i < told.length ? Number(one.rate_ratio.toPrecision(3)) : null,
          i < told.length ? orNull(Number(one.p.toPrecision(2))) : null,
          verdictInWords(one.verdict),
          both((w) => (one.verified ? w.yes : w.no)),
        ]),
      },
      series: told
        .filter((one) => isThis(one.transition))
        .map((one) => ({
          id: `${one.country}/${outcome}/ratio`,
          unit: one.country,
          outcome,
          months: [String(Math.floor(evidence.main.month / 12))],
          values: [one.rate_ratio],
        })),
      source: [...evidence.sources.events, evidence.sources.registry],
    }),
  ];
}
