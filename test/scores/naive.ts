/** Scores as their formulas say, for tests to compare with. */

/** (1/m)Σ|xᵢ − y| − (1/2m²)ΣΣ|xᵢ − xⱼ| */
export function naiveCrps(draws: ArrayLike<number>, observed: number): number {
  return naiveEnergy(
    Array.from(draws, (draw) => [draw]),
    [observed],
  );
}

/** (1/m)Σ‖xᵢ − y‖ − (1/2m²)ΣΣ‖xᵢ − xⱼ‖ of paths by sample. */
export function naiveEnergy(paths: readonly number[][], observed: readonly number[]): number {
  const m = paths.length;
  const apart = (a: readonly number[], b: readonly number[]) =>
    Math.sqrt(a.reduce((sum, value, lead) => sum + (value - b[lead]) ** 2, 0));
  let [near, spread] = [0, 0];
  for (const one of paths) {
    near += apart(one, observed);
    for (const other of paths) spread += apart(one, other);
  }
  return near / m - spread / (2 * m * m);
}
