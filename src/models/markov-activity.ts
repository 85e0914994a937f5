import type { ForecastPanel, Model } from '../core/index.ts';
import { ACTIVITY_CLASSES, activityClass, levelBounds, robustLevel } from './activity.ts';
import { type ClassLaw, classLawAt, findClassLaw } from './class-laws.ts';
import { drawSeed, type Law, lawOfValues, mixtureOf, sampledFrom } from './draws.ts';
import { lastMonths, requireMonths } from './history.ts';
import { trainingRows } from './training-rows.ts';

const YEARS = 20;
/** Months in a class that count as one of staying there, so that a class nobody left or saw holds. */
const PRIOR = 0.02;
/** Arrivals that are less likely are left out. */
const NEGLIGIBLE = 1e-5;
const MOST_ROWS = 20_000;
/** Share of the sizes that are the unit's own, while it stays in its class. */
const OWN_SHARE = 0.5;
const OWN_MONTHS = 12;

/**
 * A Markov chain over activity classes that are observed, not hidden: the chances of moving from class
 * to class in a month are counted over all units, multiplied out to the lead, and sizes are drawn from
 * months that units spent in the class of arrival, relative to their level; the level of the unit
 * itself moves no further than it must to be in that class. While it stays in its class, half of the
 * sizes are its own last twelve months.
 * @source after Randahl & Vegelius (2024), Forecasting conflict using observed Markov models, IER
 */
export const markovActivity: Model = {
  id: 'markov-activity',
  title: { en: 'Markov chain of activity', fr: "Chaîne de Markov des niveaux d'activité" },
  weakness: {
    en: 'a class is all it remembers: what kind of conflict it is, and which way it goes, is lost',
    fr: 'ne retient que la classe : la nature du conflit et son orientation lui échappent',
  },
  needs: [],
  least_months: 24,
  fit(panel, { leads }, random) {
    requireMonths(markovActivity, panel);
    const last = panel.months - 1;
    const ahead = chancesAhead(transitions(panel), leads[leads.length - 1]);
    const sizes = sizeLaws(panel);
    const classes = panel.unit_ids.map((_, unit) => activityClass(panel, unit, last));
    return sampledFrom(drawSeed(random), (unit, lead) => {
      const from = classes[unit] * ACTIVITY_CLASSES;
      const chances = ahead[lead].subarray(from, from + ACTIVITY_CLASSES);
      const others = sizes.map(
        (size, of) => size && sizesAt(size, of, robustLevel(panel, unit, last)),
      );
      const own = { of: classes[unit], law: lawOfValues(lastMonths(panel, unit, OWN_MONTHS)) };
      return arrivalLaw(chances, others, own);
    });
  },
};

/** Chances of each class after each number of months, `[months][from × to]`. */
function chancesAhead(step: Float64Array, months: number): Float64Array[] {
  const n = ACTIVITY_CLASSES;
  const ahead = [step.map((_, at) => (Math.floor(at / n) === at % n ? 1 : 0))];
  for (let k = 1; k <= months; k++) {
    const next = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        for (let m = 0; m < n; m++) next[i * n + j] += ahead[k - 1][i * n + m] * step[m * n + j];
    ahead.push(next);
  }
  return ahead;
}

/** Chances of moving from class to class within a month `[from × to]`. */
function transitions(panel: ForecastPanel): Float64Array {
  const n = ACTIVITY_CLASSES;
  const counts = new Float64Array(n * n);
  const first = Math.max(12, panel.months - YEARS * 12);
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    let before = activityClass(panel, unit, first - 1);
    for (let t = first; t < panel.months; t++) {
      const now = activityClass(panel, unit, t);
      if (!Number.isNaN(panel.values[unit * panel.months + t - 1])) counts[before * n + now]++;
      before = now;
    }
  }
  for (let i = 0; i < n; i++) {
    const row = counts.subarray(i * n, (i + 1) * n);
    row[i] += PRIOR;
    const total = row.reduce((sum, count) => sum + count, 0);
    for (let j = 0; j < n; j++) row[j] /= total;
  }
  return counts;
}

/** What months are like in each class, `[class]`. */
function sizeLaws(panel: ForecastPanel): (ClassLaw | undefined)[] {
  const rows = trainingRows(panel, [0], { step: 1, years: YEARS, most: MOST_ROWS, least: 12 });
  return rows.map((of) => findClassLaw(panel, of, [0]));
}

/** Sizes in a class for a unit of some level, which moves into the class. */
function sizesAt(size: ClassLaw, of: number, level: number): Law {
  const { low, high } = levelBounds(of);
  return classLawAt(size, Math.min(high, Math.max(low, level)));
}

function arrivalLaw(
  chances: Float64Array,
  sizes: readonly (Law | undefined)[],
  own: { of: number; law: Law },
): Law {
  const laws = [own.law];
  const shares = [chances[own.of] * (sizes[own.of] ? OWN_SHARE : 1)];
  sizes.forEach((size, of) => {
    if (!size || chances[of] < NEGLIGIBLE) return;
    laws.push(size);
    shares.push(chances[of] * (of === own.of ? 1 - OWN_SHARE : 1));
  });
  return mixtureOf(laws, shares);
}
