import {
  CIVILIANS,
  countryFromName,
  countryFromNumeric,
  type EventRow,
  type Fault,
  type FileHint,
  isCountryCode,
  type Month,
  monthFromText,
  monthText,
  quoted,
  type Release,
  type RowReader,
  type RowReading,
  type SkipReason,
  type Source,
} from '../core/index.ts';
import { Columns, hasColumns } from './columns.ts';

const NEEDED = [
  'event_id_cnty',
  'event_date',
  'event_type',
  'actor1',
  'actor2',
  'country',
  'admin1',
  'latitude',
  'longitude',
  'geo_precision',
  'fatalities',
];

/** Event types that are not organised violence between armed actors or against civilians. */
const SKIPPED: Record<string, SkipReason> = {
  protests: 'protests',
  riots: 'riots',
  'strategic developments': 'strategic-developments',
};

const EVENT_TYPES = [
  ...Object.keys(SKIPPED),
  'battles',
  'explosions/remote violence',
  'violence against civilians',
];

/** ACLED's 1 town, 2 part of a region, 3 region, in UCDP's `where_prec`. */
const PLACE_PRECISION = [0, 1, 3, 4];
/** ACLED's 1 day, 2 week, 3 month, in UCDP's `date_prec`. */
const DATE_PRECISION = [0, 1, 3, 4];

const NOT_FOR_REDISTRIBUTION = 'ACLED terms of use: not for redistribution';

/**
 * A user's own export from ACLED. Its terms forbid passing rows on, so nothing that Vigie writes
 * holds any of it unless the user says that the output stays private. `notes` and `source` are
 * never read: they can name victims and witnesses.
 *
 * Battles and explosions with a state's forces on a side become type 1, between other groups 2;
 * violence against civilians, and whatever ACLED marks as civilian targeting, 3. State forces get
 * UCDP's form of name (`Government of Mali`), so that outcomes know them.
 */
export const acled: Source = {
  kind: 'events',
  id: 'acled',
  title: {
    en: 'ACLED, an export of your own (stays in your workspace)',
    fr: 'ACLED, votre propre export (reste dans votre espace de travail)',
  },
  recognises: (firstRow) => hasColumns(firstRow, ['event_id_cnty', 'event_type']),
  open: (firstRow, hint) => new AcledReader(firstRow, hint),
};

class AcledReader implements RowReader {
  readonly header_rows = 1;
  private readonly columns: Columns;
  private readonly hint: FileHint;
  private readonly countries = new Set<string>();
  private first: Month = Number.POSITIVE_INFINITY;
  private last: Month = Number.NEGATIVE_INFINITY;
  /** newest change of a row, in seconds since 1970 */
  private changed = 0;

  constructor(firstRow: readonly string[], hint: FileHint) {
    this.columns = new Columns(firstRow, hint, NEEDED);
    this.hint = hint;
  }

  read(cells: readonly string[]): RowReading {
    const { columns } = this;
    const width = columns.widthFault(cells);
    if (width) return { faults: [width] };
    if (columns.isTags(cells)) return { skipped: 'hxl-tags' };
    const faults: Fault[] = [];
    const date = columns.day(cells, 'event_date', faults);
    const country = this.countryOf(cells, faults);
    const kind = columns.cell(cells, 'event_type').toLowerCase();
    if (!EVENT_TYPES.includes(kind)) {
      const what = `event_type ${quoted(kind)} is not one of ACLED's`;
      const fix = 'take the export as ACLED gives it, in English';
      faults.push({ code: 'event-type', column: 'event_type', what, fix });
    }
    const event_id = columns.cell(cells, 'event_id_cnty');
    if (event_id === '') {
      const what = 'the event has no id';
      faults.push({
        code: 'id-missing',
        column: 'event_id_cnty',
        what,
        fix: 'give the event its id',
      });
    }
    if (faults.length === 0) this.meet(cells, date, country);
    const skipped = SKIPPED[kind];
    if (skipped !== undefined) return faults.length > 0 ? { faults } : { skipped };
    const event = this.event(cells, { event_id, date, country, kind }, faults);
    return faults.length > 0 ? { faults } : { event };
  }

  /** Rows that are passed over speak for their month all the same. */
  private meet(cells: readonly string[], date: string, country: string): void {
    const month = monthFromText(date.slice(0, 7));
    this.first = Math.min(this.first, month);
    this.last = Math.max(this.last, month);
    this.countries.add(country);
    this.changed = Math.max(this.changed, Number(this.columns.cell(cells, 'timestamp')) || 0);
  }

  private countryOf(cells: readonly string[], faults: Fault[]): string {
    const name = this.columns.cell(cells, 'country');
    const found =
      countryFromNumeric(this.columns.cell(cells, 'iso').padStart(3, '0')) ??
      countryFromName(name) ??
      '';
    if (isCountryCode(found)) return found;
    const what = `country ${quoted(name)} is not known`;
    faults.push({
      code: 'country-unknown',
      column: 'country',
      what,
      fix: 'give an ISO alpha-3 code',
    });
    return '';
  }

  private event(
    cells: readonly string[],
    known: { event_id: string; date: string; country: string; kind: string },
    faults: Fault[],
  ): EventRow {
    const { columns } = this;
    const cell = (name: string) => columns.cell(cells, name);
    const sides = [1, 2].map((n) => sideOf(cell(`actor${n}`), cell(`assoc_actor_${n}`)));
    const isOneSided =
      known.kind === 'violence against civilians' || cell('civilian_targeting') !== '';
    // Civilians may stand first; the one who attacks them is then the second actor.
    const [attacker, other] = sides[0] === CIVILIANS ? [sides[1], sides[0]] : sides;
    const hasState = hasStateForces(cell('interaction'), sides);
    const side_a = isOneSided ? attacker : sides[0];
    const side_b = isOneSided ? CIVILIANS : other;
    const fatalities = columns.wholeNumber(cells, 'fatalities', [0, 1e6], faults);
    return {
      event_id: known.event_id,
      type_of_violence: isOneSided ? 3 : hasState ? 1 : 2,
      conflict_name: '',
      dyad_name: side_b === '' ? side_a : `${side_a} - ${side_b}`,
      side_a,
      side_b,
      date_start: known.date,
      date_end: known.date,
      date_precision: DATE_PRECISION[Number(cell('time_precision'))] ?? 0,
      place_precision:
        PLACE_PRECISION[columns.wholeNumber(cells, 'geo_precision', [1, 3], faults)] ?? 0,
      country_iso3: known.country,
      region: cell('admin1'),
      latitude: columns.coordinate(cells, 'latitude', 90, faults),
      longitude: columns.coordinate(cells, 'longitude', 180, faults),
      // ACLED publishes one number, no range, and does not say who died.
      fatalities_best: fatalities,
      fatalities_low: Number.NaN,
      fatalities_high: Number.NaN,
      deaths_civilians: Number.NaN,
    };
  }

  release(): Release {
    const changed = this.changed > 0 ? new Date(this.changed * 1000).toISOString() : '';
    const published =
      changed === '' ? this.last : Math.max(this.last, monthFromText(changed.slice(0, 7)));
    const what =
      'an export does not say which months it covers; first to last event was assumed, whole months';
    const fix = 'export whole months of every event type, so that quiet months count as zero';
    return {
      dataset: 'ACLED',
      version: changed === '' ? `to ${monthText(this.last)}` : changed.slice(0, 10),
      licence: NOT_FOR_REDISTRIBUTION,
      citation:
        'Raleigh, Kishi & Linke (2023), Political instability patterns are obscured by conflict dataset scope conditions, sources, and coding choices, Humanities and Social Sciences Communications 10; Armed Conflict Location & Event Data (ACLED)',
      redistributable: false,
      published,
      rank: 0,
      final: false,
      covers: { from: this.first, to: this.last, countries: [...this.countries].sort() },
      notes: [{ code: 'coverage-assumed', what, where: this.hint.name, fix }],
    };
  }
}

/** An actor and the state forces at its side; other associated names are groups of people. */
function sideOf(actor: string, associated: string): string {
  const names = [actor, ...associated.split(';').filter((name) => isStateForce(name.trim()))];
  return [...new Set(names.map((name) => actorName(name.trim())))].filter(Boolean).join(', ');
}

function isStateForce(name: string): boolean {
  return /^(Military|Police) Forces of /.test(name) || name.startsWith('Government of ');
}

/** `Military Forces of Mali (2021-) Gendarmerie` → `Government of Mali`. */
function actorName(name: string): string {
  if (/^Civilians( \(|$)/.test(name)) return CIVILIANS;
  const state = /^(?:(?:Military|Police) Forces|Government) of ([^(]+?)(?: \(.*)?$/.exec(name);
  // A comma and a space would read as two actors.
  return (state ? `Government of ${state[1]}` : name).replaceAll(', ', ' ');
}

/** `State forces-Rebel group`, or the older two digits of which 1 is a state's forces. */
function hasStateForces(interaction: string, sides: readonly string[]): boolean {
  if (/state forces/i.test(interaction) || /^(1\d|\d1)$/.test(interaction)) return true;
  return sides.some((side) => side.split(', ').some((name) => isStateForce(name)));
}
