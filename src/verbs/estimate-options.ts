/** Options of the estimate that the user set. */
export function optionsIn(input: Record<string, unknown>) {
  const names = ['transform', 'season', 'penalty', 'draws'] as const;
  const set = names.filter((name) => input[name] !== undefined);
  const intercept = input.no_intercept ? false : (input.intercept as boolean | undefined);
  return {
    ...Object.fromEntries(set.map((name) => [name, input[name]])),
    ...(intercept === undefined ? {} : { intercept }),
  };
}
