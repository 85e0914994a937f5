import { hash } from 'node:crypto';

/** Many small maps grow in small steps, and none comes near the most that one can hold. */
const MAPS = 256;

/**
 * The ids of a file's events with line and content, small enough for ten million of them: a number
 * for each id that is one, and 48 bits of a hash in place of the content.
 */
export class SeenIds {
  private readonly maps = Array.from({ length: MAPS }, () => new Map<string | number, number>());
  private lines = new Int32Array(1024);
  private contents = new Float64Array(1024);
  private count = 0;

  /**
   * Notes an event.
   * @returns where its id stood before, and whether with the same content; `undefined` when it did not
   */
  add(id: string, content: string, line: number): { line: number; isSame: boolean } | undefined {
    const key = String(Number(id)) === id ? Number(id) : id;
    const map = this.maps[typeof key === 'number' ? (Math.abs(key) % MAPS) | 0 : key.length % MAPS];
    const digest = Number.parseInt(hash('sha1', content).slice(0, 12), 16);
    const before = map.get(key);
    if (before !== undefined) {
      return { line: this.lines[before], isSame: this.contents[before] === digest };
    }
    if (this.count === this.lines.length) this.grow();
    map.set(key, this.count);
    this.lines[this.count] = line;
    this.contents[this.count] = digest;
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
