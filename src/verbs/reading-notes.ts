/** What a reader should know about a file that was taken, in words. */
import { isFarFromCountry } from '../areas/index.ts';
import type { Correction, EventRow, Issue, Remark, SkipReason } from '../core/index.ts';

const SKIPS: Record<Exclude<SkipReason, 'hxl-tags'>, string> = {
  protests: 'protests, which are not organised violence',
  riots: 'riots, in which no organised armed actor takes part',
  'strategic-developments': 'strategic developments, which are not acts of violence',
  'parts-of-areas': 'parts of areas that are counted whole already',
  'other-rounds': 'other rounds and projections, never added to the one that is kept',
  'other-figures': 'breakdowns and figures that no outcome uses',
  'no-figure': 'rows without a figure, which stay missing',
};

const REMARKS: Record<Remark, string> = {
  'estimates-reversed': 'the low estimate of deaths is above the high one',
  'best-outside-estimates': 'the best estimate of deaths is not between the low and the high one',
  'dates-reversed': 'the event ends before it starts',
  'far-from-country': 'the point lies more than 300 km outside the country',
};

/** UCDP's `where_prec` 7: at sea or in the air, where no outline says anything. */
const AT_SEA = 7;

export function remarksOnPlace({
  country_iso3,
  latitude,
  longitude,
  place_precision,
}: EventRow): Remark[] {
  if (Number.isNaN(latitude) || Number.isNaN(longitude) || place_precision === AT_SEA) return [];
  return isFarFromCountry(country_iso3, latitude, longitude) ? ['far-from-country'] : [];
}

/** What was odd about events that were kept as published. */
export function remarkNotes(remarks: ReadonlyMap<Remark, number>, events: number, where: string) {
  return [...remarks].map(([code, n]) => ({
    code,
    what: `${n} of ${events} events: ${REMARKS[code]}; kept as published`,
    where,
    fix: 'nothing to do; report it to the source if you can',
  }));
}

/** Rows that are no figures or events of ours; tags under the header go without saying. */
export function passedOver(skipped: ReadonlyMap<SkipReason, number>, where: string): Issue[] {
  return [...skipped].flatMap(([code, n]) =>
    code === 'hxl-tags'
      ? []
      : [
          {
            code: `passed-over-${code}`,
            what: `${n} rows passed over: ${SKIPS[code]}`,
            where,
            fix: 'nothing to do; the guide of sources says why',
          },
        ],
  );
}

/** Rows that repeat an event, and rows without a cell filled in. */
export function leftOut(repeated_rows: number, blank_rows: number, where: string): Issue[] {
  const fix = 'nothing to do';
  const notes: Issue[] = [];
  if (repeated_rows > 0) {
    const what = `${repeated_rows} rows repeat an event word for word; each event is counted once`;
    notes.push({ code: 'rows-repeated', what, where, fix });
  }
  if (blank_rows > 0) {
    const what = `${blank_rows} rows have no cell filled in and were left out`;
    notes.push({ code: 'rows-blank', what, where, fix });
  }
  return notes;
}

export function correctionNote({ id, document }: Correction, rows: number, path: string): Issue {
  return {
    code: 'correction-applied',
    what: `correction "${id}" was applied to ${rows} events`,
    where: `${path}; ${document.title}, ${document.date}`,
    fix: 'leave corrections out with --no-corrections',
  };
}
