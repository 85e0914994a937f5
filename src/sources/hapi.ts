import { type FileHint, type LevelRow, type LevelSource, LevelSum } from '../core/index.ts';
import { hasColumns } from './columns.ts';
import { type LevelCells, LevelTable } from './level-table.ts';

const COMMON = ['location_code', 'reference_period_start', 'reference_period_end'];

/** A theme of HAPI, told by its columns; each gives one outcome. */
interface Theme {
  outcome: string;
  dataset: string;
  columns: readonly string[];
  /** column of the figure; '' where rows are counted */
  value: string;
  /** what is counted once per area and period */
  counted?: string;
  /** column that numbers the rounds of an operation: of two in one period the last counts */
  round?: string;
  period: 'year' | 'month';
  /** true for the rows that are this outcome: one phase, one status, no breakdown */
  holds(cell: (name: string) => string): boolean;
}

const isTotal = (text: string) => /^(all|total|)$/i.test(text);

const THEMES: readonly Theme[] = [
  {
    outcome: 'organisations-present',
    dataset: 'HDX HAPI, operational presence',
    columns: ['org_name', 'sector_code'],
    value: '',
    counted: 'org_name',
    period: 'month',
    holds: (cell) => cell('org_name') !== '',
  },
  {
    outcome: 'food-insecure-ipc',
    dataset: 'HDX HAPI, food security',
    columns: ['ipc_phase', 'ipc_type', 'population_in_phase'],
    value: 'population_in_phase',
    period: 'month',
    holds: (cell) => cell('ipc_phase') === '3+' && cell('ipc_type') === 'current',
  },
  {
    outcome: 'people-in-need',
    dataset: 'HDX HAPI, humanitarian needs',
    columns: ['population_status', 'sector_code', 'population'],
    value: 'population',
    period: 'year',
    holds: (cell) =>
      cell('population_status') === 'INN' &&
      /^(intersectoral|all)$/i.test(cell('sector_code')) &&
      ['category', 'population_group', 'gender', 'age_range', 'disabled_marker'].every((name) =>
        isTotal(cell(name)),
      ),
  },
  {
    outcome: 'displaced-dtm',
    dataset: 'HDX HAPI, internally displaced people',
    columns: ['population', 'assessment_type'],
    value: 'population',
    round: 'reporting_round',
    period: 'month',
    // Site assessments are of people whom the baseline assessment counts too.
    holds: (cell) => /^(BA|)$/i.test(cell('assessment_type')),
  },
];

/**
 * OCHA's HDX HAPI, one CSV per theme, with or without HXL tags under the header: operational
 * presence, food security, humanitarian needs, internally displaced people. HAPI gives the same
 * people at several admin levels; a country's figure is that of its national rows, else the sum of
 * the coarsest level there is, and levels are never added to each other.
 */
export const hapi: LevelSource = {
  kind: 'levels',
  id: 'hapi',
  title: {
    en: 'OCHA HDX HAPI (operational presence, food security, needs, displaced people)',
    fr: 'OCHA HDX HAPI (présence opérationnelle, sécurité alimentaire, besoins, déplacés)',
  },
  outcomes: THEMES.map(({ outcome, period }) => ({ id: outcome, period, ends: 12 })),
  lag_months: 3,
  lag: {
    en: 'providers hand in a period up to a quarter late, and correct it when the next one comes',
    fr: "les fournisseurs remettent une période jusqu'à un trimestre plus tard, et la corrigent avec la suivante",
  },
  recognises: (firstRow) => hasColumns(firstRow, COMMON) && themeOf(firstRow) !== undefined,
  open: (firstRow, hint) => new HapiTable(firstRow, hint, themeOf(firstRow)!),
};

function themeOf(firstRow: readonly string[]): Theme | undefined {
  return THEMES.find((theme) => hasColumns(firstRow, theme.columns));
}

/** A figure, kept until the last round of its operation is known. */
interface Held extends LevelRow {
  level: number;
  operation: string;
  round: number;
  counted: string | undefined;
}

class HapiTable extends LevelTable<Held> {
  private readonly theme: Theme;
  private readonly held: Held[] = [];

  constructor(firstRow: readonly string[], hint: FileHint, theme: Theme) {
    super(firstRow, hint, [...COMMON, ...theme.columns]);
    this.theme = theme;
  }

  protected publication() {
    return {
      dataset: this.theme.dataset,
      licence: 'CC BY-IGO',
      citation: 'OCHA, HDX Humanitarian API, from the providers named there',
    };
  }

  protected figures(row: LevelCells) {
    const { theme } = this;
    const cell = (name: string) => row.text(name);
    const country = row.country('location_code');
    const start = row.day('reference_period_start');
    const end = row.day('reference_period_end');
    const value = theme.value === '' ? 1 : row.amount(theme.value);
    if (!theme.holds(cell)) return 'other-figures';
    if (Number.isNaN(value)) return 'no-figure';
    const period = start.slice(0, theme.period === 'year' ? 4 : 7);
    const counted = theme.counted === undefined ? undefined : cell(theme.counted);
    const as_published = `${theme.value || `distinct ${theme.counted}`}, ${start} to ${end}`;
    const [admin1, admin2] = [cell('admin1_code'), cell('admin2_code')];
    const level = Number(cell('admin_level') || (admin2 ? 2 : admin1 ? 1 : 0));
    const admins = new Set(['', level > 0 ? admin1 : '', level > 1 ? admin2 : '']);
    return [...admins].map((admin) => ({
      ...{ country, admin, period, outcome: theme.outcome, value, as_published },
      level: counted === undefined ? Math.min(2, level) : 0,
      operation: `${country}|${period}|${cell('operation')}`,
      round: theme.round === undefined ? 0 : Number(cell(theme.round)) || 0,
      counted,
    }));
  }

  protected override keep(figure: Held): void {
    this.held.push(figure);
  }

  /**
   * The coarsest rows that speak for an area and period. Organisations are counted at every level
   * at once, since one that is listed for a whole region works beside those of its districts.
   */
  override levels(): LevelRow[] {
    const last = new Map<string, number>();
    for (const { operation, round } of this.held)
      last.set(operation, Math.max(round, last.get(operation) ?? 0));
    const sums = [new LevelSum(), new LevelSum(), new LevelSum()];
    for (const { level, operation, round, counted, ...row } of this.held) {
      if (round === last.get(operation)) sums[level].add(row, counted);
    }
    const chosen = new Map<string, LevelRow>();
    for (const sum of sums) {
      for (const row of sum.rows()) {
        const key = [row.country, row.admin, row.period, row.outcome].join('\u001f');
        if (!chosen.has(key)) chosen.set(key, row);
      }
    }
    return [...chosen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
