import { type ForecastPanel, monthOf, randomStream } from '../../src/core/index.ts';
import { drawGamma } from '../../src/math/index.ts';

/** What kind of unit: `late` appears in the last third, `unborn` not yet. */
export type Shape = 'empty' | 'quiet' | 'low' | 'war' | 'bursts' | 'constant' | 'late' | 'unborn';

/** Months of simulated units; each touches the one before and the one after. */
export function simulatedPanel(shapes: Shape[], months: number, seed: number): ForecastPanel {
  const random = randomStream(seed);
  const simulatedMonth = (shape: Shape, t: number) => {
    if (shape === 'constant') return 10;
    if (shape === 'quiet') return random() < 0.03 ? 1 + Math.floor(4 * random()) : 0;
    if (shape === 'low') return random() < 0.5 ? Math.floor(drawGamma(1, 0.2, random)) : 0;
    if (shape === 'bursts') return t % 40 < 8 ? Math.floor(drawGamma(1, 0.02, random)) : 0;
    if (shape === 'war') return Math.floor(drawGamma(4, 4 / 300, random));
    if (shape === 'late') return t < (2 * months) / 3 ? Number.NaN : Math.floor(5 * random());
    return shape === 'unborn' ? Number.NaN : 0;
  };
  const values = shapes.flatMap((shape) =>
    Array.from({ length: months }, (_, t) => simulatedMonth(shape, t)),
  );
  return {
    unit_ids: shapes.map((shape, i) => `${shape}-${i}`),
    first: monthOf(2000, 1),
    months,
    values: Float64Array.from(values),
    covariates: {},
    neighbours: shapes.map((_, i) => [i - 1, i + 1].filter((j) => j >= 0 && j < shapes.length)),
  };
}
