import type { Random } from '../core/index.ts';
import { drawInverseGamma, drawNormal } from '../math/index.ts';

/** What is believed of a noise's variance: as if `df` values of mean square `guess` had been seen. */
export interface VariancePrior {
  df: number;
  /** a variance */
  guess: number;
  /** the variance is below this */
  limit: number;
}

/** @returns a variance given `count` further values and their sum of squares */
export function drawVariance(
  prior: VariancePrior,
  count: number,
  squares: number,
  random: Random,
): number {
  const shape = (prior.df + count) / 2;
  const scale = (prior.df * prior.guess + squares) / 2;
  for (let attempt = 0; attempt < 100; attempt++) {
    const drawn = drawInverseGamma(shape, scale, random);
    if (drawn < prior.limit) return drawn;
  }
  return prior.limit;
}

/** A Gibbs sampler of a regression in which most coefficients may be 0. */
export interface SpikeAndSlab {
  /** present draw `[column]`, 0 where the column is out */
  coefficients: Float64Array;
  /** 1 where the column is in */
  included: Uint8Array;
  /**
   * Draws which columns are in, the variance of the noise, then the coefficients.
   * @param products Xᵀ r `[column]`
   * @param squares rᵀ r
   * @returns the variance of the noise
   */
  draw(products: Float64Array, squares: number, random: Random): number;
}

/** Columns that are in, with the factors over them, rows of `columns` numbers. */
interface Sweep {
  columns: number;
  /** Ω: precision of the slab over σ² */
  slab: Float64Array;
  /** Xᵀ X + Ω */
  posterior: Float64Array;
  size: number;
  active: Int32Array;
  slabFactor: Float64Array;
  factor: Float64Array;
  /** L⁻¹ Xᵀ r over the columns that are in, and the candidate after them */
  solved: Float64Array;
}

/** Information of the slab, in observations, and the share of its diagonal in it. */
const INFORMATION = 0.01;
const SHRINKAGE = 0.5;
/** Columns expected to be in. */
const EXPECTED_SIZE = 3;

/**
 * Spike-and-slab regression without intercept on columns of mean 0: column j is in with probability
 * 3 / columns; coefficients of those that are in are normal around 0 with precision Ω / σ²,
 * Ω = 0.01/n · (½ XᵀX + ½ diag XᵀX). Coefficients and σ² are integrated out while columns go in and
 * out, so that each visit costs one row of a factor.
 * @param gram Xᵀ X over the rows that are seen `[columns × columns]`
 * @param rows how many those are
 * @source Brodersen et al. (2015), equations 2.8 to 2.12; George & McCulloch (1997), Statistica Sinica 7
 */
export function spikeAndSlab(
  gram: Float64Array,
  columns: number,
  rows: number,
  noise: VariancePrior,
): SpikeAndSlab {
  const sweep = sweepOf(gram, columns, rows);
  const coefficients = new Float64Array(columns);
  const included = new Uint8Array(columns);
  const chance = Math.min(1, EXPECTED_SIZE / Math.max(1, columns));
  const logOdds = Math.log(chance / (1 - chance));
  if (chance === 1) for (let j = 0; j < columns; j++) addRow(sweep, j, 0);
  const power = (noise.df + rows) / 2;
  return {
    coefficients,
    included,
    draw(products, squares, random) {
      let rest = noise.df * noise.guess + squares - solveActive(sweep, products);
      if (chance < 1) {
        for (let j = 0; j < columns; j++) {
          rest = visit(sweep, j, products, rest, { logOdds, power }, random);
        }
      }
      const squaresLeft = Math.max(0, rest - noise.df * noise.guess);
      const variance = drawVariance(noise, rows, squaresLeft, random);
      drawCoefficients(sweep, Math.sqrt(variance), random, coefficients);
      included.fill(0);
      for (let k = 0; k < sweep.size; k++) included[sweep.active[k]] = 1;
      return variance;
    },
  };
}

function sweepOf(gram: Float64Array, columns: number, rows: number): Sweep {
  const weight = INFORMATION / rows;
  const slab = gram.map((value, at) => {
    const isDiagonal = Math.floor(at / columns) === at % columns;
    return weight * value * (isDiagonal ? 1 : 1 - SHRINKAGE);
  });
  return {
    columns,
    slab,
    posterior: gram.map((value, at) => value + slab[at]),
    size: 0,
    active: new Int32Array(columns),
    slabFactor: new Float64Array(columns * columns),
    factor: new Float64Array(columns * columns),
    solved: new Float64Array(columns),
  };
}

/** Row `row` of the factor of `matrix` over the columns before it and column j; its pivot. */
function factorRow(
  sweep: Sweep,
  matrix: Float64Array,
  factor: Float64Array,
  j: number,
  row: number,
): number {
  const { columns: p, active } = sweep;
  const at = row * p;
  let pivot = matrix[j * p + j];
  for (let i = 0; i < row; i++) {
    let sum = matrix[j * p + active[i]];
    for (let k = 0; k < i; k++) sum -= factor[at + k] * factor[i * p + k];
    sum /= factor[i * p + i];
    factor[at + i] = sum;
    pivot -= sum * sum;
  }
  factor[at + row] = Math.sqrt(pivot);
  return pivot;
}

/** L⁻¹ Xᵀ r in one row. */
function solveRow(sweep: Sweep, row: number, product: number): number {
  const { columns: p, factor, solved } = sweep;
  let sum = product;
  for (let k = 0; k < row; k++) sum -= factor[row * p + k] * solved[k];
  return (solved[row] = sum / factor[row * p + row]);
}

/** Puts column j after the columns that are in, both factors and the solved product with it. */
function addRow(sweep: Sweep, j: number, product: number): void {
  const row = sweep.size;
  factorRow(sweep, sweep.slab, sweep.slabFactor, j, row);
  factorRow(sweep, sweep.posterior, sweep.factor, j, row);
  solveRow(sweep, row, product);
  sweep.active[row] = j;
  sweep.size++;
}

/** @returns the sum of squares that the columns that are in take from r */
function solveActive(sweep: Sweep, products: Float64Array): number {
  let taken = 0;
  for (let k = 0; k < sweep.size; k++) {
    taken += solveRow(sweep, k, products[sweep.active[k]]) ** 2;
  }
  return taken;
}

/** Takes out the column at a place and factors what stood after it anew; the squares that are left. */
function takeOut(sweep: Sweep, place: number, products: Float64Array, rest: number): number {
  const { active, solved } = sweep;
  const after = active.slice(place + 1, sweep.size);
  let left = rest;
  for (let k = place; k < sweep.size; k++) left += solved[k] ** 2;
  sweep.size = place;
  for (const j of after) {
    addRow(sweep, j, products[j]);
    left -= solved[sweep.size - 1] ** 2;
  }
  return left;
}

/** Decides whether column j is in, given all the others; the squares that are left. */
function visit(
  sweep: Sweep,
  j: number,
  products: Float64Array,
  rest: number,
  prior: { logOdds: number; power: number },
  random: Random,
): number {
  const place = sweep.active.subarray(0, sweep.size).indexOf(j);
  const without = place < 0 ? rest : takeOut(sweep, place, products, rest);
  const row = sweep.size;
  const slabPivot = factorRow(sweep, sweep.slab, sweep.slabFactor, j, row);
  const pivot = factorRow(sweep, sweep.posterior, sweep.factor, j, row);
  const taken = solveRow(sweep, row, products[j]) ** 2;
  const gain = 0.5 * Math.log(slabPivot / pivot) - prior.power * Math.log1p(-taken / without);
  if (!(random() < 1 / (1 + Math.exp(-prior.logOdds - gain)))) return without;
  sweep.active[row] = j;
  sweep.size++;
  return without - taken;
}

/** L⁻ᵀ (L⁻¹ Xᵀ r + σ z). */
function drawCoefficients(
  sweep: Sweep,
  sigma: number,
  random: Random,
  coefficients: Float64Array,
): void {
  const { columns: p, factor, solved, size, active } = sweep;
  const drawn = new Float64Array(size);
  for (let k = 0; k < size; k++) drawn[k] = solved[k] + sigma * drawNormal(random);
  coefficients.fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const value = drawn[i] / factor[i * p + i];
    coefficients[active[i]] = value;
    for (let k = 0; k < i; k++) drawn[k] -= factor[i * p + k] * value;
  }
}
