/** Small panels with their estimate, as procedures see them. */
import {
  type EffectOptions,
  type Estimated,
  type ImpactPanel,
  type Random,
  randomStream,
} from '../../src/core/index.ts';
import { estimators } from '../../src/impact/index.ts';
import { drawNormal } from '../../src/math/index.ts';
import { firstTreated, optionsFor, panelOf } from '../impact/panels.ts';

export interface Made {
  seed: number;
  units?: number;
  periods?: number;
  start?: number;
  noise?: number;
  /** added to the treated unit from the start on */
  effect?: number;
}

/** Units that share two factors, with noise of their own; the first is treated. */
export function madePanel(made: Made): ImpactPanel {
  const { seed, units = 12, periods = 30, start = 22, noise = 1, effect = 0 } = made;
  const random = randomStream(seed);
  const factors = [0, 1].map(() => Array.from({ length: periods }, () => drawNormal(random)));
  return panelOf(
    Array.from({ length: units }, (_, u) => {
      const loads = [random(), random()];
      return Float64Array.from({ length: periods }, (_, t) => {
        const common = 50 + 4 * loads[0] * factors[0][t] + 4 * loads[1] * factors[1][t];
        return common + noise * drawNormal(random) + (u === 0 && t >= start ? effect : 0);
      });
    }),
  );
}

export function estimatedOn(
  panel: ImpactPanel,
  start: number,
  changed: Partial<EffectOptions> = {},
  id = 'synthetic-control',
  random: Random = randomStream(1),
): Estimated {
  const estimator = estimators.get(id);
  const treatment = firstTreated(panel, start);
  const options = optionsFor(panel, start, { ...estimator.defaults, ...changed });
  const effect = estimator.estimate(panel, treatment, options, random);
  return { estimator, panel, treatment, options, effect };
}

export function estimatedFor(
  made: Made,
  changed: Partial<EffectOptions> = {},
  id = 'synthetic-control',
): Estimated {
  return estimatedOn(madePanel(made), made.start ?? 22, changed, id);
}
