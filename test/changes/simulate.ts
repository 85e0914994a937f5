import type { Panel, Random } from '../../src/core/index.ts';

/** A standard normal draw (Box–Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A Poisson draw by inversion, in parts where the chance of zero would underflow. */
export function poisson(level: number, random: Random): number {
  if (level > 500) return poisson(level / 2, random) + poisson(level / 2, random);
  let chance = Math.exp(-level);
  let left = random();
  let count = 0;
  while (left > chance && chance > 0) {
    left -= chance;
    count++;
    chance *= level / count;
  }
  return count;
}

/**
 * Counts around a log-normal rate that follows an AR(1): variance μ + aμ², as a negative binomial.
 * @param ratio times the level from month `from` on
 */
export function simulatedCounts(
  months: number,
  noise: { mean: number; dispersion: number; persistence: number },
  random: Random,
  ratio = 1,
  from = months,
): Float64Array {
  const spread = Math.sqrt(Math.log1p(noise.dispersion));
  const fresh = Math.sqrt(1 - noise.persistence ** 2);
  let latent = normal(random);
  return Float64Array.from({ length: months }, (_, month) => {
    const rate = noise.mean * Math.exp(spread * latent - (spread * spread) / 2);
    latent = noise.persistence * latent + fresh * normal(random);
    return poisson(rate * (month >= from ? ratio : 1), random);
  });
}

/** A gamma draw with mean 1 and variance 1/shape (Marsaglia & Tsang 2000, times its scale). */
function gammaOfMeanOne(shape: number, random: Random): number {
  if (shape < 1) {
    const boost = (1 - random()) ** (1 / shape);
    return (gammaOfMeanOne(shape + 1, random) * (shape + 1) * boost) / shape;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) {
      return (d * v) / shape;
    }
  }
}

/**
 * Negative-binomial counts around a log-normal rate that follows an AR(1), each with half of the
 * dispersion: (1 + h)² = 1 + a.
 */
export function mixedCounts(
  months: number,
  noise: { mean: number; dispersion: number; persistence: number },
  random: Random,
  ratio = 1,
  from = months,
): Float64Array {
  const half = Math.sqrt(1 + noise.dispersion) - 1;
  const spread = Math.sqrt(Math.log1p(half));
  const fresh = Math.sqrt(1 - noise.persistence ** 2);
  let latent = normal(random);
  return Float64Array.from({ length: months }, (_, month) => {
    const rate = noise.mean * Math.exp(spread * latent - (spread * spread) / 2);
    latent = noise.persistence * latent + fresh * normal(random);
    const scattered = rate * gammaOfMeanOne(1 / half, random);
    return poisson(scattered * (month >= from ? ratio : 1), random);
  });
}

/** A panel of one outcome `[unit × month]` from one final release. */
export function panelOf(series: readonly Float64Array[], first: number): Panel {
  const months = series[0].length;
  const column = new Float64Array(series.length * months);
  series.forEach((values, unit) => column.set(values, unit * months));
  return {
    level: 'country',
    period: 'month',
    unit_ids: series.map((_, unit) => `u${unit}`),
    periods: Array.from({ length: months }, (_, i) => first + i),
    outcomes: { events: column },
    vintage_of: { events: new Uint8Array(column.length) },
    vintages: [
      {
        label: 'simulated',
        final: true,
        source: {
          source_id: 'simulated',
          dataset: 'simulated',
          version: '1',
          licence: 'CC0',
          citation: 'test/changes/simulate.ts',
          sha256: '',
        },
      },
    ],
    as_of: '2026-01',
  };
}
