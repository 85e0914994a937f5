import {
  type Fault,
  type FileHint,
  type LevelReader,
  type LevelReading,
  type LevelRow,
  type LevelSource,
  LevelSum,
} from '../core/index.ts';
import { Columns, hasColumns } from './columns.ts';
import { releaseOfLevels } from './published.ts';

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
  open: (firstRow, hint) => new CadreReader(firstRow, hint),
};

class CadreReader implements LevelReader {
  readonly header_rows = 1;
  private readonly columns: Columns;
  private readonly hint: FileHint;
  private readonly sum = new LevelSum();

  constructor(firstRow: readonly string[], hint: FileHint) {
    this.columns = new Columns(firstRow, hint, NEEDED);
    this.hint = hint;
  }

  read(cells: readonly string[]): LevelReading {
    const { columns } = this;
    if (columns.isTags(cells)) return { skipped: 'hxl-tags' };
    const width = columns.widthFault(cells);
    if (width) return { faults: [width] };
    const cell = (name: string) => columns.cell(cells, name);
    const faults: Fault[] = [];
    const country = columns.country(cells, 'iso3', faults);
    const made = columns.year(cells, 'exercise_year', faults);
    const period = columns.year(cells, 'ref_year', faults);
    const value = columns.amount(cells, 'p35', faults);
    if (faults.length > 0) return { faults };
    if (!UNITS.includes(cell('unit'))) return { skipped: 'parts-of-areas' };
    const round = ROUNDS.find(
      (known) =>
        known.exercise === cell('exercise') &&
        known.chtype === cell('chtype') &&
        known.ref_period === cell('ref_period'),
    );
    if (!round || made !== period) return { skipped: 'other-rounds' };
    if (Number.isNaN(value)) return { skipped: 'no-figure' };
    const as_published = `p35, ${round.chtype} ${round.ref_period}, exercise ${round.exercise} ${made}`;
    // An area without a p-code is in its country's sum alone.
    const areas = new Set(['', cell('adm1_pcode'), cell('adm2_pcode')]);
    for (const admin of areas)
      this.sum.add({ country, admin, period, outcome: round.id, value, as_published });
    return { taken: true };
  }

  /** Sums are of people: what fractions an analysis left are rounded once, at the end. */
  levels(): LevelRow[] {
    return this.sum.rows().map((row) => ({ ...row, value: Math.round(row.value) }));
  }

  release(levels: readonly LevelRow[]) {
    return releaseOfLevels(levels, {
      dataset: 'Cadre Harmonisé',
      licence: 'CC BY',
      citation: 'CILSS, governments and IPC: Cadre Harmonisé and IPC data (HDX)',
      hint: this.hint,
      ends: Object.fromEntries(ROUNDS.map(({ id, ends }) => [id, ends])),
    });
  }
}
