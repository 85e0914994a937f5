import type { Bilingual, CheckedClaim, Evidence, SectionEntry } from '../core/index.ts';
import { saidDetail, saidFinding, saidRest } from '../words/index.ts';

/** Claims that a page lists; the others are counted. */
const MOST = 24;
const WORST_FIRST = [
  'contradicted',
  'mixed',
  'supported',
  'not-checkable',
  'too-early',
  'not-in-these-data',
];

/** Question 9: what the articles that were checked say of it, and whether it holds. */
export const whatIsSaid: SectionEntry<Evidence> = {
  id: 'what-is-said',
  question: {
    en: 'What are people saying, and does it hold?',
    fr: 'Que dit-on, et est-ce que cela tient ?',
  },
  compose({ said }) {
    if (said.length === 0) return undefined;
    const rank = ({ verdict }: CheckedClaim) => WORST_FIRST.indexOf(verdict);
    const sorted = [...said].sort((a, b) => rank(a) - rank(b));
    const rest = sorted.length - MOST;
    return {
      id: 'what-is-said',
      question: this.question,
      finding: saidFinding(said),
      details: [...sorted.slice(0, MOST).map(saidDetail), ...(rest > 0 ? [saidRest(rest)] : [])],
      limits: LIMITS,
      figures: [],
      rests_on: RESTS_ON,
    };
  },
};

const LIMITS: Bilingual[] = [
  {
    en: 'Only articles that were given to Vigie are here; they are no sample of what is published.',
    fr: 'Seuls figurent ici les articles qui ont été soumis à Vigie ; ils ne sont pas un échantillon de ce qui se publie.',
  },
];

const RESTS_ON: Bilingual[] = [
  {
    en: 'Sentences are read by rules and held against the figures and the registry of forces; a reading may be wrong, and vigie check shows how sure it is of each. A sentence about a cause is never called supported: the estimate of question 3 stands beside it.',
    fr: "Les phrases sont lues par des règles et confrontées aux chiffres et au registre des forces ; une lecture peut être fausse, et vigie check indique à quel point chacune est sûre. Une phrase sur une cause n'est jamais dite confirmée : l'estimation de la question 3 figure en regard.",
  },
];
