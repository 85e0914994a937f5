import type { ClaimKindId, ClaimVerdict } from './claim.ts';
import type { Bilingual } from './text.ts';

/** What is kept of a claim after its article was checked: our sentence, a quote, where it stood. */
export interface CheckedClaim {
  /** hash of the article's bytes */
  article: string;
  title: string;
  /** of the article */
  date: string | null;
  claim_id: string;
  kind: ClaimKindId | 'causal';
  verdict: ClaimVerdict;
  /** one sentence at most */
  quote: string;
  sentence: Bilingual;
  /** countries and forces that it speaks of, and the departure where it is one's */
  countries: string[];
  actors: string[];
  transition: string | null;
}
