/**
 * The last levels of a search, where so few combinations are left that trying them costs less than
 * ruling states out: balances are added up level by level, and a branch ends when a chosen state can
 * no longer catch up with a rival.
 */
import type { Domains } from './domains.ts';
import type { Impacts } from './impacts.ts';

export class Tail {
  /** states tried since the search began */
  tried = 0;
  private readonly most: number;
  private readonly impacts: Impacts;
  private readonly domains: Domains;
  /** `[state × comparison]`: what the state adds to the lead of a state over its rival */
  private readonly added: Int32Array;
  /** `[comparison]`: lead by what is settled */
  private readonly base: Int32Array;
  /** `[level × comparison]`: the most that this level and those after it add */
  private readonly rest: Int32Array;
  /** comparisons that the states chosen so far must pass; their leads `[level × place]` */
  private readonly asked: Int32Array;
  private readonly leads: Int32Array;
  private readonly picked: Int32Array;
  private open: readonly number[] = [];
  private onFound: (states: Int32Array) => boolean = () => true;

  /** @param most combinations that are tried rather than thinned out */
  constructor(impacts: Impacts, domains: Domains, most: number) {
    const { sizes } = impacts;
    const comparisons = domains.comparisons;
    const levels = Math.min(sizes.length, Math.floor(Math.log2(most))) + 1;
    this.most = most;
    this.impacts = impacts;
    this.domains = domains;
    this.added = domains.addedByState();
    this.base = new Int32Array(comparisons);
    this.rest = new Int32Array(levels * comparisons);
    this.asked = new Int32Array(comparisons);
    this.leads = new Int32Array(levels * comparisons);
    this.picked = new Int32Array(levels);
  }

  /** Whether these descriptors leave few enough combinations. */
  canClose(open: readonly number[]): boolean {
    let combinations = 1;
    for (const d of open) {
      combinations *= this.domains.left[d];
      if (combinations > this.most) return false;
    }
    return true;
  }

  /**
   * Every scenario that fits, given what is settled.
   * @param onFound called with the states of the open descriptors, in their order; false ends it
   */
  close(open: readonly number[], onFound: (states: Int32Array) => boolean): void {
    const { domains, impacts } = this;
    this.open = open;
    this.onFound = onFound;
    for (const d of open) this.eachPossible(d, (state) => this.prepare(state));
    let count = 0;
    for (let d = 0; d < impacts.sizes.length; d++) {
      if (domains.left[d] !== 1) continue;
      this.eachPossible(d, (state) => {
        const { from, to } = domains.comparisonsOf(state);
        this.prepare(state);
        for (let c = from; c < to; c++)
          if (this.canFail(c)) {
            this.asked[count] = c;
            this.leads[count++] = this.base[c];
          }
      });
    }
    this.descend(0, count);
  }

  private eachPossible(d: number, act: (state: number) => void): void {
    const { offsets } = this.impacts;
    for (let s = offsets[d]; s < offsets[d + 1]; s++) if (this.domains.isPossible[s]) act(s);
  }

  /** Bounds of the comparisons of one state. */
  private prepare(state: number): void {
    const { base, rest, open, domains } = this;
    const comparisons = domains.comparisons;
    const { from, to } = domains.comparisonsOf(state);
    for (let c = from; c < to; c++) {
      let sum = 0;
      rest[open.length * comparisons + c] = 0;
      for (let level = open.length - 1; level >= 0; level--) {
        sum += this.highest(open[level], c);
        rest[level * comparisons + c] = sum;
      }
      base[c] = domains.leadOf(c) - sum;
    }
  }

  private highest(d: number, c: number): number {
    const { offsets } = this.impacts;
    const { isPossible, comparisons } = this.domains;
    let most = Number.NEGATIVE_INFINITY;
    for (let s = offsets[d]; s < offsets[d + 1]; s++) {
      const value = this.added[s * comparisons + c];
      if (isPossible[s] && value > most) most = value;
    }
    return most;
  }

  private canFail(c: number): boolean {
    const { offsets } = this.impacts;
    const { isPossible, comparisons, tolerance } = this.domains;
    let lead = this.base[c];
    for (const d of this.open) {
      let least = Number.POSITIVE_INFINITY;
      for (let s = offsets[d]; s < offsets[d + 1]; s++) {
        const value = this.added[s * comparisons + c];
        if (isPossible[s] && value < least) least = value;
      }
      lead += least;
    }
    return lead < -tolerance;
  }

  /** @returns false to end the search */
  private descend(level: number, count: number): boolean {
    if (level === this.open.length) return this.onFound(this.picked);
    const { offsets } = this.impacts;
    const d = this.open[level];
    for (let s = offsets[d]; s < offsets[d + 1]; s++) {
      if (!this.domains.isPossible[s]) continue;
      this.tried++;
      if (!this.keepsUp(level, count, s)) continue;
      this.picked[level] = s - offsets[d];
      const now = this.ask(level, count, s);
      if (now >= 0 && !this.descend(level + 1, now)) return false;
    }
    return true;
  }

  /** Adds a state to the leads of those chosen before. @returns false when one cannot catch up */
  private keepsUp(level: number, count: number, state: number): boolean {
    const { asked, leads, rest, added } = this;
    const { comparisons, tolerance } = this.domains;
    const [was, is, after] = [level * comparisons, (level + 1) * comparisons, state * comparisons];
    for (let i = 0; i < count; i++) {
      const c = asked[i];
      const lead = leads[was + i] + added[after + c];
      if (lead + rest[is + c] < -tolerance) return false;
      leads[is + i] = lead;
    }
    return true;
  }

  /** Asks the same of the state itself. @returns how many comparisons are asked, or −1 */
  private ask(level: number, count: number, state: number): number {
    const { asked, leads, rest, added, picked, base, open } = this;
    const { offsets } = this.impacts;
    const { comparisons, tolerance } = this.domains;
    const { from, to } = this.domains.comparisonsOf(state);
    const next = (level + 1) * comparisons;
    let place = count;
    // Its own level adds nothing to its comparisons: judgements on itself are in the base.
    for (let c = from; c < to; c++) {
      let lead = base[c];
      for (let l = 0; l < level; l++)
        lead += added[(offsets[open[l]] + picked[l]) * comparisons + c];
      if (lead + rest[next + c] < -tolerance) return -1;
      asked[place] = c;
      leads[next + place++] = lead;
    }
    return place;
  }
}
