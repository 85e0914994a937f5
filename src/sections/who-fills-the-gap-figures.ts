/** Figures of question 4: who fights whom, and shares of activity. */
import { pairs as pairsChart, shares as sharesChart } from '../charts/index.ts';
import {
  type ActorShare,
  type Evidence,
  type Figure,
  inBoth,
  type Language,
  monthsBetween,
  type PairActivity,
  type PairChange,
} from '../core/index.ts';
import {
  capital,
  formatMonthCode,
  formatPercent,
  formatWindow,
  joinNames,
  words,
} from '../words/index.ts';
import { both, dateMarksOf, makeFigure, nameOf } from './figure.ts';

const MOST_ACTORS = 7;
const MOST_PAIRS = 11;

export function pairsFigure(evidence: Evidence, pairs: PairActivity): Figure {
  const known = pairs.pairs.filter((pair) => pair.side_b.length > 0);
  const shown = known.filter(
    (pair, i) =>
      i < MOST_PAIRS ||
      (pair.is_new && known.slice(i).filter((p) => p.is_new).length > 0 && i < MOST_PAIRS + 6),
  );
  const side = (names: readonly string[], language: Language) =>
    joinNames(
      names.map((name) => nameOf(evidence, name)[language]),
      language,
    );
  return makeFigure(evidence, {
    section: 'who-fills-the-gap',
    name: 'pairs',
    chart: pairsChart,
    title: both((w) => w.figure.pairs),
    values: (language) => {
      const actors = ordered(shown).map((key) => capital(side(key.split('\u001f'), language)));
      const index = (names: readonly string[]) => ordered(shown).indexOf(names.join('\u001f'));
      return {
        label: words[language].figure.pairs,
        actors,
        arcs: shown.map((pair) => ({
          from: index(pair.side_a),
          to: index(pair.side_b),
          before: pair.events_before / pairs.before.months,
          after: pair.events_after / pairs.after.months,
          is_new: pair.is_new,
        })),
        before: formatWindow(pairs.before, language),
        after: formatWindow(pairs.after, language),
      };
    },
    series: pairs.pairs.map((pair) => ({
      id: pair.key,
      unit: evidence.country,
      outcome: 'events',
      months: [
        `${formatMonthCode(pairs.before.first)}..${formatMonthCode(pairs.before.last)}`,
        `${formatMonthCode(pairs.after.first)}..${formatMonthCode(pairs.after.last)}`,
      ],
      values: [pair.events_before, pair.events_after],
    })),
    table: {
      columns: [
        both((w) => w.column.who),
        both((w) => w.column.against),
        both((w) => w.column.type),
        both((w) => `${w.column.before} (${w.months(pairs.before.months)})`),
        both((w) => `${w.column.after} (${w.months(pairs.after.months)})`),
        both((w) => w.notes),
      ],
      rows: pairs.pairs.map((pair) => [
        inBoth((language) => side(pair.side_a, language)),
        inBoth((language) => side(pair.side_b, language)),
        both((w) => w.type[pair.type] ?? ''),
        tenth(pair.events_before / pairs.before.months),
        tenth(pair.events_after / pairs.after.months),
        pair.is_new ? both((w) => w.new_pair) : pair.inferred ? both((w) => w.inferred_mark) : null,
      ]),
    },
    source: evidence.sources.actors,
    vintages: pairs.vintages,
  });
}

/** Sides in an order that keeps the busiest in the middle of the list and civilians last. */
function ordered(pairs: readonly PairChange[]): string[] {
  const weight = new Map<string, number>();
  for (const pair of pairs) {
    for (const side of [pair.side_a, pair.side_b]) {
      const key = side.join('\u001f');
      weight.set(key, (weight.get(key) ?? 0) + pair.events_before + pair.events_after);
    }
  }
  return [...weight.keys()].sort((a, b) =>
    a === 'Civilians' ? 1 : b === 'Civilians' ? -1 : weight.get(b)! - weight.get(a)!,
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

export function sharesFigure(evidence: Evidence, pairs: PairActivity): Figure {
  const first = pairs.months[0];
  const last = pairs.months[pairs.months.length - 1];
  const span = monthsBetween(first, last);
  const at = new Map(pairs.months.map((month, i) => [month, i]));
  const totals = pairs.months.map((_, i) =>
    pairs.actors.reduce((sum, actor) => sum + actor.participations[i], 0),
  );
  const shareAt = (actor: ActorShare, month: number) => {
    const i = at.get(month);
    return i === undefined || totals[i] === 0 ? Number.NaN : actor.participations[i] / totals[i];
  };
  const shown = pairs.actors.slice(0, MOST_ACTORS);
  return makeFigure(evidence, {
    section: 'who-fills-the-gap',
    name: 'shares',
    chart: sharesChart,
    title: both((w) => w.figure.shares),
    values: (language) => ({
      label: words[language].figure.shares,
      first,
      rows: shown.map((actor) => ({
        label: capital(nameOf(evidence, actor.name)[language]),
        values: Float64Array.from(span, (month) => shareAt(actor, month)),
        top: 1,
        format: (value: number) => formatPercent(value, language),
        ...(actor.first_is_known && actor.first_seen > first && actor.first_seen <= last
          ? { dot: { month: actor.first_seen, label: words[language].first_seen } }
          : {}),
      })),
      dates: dateMarksOf(evidence, language).filter(
        (mark) => mark.month >= first && mark.month <= last,
      ),
      tint_from: evidence.main.month,
      provisional_from: evidence.provisional_from,
      provisional_label: words[language].provisional,
    }),
    series: shown.map((actor) => ({
      id: `${evidence.country}/share/${actor.name}`,
      unit: evidence.country,
      outcome: 'share-of-participations',
      months: span.map(formatMonthCode),
      values: span.map((month) => {
        const share = shareAt(actor, month);
        return Number.isNaN(share) ? null : share;
      }),
    })),
    table: {
      columns: [
        both((w) => w.column.actor),
        both((w) => w.column.share_before),
        both((w) => w.column.share_after),
        both((w) => w.column.first_seen),
      ],
      rows: pairs.actors.map((actor) => [
        nameOf(evidence, actor.name),
        inBoth((language) => formatPercent(actor.share_before, language)),
        inBoth((language) => formatPercent(actor.share_after, language)),
        actor.first_is_known
          ? formatMonthCode(actor.first_seen)
          : both((w) => `${formatMonthCode(actor.first_seen)} (${w.not_covered_before})`),
      ]),
    },
    source: evidence.sources.actors,
    vintages: pairs.vintages,
  });
}
