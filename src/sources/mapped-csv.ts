import { z } from 'zod';
import {
  countryFromName,
  type EventRow,
  type Fault,
  type FileHint,
  isCalendarDay,
  isCountryCode,
  monthFromText,
  monthText,
  quoted,
  type Release,
  type RowReader,
  type RowReading,
  type Seen,
  type Source,
  type StatedRelease,
  VigieError,
} from '../core/index.ts';
import { DECIMAL, HEADER_REPEATED } from './cells.ts';

const column = z.union([
  z.string(),
  z.object({ column: z.string(), values: z.record(z.string(), z.coerce.string()) }).strict(),
]);

/** What an organisation writes once to bring its own incident log. */
export const mappingSchema = z
  .object({
    dataset: z.string().min(1),
    version: z.coerce.string().min(1),
    licence: z.string().default('not stated: not for redistribution'),
    citation: z.string().default(''),
    redistributable: z.boolean().default(false),
    country: z.string().refine(isCountryCode, 'an ISO 3166 alpha-3 code').optional(),
    date_format: z
      .enum(['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'])
      .default('YYYY-MM-DD'),
    decimal: z.enum(['.', ',']).default('.'),
    covers: z
      .string()
      .regex(/^\d{4}-\d{2}\.\.\d{4}-\d{2}$/, 'YYYY-MM..YYYY-MM')
      .optional(),
    columns: z
      .object({
        event_id: column,
        date_start: column,
        date_end: column.optional(),
        type_of_violence: column,
        side_a: column,
        side_b: column.optional(),
        conflict_name: column.optional(),
        country: column.optional(),
        region: column.optional(),
        latitude: column.optional(),
        longitude: column.optional(),
        place_precision: column.optional(),
        fatalities_best: column.optional(),
        fatalities_low: column.optional(),
        fatalities_high: column.optional(),
        deaths_civilians: column.optional(),
      })
      .strict(),
  })
  .strict();

type Mapping = z.infer<typeof mappingSchema>;
type Field = keyof Mapping['columns'];

/**
 * Any CSV with a small mapping file: an organisation's own incident log. The mapping names the
 * column of each field, and may translate its values (`type_of_violence` must end up 1, 2 or 3).
 */
export const mappedCsv: Source = {
  kind: 'events',
  id: 'mapped-csv',
  title: {
    en: 'Any CSV with a mapping file (an organisation’s own incident log)',
    fr: "Tout CSV accompagné d'un fichier de correspondance (registre d'incidents d'une organisation)",
  },
  recognises: (_firstRow, hint) => hint.mapping !== undefined,
  open: (firstRow, hint) => new MappedReader(firstRow, hint),
};

class MappedReader implements RowReader {
  readonly header_rows = 1;
  private readonly mapping: Mapping;
  private readonly at = new Map<Field, number>();
  private readonly width: number;
  private readonly names: readonly string[];
  readonly stated: StatedRelease;

  constructor(firstRow: readonly string[], hint: FileHint) {
    const parsed = mappingSchema.safeParse(hint.mapping);
    if (!parsed.success) {
      throw new VigieError(
        parsed.error.issues.map((issue) => ({
          code: 'mapping',
          what: `${issue.path.join('.') || 'the mapping'}: ${issue.message.toLowerCase()}`,
          where: 'mapping file',
          fix: 'correct the mapping; docs/guides/own-incident-log.md shows a whole one',
        })),
      );
    }
    this.mapping = parsed.data;
    this.names = firstRow.map((name) => name.replace(/^\uFEFF/, '').trim());
    this.width = firstRow.length;
    const { covers, version } = this.mapping;
    this.stated = {
      version,
      ...(covers ? { to: monthFromText(covers.split('..')[1]) } : {}),
    };
    const missing: string[] = [];
    for (const [field, spec] of Object.entries(this.mapping.columns)) {
      if (spec === undefined) continue;
      const name = typeof spec === 'string' ? spec : spec.column;
      const index = this.names.indexOf(name);
      if (index < 0) missing.push(name);
      this.at.set(field as Field, index);
    }
    if (missing.length > 0) {
      throw new VigieError(
        missing.map((name) => ({
          code: 'header',
          what: `column "${name}" of the mapping is not in the file`,
          where: `${hint.name}, header: ${this.names.join(', ')}`,
          fix: 'write the column as the file does, capital letters included',
        })),
      );
    }
  }

  private cell(cells: readonly string[], field: Field): string {
    const index = this.at.get(field);
    if (index === undefined) return '';
    const text = (cells[index] ?? '').trim();
    const spec = this.mapping.columns[field];
    return typeof spec === 'object' && spec.values[text] !== undefined ? spec.values[text] : text;
  }

  read(cells: readonly string[]): RowReading {
    if (cells.length !== this.width) {
      const what = `the row has ${cells.length} columns, the header has ${this.width}`;
      const fix = 'look for an unquoted delimiter or a quote that is not closed';
      return { faults: [{ code: 'row-width', column: '', what, fix }] };
    }
    if (cells.every((cell, i) => cell.trim() === this.names[i]))
      return { faults: [HEADER_REPEATED] };
    const faults: Fault[] = [];
    const add = (code: string, field: Field, what: string, fix: string) => {
      faults.push({ code, column: this.names[this.at.get(field) ?? -1] ?? field, what, fix });
    };
    const number = (field: Field, fallback: number, low: number, high: number) => {
      const text = this.cell(cells, field);
      if (text === '') return fallback;
      const value = decimal(this.mapping.decimal === ',' ? text.replace(',', '.') : text);
      if (Number.isFinite(value) && value >= low && value <= high) return value;
      add(
        'number',
        field,
        `${quoted(text)} is not a number from ${low} to ${high}`,
        'correct the row',
      );
      return fallback;
    };
    const date = (field: Field) => {
      const text = this.cell(cells, field);
      const day = readDay(text, this.mapping.date_format);
      if (day === undefined) {
        add(
          'date',
          field,
          `${quoted(text)} is not a date written ${this.mapping.date_format}`,
          'correct the row, or date_format in the mapping',
        );
      }
      return day ?? '';
    };
    const date_start = date('date_start');
    const { to } = this.stated;
    if (to !== undefined && date_start !== '' && date_start.slice(0, 7) > monthText(to)) {
      const what = `date_start ${quoted(date_start)} is after ${monthText(to)}, the last month of the release`;
      add('date-after-release', 'date_start', what, 'correct the row, or covers in the mapping');
    }
    const country = this.cell(cells, 'country');
    const country_iso3 =
      country === ''
        ? (this.mapping.country ?? '')
        : isCountryCode(country)
          ? country
          : (countryFromName(country) ?? '');
    if (country_iso3 === '') {
      add(
        'country-unknown',
        'country',
        `country ${quoted(country)} is not known`,
        'give an ISO alpha-3 code',
      );
    }
    const type = Number(this.cell(cells, 'type_of_violence') || Number.NaN);
    if (![1, 2, 3].includes(type)) {
      add(
        'number',
        'type_of_violence',
        `${quoted(this.cell(cells, 'type_of_violence'))} is not 1, 2 or 3`,
        'translate it under values: 1 state-based, 2 non-state, 3 one-sided',
      );
    }
    const event_id = this.cell(cells, 'event_id');
    if (event_id === '')
      add('id-missing', 'event_id', 'the event has no id', 'give each row an id');
    const side_a = this.cell(cells, 'side_a');
    const side_b = this.cell(cells, 'side_b') || (type === 3 ? 'Civilians' : '');
    const best = number('fatalities_best', Number.NaN, 0, 1e7);
    const event: EventRow = {
      event_id,
      type_of_violence: type as 1,
      conflict_name: this.cell(cells, 'conflict_name'),
      dyad_name: side_b === '' ? side_a : `${side_a} - ${side_b}`,
      side_a,
      side_b,
      date_start,
      date_end: this.mapping.columns.date_end ? date('date_end') : date_start,
      date_precision: 0,
      place_precision: Math.round(number('place_precision', this.at.has('latitude') ? 2 : 6, 1, 7)),
      country_iso3,
      region: this.cell(cells, 'region'),
      latitude: number('latitude', Number.NaN, -90, 90),
      longitude: number('longitude', Number.NaN, -180, 180),
      fatalities_best: best,
      fatalities_low: number('fatalities_low', best, 0, 1e7),
      fatalities_high: number('fatalities_high', best, 0, 1e7),
      deaths_civilians: number('deaths_civilians', Number.NaN, 0, 1e7),
    };
    return faults.length > 0 ? { faults } : { event };
  }

  release(seen: Seen): Release {
    const months = [...seen.months.keys()].sort((a, b) => a - b);
    const [from, to] = this.mapping.covers
      ? this.mapping.covers.split('..').map(monthFromText)
      : [months[0], months[months.length - 1]];
    return {
      dataset: this.mapping.dataset,
      version: this.mapping.version,
      licence: this.mapping.licence,
      citation: this.mapping.citation,
      redistributable: this.mapping.redistributable,
      published: to,
      rank: 0,
      final: false,
      covers: { from, to, countries: [...seen.countries.keys()].sort() },
      notes: this.mapping.covers
        ? []
        : [
            {
              code: 'coverage-assumed',
              what: 'the mapping does not say which months the log covers; first to last event was assumed',
              where: this.mapping.dataset,
              fix: 'add covers: YYYY-MM..YYYY-MM, so that quiet months count as zero',
            },
          ],
    };
  }
}

function decimal(text: string): number {
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

function readDay(text: string, format: Mapping['date_format']): string | undefined {
  const parts = text.split(/[ T]/)[0].split(/[-/.]/);
  if (parts.length !== 3 || parts.some((part) => !/^\d+$/.test(part))) return undefined;
  const order = format.split(/[-/.]/);
  const part = (name: string) => parts[order.indexOf(name)];
  const [year, month, day] = [part('YYYY'), part('MM'), part('DD')];
  if (
    year.length !== 4 ||
    Number(year) < 1900 ||
    !isCalendarDay(Number(year), Number(month), Number(day))
  )
    return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
