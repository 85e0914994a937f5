import type { Law } from './draws.ts';

/** Parts of the CRPS of a discrete distribution, for choosing weights on months that are known. */

const totalOf = (weights: Float64Array) => weights.reduce((sum, weight) => sum + weight, 0);

/** E|X − y|. */
export function distanceTo({ values, weights }: Law, y: number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] * Math.abs(values[i] - y);
    total += weights[i];
  }
  return sum / total;
}

/** E|X − X′| of two independent draws of one distribution. */
export function spreadOf({ values, weights }: Law): number {
  const total = totalOf(weights);
  let sum = 0;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    const p = weights[i] / total;
    sum += 2 * p * values[i] * (2 * below + p - 1);
    below += p;
  }
  return sum;
}

/** E|X − Y| of draws of two distributions: the integral of F(1 − G) + G(1 − F). */
export function distanceBetween(a: Law, b: Law): number {
  const totalA = totalOf(a.weights);
  const totalB = totalOf(b.weights);
  let i = 0;
  let j = 0;
  let f = 0;
  let g = 0;
  let sum = 0;
  let at = Math.min(a.values[0], b.values[0]);
  while (i < a.values.length || j < b.values.length) {
    const nextA = i < a.values.length ? a.values[i] : Number.POSITIVE_INFINITY;
    const nextB = j < b.values.length ? b.values[j] : Number.POSITIVE_INFINITY;
    const next = Math.min(nextA, nextB);
    sum += (next - at) * (f * (1 - g) + g * (1 - f));
    at = next;
    if (nextA <= nextB) f += a.weights[i++] / totalA;
    else g += b.weights[j++] / totalB;
  }
  return sum;
}

/**
 * CRPS of a discrete distribution.
 * @source Gneiting & Raftery (2007), JASA 102(477), equation 21: E|X − y| − ½E|X − X′|
 */
export function crpsOf(law: Law, y: number): number {
  return distanceTo(law, y) - spreadOf(law) / 2;
}
