import { randomStream, type Samples, type Score, shuffle } from '../core/index.ts';
import { maximum } from '../math/index.ts';

/** Pairs of draws that stand for all: four for each of 1,000 draws; all pairs of up to 64 draws. */
const PAIRS = 4000;
const SEED = 1;

/**
 * Energy score of a unit over its leads: (1/m)Σ‖xᵢ − y‖ − (1/2m²)ΣΣ‖xᵢ − xⱼ‖, Euclidean. It sees, if
 * weakly, whether the months of a draw belong together. The double sum is taken over 4,000 pairs: draws
 * are put into an order of their own values, shuffled by a fixed permutation and paired with the next
 * ones around the circle; the mean distance of pairs times (m − 1)/m stands for the double sum. Each
 * draw is used equally often, so that what is left of chance is that of the pairing alone. It is
 * unbiased over permutations, the same for draws in any order, and exact up to 64 draws.
 * @source Gneiting & Raftery (2007), JASA 102(477), eq. 22; incomplete sums: Blom (1976), Biometrika 63(3)
 */
export const energy: Score = {
  id: 'energy',
  title: { en: 'Energy score over leads', fr: 'Score d’énergie sur les échéances' },
  meaning: {
    en: 'CRPS of whole paths: distance between drawn paths and the path that happened, in the unit of the outcome (deaths); needs draws whose months belong together; 0 is best, and longer paths score higher',
    fr: 'CRPS de trajectoires entières : distance entre les trajectoires tirées et celle qui s’est produite, dans l’unité de la variable (nombre de morts) ; exige des tirages dont les mois se suivent ; 0 au mieux, et d’autant plus élevé que la trajectoire est longue',
  },
  better: 'low',
  per: 'unit',
  of(block) {
    const { n_leads, n_samples: m, samples, observed } = block;
    const place = shuffle(
      Int32Array.from({ length: m }, (_, i) => i),
      randomStream(SEED),
    );
    const paths = new Float64Array(n_leads * m);
    const room = new Float64Array(m);
    const values = new Float64Array(block.rows / n_leads);
    for (let unit = 0; unit < values.length; unit++) {
      const first = unit * n_leads;
      const happened = observed.subarray(first, first + n_leads);
      const order = ownOrder(samples, first * m, n_leads, m);
      for (let lead = 0; lead < n_leads; lead++) {
        const from = (first + lead) * m;
        for (let rank = 0; rank < m; rank++)
          paths[lead * m + place[rank]] = samples[from + order[rank]];
      }
      values[unit] = distance(paths, happened, room) - spread(paths, room) / 2;
    }
    return values;
  },
};

/**
 * Draws in an order that depends on their values alone: that of a sum over leads, weighted so that two
 * paths hardly ever tie. Place and draw are packed into one number, as the engine sorts plain numbers
 * in a fifth of the time that it needs with a comparison.
 */
function ownOrder(samples: Samples, from: number, n_leads: number, m: number): Float64Array {
  const random = randomStream(SEED);
  const keys = new Float64Array(m);
  for (let lead = 0; lead < n_leads; lead++) {
    const weight = 0.5 + random();
    for (let i = 0; i < m; i++) keys[i] += weight * samples[from + lead * m + i];
  }
  const steps = 2 ** 50 / m / (maximum(keys) || 1);
  for (let i = 0; i < m; i++) keys[i] = Math.floor(keys[i] * steps) * m + i;
  keys.sort();
  for (let i = 0; i < m; i++) keys[i] -= Math.floor(keys[i] / m) * m;
  return keys;
}

/** Mean distance of paths `[lead × sample]` to the one that happened; NaN unless all of it is known. */
function distance(paths: Float64Array, happened: Float64Array, room: Float64Array): number {
  const m = room.length;
  room.fill(0);
  for (let lead = 0; lead < happened.length; lead++) {
    const [from, at] = [lead * m, happened[lead]];
    for (let i = 0; i < m; i++) {
      const apart = paths[from + i] - at;
      room[i] += apart * apart;
    }
  }
  return meanRoot(room);
}

/** Mean distance between two of the paths, a path and itself included. */
function spread(paths: Float64Array, room: Float64Array): number {
  const m = room.length;
  const partners = Math.min(Math.ceil(PAIRS / m), m - 1);
  let sum = 0;
  for (let step = 1; step <= partners; step++) {
    room.fill(0);
    for (let from = 0; from < paths.length; from += m) {
      addSquares(paths, from, step, 0, m - step, room);
      addSquares(paths, from, step - m, m - step, m, room);
    }
    sum += meanRoot(room);
  }
  return partners === 0 ? 0 : ((m - 1) / m) * (sum / partners);
}

/** Adds the squares of what draws `low … high` of a lead differ from those a step away. */
function addSquares(
  paths: Float64Array,
  from: number,
  step: number,
  low: number,
  high: number,
  room: Float64Array,
): void {
  for (let i = low; i < high; i++) {
    const apart = paths[from + i] - paths[from + i + step];
    room[i] += apart * apart;
  }
}

function meanRoot(squares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < squares.length; i++) sum += Math.sqrt(squares[i]);
  return sum / squares.length;
}
