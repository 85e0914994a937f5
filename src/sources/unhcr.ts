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

const NEEDED = ['year', 'coo_iso', 'coa_iso', 'refugees', 'asylum_seekers', 'idps'];

/** UNHCR writes these where the origin is no single country. */
const NO_COUNTRY = new Set(['UNK', 'STA', 'TIB', 'XXA', 'UKN', '-']);

/**
 * UNHCR's population statistics by origin and asylum. A row whose two countries are the same holds
 * internally displaced people; there UNHCR writes 0 where it is not engaged, so a zero is no figure.
 */
export const unhcr: LevelSource = {
  kind: 'levels',
  id: 'unhcr',
  title: {
    en: 'UNHCR Refugee Population Statistics, by origin and asylum',
    fr: "HCR, statistiques sur les réfugiés, par pays d'origine et d'asile",
  },
  outcomes: [
    { id: 'displaced-unhcr', period: 'year', ends: 12 },
    { id: 'refugees-abroad', period: 'year', ends: 12 },
  ],
  lag_months: 6,
  lag: {
    en: 'the end of a year is published in June of the next one',
    fr: "la fin d'une année est publiée en juin de la suivante",
  },
  recognises: (firstRow) => hasColumns(firstRow, NEEDED),
  open: (firstRow, hint) => new UnhcrReader(firstRow, hint),
};

class UnhcrReader implements LevelReader {
  readonly header_rows = 1;
  private readonly columns: Columns;
  private readonly hint: FileHint;
  private readonly sum = new LevelSum();
  /** pairs of countries by country, whichever side it stands on */
  private readonly partners = new Map<string, Set<string>>();

  constructor(firstRow: readonly string[], hint: FileHint) {
    this.columns = new Columns(firstRow, hint, NEEDED);
    this.hint = hint;
  }

  read(cells: readonly string[]): LevelReading {
    const { columns } = this;
    if (columns.isTags(cells)) return { skipped: 'hxl-tags' };
    const width = columns.widthFault(cells);
    if (width) return { faults: [width] };
    if (['coo_iso', 'coa_iso'].some((name) => NO_COUNTRY.has(columns.cell(cells, name))))
      return { skipped: 'other-figures' };
    const faults: Fault[] = [];
    const period = columns.year(cells, 'year', faults);
    const country = columns.country(cells, 'coo_iso', faults);
    const asylum = columns.country(cells, 'coa_iso', faults);
    const [idps, refugees, seekers] = ['idps', 'refugees', 'asylum_seekers'].map((name) =>
      columns.amount(cells, name, faults),
    );
    if (faults.length > 0) return { faults };
    if (country === asylum) {
      if (!(idps > 0)) return { skipped: 'no-figure' };
      this.add(country, period, 'displaced-unhcr', idps, 'idps');
      return { taken: true };
    }
    if (Number.isNaN(refugees) && Number.isNaN(seekers)) return { skipped: 'no-figure' };
    this.pair(country, asylum);
    const value = (refugees || 0) + (seekers || 0);
    this.add(country, period, 'refugees-abroad', value, 'refugees + asylum_seekers');
    return { taken: true };
  }

  private add(
    country: string,
    period: string,
    outcome: string,
    value: number,
    as_published: string,
  ): void {
    this.sum.add({ country, admin: '', period, outcome, value, as_published });
  }

  private pair(a: string, b: string): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      const known = this.partners.get(one);
      if (known) known.add(other);
      else this.partners.set(one, new Set([other]));
    }
  }

  /** An extract about a few countries holds only part of the others' refugees: those are left out. */
  levels(): LevelRow[] {
    const about = countriesAbout(this.partners);
    return this.sum
      .rows()
      .filter((row) => row.outcome !== 'refugees-abroad' || about.has(row.country));
  }

  release(levels: readonly LevelRow[]) {
    const release = releaseOfLevels(levels, {
      dataset: 'UNHCR Refugee Population Statistics',
      licence: 'CC BY 4.0',
      citation: 'UNHCR Refugee Population Statistics Database',
      hint: this.hint,
    });
    const all = this.sum.rows().filter((row) => row.outcome === 'refugees-abroad');
    const partial = new Set(all.map((row) => row.country));
    for (const row of levels) if (row.outcome === 'refugees-abroad') partial.delete(row.country);
    if (partial.size === 0) return release;
    const what = `refugees of ${partial.size} countries are only partly in the file, an extract about others; left out`;
    const fix = 'take the file of all countries to have them';
    const note = { code: 'extract', what, where: this.hint.name, fix };
    return { ...release, notes: [...release.notes, note] };
  }
}

/**
 * The countries that a file of pairs is about: the fewest, taken greedily by the number of their
 * pairs, such that every pair has one of them. In a file of all countries that is nearly everyone,
 * so a file in which it is more than half is about all.
 */
function countriesAbout(partners: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const open = new Map([...partners].map(([country, others]) => [country, new Set(others)]));
  const about = new Set<string>();
  while (open.size > 0) {
    const [busiest, others] = [...open].reduce((a, b) => (b[1].size > a[1].size ? b : a));
    if (others.size === 0) break;
    about.add(busiest);
    open.delete(busiest);
    for (const other of others) open.get(other)?.delete(busiest);
  }
  return about.size * 2 > partners.size ? new Set(partners.keys()) : about;
}
