import type { LevelRow, LevelSource } from '../core/index.ts';
import { hasColumns } from './columns.ts';
import { type LevelCells, LevelTable } from './level-table.ts';

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
  open: (firstRow, hint) => new UnhcrTable(firstRow, hint, NEEDED),
};

interface UnhcrFigure extends LevelRow {
  /** '' for people displaced within their country */
  asylum: string;
}

class UnhcrTable extends LevelTable<UnhcrFigure> {
  /** pairs of countries by country, whichever side it stands on */
  private readonly partners = new Map<string, Set<string>>();

  protected publication() {
    return {
      dataset: 'UNHCR Refugee Population Statistics',
      licence: 'CC BY 4.0',
      citation: 'UNHCR Refugee Population Statistics Database',
    };
  }

  protected figures(row: LevelCells) {
    if (['coo_iso', 'coa_iso'].some((name) => NO_COUNTRY.has(row.text(name))))
      return 'other-figures';
    const period = row.year('year');
    const country = row.country('coo_iso');
    const asylum = row.country('coa_iso');
    const [idps, refugees, seekers] = ['idps', 'refugees', 'asylum_seekers'].map((name) =>
      row.amount(name),
    );
    const figure = { country, admin: '', period };
    if (country === asylum) {
      if (!(idps > 0)) return 'no-figure';
      const outcome = 'displaced-unhcr';
      return [{ ...figure, outcome, value: idps, as_published: 'idps', asylum: '' }];
    }
    if (Number.isNaN(refugees) && Number.isNaN(seekers)) return 'no-figure';
    const value = (refugees || 0) + (seekers || 0);
    const as_published = 'refugees + asylum_seekers';
    return [{ ...figure, outcome: 'refugees-abroad', value, as_published, asylum }];
  }

  protected override keep({ asylum, ...figure }: UnhcrFigure): void {
    this.sum.add(figure);
    if (asylum !== '') this.pair(figure.country, asylum);
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
  override levels(): LevelRow[] {
    const about = countriesAbout(this.partners);
    return this.sum
      .rows()
      .filter((row) => row.outcome !== 'refugees-abroad' || about.has(row.country));
  }

  override release(levels: readonly LevelRow[]) {
    const release = super.release(levels);
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
