/**
 * What a search knows of a matrix: which states are still possible, and for each state how far its
 * balance may at best lie above that of each rival. Removing a state lowers those bounds, which may
 * rule out further states.
 */
import type { Forced, Impacts } from './impacts.ts';

/** How one descriptor bears on comparisons of states of others. */
interface Source {
  /** comparisons that its choice changes */
  comparisons: Int32Array;
  /** `[own state × comparison]`: what it adds to the lead of the state over its rival */
  leads: Int32Array;
  /** where its part of `tops` begins */
  top: number;
}

export class Domains {
  /** states that are left of each descriptor */
  readonly left: Int32Array;
  /** 1 while a state is possible `[state]` */
  readonly isPossible: Uint8Array;
  /** by how much a state may lag behind a rival */
  readonly tolerance: number;
  private readonly impacts: Impacts;
  private readonly descriptorOf: Int32Array;
  /** state that a comparison is about; its lead at best, given what is possible */
  private readonly stateOf: Int32Array;
  private readonly lead: Int32Array;
  /** first comparison of each state, and the number of all at the end */
  private readonly firstOf: Int32Array;
  private readonly sources: Source[];
  /** `[source × its comparisons]`: the most that the possible states of the source add */
  private readonly tops: Int32Array;
  private readonly removed: number[] = [];
  private readonly lowered: number[] = [];
  private readonly waiting: number[] = [];

  /** @param tolerance by how much a state may lag behind a rival: 0 for consistency */
  constructor(impacts: Impacts, tolerance: number, forced: Forced) {
    const { sizes, offsets, values } = impacts;
    const total = offsets[sizes.length];
    this.impacts = impacts;
    this.tolerance = tolerance;
    this.left = Int32Array.from(sizes);
    this.isPossible = new Uint8Array(total).fill(1);
    this.descriptorOf = Int32Array.from({ length: total }, (_, s) =>
      offsets.findIndex((first, d) => s >= first && s < offsets[d + 1]),
    );
    const pairs: [state: number, rival: number][] = [];
    for (let d = 0; d < sizes.length; d++) {
      if (forced.has(d)) continue;
      for (let s = offsets[d]; s < offsets[d + 1]; s++)
        for (let r = offsets[d]; r < offsets[d + 1]; r++) if (s !== r) pairs.push([s, r]);
    }
    this.stateOf = Int32Array.from(pairs, ([state]) => state);
    this.firstOf = new Int32Array(total + 1);
    for (const [state] of pairs) this.firstOf[state + 1]++;
    for (let s = 0; s < total; s++) this.firstOf[s + 1] += this.firstOf[s];
    // What a state adds to its own lead is known when it is the one that is chosen.
    this.lead = Int32Array.from(
      pairs,
      ([state, rival]) => values[state * total + state] - values[state * total + rival],
    );
    let top = 0;
    this.sources = sizes.map((_, d) => {
      const source = sourceOf(impacts, d, pairs, this.descriptorOf, this.lead, top);
      top += source.comparisons.length;
      return source;
    });
    this.tops = new Int32Array(top);
    this.sources.forEach((source, d) => {
      source.comparisons.forEach((comparison, k) => {
        this.tops[source.top + k] = this.highest(d, k);
        this.lead[comparison] += this.tops[source.top + k];
      });
    });
  }

  /** How many comparisons there are: of every state with every rival, where it is not forced. */
  get comparisons(): number {
    return this.lead.length;
  }

  /** The comparisons of one state. */
  comparisonsOf(state: number): { from: number; to: number } {
    return { from: this.firstOf[state], to: this.firstOf[state + 1] };
  }

  /** How far a state may at best lead its rival, given what is possible. */
  leadOf(comparison: number): number {
    return this.lead[comparison];
  }

  /** `[state × comparison]`: what each state adds to each lead, where that varies. */
  addedByState(): Int32Array {
    const { offsets, sizes } = this.impacts;
    const added = new Int32Array(offsets[sizes.length] * this.comparisons);
    this.sources.forEach(({ comparisons, leads }, d) => {
      for (let s = 0; s < sizes[d]; s++)
        for (let k = 0; k < comparisons.length; k++)
          added[(offsets[d] + s) * this.comparisons + comparisons[k]] =
            leads[s * comparisons.length + k];
    });
    return added;
  }

  /** Descriptors whose choice may still make a state of each descriptor fail, and how often. */
  weights(): Map<number, number>[] {
    const floor = Int32Array.from(this.lead);
    this.sources.forEach((source, d) => {
      source.comparisons.forEach((comparison, k) => {
        floor[comparison] += this.lowest(d, k) - this.tops[source.top + k];
      });
    });
    return this.sources.map(({ comparisons }) => {
      const on = new Map<number, number>();
      for (const comparison of comparisons) {
        if (floor[comparison] >= -this.tolerance || !this.isPossible[this.stateOf[comparison]])
          continue;
        const d = this.descriptorOf[this.stateOf[comparison]];
        on.set(d, (on.get(d) ?? 0) + 1);
      }
      return on;
    });
  }

  /** Rules out all that cannot be from the start. @returns false when nothing can be */
  settle(): boolean {
    for (let c = 0; c < this.lead.length; c++)
      if (this.lead[c] < -this.tolerance) this.waiting.push(this.stateOf[c]);
    return this.drain();
  }

  /** Leaves a descriptor only one state. @returns false when that cannot be */
  choose(descriptor: number, state: number): boolean {
    const { offsets } = this.impacts;
    const only = offsets[descriptor] + state;
    if (!this.isPossible[only]) return false;
    for (let s = offsets[descriptor]; s < offsets[descriptor + 1]; s++) {
      if (s === only || !this.isPossible[s]) continue;
      this.isPossible[s] = 0;
      this.removed.push(s);
      this.left[descriptor]--;
    }
    const { comparisons, leads, top } = this.sources[descriptor];
    const { tops, stateOf, isPossible } = this;
    const from = state * comparisons.length;
    for (let k = 0; k < comparisons.length; k++) {
      const now = leads[from + k];
      if (now !== tops[top + k] && isPossible[stateOf[comparisons[k]]])
        this.lowerTo(top + k, comparisons[k], now);
    }
    return this.drain();
  }

  /** A point to come back to. */
  mark(): [number, number] {
    return [this.removed.length, this.lowered.length];
  }

  /** Undoes all since a mark. */
  undo([removed, lowered]: [number, number]): void {
    while (this.removed.length > removed) {
      const state = this.removed.pop()!;
      this.isPossible[state] = 1;
      this.left[this.descriptorOf[state]]++;
    }
    while (this.lowered.length > lowered) {
      const was = this.lowered.pop()!;
      const comparison = this.lowered.pop()!;
      const at = this.lowered.pop()!;
      this.lead[comparison] += was - this.tops[at];
      this.tops[at] = was;
    }
  }

  private drain(): boolean {
    while (this.waiting.length > 0) {
      const state = this.waiting.pop()!;
      if (!this.isPossible[state]) continue;
      const d = this.descriptorOf[state];
      this.isPossible[state] = 0;
      this.removed.push(state);
      if (--this.left[d] === 0) {
        this.waiting.length = 0;
        return false;
      }
      this.lower(d, state - this.impacts.offsets[d]);
    }
    return true;
  }

  /** Lowers the leads that rested on a state which is gone; those of states long gone stay. */
  private lower(d: number, gone: number): void {
    const { comparisons, leads, top } = this.sources[d];
    const { tops, stateOf, isPossible } = this;
    const from = gone * comparisons.length;
    for (let k = 0; k < comparisons.length; k++) {
      const was = tops[top + k];
      if (leads[from + k] !== was || !isPossible[stateOf[comparisons[k]]]) continue;
      const now = this.highest(d, k);
      if (now !== was) this.lowerTo(top + k, comparisons[k], now);
    }
  }

  private lowerTo(at: number, comparison: number, now: number): void {
    const was = this.tops[at];
    this.lowered.push(at, comparison, was);
    this.tops[at] = now;
    const lead = this.lead[comparison] + now - was;
    this.lead[comparison] = lead;
    if (lead < -this.tolerance) this.waiting.push(this.stateOf[comparison]);
  }

  private highest(d: number, k: number): number {
    const { comparisons, leads } = this.sources[d];
    const first = this.impacts.offsets[d];
    let most = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < this.impacts.sizes[d]; s++) {
      const lead = leads[s * comparisons.length + k];
      if (this.isPossible[first + s] && lead > most) most = lead;
    }
    return most;
  }

  private lowest(d: number, k: number): number {
    const { comparisons, leads } = this.sources[d];
    const first = this.impacts.offsets[d];
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < this.impacts.sizes[d]; s++) {
      const lead = leads[s * comparisons.length + k];
      if (this.isPossible[first + s] && lead < least) least = lead;
    }
    return least;
  }
}

/** Comparisons that the choice of a descriptor changes; what it adds anyway goes into `lead`. */
function sourceOf(
  { sizes, offsets, values }: Impacts,
  d: number,
  pairs: readonly [number, number][],
  descriptorOf: Int32Array,
  lead: Int32Array,
  top: number,
): Source {
  const total = offsets[sizes.length];
  const added = (s: number, [state, rival]: [number, number]) =>
    values[(offsets[d] + s) * total + state] - values[(offsets[d] + s) * total + rival];
  const comparisons: number[] = [];
  pairs.forEach((pair, c) => {
    if (descriptorOf[pair[0]] === d) return;
    const first = added(0, pair);
    let varies = false;
    for (let s = 1; s < sizes[d] && !varies; s++) varies = added(s, pair) !== first;
    if (varies) comparisons.push(c);
    else lead[c] += first;
  });
  const leads = new Int32Array(sizes[d] * comparisons.length);
  for (let s = 0; s < sizes[d]; s++)
    comparisons.forEach((c, k) => {
      leads[s * comparisons.length + k] = added(s, pairs[c]);
    });
  return { comparisons: Int32Array.from(comparisons), leads, top };
}
