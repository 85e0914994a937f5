/** Characters set right one by one: wrong encodings, invisible ones, those that turn the writing. */
import type { PlacedText } from '../core/index.ts';
import { MARK } from './marks.ts';
import { rewritten } from './placed.ts';
import type { Repairs } from './repairs.ts';
import { WINDOWS_1252 } from './windows-1252.ts';

/** Bytes of characters, whether a decoder has read the upper controls as characters or left them. */
const TO_1252 = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte++) {
  TO_1252.set(String.fromCharCode(WINDOWS_1252[byte]), byte);
  TO_1252.set(String.fromCharCode(byte), byte);
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 read as windows-1252: a lead character and one to three that follow it. */
const MOJIBAKE =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}/g;

/** What restored mojibake may be: letters and punctuation of European texts. */
const PLAUSIBLE =
  /^[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2010-\u203a\u20ac\u2122]/;

/** Controls, soft hyphens, joiners, variation selectors, marks of byte order, private characters. */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|\p{Co}|\u00ad|\u034f|\u180e|[\u200b\u200c]|\u200d|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff|[\ufff9-\ufffb]/gu;

const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Whether a character written as a code is one that is left out wherever it stands. */
export function isUnsound(text: string): boolean {
  return text.search(TURNING) >= 0 || text.search(INVISIBLE) >= 0;
}

/**
 * Sets characters right and counts what was done. Lines end with one newline afterwards. Private
 * characters go, for they stand for structure; `hasMarks` where they already do.
 */
export function withSoundCharacters(
  content: PlacedText,
  repairs: Repairs,
  hasMarks = false,
): PlacedText {
  let sound = rewritten(content, /\r\n?|[\u2028\u2029\v\f\u0085]/g, () => '\n');
  // Twice, for text that was mistaken twice.
  for (let round = 0; round < 2; round++) sound = withoutMojibake(sound, repairs);
  sound = rewritten(sound, /[\u0080-\u009f]/g, ([control]) => {
    const restored = String.fromCharCode(WINDOWS_1252[control.charCodeAt(0)]);
    repairs.add(restored === control ? 'invisible' : 'encoding');
    return restored === control ? '' : restored;
  });
  sound = rewritten(sound, TURNING, () => {
    repairs.add('direction');
    return '';
  });
  sound = rewritten(sound, INVISIBLE, ([character]) => {
    if (hasMarks && MARK.test(character)) return undefined;
    repairs.add('invisible');
    return '';
  });
  return rewritten(sound, /\p{L}\p{M}+/gu, ([letter]) => {
    const composed = letter.normalize('NFC');
    return composed === letter ? undefined : composed;
  });
}

function withoutMojibake(content: PlacedText, repairs: Repairs): PlacedText {
  const restored = rewritten(content, MOJIBAKE, ([run]) => {
    const text = restoredFrom(run);
    if (text !== undefined) repairs.add('encoding');
    return text;
  });
  // The no-break space of "à", lost on the way.
  return rewritten(restored, /(?<!\p{L})\u00c3(?=\s)/gu, () => {
    repairs.add('encoding');
    return 'à';
  });
}

/** The characters whose UTF-8 bytes the run shows; trailing characters that are none stay. */
function restoredFrom(run: string): string | undefined {
  for (let length = run.length; length >= 2; length--) {
    const bytes = [...run.slice(0, length)].map((unit) => TO_1252.get(unit));
    if (bytes.includes(undefined)) continue;
    try {
      const text = STRICT_UTF8.decode(Uint8Array.from(bytes as number[]));
      if (PLAUSIBLE.test(text)) return text + run.slice(length);
    } catch {
      // Not UTF-8 at this length: try a shorter one.
    }
  }
  return undefined;
}
