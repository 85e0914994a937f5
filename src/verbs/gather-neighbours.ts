/** What happened in the countries across the border. */
import { beforeAfter, findMoves, markClear } from '../changes/index.ts';
import {
  type Anchor,
  type Evidence,
  monthsBetween,
  type Panel,
  seriesOf,
  vintagesOf,
} from '../core/index.ts';
import { outcomes } from '../outcomes/index.ts';

/** Events in each neighbour around the date; `clear` is adjusted over all neighbours. */
export function neighbourChanges(panel: Panel, main: Anchor): Evidence['neighbours'] {
  const compared = outcomes.entries.filter((outcome) => outcome.id === 'events');
  const found = panel.unit_ids.slice(1).map((country) => ({
    country,
    changes: beforeAfter(panel, compared, country, main),
  }));
  const marked = markClear(found.flatMap(({ changes }) => changes));
  return found.map(({ country }) => ({
    country,
    changes: marked.filter((change) => change.unit === country),
  }));
}

/** Neighbours whose level of events moved in the two years on each side, within one kind of release. */
export function neighbourMoves(
  panel: Panel,
  country: string,
  main: Anchor,
): Evidence['neighbour_moves'] {
  const from = panel.periods[0];
  const own = vintagesOf(panel, 'events', country)[main.month - from];
  const final = panel.vintages[own]?.final ?? true;
  const first = Math.max(from, main.month - 24);
  const last = Math.min(panel.periods[panel.periods.length - 1], main.month + 24);
  const series = new Map<string, Float64Array>();
  const spans = new Set<string>();
  let start = first;
  for (const unit of panel.unit_ids.slice(1)) {
    const vintages = vintagesOf(panel, 'events', unit);
    const same = monthsBetween(first, last).filter(
      (month) => panel.vintages[vintages[month - from]]?.final === final,
    );
    if (same.length === 0) continue;
    start = same[0];
    spans.add(same.join());
    const values = seriesOf(panel, 'events', unit);
    series.set(
      unit,
      Float64Array.from(same, (month) => values[month - from]),
    );
  }
  // Months are shuffled alike in all series, so all must have the same ones.
  return spans.size === 1 ? findMoves(series, start, main.month) : [];
}
