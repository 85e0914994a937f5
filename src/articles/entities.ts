/** Character codes such as `&eacute;`, also broken apart (`& nbsp ;`) or escaped twice. */
import { Tokenizer } from 'htmlparser2';
import type { PlacedText } from '../core/index.ts';
import { isUnsound } from './characters.ts';
import { rewritten } from './placed.ts';
import type { Repairs } from './repairs.ts';

const GAP = '[ \\t\\u00a0]{0,2}';
const CODE = new RegExp(
  `&(${GAP})(?:amp${GAP};${GAP}){0,4}(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,30})(${GAP});`,
  'gi',
);

/** Those that may stand broken apart; "R& D ;" is none. */
const COMMON = new Set([
  ...['amp', 'lt', 'gt', 'quot', 'apos', 'nbsp', 'shy', 'ndash', 'mdash', 'hellip', 'bull'],
  ...['middot', 'laquo', 'raquo', 'lsquo', 'rsquo', 'ldquo', 'rdquo', 'euro', 'oelig', 'ccedil'],
  ...['agrave', 'acirc', 'eacute', 'egrave', 'ecirc', 'euml', 'icirc', 'iuml', 'ocirc', 'ugrave'],
  ...['ucirc', 'uuml', 'Eacute', 'Egrave', 'Agrave', 'Ccedil', 'deg', 'sup2', 'frac12'],
]);

const known = new Map<string, string>();

/** Characters of `&name;`, '' if there is no such code. */
function decoded(name: string): string {
  let text = known.get(name);
  if (text === undefined) {
    let found = '';
    const nothing = () => {};
    const tokenizer = new Tokenizer(
      { decodeEntities: true },
      {
        ...{ onattribdata: nothing, onattribentity: nothing, onattribend: nothing },
        ...{ onattribname: nothing, oncdata: nothing, onclosetag: nothing, oncomment: nothing },
        ...{ ondeclaration: nothing, onend: nothing, onopentagend: nothing, ontext: nothing },
        ...{ onopentagname: nothing, onprocessinginstruction: nothing, onselfclosingtag: nothing },
        ontextentity: (point: number) => {
          found += String.fromCodePoint(point);
        },
      },
    );
    tokenizer.write(`&${name};`);
    tokenizer.end();
    text = found;
    if (known.size < 2000) known.set(name, text);
  }
  return text;
}

export function withoutCodes(content: PlacedText, repairs: Repairs): PlacedText {
  return rewritten(content, CODE, ([, before, name, after]) => {
    const isApart = before !== '' || after !== '';
    if (isApart && !name.startsWith('#') && !COMMON.has(name)) return undefined;
    const text = decoded(name) || decoded(name.toLowerCase());
    if (text === '') return undefined;
    repairs.add('entities');
    return isUnsound(text) ? '' : text;
  });
}
