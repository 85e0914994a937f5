/** Mixed-integer programs, solved by HiGHS compiled to WebAssembly. */

/** Minimise cost·x subject to rows and bounds; some x whole numbers. */
export interface MixedInteger {
  /** per column */
  cost: number[];
  lower: number[];
  upper: number[];
  isInteger: boolean[];
  /** each row: columns and coefficients, and what their sum lies between */
  rows: { columns: number[]; values: number[]; lower: number; upper: number }[];
}

export interface MixedIntegerOptions {
  /** seconds; Infinity for none */
  time_limit: number;
  /** a solution known to be feasible, in column order */
  start?: readonly number[] | undefined;
  /** told the best value and the bound now and then */
  onProgress?: ((value: number, bound: number) => void) | undefined;
}

export interface MixedIntegerAnswer {
  status: 'optimal' | 'infeasible' | 'time-limit';
  /** undefined when no feasible solution was found */
  x: Float64Array | undefined;
  value: number;
  /** no solution is below this */
  bound: number;
}

export type SolveMixedInteger = (
  problem: MixedInteger,
  options: MixedIntegerOptions,
) => MixedIntegerAnswer;

/**
 * Loads the solver (about 0.1 s). It blocks the thread while it works: long work belongs in a worker.
 * A model that HiGHS ends without an answer it can vouch for is a bug and thrown as a plain Error.
 */
export async function loadMixedInteger(): Promise<SolveMixedInteger> {
  const { default: highs } = await import('highs');
  // The package's types describe its CommonJS face; imported, its default is the loader itself.
  const load = highs as unknown as typeof highs.default;
  const solver = await load();
  const { modelStatus, variableType, callbackType } = solver.constants;
  return (problem, { time_limit, start, onProgress }) => {
    const model = solver.createModel(modelOf(problem, variableType));
    try {
      // Relative gap 0: "optimal" is a proof, up to the absolute tolerance on scaled costs.
      model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-7 });
      if (Number.isFinite(time_limit)) model.options.set('time_limit', Math.max(0.01, time_limit));
      if (start) model.setSolution({ colValue: Float64Array.from(start) });
      model.run(
        onProgress && {
          [callbackType.mipLogging]: ({ data }): undefined => {
            onProgress(data.mip_primal_bound ?? Number.NaN, data.mip_dual_bound ?? Number.NaN);
          },
        },
      );
      const status = model.getModelStatus();
      const none = { x: undefined, value: Number.POSITIVE_INFINITY };
      if (status === modelStatus.infeasible)
        return { status: 'infeasible', ...none, bound: Number.POSITIVE_INFINITY };
      if (status !== modelStatus.optimal && status !== modelStatus.timeLimit)
        throw new Error(`HiGHS ended with model status ${status}`);
      const isMip = problem.isInteger.some(Boolean);
      const value = model.getObjectiveValue();
      const bound =
        isMip || status !== modelStatus.optimal ? Number(model.info.get('mip_dual_bound')) : value;
      if (status === modelStatus.optimal) {
        return { status: 'optimal', x: model.getSolution().colValue, value, bound };
      }
      const found = Number(model.info.get('primal_solution_status')) === FEASIBLE;
      return {
        status: 'time-limit',
        ...(found ? { x: model.getSolution().colValue, value } : none),
        bound: Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY,
      };
    } finally {
      model.dispose();
    }
  };
}

const FEASIBLE = 2;

function modelOf(
  { cost, lower, upper, isInteger, rows }: MixedInteger,
  type: { continuous: 0; integer: 1 },
) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, i) => {
    starts[i + 1] = starts[i] + columns.length;
  });
  const indices = new Int32Array(starts[rows.length]);
  const values = new Float64Array(starts[rows.length]);
  rows.forEach((row, i) => {
    indices.set(row.columns, starts[i]);
    values.set(row.values, starts[i]);
  });
  return {
    numCols: cost.length,
    numRows: rows.length,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    integrality: isInteger.map((whole) => (whole ? type.integer : type.continuous)),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices,
      values,
    },
  };
}
