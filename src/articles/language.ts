/** English or French, by the small words that every sentence has. */
import type { Block, Language } from '../core/index.ts';

const WORDS: Record<Language | 'other', ReadonlySet<string>> = {
  en: new Set(
    'the of and to in that is was for on with as by are were be has have had this from which its their but not they will would could may an it at or been more than who'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des du de et un une en dans que qui est pour sur avec par sont au aux ce cette ces ne pas plus leur leurs se sa son ses mais ont été être il elle ils elles d l qu depuis'.split(
      ' ',
    ),
  ),
  other: new Set(
    'der die das und ist nicht mit von den dem ein eine auf für el los las del y que por con para una como más o os do da dos das não em uma com na no è della di il che gli het een van niet dat op zijn w z na do się nie jest'.split(
      ' ',
    ),
  ),
};

export interface LanguageFound {
  language: Language;
  /** whether the text seems to be in a language that is neither */
  isOther: boolean;
  /** share of words that are small words of the language chosen */
  share: number;
}

/** Counts small words in at most the first 20,000 units of a text. */
export function languageOf(blocks: readonly Block[]): LanguageFound {
  let text = '';
  for (const block of blocks) {
    if (text.length > 20_000) break;
    text += ` ${block.kind === 'row' ? block.cells.map((cell) => cell.text).join(' ') : block.content.text}`;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (language: keyof typeof WORDS) =>
    words.filter((word) => WORDS[language].has(word)).length / Math.max(1, words.length);
  const [en, fr, other] = [share('en'), share('fr'), share('other')];
  const best = Math.max(en, fr);
  const isOther = words.length >= 20 && (best < 0.12 || other > 1.3 * best);
  return { language: fr > en ? 'fr' : 'en', isOther, share: best };
}
