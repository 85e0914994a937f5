import type { Path } from '../core/index.ts';

/**
 * Mean of the paths of several treated units; both sides of a period over the units that have a value
 * there, so that their difference is the mean effect.
 * @returns observed NaN where no unit has a value, and the counterfactual's mean over all there
 */
export function meanPath(paths: readonly Path[]): Path {
  const n = paths[0].observed.length;
  const mean: Path = {
    observed: new Float64Array(n),
    counterfactual: new Float64Array(n),
    scaled_observed: new Float64Array(n),
    scaled_counterfactual: new Float64Array(n),
  };
  for (let t = 0; t < n; t++) {
    const known = paths.filter((path) => !Number.isNaN(path.observed[t]));
    const from = known.length > 0 ? known : paths;
    for (const key of Object.keys(mean) as (keyof Path)[]) {
      let sum = 0;
      for (const path of from) sum += path[key][t];
      mean[key][t] = sum / from.length;
    }
  }
  return mean;
}
