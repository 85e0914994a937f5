/** Sentences of the dossier about what articles say. */
import { type Bilingual, type CheckedClaim, CLAIM_VERDICTS, inBoth } from '../core/index.ts';
import { claimVerdictWords } from './claims.ts';
import { formatDate, joinNames, plural, typeset } from './format.ts';

/** How many statements, of how many articles, and what became of them. */
export function saidFinding(said: readonly CheckedClaim[]): Bilingual {
  const articles = new Set(said.map(({ article }) => article)).size;
  return inBoth((language) => {
    const counts = CLAIM_VERDICTS.flatMap((verdict) => {
      const n = said.filter((claim) => claim.verdict === verdict).length;
      return n > 0 ? [`${n} ${claimVerdictWords[verdict][language]}`] : [];
    });
    const text =
      language === 'en'
        ? `${plural(said.length, 'en', 'statement', 'statements')} in ${plural(articles, 'en', 'article', 'articles')} checked: ${joinNames(counts, 'en')}.`
        : `${plural(said.length, 'fr', 'énoncé', 'énoncés')} dans ${plural(articles, 'fr', 'article vérifié', 'articles vérifiés')} : ${joinNames(counts, 'fr')}.`;
    return typeset(text, language);
  });
}

/** A short quote, where it stands, and our sentence. */
export function saidDetail({ quote, title, date, sentence }: CheckedClaim): Bilingual {
  return inBoth((language) => {
    const when = date === null ? '' : `, ${formatDate(date, language)}`;
    const quoted = language === 'en' ? `“${quote}”` : `« ${quote} »`;
    return typeset(`${quoted} (${title}${when}). ${sentence[language]}`, language);
  });
}

export function saidRest(n: number): Bilingual {
  return {
    en: `${plural(n, 'en', 'further statement', 'further statements')}: vigie check lists all.`,
    fr: typeset(
      `${plural(n, 'fr', 'autre énoncé', 'autres énoncés')} : vigie check les liste tous.`,
      'fr',
    ),
  };
}
