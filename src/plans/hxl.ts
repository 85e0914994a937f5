/**
 * HXL hashtags: their grammar and the core list.
 * @source HXL 1.1, tagging conventions and hashtag dictionary (OCHA, hxlstandard.org)
 */
import type { Issue } from '../core/index.ts';

/** Hashtags that HXL 1.1 has released. */
const CORE = new Set(
  `access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact
  country crisis currency date description event frequency geo group impact indicator inneed item
  loc meta modality need operations org output population reached region respondee sector service
  severity status subsector targeted value`.split(/\s+/),
);

/** Attributes that HXL 1.1 has withdrawn; a language is written +i_fr today. */
const WITHDRAWN = new Set([
  'ar',
  'en',
  'es',
  'fa',
  'fr',
  'ms',
  'ps',
  'sw',
  'tl',
  'uk',
  'ur',
  'label',
]);

/** A hashtag with its attributes, both without their marks and in lower case. */
export interface Tag {
  hashtag: string;
  attributes: readonly string[];
}

/**
 * Reads a hashtag; blanks and capitals do not matter, nor does the order of attributes.
 * @returns `undefined` for what is not one by HXL's grammar
 * @example parseTag(' #Adm1 +code +v_pcode ') // => { hashtag: 'adm1', attributes: ['code', 'v_pcode'] }
 * @example parseTag('# comment') // => undefined
 */
export function parseTag(cell: string): Tag | undefined {
  if (!/^\s*#[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*\s*$/i.test(cell)) return undefined;
  const [hashtag, ...attributes] = cell.replace(/[\s#]/g, '').toLowerCase().split('+');
  return { hashtag, attributes };
}

/**
 * Writes a hashtag.
 * @example tagText({ hashtag: 'adm1', attributes: ['code'] }) // => '#adm1+code'
 */
export function tagText({ hashtag, attributes }: Tag): string {
  return [`#${hashtag}`, ...attributes].join('+');
}

/**
 * A tag that HXL allows for one that it does not know: a hashtag of one's own begins with x_.
 * @example tagText(allowedTag({ hashtag: 'operation', attributes: ['type'] })) // => '#x_operation+type'
 */
export function allowedTag({ hashtag, attributes }: Tag): Tag {
  const known = CORE.has(hashtag) || hashtag.startsWith('x_');
  return {
    hashtag: known ? hashtag : `x_${hashtag}`,
    attributes: attributes.map((one) => (WITHDRAWN.has(one) && one !== 'label' ? `i_${one}` : one)),
  };
}

/** Where HXL looks for the row of hashtags. */
export const HXL_ROWS = 25;

/**
 * The row of hashtags among the first 25: at least one hashtag, and half or more of its cells that
 * are not empty.
 * @returns its index, −1 where there is none
 */
export function tagRowOf(rows: readonly (readonly string[])[]): number {
  return rows.slice(0, HXL_ROWS).findIndex((row) => {
    const filled = row.filter((cell) => cell.trim() !== '');
    const tags = filled.filter((cell) => parseTag(cell));
    return tags.length > 0 && tags.length * 2 >= filled.length;
  });
}

const PEOPLE = new Set(['affected', 'inneed', 'targeted', 'reached', 'population']);

/**
 * Everything that HXL does not allow in a table: no row of hashtags, a cell of it that is no
 * hashtag, one that is not in the core list nor of one's own, a withdrawn attribute, a number of
 * people that is none.
 */
export function hxlFaults(rows: readonly (readonly string[])[], file: string): Issue[] {
  const at = tagRowOf(rows);
  if (at < 0)
    return [
      {
        code: 'hxl-row',
        what: `none of the first ${HXL_ROWS} rows is a row of HXL hashtags`,
        where: file,
        fix: 'put a row of hashtags under the header',
      },
    ];
  const tags = rows[at].map((cell) => (cell.trim() === '' ? null : (parseTag(cell) ?? 'bad')));
  const where = (column: number, row = at) => `${file} line ${row + 1}, column ${column + 1}`;
  const faults = tags.flatMap((tag, column): Issue[] => {
    const cell = rows[at][column];
    if (tag === null) return [];
    if (tag === 'bad')
      return [fault('hxl-tag', `"${cell}" is not an HXL hashtag`, where(column), GRAMMAR)];
    const withdrawn = tag.attributes.filter((one) => WITHDRAWN.has(one));
    return [
      ...(CORE.has(tag.hashtag) || tag.hashtag.startsWith('x_')
        ? []
        : [
            fault(
              'hxl-unknown',
              `#${tag.hashtag} is not among the hashtags of HXL 1.1`,
              where(column),
              OWN,
            ),
          ]),
      ...withdrawn.map((one) =>
        fault('hxl-withdrawn', `HXL has withdrawn the attribute +${one}`, where(column), LANGUAGE),
      ),
    ];
  });
  tags.forEach((tag, column) => {
    if (tag === null || tag === 'bad' || !PEOPLE.has(tag.hashtag)) return;
    rows.slice(at + 1).forEach((row, i) => {
      const cell = (row[column] ?? '').trim();
      if (cell === '' || Number.isFinite(Number(cell))) return;
      faults.push(
        fault(
          'hxl-number',
          `"${cell}" under #${tag.hashtag} is not a number`,
          where(column, at + 1 + i),
          NUMBER,
        ),
      );
    });
  });
  return faults;
}

const GRAMMAR = 'write #word, then +attribute as often as needed; letters, digits and _ alone';
const OWN = 'choose a hashtag of the standard, or begin your own with #x_';
const LANGUAGE = 'write a language as +i_fr';
const NUMBER = 'write people as plain digits';

function fault(code: string, what: string, where: string, fix: string): Issue {
  return { code, what, where, fix };
}
