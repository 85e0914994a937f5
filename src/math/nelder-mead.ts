export interface Minimum {
  at: Float64Array;
  value: number;
  evaluations: number;
}

const CLOSE = 1e-4;

/** Largest distance along an axis, as a share of where it lies. */
function width(a: Float64Array, b: Float64Array): number {
  let widest = 0;
  for (let i = 0; i < a.length; i++)
    widest = Math.max(widest, Math.abs(a[i] - b[i]) / (1 + Math.abs(a[i])));
  return widest;
}

/**
 * Downhill simplex: a minimum of a function without slopes, from a start. Finds a local one; not for
 * more than a dozen or two dimensions.
 * @param step size of the first simplex along each axis
 * @param tolerance relative difference of values at which it stops, once the corners are close too
 * @source Nelder & Mead (1965), The Computer Journal 7(4), with their coefficients 1, 2, ½, ½
 * @example nelderMead(([x]) => (x - 3) ** 2, [0]).at[0].toFixed(2) // => '3.00'
 */
export function nelderMead(
  of: (at: Float64Array) => number,
  start: ArrayLike<number>,
  { step = 0.1, tolerance = 1e-8, most = 500 } = {},
): Minimum {
  const n = start.length;
  let evaluations = 0;
  const point = (at: Float64Array) => {
    evaluations++;
    return { at, value: of(at) };
  };
  const corners = Array.from({ length: n + 1 }, (_, i) => {
    const at = Float64Array.from(start);
    if (i > 0) at[i - 1] += step;
    return point(at);
  });
  const order = () => corners.sort((a, b) => a.value - b.value);
  order();
  while (evaluations < most) {
    const best = corners[0];
    const worst = corners[n];
    // Corners on both sides of a minimum can be equally high: they must also lie close together.
    const isLevel = worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance);
    if (isLevel && width(best.at, worst.at) <= CLOSE) break;
    const centre = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) centre[k] += corners[i].at[k] / n;
    const along = (factor: number) =>
      point(centre.map((middle, k) => middle + factor * (worst.at[k] - middle)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[n - 1].value) {
      corners[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[n] = contracted;
      else
        for (let i = 1; i <= n; i++)
          corners[i] = point(corners[i].at.map((x, k) => best.at[k] + 0.5 * (x - best.at[k])));
    }
    order();
  }
  return { ...corners[0], evaluations };
}
