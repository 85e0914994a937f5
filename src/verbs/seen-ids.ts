import type { EventRow } from '../core/index.ts';

/** Many small maps grow in small steps, and none comes near the most that one can hold. */
const MAPS = 256;

/**
 * The ids of a file's events with line and content, small enough for ten million of them: a number
 * for each id that is one, and a hash in place of the content.
 */
export class SeenIds {
  private readonly maps = Array.from({ length: MAPS }, () => new Map<string | number, number>());
  private lines = new Int32Array(1024);
  private contents = new Float64Array(1024);
  private count = 0;

  /**
   * Notes an event.
   * @param content {@link contentHash} of the event
   * @returns where its id stood before, and whether with the same content; `undefined` when it did not
   */
  add(id: string, content: number, line: number): { line: number; isSame: boolean } | undefined {
    const key = String(Number(id)) === id ? Number(id) : id;
    const map = this.maps[typeof key === 'number' ? (Math.abs(key) % MAPS) | 0 : key.length % MAPS];
    const before = map.get(key);
    if (before !== undefined) {
      return { line: this.lines[before], isSame: this.contents[before] === content };
    }
    if (this.count === this.lines.length) this.grow();
    map.set(key, this.count);
    this.lines[this.count] = line;
    this.contents[this.count] = content;
    this.count++;
    return undefined;
  }

  private grow(): void {
    const lines = new Int32Array(this.count * 2);
    lines.set(this.lines);
    this.lines = lines;
    const contents = new Float64Array(this.count * 2);
    contents.set(this.contents);
    this.contents = contents;
  }
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
/** Multipliers of FNV-1a and of MurmurHash3: odd, with bits well spread. */
const FNV = 0x01000193;
const MURMUR = 0x85ebca6b;

/**
 * 53 bits over all that an event says. Not for secrets: two contents of one id that agree by chance
 * are one in 9e15, and a hash made for secrets took a fifth of the time of ingest.
 * @returns a whole number below 2^53
 */
export function contentHash(event: EventRow): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const value of Object.values(event)) {
    if (typeof value === 'string') {
      for (let i = 0; i < value.length; i++) {
        const unit = value.charCodeAt(i);
        a = Math.imul(a ^ unit, FNV);
        b = Math.imul(b ^ unit, MURMUR);
      }
    } else {
      bits[0] = value;
      a = Math.imul(Math.imul(a ^ words[0], FNV) ^ words[1], FNV);
      b = Math.imul(Math.imul(b ^ words[0], MURMUR) ^ words[1], MURMUR);
    }
    // The end of a field counts, so that "ab", "c" is not "a", "bc"; and high bits reach low ones.
    a = Math.imul(a ^ (a >>> 15) ^ 0x1f, FNV);
    b = Math.imul(b ^ (b >>> 13) ^ 0x1f, MURMUR);
  }
  a ^= a >>> 16;
  b ^= b >>> 16;
  return (b >>> 11) * 2 ** 32 + (a >>> 0);
}
