import {
  type Bins,
  binned,
  binsOf,
  growTree,
  leafOf,
  type Tree,
  type TreeOptions,
} from './boosting-tree.ts';

/** What trees are fitted to: whether something happens, or a quantile of how much. */
export type BoostingLoss = { kind: 'logistic' } | { kind: 'quantile'; level: number };

export interface BoostingOptions {
  loss: BoostingLoss;
  /** most trees, 200 */
  trees?: number;
  /** share of each tree's step that is taken, 0.1 */
  rate?: number;
  /** 3 */
  depth?: number;
  /** fewest rows of a leaf, 20 */
  leaf_rows?: number;
  /** added to the curvature of each leaf, 1 */
  ridge?: number;
  /** logistic only: 1 where chances may only rise with a column, −1 only fall, 0 free `[column]` */
  monotone?: ArrayLike<number>;
  /** rows `[from, rows)` are kept to see after how many trees the loss is least; none where absent */
  holdout_from?: number;
}

/** Boosted trees: a start value and what each tree adds. */
export interface Boosting {
  loss: BoostingLoss;
  bins: Bins;
  start: number;
  trees: Tree[];
}

/** Trees without a better loss on the rows kept before no more are tried. */
const PATIENCE = 15;

/**
 * Gradient boosting of shallow trees on histograms.
 * @param columns `[row × column]`, NaN allowed (below all values); rows in order of time where some are kept
 * @param y 0 or 1 for `logistic`, any number for `quantile` `[row]`
 * @returns for `predictBoosting`; trees after the best one on the rows kept are cut off
 * @throws RangeError when shapes do not agree, there is no row, or `monotone` goes with quantiles
 * @source Friedman (2001), Annals of Statistics 29(5), algorithms 1 and 5; histograms as in LightGBM
 * (Ke et al. 2017); leaves of a quantile loss are quantiles of their residuals (algorithm 3)
 */
export function fitBoosting(
  columns: Float64Array,
  width: number,
  y: ArrayLike<number>,
  options: BoostingOptions,
): Boosting {
  const rows = y.length;
  const { loss, rate = 0.1, monotone } = options;
  if (rows === 0 || columns.length !== rows * width) {
    throw new RangeError(`${rows} outcomes need ${rows} × ${width} numbers, not ${columns.length}`);
  }
  if (monotone && loss.kind === 'quantile') {
    throw new RangeError('monotone columns go with the logistic loss alone');
  }
  const learnt = Math.min(options.holdout_from ?? rows, rows);
  if (learnt < 1) throw new RangeError('no row is left to learn from');
  const bins = binsOf(columns.subarray(0, learnt * width), width);
  const cells = binned(columns, bins);
  const start = startOf(y, learnt, loss);
  const score = new Float64Array(rows).fill(start);
  const trees: Tree[] = [];
  const tree_options: TreeOptions = {
    depth: options.depth ?? 3,
    leaf_rows: options.leaf_rows ?? 20,
    ridge: options.ridge ?? 1,
    monotone,
  };
  let best = { trees: 0, loss: meanLoss(y, score, learnt, loss) };
  for (let k = 0; k < (options.trees ?? 200); k++) {
    const tree = nextTree(cells, y, score, learnt, loss, tree_options);
    for (let node = 0; node < tree.value.length; node++) tree.value[node] *= rate;
    trees.push(tree);
    for (let i = 0; i < rows; i++) score[i] += tree.value[leafOf(tree, cells, rows, i)];
    if (learnt === rows) continue;
    const now = meanLoss(y, score, learnt, loss);
    if (now < best.loss) best = { trees: trees.length, loss: now };
    else if (trees.length - best.trees >= PATIENCE) break;
  }
  return { loss, bins, start, trees: learnt === rows ? trees : trees.slice(0, best.trees) };
}

/** @returns chances for `logistic`, quantiles for `quantile` `[row]` */
export function predictBoosting(model: Boosting, columns: Float64Array): Float64Array {
  const rows = columns.length / model.bins.cuts.length;
  const cells = binned(columns, model.bins);
  const score = new Float64Array(rows).fill(model.start);
  for (const tree of model.trees)
    for (let i = 0; i < rows; i++) score[i] += tree.value[leafOf(tree, cells, rows, i)];
  return model.loss.kind === 'logistic' ? score.map(chanceOf) : score;
}

const chanceOf = (score: number) => 1 / (1 + Math.exp(-score));

function startOf(y: ArrayLike<number>, rows: number, loss: BoostingLoss): number {
  const known = Float64Array.from({ length: rows }, (_, i) => y[i]);
  if (loss.kind === 'quantile') return lowerQuantile(known, loss.level);
  // Half a row of each kind keeps the start finite.
  const ones = known.reduce((sum, value) => sum + value, 0.5);
  return Math.log(ones / (rows + 1 - ones));
}

/** The smallest value with at least the share p at or below it; sorts in place. */
function lowerQuantile(values: Float64Array, p: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(p * values.length) - 1))];
}

function nextTree(
  cells: Uint8Array,
  y: ArrayLike<number>,
  score: Float64Array,
  learnt: number,
  loss: BoostingLoss,
  options: TreeOptions,
): Tree {
  const gradient = new Float64Array(score.length);
  const curvature = new Float64Array(score.length);
  for (let i = 0; i < learnt; i++) {
    const chance = chanceOf(score[i]);
    gradient[i] =
      loss.kind === 'logistic' ? chance - y[i] : (y[i] <= score[i] ? 1 : 0) - loss.level;
    curvature[i] = loss.kind === 'logistic' ? chance * (1 - chance) : 1;
  }
  const order = Int32Array.from({ length: learnt }, (_, i) => i);
  const tree = growTree(cells, gradient, curvature, order, options);
  if (loss.kind === 'quantile') {
    const residuals: number[][] = Array.from(tree.value, () => []);
    for (let i = 0; i < learnt; i++)
      residuals[leafOf(tree, cells, score.length, i)].push(y[i] - score[i]);
    residuals.forEach((of, leaf) => {
      if (of.length > 0) tree.value[leaf] = lowerQuantile(Float64Array.from(of), loss.level);
    });
  }
  return tree;
}

/** Mean loss of the rows kept. */
function meanLoss(
  y: ArrayLike<number>,
  score: Float64Array,
  from: number,
  loss: BoostingLoss,
): number {
  let sum = 0;
  for (let i = from; i < score.length; i++) {
    if (loss.kind === 'logistic') sum += Math.log1p(Math.exp(y[i] > 0 ? -score[i] : score[i]));
    else sum += ((y[i] < score[i] ? 1 : 0) - loss.level) * (score[i] - y[i]);
  }
  return sum / Math.max(1, score.length - from);
}
