/** Effects of groups at times: comparisons of changes, and how each unit moves them. */

/** Units by the period in which their treatment starts. */
export interface Cohorts {
  /** units by periods */
  values: Float64Array;
  units: number;
  periods: number;
  /** first treated period of each unit, −1 for never */
  starts: Int32Array;
  /** periods that occur in `starts`, ascending, those that have a base period */
  groups: number[];
}

export interface Comparison {
  /** who may stand in: those not treated yet at either period, or those never treated */
  controls: 'not-yet' | 'never';
  /** periods before the start in which the treatment may already be felt */
  anticipation: number;
}

/** Effect of the group that starts in one period, at one period. */
export interface GroupTime {
  group: number;
  time: number;
  att: number;
  /** `[unit]`: the effect moves by the mean of these over the units */
  influence: Float64Array;
  /** units left out for want of a value at one of the two periods */
  left_out: number;
}

/**
 * Change of the group from the base period to `time` less the same change of its controls.
 * @returns undefined where the group or the controls have no unit with both values
 * @source Callaway & Sant'Anna (2021), J. Econometrics 225(2), without covariates; effects, aggregates and
 * errors agree with csdid 0.4.3 to 9 digits
 */
export function findGroupTime(
  cohorts: Cohorts,
  group: number,
  time: number,
  base: number,
  { controls, anticipation }: Comparison,
): GroupTime | undefined {
  const { units, periods, values, starts } = cohorts;
  const influence = new Float64Array(units);
  const change = new Float64Array(units);
  const last = Math.max(time, base) + anticipation;
  const sides: [number[], number[]] = [[], []];
  let left_out = 0;
  for (let i = 0; i < units; i++) {
    const isTreated = starts[i] === group;
    const isNotYet = controls === 'not-yet' && starts[i] > last;
    if (!isTreated && starts[i] !== -1 && !isNotYet) continue;
    change[i] = values[i * periods + time] - values[i * periods + base];
    if (Number.isNaN(change[i])) left_out++;
    else sides[isTreated ? 0 : 1].push(i);
  }
  if (sides.some((side) => side.length === 0)) return undefined;
  const [treated, control] = sides.map((side) => {
    const level = side.reduce((sum, i) => sum + change[i], 0) / side.length;
    for (const i of side) influence[i] = (units / side.length) * (change[i] - level);
    return level;
  });
  for (const i of sides[1]) influence[i] = -influence[i];
  return { group, time, att: treated - control, influence, left_out };
}

/**
 * All groups at all times but the first. From `group − anticipation` on the base is the last period
 * before it; earlier effects compare with the period before (`isUniversal` false) or that same base.
 */
export function groupTimes(
  cohorts: Cohorts,
  comparison: Comparison,
  isUniversal: boolean,
): GroupTime[] {
  const found: GroupTime[] = [];
  for (const group of cohorts.groups) {
    const onset = group - comparison.anticipation;
    for (let time = isUniversal ? 0 : 1; time < cohorts.periods; time++) {
      const base = isUniversal || time >= onset ? onset - 1 : time - 1;
      const one = findGroupTime(cohorts, group, time, base, comparison);
      if (one !== undefined) found.push(one);
    }
  }
  return found;
}

/** An effect put together from others. */
export interface Combined {
  att: number;
  influence: Float64Array;
}

/** Standard error of a mean of influences, units independent of one another. */
export function errorOf(influence: Float64Array): number {
  let sum = 0;
  for (const value of influence) sum += value * value;
  return Math.sqrt(sum) / influence.length;
}

/** Mean with the same weight for each. */
export function plainMean(parts: readonly Combined[]): Combined {
  const influence = new Float64Array(parts[0].influence.length);
  let att = 0;
  for (const part of parts) {
    att += part.att / parts.length;
    for (let i = 0; i < influence.length; i++) influence[i] += part.influence[i] / parts.length;
  }
  return { att, influence };
}

/**
 * Mean weighted by the size of each part's group; that sizes are those of a sample is part of the
 * influence.
 * @source Callaway & Sant'Anna (2021), section 3
 */
export function groupMean(
  parts: readonly (Combined & { group: number })[],
  starts: Int32Array,
): Combined {
  const units = starts.length;
  const share = (group: number) => starts.filter((start) => start === group).length / units;
  const shares = parts.map((part) => share(part.group));
  const total = shares.reduce((sum, one) => sum + one, 0);
  const att = parts.reduce((sum, part, k) => sum + shares[k] * part.att, 0) / total;
  const influence = new Float64Array(units);
  parts.forEach((part, k) => {
    for (let i = 0; i < units; i++) {
      const member = (starts[i] === part.group ? 1 : 0) - shares[k];
      influence[i] += (shares[k] * part.influence[i] + member * (part.att - att)) / total;
    }
  });
  return { att, influence };
}
