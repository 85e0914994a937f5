import type { ForecastPanel } from '../core/index.ts';
import { type Law, lawOfValues } from './draws.ts';
import { outcomesOf, type TrainingRow } from './training-rows.ts';

/** Points that stand for a distribution of many outcomes. */
const POINTS = 400;
/** Added to levels before dividing by them. */
const OFFSET = 1;
/** The first class whose outcomes are scaled by the unit's level; below they count as they are. */
const SCALED = 3;

/** What followed in units of a class: as shares of their level where the class has one. */
export interface ClassLaw {
  law: Law;
  isScaled: boolean;
}

/** What earlier rows of one class came to at some leads; undefined where nothing is known. */
export function findClassLaw(
  panel: ForecastPanel,
  rows: readonly TrainingRow[],
  leads: readonly number[],
): ClassLaw | undefined {
  const isScaled = rows.length > 0 && rows[0].class >= SCALED;
  const shares = rows.flatMap((row) =>
    outcomesOf(panel, row, leads).map((y) => (isScaled ? y / (row.level + OFFSET) : y)),
  );
  if (shares.length === 0) return undefined;
  return { law: thinned(shares), isScaled };
}

/** The law for a unit of some level. */
export function classLawAt({ law, isScaled }: ClassLaw, level: number): Law {
  if (!isScaled) return law;
  return { values: law.values.map((share) => share * (level + OFFSET)), weights: law.weights };
}

/** Evenly spaced order statistics, equal ones as one value. */
function thinned(values: readonly number[]): Law {
  const { values: sorted } = lawOfValues(values);
  const n = Math.min(POINTS, sorted.length);
  const kept: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    const value = sorted[Math.floor(((i + 0.5) / n) * sorted.length)];
    if (kept.length > 0 && kept[kept.length - 1] === value) weights[weights.length - 1]++;
    else {
      kept.push(value);
      weights.push(1);
    }
  }
  return { values: Float64Array.from(kept), weights: Float64Array.from(weights) };
}
