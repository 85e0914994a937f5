/** One regression tree on binned columns: the part that gradient boosting repeats. */

/** Columns cut into bins: the same cuts serve for the rows learnt from and for new ones. */
export interface Bins {
  /** upper cuts of each column, ascending; a value above the last is in the last bin */
  cuts: Float64Array[];
}

export interface Tree {
  /** column that a node asks about, −1 at a leaf */
  column: Int32Array;
  /** bins up to this go left */
  bin: Int32Array;
  /** index of the left child; the right one is next */
  child: Int32Array;
  value: Float64Array;
}

export interface TreeOptions {
  depth: number;
  /** fewest rows of a leaf */
  leaf_rows: number;
  /** added to the curvature of each leaf */
  ridge: number;
  /** 1 where values may only rise with a column, −1 only fall, 0 free `[column]` */
  monotone?: ArrayLike<number>;
}

const BINS = 64;
/** Least gain of a split. */
const LEAST_GAIN = 1e-9;

/**
 * Cuts at quantiles, or between all values where they are few; NaN is below all of them.
 * @param columns `[row × column]`
 */
export function binsOf(columns: Float64Array, width: number): Bins {
  const rows = columns.length / width;
  const cuts = Array.from({ length: width }, (_, j) => {
    const sorted = Float64Array.from({ length: rows }, (_, i) => columns[i * width + j])
      .filter((value) => !Number.isNaN(value))
      .sort();
    // A cut below all values keeps missing ones apart.
    const missing = sorted.length < rows ? [Number.NEGATIVE_INFINITY] : [];
    const bins = BINS - missing.length;
    const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
    const few = distinct.length < bins;
    const from = few ? distinct : sorted;
    const n = few ? from.length - 1 : bins - 1;
    const found = Array.from({ length: Math.max(0, n) }, (_, k) => {
      const at = few ? k : Math.floor(((k + 1) / bins) * from.length) - 1;
      return few ? (from[at] + from[at + 1]) / 2 : from[at];
    });
    return Float64Array.from(new Set([...missing, ...found]));
  });
  return { cuts };
}

/** @returns bins `[column × row]`, 0 for NaN and below the first cut */
export function binned(columns: Float64Array, { cuts }: Bins): Uint8Array {
  const width = cuts.length;
  const rows = columns.length / width;
  const bins = new Uint8Array(columns.length);
  for (let j = 0; j < width; j++)
    for (let i = 0; i < rows; i++) {
      const value = columns[i * width + j];
      let low = 0;
      let high = cuts[j].length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > cuts[j][middle]) low = middle + 1;
        else high = middle;
      }
      bins[j * rows + i] = Number.isNaN(value) ? 0 : low;
    }
  return bins;
}

/** Rows of a node, `order[from … to)`, and how far its value may go. */
interface Node {
  at: number;
  depth: number;
  from: number;
  to: number;
  low: number;
  high: number;
}

interface Split {
  gain: number;
  column: number;
  bin: number;
  left: number;
  right: number;
}

/**
 * Grows a tree by Newton steps: each split is the one that lowers the loss most by its gradient and
 * curvature.
 * @param bins `[column × row]`
 * @param gradient first and `curvature` second derivatives of the loss `[row]`
 * @param order rows to learn from; comes back sorted by leaf
 * @returns the tree, with the leaf of each row in `leaves`
 * @source Chen & Guestrin (2016), XGBoost, equations 5 and 7; monotone columns as in LightGBM's basic method
 */
export function growTree(
  bins: Uint8Array,
  gradient: Float64Array,
  curvature: Float64Array,
  order: Int32Array,
  options: TreeOptions,
): Tree {
  const rows = gradient.length;
  const column: number[] = [];
  const bin: number[] = [];
  const child: number[] = [];
  const value: number[] = [];
  const add = (v: number) => {
    column.push(-1);
    bin.push(0);
    child.push(-1);
    return value.push(v) - 1;
  };
  const clamp = (v: number, { low, high }: { low: number; high: number }) =>
    Math.min(high, Math.max(low, v));
  const free = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const root = add(stepOf(gradient, curvature, order, options.ridge));
  const open: Node[] = [{ at: root, depth: 0, from: 0, to: order.length, ...free }];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.depth === options.depth) continue;
    const split = findSplit(bins, gradient, curvature, order, node, options, rows);
    if (!split) continue;
    const middle = partition(bins, order, node, split, rows);
    const left = add(clamp(split.left, node));
    const right = add(clamp(split.right, node));
    column[node.at] = split.column;
    bin[node.at] = split.bin;
    child[node.at] = left;
    const way = options.monotone?.[split.column] ?? 0;
    const between = (value[left] + value[right]) / 2;
    const depth = node.depth + 1;
    const { low, high } = node;
    open.push(
      {
        at: left,
        depth,
        from: node.from,
        to: middle,
        low: way < 0 ? between : low,
        high: way > 0 ? between : high,
      },
      {
        at: right,
        depth,
        from: middle,
        to: node.to,
        low: way > 0 ? between : low,
        high: way < 0 ? between : high,
      },
    );
  }
  return {
    column: Int32Array.from(column),
    bin: Int32Array.from(bin),
    child: Int32Array.from(child),
    value: Float64Array.from(value),
  };
}

function stepOf(
  gradient: Float64Array,
  curvature: Float64Array,
  order: Int32Array,
  ridge: number,
): number {
  let g = 0;
  let h = 0;
  for (const i of order) {
    g += gradient[i];
    h += curvature[i];
  }
  return h + ridge > 0 ? -g / (h + ridge) : 0;
}

/** The best split of a node by histograms of gradient, curvature and rows. */
function findSplit(
  bins: Uint8Array,
  gradient: Float64Array,
  curvature: Float64Array,
  order: Int32Array,
  { from, to, low, high }: Node,
  { leaf_rows, ridge, monotone }: TreeOptions,
  rows: number,
): Split | undefined {
  if (to - from < 2 * leaf_rows) return undefined;
  const g = new Float64Array(BINS);
  const h = new Float64Array(BINS);
  const n = new Int32Array(BINS);
  const scoreOf = (a: number, b: number) => (a * a) / (b + ridge);
  let best: Split | undefined;
  for (let j = 0; j * rows < bins.length; j++) {
    g.fill(0);
    h.fill(0);
    n.fill(0);
    const row = j * rows;
    for (let at = from; at < to; at++) {
      const i = order[at];
      const b = bins[row + i];
      g[b] += gradient[i];
      h[b] += curvature[i];
      n[b]++;
    }
    let allG = 0;
    let allH = 0;
    for (let b = 0; b < BINS; b++) {
      allG += g[b];
      allH += h[b];
    }
    const whole = scoreOf(allG, allH);
    let leftG = 0;
    let leftH = 0;
    let leftN = 0;
    for (let b = 0; b < BINS - 1; b++) {
      leftG += g[b];
      leftH += h[b];
      leftN += n[b];
      if (n[b] === 0 || leftN < leaf_rows) continue;
      if (to - from - leftN < leaf_rows) break;
      const gain = scoreOf(leftG, leftH) + scoreOf(allG - leftG, allH - leftH) - whole;
      if (gain <= (best?.gain ?? LEAST_GAIN)) continue;
      const left = Math.min(high, Math.max(low, -leftG / (leftH + ridge)));
      const right = Math.min(high, Math.max(low, -(allG - leftG) / (allH - leftH + ridge)));
      if ((monotone?.[j] ?? 0) * (right - left) < 0) continue;
      best = { gain, column: j, bin: b, left, right };
    }
  }
  return best;
}

/** Sorts the rows of a node into left and right, in their order; where the right ones begin. */
function partition(
  bins: Uint8Array,
  order: Int32Array,
  { from, to }: Node,
  { column, bin }: Split,
  rows: number,
): number {
  const right = new Int32Array(to - from);
  let kept = from;
  let moved = 0;
  for (let at = from; at < to; at++) {
    const i = order[at];
    if (bins[column * rows + i] <= bin) order[kept++] = i;
    else right[moved++] = i;
  }
  order.set(right.subarray(0, moved), kept);
  return kept;
}

/** The leaf that a row falls into. */
export function leafOf(tree: Tree, bins: Uint8Array, rows: number, row: number): number {
  let at = 0;
  while (tree.column[at] >= 0)
    at = tree.child[at] + (bins[tree.column[at] * rows + row] <= tree.bin[at] ? 0 : 1);
  return at;
}
