import { randomStream, type Score, shuffle } from '../core/index.ts';

/** Partners that each draw is paired with; with no more draws than this and one, all of them. */
const PARTNERS = 8;
const SEED = 1;

/**
 * Energy score of a unit over its leads: (1/m)Σ‖xᵢ − y‖ − (1/2m²)ΣΣ‖xᵢ − xⱼ‖, Euclidean. It sees, if
 * weakly, whether the months of a draw belong together. The double sum is taken over 8 pairs a draw:
 * draws are put into an order of their own values, shuffled by a fixed permutation and paired with the
 * next 1 … 8 around the circle, times (m − 1)/m. Each draw is used equally often, so what is left of
 * chance is that of the pairing alone; over permutations it is unbiased, the same for draws in
 * any order, and exact up to 9 draws.
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
      values[unit] = distance(paths, happened, room) - spread(paths, m, room) / 2;
    }
    return values;
  },
};

/** Draws in an order that depends on their values alone: that of a weighted sum over leads. */
function ownOrder(samples: ArrayLike<number>, from: number, n_leads: number, m: number) {
  const random = randomStream(SEED);
  const key = new Float64Array(m);
  for (let lead = 0; lead < n_leads; lead++) {
    const weight = 0.5 + random();
    for (let i = 0; i < m; i++) key[i] += weight * samples[from + lead * m + i];
  }
  return Int32Array.from(key, (_, i) => i).sort((a, b) => key[a] - key[b]);
}

/** Mean distance of paths `[lead × sample]` to the one that happened; NaN unless all of it is known. */
function distance(paths: Float64Array, happened: Float64Array, room: Float64Array): number {
  const m = room.length;
  room.fill(0);
  for (let lead = 0; lead < happened.length; lead++)
    for (let i = 0; i < m; i++) room[i] += (paths[lead * m + i] - happened[lead]) ** 2;
  return meanRoot(room);
}

/** Mean distance between two of the paths, a path and itself included. */
function spread(paths: Float64Array, m: number, room: Float64Array): number {
  const partners = Math.min(PARTNERS, m - 1);
  let sum = 0;
  for (let step = 1; step <= partners; step++) {
    room.fill(0);
    for (let from = 0; from < paths.length; from += m) {
      for (let i = 0; i < m - step; i++) room[i] += (paths[from + i] - paths[from + i + step]) ** 2;
      for (let i = m - step; i < m; i++)
        room[i] += (paths[from + i] - paths[from + i + step - m]) ** 2;
    }
    sum += meanRoot(room);
  }
  return partners === 0 ? 0 : ((m - 1) / m) * (sum / partners);
}

function meanRoot(squares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < squares.length; i++) sum += Math.sqrt(squares[i]);
  return sum / squares.length;
}
