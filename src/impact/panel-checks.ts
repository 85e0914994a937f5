/** Faults of a panel that no estimate can be made from, all at once. */
import {
  type EffectOptions,
  type ImpactPanel,
  type Issue,
  rowOf,
  type Transform,
  type Treatment,
  VigieError,
} from '../core/index.ts';

/**
 * @param least_donors fewest donors that the estimator can work with
 * @throws VigieError with every fault found
 */
export function checkPanel(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  least_donors: number,
): void {
  const faults = [
    ...donorFaults(panel, treatment, least_donors),
    ...startFaults(panel, treatment),
    ...valueFaults(panel, treatment, options),
  ];
  if (faults.length > 0) throw new VigieError(faults);
}

/** First treated period of a unit that is treated. */
export function startOf(treatment: Treatment, unit: number): number {
  return treatment.starts === undefined ? treatment.start : treatment.starts[unit];
}

function donorFaults(panel: ImpactPanel, { treated, donors }: Treatment, least: number): Issue[] {
  const faults: Issue[] = [];
  const where = 'the panel';
  if (treated.length === 0) {
    const fix = 'name at least one treated unit of the panel';
    faults.push({ code: 'treated-none', what: 'no unit is treated', where, fix });
  }
  if (donors.length < least) {
    faults.push({
      code: 'donors-few',
      what: `${donors.length} donors; at least ${least} are needed`,
      where,
      fix: 'widen the pool of donors',
    });
  }
  for (const unit of treated) {
    if (!donors.includes(unit)) continue;
    const name = panel.unit_ids[unit];
    faults.push({
      code: 'donor-treated',
      what: `"${name}" is treated and a donor`,
      where: `unit ${name}`,
      fix: 'take it out of the donors',
    });
  }
  return faults;
}

function startFaults(panel: ImpactPanel, treatment: Treatment): Issue[] {
  const { periods, unit_ids } = panel;
  const faults: Issue[] = [];
  for (const unit of treatment.treated) {
    const start = startOf(treatment, unit);
    if (Number.isInteger(start) && start >= 1 && start < periods.length) continue;
    faults.push({
      code: 'start-outside',
      what: `the start is not within the panel, which runs from ${periods[0]} to ${periods.at(-1)} and needs a period before it`,
      where: `unit ${unit_ids[unit]}`,
      fix: 'choose a start after the first and not after the last period',
    });
  }
  return faults;
}

function valueFaults(panel: ImpactPanel, treatment: Treatment, options: EffectOptions): Issue[] {
  const faults: Issue[] = [];
  for (const unit of treatment.treated) {
    const before = rowOf(panel, unit).subarray(0, Math.max(0, startOf(treatment, unit)));
    const after = rowOf(panel, unit).subarray(Math.max(0, startOf(treatment, unit)));
    const known = before.filter((value) => !Number.isNaN(value));
    const where = `unit ${panel.unit_ids[unit]}`;
    const fix = 'choose another start, or an outcome that this unit has';
    if (known.length === 0 && before.length > 0) {
      faults.push({ code: 'values-missing', what: 'no value before the start', where, fix });
    } else if (!treatment.starts && known.length > 1 && known.every((v) => v === known[0])) {
      const what = `the outcome is ${known[0]} in all ${known.length} periods before the start`;
      faults.push({ code: 'series-constant', what, where, fix });
    }
    if (after.length > 0 && after.every(Number.isNaN)) {
      faults.push({ code: 'values-missing', what: 'no value from the start on', where, fix });
    }
  }
  return [...faults, ...scaleFaults(panel, treatment, options.transform)];
}

/** Values of the units that are used which the scale of the fit does not take. */
export function scaleFaults(
  panel: ImpactPanel,
  { treated, donors }: Pick<Treatment, 'treated' | 'donors'>,
  transform: Transform,
): Issue[] {
  if (transform === 'none') return [];
  return [...treated, ...donors].flatMap((unit) => {
    const negative = rowOf(panel, unit).find((value) => value < 0);
    if (negative === undefined) return [];
    return {
      code: 'value-negative',
      what: `${negative} is negative, and ${transform} takes counts and rates`,
      where: `unit ${panel.unit_ids[unit]}`,
      fix: 'use --transform none',
    };
  });
}
