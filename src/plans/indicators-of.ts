import type { Indicator, Plan } from '../core/index.ts';

/** Every indicator of a plan with its path in the file. */
export function indicatorsOf(plan: Plan): { indicator: Indicator; path: PropertyKey[] }[] {
  return plan.priorities.flatMap((priority, p) =>
    priority.actions.flatMap((action, a) =>
      action.indicators.map((indicator, i) => ({
        indicator,
        path: ['priorities', p, 'actions', a, 'indicators', i],
      })),
    ),
  );
}
