import type { LevelRow, LevelSource } from '../core/index.ts';
import { hasColumns } from './columns.ts';
import { type LevelCells, LevelTable } from './level-table.ts';

const NEEDED = [
  'iso3',
  'unit',
  'adm1_pcode',
  'adm2_pcode',
  'exercise_year',
  'exercise',
  'chtype',
  'ref_year',
  'ref_period',
  'p35',
];

/**
 * One exercise, one kind of analysis and one reference period make one outcome, so that rounds are
 * never added to each other. All describe a period of the year in which the exercise took place;
 * the projections that look a year ahead are replaced by the next exercise and are passed over.
 */
const ROUNDS = [
  { id: 'food-insecure', exercise: 'Jan-May', chtype: 'projected', ref_period: 'Jun-Aug', ends: 8 },
  {
    id: 'food-insecure-spring',
    exercise: 'Jan-May',
    chtype: 'current',
    ref_period: 'Jan-May',
    ends: 5,
  },
  {
    id: 'food-insecure-autumn',
    exercise: 'Sep-Dec',
    chtype: 'current',
    ref_period: 'Sep-Dec',
    ends: 12,
  },
] as const;

/** Units that make up a country; camps and hard-to-reach parts lie inside an area counted whole. */
const UNITS = ['adm1', 'adm2', 'adm3'];

/** People in phase 3 or worse of the Cadre Harmonisé, West and Central Africa, by area and country. */
export const cadreHarmonise: LevelSource = {
  kind: 'levels',
  id: 'cadre-harmonise',
  title: {
    en: 'Cadre Harmonisé, acute food insecurity by area (CILSS, IPC)',
    fr: 'Cadre harmonisé, insécurité alimentaire aiguë par zone (CILSS, IPC)',
  },
  outcomes: ROUNDS.map(({ id, ends }) => ({ id, period: 'year', ends })),
  lag_months: 4,
  lag: {
    en: 'a projection for June to August is made in March and looked at again by the round of November and December',
    fr: 'une projection pour juin à août est faite en mars et revue par le cycle de novembre et décembre',
  },
  recognises: (firstRow) => hasColumns(firstRow, ['chtype', 'exercise', 'ref_period', 'p35']),
  open: (firstRow, hint) => new CadreTable(firstRow, hint, NEEDED),
};

class CadreTable extends LevelTable {
  protected publication() {
    return {
      dataset: 'Cadre Harmonisé',
      licence: 'CC BY',
      citation: 'CILSS, governments and IPC: Cadre Harmonisé and IPC data (HDX)',
      ends: Object.fromEntries(ROUNDS.map(({ id, ends }) => [id, ends])),
    };
  }

  protected figures(row: LevelCells) {
    const country = row.country('iso3');
    const made = row.year('exercise_year');
    const period = row.year('ref_year');
    const value = row.amount('p35');
    if (!UNITS.includes(row.text('unit'))) return 'parts-of-areas';
    const round = ROUNDS.find(
      (known) =>
        known.exercise === row.text('exercise') &&
        known.chtype === row.text('chtype') &&
        known.ref_period === row.text('ref_period'),
    );
    if (!round || made !== period) return 'other-rounds';
    if (Number.isNaN(value)) return 'no-figure';
    const as_published = `p35, ${round.chtype} ${round.ref_period}, exercise ${round.exercise} ${made}`;
    // An area without a p-code is in its country's sum alone.
    const areas = new Set(['', row.text('adm1_pcode'), row.text('adm2_pcode')]);
    return [...areas].map((admin) => ({
      country,
      admin,
      period,
      outcome: round.id,
      value,
      as_published,
    }));
  }

  /** Sums are of people: what fractions an analysis left are rounded once, at the end. */
  override levels(): LevelRow[] {
    return this.sum.rows().map((row) => ({ ...row, value: Math.round(row.value) }));
  }
}
