import { beforeAfter } from '../changes/index.ts';
import {
  type Anchor,
  countryName,
  type EventTable,
  monthText,
  type Panel,
  seriesOf,
} from '../core/index.ts';
import { buildPanel, outcomes } from '../outcomes/index.ts';

const EVENTS = [outcomes.get('events')];

/** Why a before and after cannot be made for a country and its dates; `null` when it can. */
export function whyNoFigures(
  panel: Panel,
  country: string,
  anchors: readonly Anchor[],
): string | null {
  const name = countryName(country, 'en');
  const [anchor] = anchors;
  if (!anchor) return 'it is not dated to a month';
  const comparable = anchors.some((date) => beforeAfter(panel, EVENTS, country, date).length > 0);
  if (comparable) return null;
  const events = seriesOf(panel, 'events', country);
  const at = anchor.month - panel.periods[0];
  const around = events.subarray(Math.max(0, at - 24), Math.max(0, at + 25));
  const known = around.filter((value) => !Number.isNaN(value));
  if (
    known.length > 0 &&
    known.some((value) => value > 0) &&
    events.subarray(Math.max(0, at - 24), at).some((v) => !Number.isNaN(v))
  ) {
    const total = known.reduce((sum, value) => sum + value, 0);
    if (total < 60)
      return `the figures hold only ${total} events in ${name} in the 24 months before and after ${monthText(anchor.month)}, too few to compare`;
  }
  return known.length > 0 && known.every((value) => value === 0)
    ? `the figures hold no event in ${name} in the 24 months before and after ${monthText(anchor.month)}, so there is nothing to compare`
    : `the figures do not hold 24 months before ${monthText(anchor.month)} and 3 after it, with an event among them, for ${name}`;
}

/** The same from tables, for one country. */
export function hasFigures(
  tables: readonly EventTable[],
  country: string,
  anchors: readonly Anchor[],
): string | null {
  const parts = tables.flatMap((table) => table.coverage);
  const panel = buildPanel(tables, {
    level: 'country',
    units: [country],
    first: Math.min(...parts.map((part) => part.from)),
    last: Math.max(...parts.map((part) => part.to)),
    outcomes: EVENTS,
    as_of: '',
  });
  return whyNoFigures(panel, country, anchors);
}
