/** Text taken out of a compressed file, with the marks of its structure; spans count its bytes. */
import type { PlacedText } from '../core/index.ts';
import { type MarkKind, markFor } from './marks.ts';
import { joined } from './placed.ts';

const ENCODER = new TextEncoder();

export class ExtractedText {
  readonly #texts: string[] = [];
  readonly #parts: PlacedText[] = [];
  #bytes = 0;
  #units = 0;

  /** UTF-16 units so far. */
  get length(): number {
    return this.#units;
  }

  add(text: string): void {
    const sound = text.replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ue000-\uf8ff]/g,
      '\ufffd',
    );
    const from = new Uint32Array(sound.length);
    const to = new Uint32Array(sound.length);
    let unit = 0;
    for (const character of sound) {
      const size = ENCODER.encode(character).length;
      for (const end = unit + character.length; unit < end; unit++) {
        from[unit] = this.#bytes;
        to[unit] = this.#bytes + size;
      }
      this.#bytes += size;
    }
    this.#texts.push(sound);
    this.#parts.push({ text: sound, from, to });
    this.#units += sound.length;
  }

  mark(kind: MarkKind, closes: boolean): void {
    const at = Uint32Array.of(this.#bytes);
    this.#parts.push({ text: markFor(kind, closes), from: at, to: at });
  }

  done(): { content: PlacedText; extracted: string } {
    return { content: joined(this.#parts), extracted: this.#texts.join('') };
  }
}
