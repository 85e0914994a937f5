/** The normal distribution: cumulative probability and quantile. */

// Coefficients of Hart's approximation, highest power first.
const ABOVE = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const BELOW = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = coefficients[0];
  for (let k = 1; k < coefficients.length; k++) value = value * x + coefficients[k];
  return value;
}

/**
 * P(Z ≤ z) of a standard normal.
 * @source Hart (1968) in West (2005), Better approximations to cumulative normal functions; agrees
 * with scipy's `norm.cdf` to 13 digits, in the lower tail too
 * @example normalCdf(1.959963984540054).toFixed(12) // => '0.975000000000'
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2);
  let tail = 0;
  if (x < 3) tail = (density * polynomial(ABOVE, x)) / polynomial(BELOW, x);
  else if (x < 38) {
    let fraction = x;
    for (let k = 100; k > 0; k--) fraction = x + k / fraction;
    tail = density / fraction / Math.sqrt(2 * Math.PI);
  } else if (Number.isNaN(z)) return Number.NaN;
  return z > 0 ? 1 - tail : tail;
}

/**
 * Quantile of a standard normal; ±∞ at 0 and 1, NaN outside.
 * @source Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37(3); about 16 digits
 * @example normalQuantile(0.975).toFixed(12) // => '1.959963984540'
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * central(0.180625 - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? q * Number.POSITIVE_INFINITY : Number.NaN;
  const r = Math.sqrt(-Math.log(tail));
  const z = r <= 5 ? middle(r - 1.6) : far(r - 5);
  return q < 0 ? -z : z;
}

// Written out: this is the inner loop of every simulation.
function central(r: number): number {
  const above =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
      45921.95393154987) *
      r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const below =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r +
      21213.794301586597) *
      r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return above / below;
}

const MIDDLE_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const MIDDLE_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
];
const FAR_ABOVE = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

function middle(r: number): number {
  return polynomial(MIDDLE_ABOVE, r) / polynomial(MIDDLE_BELOW, r);
}

function far(r: number): number {
  return polynomial(FAR_ABOVE, r) / polynomial(FAR_BELOW, r);
}
