/** The date of an article, from what it says itself. */
import type { Block } from '../core/index.ts';

const MONTHS = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'février', 'fevrier', 'févr', 'fév'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'août', 'aout'],
  ['september', 'sept', 'sep', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'décembre', 'decembre', 'déc'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const NAMES = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er)?';
const YEAR = '((?:19|20)\\d\\d)';
const FORMS: readonly { pattern: RegExp; read: (m: RegExpExecArray) => (number | undefined)[] }[] =
  [
    {
      pattern: new RegExp(`\\b${YEAR}-(\\d\\d)-(\\d\\d)(?=\\D|$)`, 'i'),
      read: (m) => [Number(m[1]), Number(m[2]), Number(m[3])],
    },
    {
      pattern: new RegExp(`(?<!\\d)${DAY}\\s+(${NAMES})\\b\\.?,?\\s+${YEAR}`, 'iu'),
      read: (m) => [Number(m[3]), MONTH_OF.get(m[2].toLowerCase()), Number(m[1])],
    },
    {
      pattern: new RegExp(`\\b(${NAMES})\\.?\\s+${DAY},?\\s+${YEAR}`, 'iu'),
      read: (m) => [Number(m[3]), MONTH_OF.get(m[1].toLowerCase()), Number(m[2])],
    },
    {
      pattern: new RegExp(`(?<!\\d)(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}`),
      read: (m) => {
        const [a, b] = [Number(m[1]), Number(m[2])];
        // Day first, unless that is no date: a month of 13 was the American order.
        return b > 12 ? [Number(m[3]), a, b] : [Number(m[3]), b, a];
      },
    },
    {
      pattern: new RegExp(`\\b(${NAMES})\\.?,?\\s+${YEAR}`, 'iu'),
      read: (m) => [Number(m[2]), MONTH_OF.get(m[1].toLowerCase())],
    },
  ];

/** `YYYY-MM-DD` or `YYYY-MM` of the first date that a text writes out; none if there is none. */
export function dateIn(text: string): string | undefined {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [year, month, day] = read(match);
    if (year === undefined || month === undefined || month < 1 || month > 12) continue;
    const written = `${year}-${String(month).padStart(2, '0')}`;
    if (day === undefined) return written;
    if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) continue;
    return `${written}-${String(day).padStart(2, '0')}`;
  }
  return undefined;
}

const SAYS_WHEN =
  /(?<!\p{L})(?:published|posted|updated|date|dated|issued|publiée?|paru|mise? en ligne|mise? à jour|posté|écrit|rédigé)(?!\p{L})/iu;
const HEAD = 12;

/**
 * The date that stands near the head, as "Published on 12 June 2025" or alone on its line, or as such
 * at the very end. Dates inside sentences are of what is told, not of the article.
 */
export function dateOfBlocks(blocks: readonly Block[]): string | undefined {
  const texts = [...blocks.slice(0, HEAD), ...blocks.slice(HEAD).slice(-3)].flatMap((block) =>
    block.kind === 'row' ? [] : [block.content.text],
  );
  for (const text of texts) {
    const said = SAYS_WHEN.exec(text.slice(0, 200));
    const found = said === null ? undefined : dateIn(text.slice(said.index, said.index + 120));
    if (found !== undefined) return found;
  }
  for (const text of texts) {
    const found = text.length <= 80 ? dateIn(text) : undefined;
    if (found === undefined) continue;
    const rest = text.replace(/[\d\s,./|·–—-]|\p{L}+day\b/gu, '');
    const isByline = /^(?:by|par|de)\s/i.test(text) || /[|·–—]/.test(text);
    if (rest.replace(new RegExp(`(?:${NAMES})`, 'giu'), '').length <= 12 || isByline) return found;
  }
  return undefined;
}
