/** Text taken out of a compressed file, with the marks of its structure; spans count its bytes. */
import type { PlacedText } from '../core/index.ts';
import { type MarkKind, markFor } from './marks.ts';
import { joined } from './placed.ts';

/** Bytes of a code point in UTF-8. */
function utf8Size(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

export class ExtractedText {
  readonly #texts: string[] = [];
  readonly #parts: PlacedText[] = [];
  #bytes = 0;

  add(text: string): void {
    const sound = text.replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ue000-\uf8ff]/g,
      '\ufffd',
    );
    const from = new Uint32Array(sound.length);
    const to = new Uint32Array(sound.length);
    let unit = 0;
    for (const character of sound) {
      const size = utf8Size(character.codePointAt(0) ?? 0);
      for (const end = unit + character.length; unit < end; unit++) {
        from[unit] = this.#bytes;
        to[unit] = this.#bytes + size;
      }
      this.#bytes += size;
    }
    this.#texts.push(sound);
    this.#parts.push({ text: sound, from, to });
  }

  mark(kind: MarkKind, closes: boolean): void {
    const at = Uint32Array.of(this.#bytes);
    this.#parts.push({ text: markFor(kind, closes), from: at, to: at });
  }

  done(): { content: PlacedText; extracted: string } {
    return { content: joined(this.#parts), extracted: this.#texts.join('') };
  }
}
