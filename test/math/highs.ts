import highs from 'highs';

/** The package's types describe its CommonJS face; imported, its default is the loader itself. */
const load = highs as unknown as typeof highs.default;

/** HiGHS on the quadratic ½wᵀGw − cᵀw over the simplex, as an oracle for tests. */
export async function highsOnSimplex(): Promise<
  (gram: Float64Array, linear: Float64Array) => { status: string; weights: Float64Array }
> {
  const solver = await load();
  return (gram, linear) => {
    const solution = solver.solve(problem(gram, linear), { output_flag: false });
    const columns = solution.Columns as Record<string, { Primal?: number }>;
    const weights = Float64Array.from(linear, (_, i) => columns[`w${i}`].Primal ?? Number.NaN);
    return { status: solution.Status, weights };
  };
}

const signed = (value: number) => `${value < 0 ? '-' : '+'} ${Math.abs(value).toPrecision(17)}`;

function problem(gram: Float64Array, linear: Float64Array): string {
  const n = linear.length;
  const lines = ['Minimize', ' obj:'];
  for (let i = 0; i < n; i++) lines.push(` ${signed(-linear[i])} w${i}`);
  lines.push(' + [');
  for (let i = 0; i < n; i++) {
    lines.push(` ${signed(gram[i * n + i])} w${i} ^ 2`);
    for (let j = 0; j < i; j++) lines.push(` ${signed(2 * gram[i * n + j])} w${j} * w${i}`);
  }
  lines.push(' ] / 2', 'Subject To', ' sum:');
  for (let i = 0; i < n; i++) lines.push(` + w${i}`);
  lines.push(' = 1', 'End');
  return lines.join('\n');
}
