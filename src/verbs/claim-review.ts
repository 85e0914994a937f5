/** Checked claims as schema.org ClaimReview, where its words fit. */
import type { Claim, ClaimVerdict, Language } from '../core/index.ts';
import { claimVerdictWords } from '../words/index.ts';
import type { CheckedArticle } from './check-article.ts';

/** Ratings only where something was found; "not in these data" and "too early" rate nothing. */
const RATING: Partial<Record<ClaimVerdict, number>> = { contradicted: 1, mixed: 3, supported: 5 };

/** One document per claim that figures or registries speak to. */
export function claimReviews(
  { article, claims }: CheckedArticle,
  checked_on: string | null,
): object[] {
  return claims
    .filter(({ checkable }) => checkable)
    .map((claim) => claimReview(claim, article, checked_on));
}

function claimReview(
  claim: Claim,
  article: CheckedArticle['article'],
  checked_on: string | null,
): object {
  const { language } = article;
  const value = RATING[claim.verdict];
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    claimReviewed: claim.text,
    inLanguage: language satisfies Language,
    reviewBody: claim.sentence[language],
    ...(checked_on === null ? {} : { datePublished: checked_on }),
    author: { '@type': 'Organization', name: 'Vigie' },
    itemReviewed: {
      '@type': 'Claim',
      ...(article.date === null ? {} : { datePublished: article.date }),
      appearance: { '@type': 'CreativeWork', headline: article.title },
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: claimVerdictWords[claim.verdict][language],
      ...(value === undefined ? {} : { ratingValue: value, bestRating: 5, worstRating: 1 }),
    },
  };
}
