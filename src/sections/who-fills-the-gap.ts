import { pairs as pairsChart, shares as sharesChart } from '../charts/index.ts';
import {
  type ActorShare,
  type Bilingual,
  type Evidence,
  type Figure,
  type InferredOpponents,
  inBoth,
  type Language,
  monthsBetween,
  type PairActivity,
  type PairChange,
  type SectionEntry,
} from '../core/index.ts';
import {
  capital,
  formatMonthCode,
  formatPercent,
  formatWindow,
  fragmentationSentence,
  gapSentence,
  inferredSentence,
  joinNames,
  newActorsSentence,
  seriesPhrase,
  shareSentence,
  sharesFinding,
  sharesUnclear,
  unnamedForceSentence,
  words,
} from '../words/index.ts';
import { both, dateMarksOf, makeFigure } from './figure.ts';

const MOST_ACTORS = 7;
/** Fewer events on a side than this, and shares say nothing. */
const LEAST_EVENTS = 10;
const MOST_PAIRS = 11;

/** Question 4: shares of activity, pairs and new actors before and after. */
export const whoFillsTheGap: SectionEntry<Evidence> = {
  id: 'who-fills-the-gap',
  question: { en: 'Who fills the gap?', fr: 'Qui comble le vide ?' },
  compose(evidence) {
    const { pairs } = evidence;
    const few = pairs !== undefined && fewestEvents(pairs) < LEAST_EVENTS;
    if (!pairs || few) {
      const code = few ? 'few-actor-events' : 'no-actors';
      const gap = inBoth((language) => gapSentence(code, evidence.country, language));
      return {
        id: 'who-fills-the-gap',
        question: this.question,
        finding: gap,
        details: [],
        limits: [],
        figures: [],
        rests_on: [],
      };
    }
    return {
      id: 'who-fills-the-gap',
      question: this.question,
      finding: inBoth((language) =>
        [
          ...(evidence.force_is_named
            ? []
            : [unnamedForceSentence(evidence.force, evidence.successor, language)]),
          findingOf(evidence, pairs, language),
        ].join(' '),
      ),
      details: [
        inBoth((language) => newcomers(evidence, pairs, language)),
        inBoth((language) =>
          fragmentationSentence(pairs.fragmentation_before, pairs.fragmentation_after, language),
        ),
      ],
      limits: [],
      figures: [pairsFigure(evidence, pairs), sharesFigure(evidence, pairs)],
      rests_on: restsOn(evidence, pairs),
    };
  },
};

/** Events that name actors on the side of the date that has fewer. */
function fewestEvents(pairs: PairActivity): number {
  const sum = (side: 'events_before' | 'events_after') =>
    pairs.pairs.reduce((total, pair) => total + pair[side], 0);
  return Math.min(sum('events_before'), sum('events_after'));
}

function nameOf(evidence: Evidence, actor: string): Bilingual {
  return evidence.actor_names[actor] ?? { en: actor, fr: actor };
}

function findingOf(evidence: Evidence, pairs: PairActivity, language: Language): string {
  const size = (actor: ActorShare) => actor.share_after - actor.share_before;
  const phrase = (actor: ActorShare) => shareSentence(shareOf(evidence, actor), language);
  const clear = pairs.actors.filter((actor) => actor.change_is_clear);
  const by = (sign: 1 | -1) =>
    clear
      .filter((actor) => sign * size(actor) > 0)
      .sort((a, b) => sign * (size(b) - size(a)))
      .slice(0, 3)
      .map(phrase);
  if (clear.length > 0) return sharesFinding(by(1), by(-1), pairs.before, pairs.after, language);
  const widest = pairs.actors
    .filter((actor) => actor.change_low > 0 || actor.change_high < 0)
    .filter((actor) => Math.abs(size(actor)) >= 0.05)
    .sort((a, b) => Math.abs(size(b)) - Math.abs(size(a)))
    .slice(0, 2)
    .map(phrase);
  return sharesUnclear(widest, pairs.actors_compared, pairs.before, pairs.after, language);
}

function shareOf(evidence: Evidence, actor: ActorShare) {
  return {
    name: nameOf(evidence, actor.name),
    before: actor.share_before,
    after: actor.share_after,
    low: actor.change_low,
    high: actor.change_high,
    one_sided_only: actor.one_sided_only,
  };
}

function newcomers(evidence: Evidence, pairs: PairActivity, language: Language): string {
  const first = Math.min(...pairs.actors.map((actor) => actor.first_seen));
  const months = pairs.months;
  const hasGaps = months[months.length - 1] - months[0] + 1 > months.length;
  const names = (name: string) => nameOf(evidence, name);
  const phrases = pairs.pairs
    .filter((pair) => pair.is_new)
    .slice(0, 4)
    .map((pair) => seriesPhrase({ ...pair, conflict: '' }, names, language));
  const actors = pairs.actors
    .filter((actor) => actor.is_new)
    .slice(0, 5)
    .map((actor) => names(actor.name));
  return newActorsSentence(actors, phrases, first, hasGaps, language);
}

function restsOn(evidence: Evidence, pairs: PairActivity): Bilingual[] {
  return [
    {
      en: 'An event counts once for each armed actor in it; civilians are not counted. Intervals of the difference of shares take months as clusters.',
      fr: "Un événement compte une fois pour chaque acteur armé qui y participe ; les civils ne sont pas comptés. Les intervalles de l'écart entre parts prennent les mois comme grappes.",
    },
    {
      en: `Months compared: ${formatWindow(pairs.before, 'en')} and ${formatWindow(pairs.after, 'en')} (${pairs.vintages.join('; ')}).`,
      fr: `Mois comparés : ${formatWindow(pairs.before, 'fr')} et ${formatWindow(pairs.after, 'fr')} (${pairs.vintages.join(' ; ')}).`,
    },
    {
      en: 'A communal label (farmers, herders, a people) is how the source names one side of a clash; it does not describe a community.',
      fr: "Une étiquette communautaire (agriculteurs, éleveurs, un peuple) est la façon dont la source nomme l'un des camps ; elle ne décrit pas une communauté.",
    },
    {
      en: 'Names are those the source gives. UCDP names states, not companies: what a private company does for a state is coded as that state’s.',
      fr: "Les noms sont ceux de la source. L'UCDP nomme des États, non des sociétés : ce qu'une société privée fait pour un État est attribué à cet État.",
    },
    ...(pairs.inferred ? [inferredNote(evidence, pairs.inferred)] : []),
  ];
}

function inferredNote(evidence: Evidence, { months, named_in, opponents }: InferredOpponents) {
  return inBoth((language) =>
    inferredSentence(
      months,
      named_in,
      opponents.map(({ conflict, side_b }) => ({
        conflict,
        opponent: joinNames(
          side_b.map((name) => nameOf(evidence, name)[language]),
          language,
        ),
      })),
      language,
    ),
  );
}

function pairsFigure(evidence: Evidence, pairs: PairActivity): Figure {
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

function sharesFigure(evidence: Evidence, pairs: PairActivity): Figure {
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
