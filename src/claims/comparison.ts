import {
  type ArticlePlace,
  type ClaimFacts,
  type ClaimKindEntry,
  type ClaimSlots,
  type Judgement,
  monthFromText,
  monthText,
  yearOf,
} from '../core/index.ts';
import type { Clause, ReadSentence } from './clause.ts';
import {
  areaOf,
  figureDoubts,
  found,
  LEVELS,
  levelRefOf,
  monthsOf,
  refOf,
  timeOf,
} from './figures.ts';
import { changeOfLevels, datasetsOf, levelBy } from './levels.ts';
import { outcomeIn } from './outcome.ts';
import {
  complete,
  judgedRatio,
  missing,
  type Stretch,
  sumOf,
  tooEarly,
  verdictOfRatio,
} from './ratios.ts';
import type { TimeMark } from './times.ts';
import { directionOf } from './trend.ts';

type Other = Pick<ClaimSlots, 'other_area' | 'other_actor' | 'other_from' | 'other_to'>;

/** One area, period or actor against another. */
export const comparison: ClaimKindEntry<ReadSentence> = {
  id: 'comparison',
  title: { en: 'Comparison', fr: 'Comparaison' },
  read(sentence) {
    const clause = sentence.whole;
    const outcome = outcomeIn(clause);
    const direction = outcome && directionOf(clause, outcome);
    if (!outcome || !direction || isRecord(clause)) return [];
    const link = linkOf(clause, direction.i, direction.j);
    const early = {
      ...clause,
      times: clause.times.filter(({ i }) => link === undefined || i < link),
    };
    const time = timeOf(early.times.length > 0 ? early : clause, { ...sentence, whole: early });
    const compared =
      otherPeriod(clause, time, link) ?? (link === undefined ? undefined : otherSide(clause, link));
    if (!compared) return [];
    const near: Clause =
      compared.at === undefined
        ? clause
        : { ...clause, areas: clause.areas.filter(({ i }) => i < compared.at!) };
    const { area, isNamed } = areaOf(near, { ...sentence, whole: near }, outcome);
    const actors =
      compared.other.other_actor === undefined
        ? [outcome.actor]
        : clause.actors.filter(({ i }) => i < (compared.at ?? 0)).map(({ value }) => value.id);
    return [
      found(
        'comparison',
        {
          outcome: outcome.outcome,
          direction: direction.value.direction,
          factor: direction.value.factor,
          area,
          actor: actors[0],
          ...monthsOf(time),
          ...compared.other,
        },
        [
          ...figureDoubts(sentence, clause, outcome, isNamed, direction),
          [clause.directions.length > 1, 0.05],
        ],
        Math.min(direction.i, outcome.i),
      ),
    ];
  },
  needs({ slots }) {
    return [
      refOf(slots),
      ...(slots.other_area ? [refOf(slots, slots.other_area)] : []),
      ...(slots.other_actor ? [refOf(slots, slots.area, slots.other_actor)] : []),
    ];
  },
  judge({ slots }, facts, place) {
    if (slots.outcome === undefined) return missing(slots, 'outcome');
    if (slots.area === undefined) return missing(slots, 'area');
    return LEVELS.has(slots.outcome)
      ? judgeLevels(slots, facts, place)
      : judgeCounts(slots, facts, place);
  },
};

/** "than ever", « jamais autant »: against all that came before. */
function isRecord({ tokens }: Clause): boolean {
  return tokens.some(
    ({ word }, k) =>
      /^(jamais|ever|never)$/.test(word) ||
      (word === 'any' && tokens[k + 1]?.word === 'other') ||
      (word === 'toute' && tokens[k + 1]?.word === 'autre'),
  );
}

/** The word after which the other side stands. */
function linkOf(clause: Clause, from: number, after: number): number | undefined {
  for (let k = from; k < clause.j; k++) {
    const { word } = clause.tokens[k];
    if (
      /^(than|versus|que|qu|compared|outnumber\w*|outpac\w*|exceed\w*|surpass\w*|depass\w*)$/.test(
        word,
      )
    )
      return k;
    if (
      word === 'as' &&
      k >= after &&
      clause.tokens
        .slice(from, k)
        .some((token) => /^(many|much|high|deadly|violent|same|twice|times|half)$/.test(token.word))
    )
      return k;
    if (word === 'par' && clause.tokens[k + 1]?.word === 'rapport') return k;
    if (word === 'to' && clause.tokens[k - 1]?.word === 'similar') return k;
  }
  return undefined;
}
interface Compared {
  other: Other;
  /** what stands before it is the first side */
  at: number | undefined;
}

/** "than in 2023", "compared with last year", "a year earlier". */
function otherPeriod(
  clause: Clause,
  main: TimeMark | undefined,
  link: number | undefined,
): Compared | undefined {
  const isOther = ({ value, i }: TimeMark) =>
    value.role === 'than' ||
    (link !== undefined && i >= link && main !== undefined && main.i < link);
  const than = clause.times.find((time) => isOther(time) && time.value.shift === undefined);
  if (than) {
    const { first, last } = than.value;
    return {
      other: { other_from: monthText(first), other_to: monthText(last ?? first) },
      at: undefined,
    };
  }
  const shifted = clause.times.find(({ value }) => value.shift !== undefined);
  if (!shifted) return undefined;
  const shift = shifted.value.shift ?? 12;
  const first = main ? main.value.first - shift : shifted.value.first;
  const last = main ? (main.value.last ?? main.value.first) - shift : shifted.value.first;
  return { other: { other_from: monthText(first), other_to: monthText(last) }, at: undefined };
}

/** The area or force after "than". */
function otherSide(clause: Clause, link: number): Compared | undefined {
  const area = clause.areas.find(({ i }) => i > link && i - link <= 8);
  const before = clause.areas.find(({ i }) => i < link);
  const actor = clause.actors.find(
    ({ i, value }) => i > link && i - link <= 8 && clause.canAct(value.id),
  );
  if (actor && clause.actors.some(({ i }) => i < link)) {
    return { other: { other_actor: actor.value.id }, at: link };
  }
  if (area && area.value.area !== before?.value.area)
    return { other: { other_area: area.value.area }, at: link };
  return undefined;
}

/** Months of each side; without any, the twelve before the article. */
function stretchesOf(slots: ClaimSlots, place: ArticlePlace): { own: Stretch; other: Stretch } {
  const own = {
    first: slots.from === undefined ? place.month - 12 : monthFromText(slots.from),
    last:
      slots.to !== undefined
        ? monthFromText(slots.to)
        : slots.from === undefined
          ? place.month - 1
          : place.month,
  };
  if (slots.other_from === undefined) return { own, other: own };
  const first = monthFromText(slots.other_from);
  const last = slots.other_to === undefined ? first : monthFromText(slots.other_to);
  // "more than in 2023" without a period of its own: what came after it.
  if (slots.from === undefined && slots.to === undefined) {
    const after = Math.max(last + 1, place.month - (last - first + 1));
    return {
      own: { first: Math.min(after, place.month), last: place.month },
      other: { first, last },
    };
  }
  return { own, other: { first, last } };
}

function judgeCounts(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const series = facts.series.get(refOf(slots));
  const otherRef = slots.other_area
    ? refOf(slots, slots.other_area)
    : refOf(slots, slots.area, slots.other_actor ?? slots.actor);
  const otherSeries = facts.series.get(otherRef);
  if (!series || !otherSeries) return missing(slots, slots.actor === undefined ? 'area' : 'actor');
  const { own, other } = stretchesOf(slots, place);
  const cut = complete(own, facts);
  const otherCut = complete(other, facts);
  if (!cut || !otherCut) return tooEarly(slots, facts);
  const isKnown =
    sumOf(series, cut).months * 2 >= cut.last - cut.first + 1 &&
    sumOf(otherSeries, otherCut).months * 2 >= otherCut.last - otherCut.first + 1;
  if (!isKnown) return missing(slots, 'period');
  return judgedRatio(
    slots,
    { series: otherSeries, stretch: otherCut },
    { series, stretch: cut },
    [],
  );
}

function judgeLevels(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const year = slots.to === undefined ? yearOf(place.month) : yearOf(monthFromText(slots.to));
  if (slots.other_from !== undefined)
    return changeOfLevels(slots, facts, yearOf(monthFromText(slots.other_from)), year);
  const [own, other] = [slots.area, slots.other_area].map((area) =>
    facts.levels.get(levelRefOf(slots, area)),
  );
  const first = other && levelBy(other, year, 2);
  const last = own && levelBy(own, year, 2);
  if (!own || !other || !first || !last || !(first.value > 0)) return missing(slots, 'area');
  const ratio = last.value / first.value;
  return {
    verdict: verdictOfRatio(slots, { low: ratio * 0.95, high: ratio * 1.05 }),
    ground: {
      kind: 'levels',
      slots,
      years: [first.year, last.year],
      figures: [first.value, last.value],
      source: datasetsOf(own),
    },
    evidence: [
      {
        kind: 'series',
        ref: own.ref,
        values: {
          value: last.value,
          year: last.year,
          compared_with: other.ref,
          other_value: first.value,
          ratio,
        },
        window: { from: `${last.year}-01`, to: `${last.year}-12` },
        interval: null,
        source: own.source,
      },
    ],
    other_windows: [],
  };
}
