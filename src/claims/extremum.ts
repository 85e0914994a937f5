import {
  type ArticlePlace,
  type Bilingual,
  type ClaimFacts,
  type ClaimKindEntry,
  type ClaimSlots,
  type ClaimVerdict,
  type FactSeries,
  type Judgement,
  monthFromText,
  monthOf,
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
import { outcomeIn, type SaidOutcome } from './outcome.ts';
import { distance, type Mark, Phrases } from './phrases.ts';
import { missing, textOf, tooEarly, vintagesIn } from './ratios.ts';
import { GROUPS, REGION_NAMES } from './regions.ts';

type Extremum = NonNullable<ClaimSlots['extremum']>;

const EXTREMES = new Phrases<Extremum>([
  ...list(
    'deadliest|bloodiest|most deadly|most violent|highest|most|worst|record|record high|a record|record number|record level|on record|all-time high|peak|peaked|unprecedented|largest number|greatest number|largest|greatest|more than any other|more than ever|more than ever before|never before|hardest hit|most affected|higher than ever|than ever before|than any other',
    'most',
  ),
  ...list(
    'le plus meurtrier|la plus meurtrière|les plus meurtriers|les plus meurtrières|le plus violent|la plus violente|les plus violents|les plus violentes|le plus élevé|la plus élevée|plus élevés jamais|le plus grand nombre|le plus de|un record|record|niveau record|nombre record|jamais autant|jamais vu|inédit|inédite|sans précédent|plus haut niveau|son plus haut|le plus touché|la plus touchée|plus que jamais|le plus lourd|la plus lourde|le plus sanglant|la plus sanglante|le pire|la pire|maximum|pic|le plus haut|le plus fort|le plus important|jamais enregistré|jamais enregistrés|jamais atteint|que tout autre|plus que toute autre',
    'most',
  ),
  ...list(
    'fewest|lowest|least|quietest|calmest|least deadly|least violent|lowest level|lowest number|record low|all-time low|smallest number|smallest',
    'fewest',
  ),
  ...list(
    'le moins meurtrier|la moins meurtrière|le plus bas|la plus basse|le plus faible|la plus faible|le moins de|son plus bas|plus bas niveau|le moins violent|la moins violente|le plus calme|la plus calme|minimum|les plus bas|le moins élevé',
    'fewest',
  ),
  ...list(
    'first attack|first attacks|first ever|first recorded|first-ever|first known|first incident|first incidents|the first time|for the first time|first deadly attack|first clash|first jihadist attack|first clashes|first massacre|first time',
    'first',
  ),
  ...list(
    'première attaque|premières attaques|premier attentat|première fois|premier incident|première incursion|premiers affrontements|premier affrontement|première attaque meurtrière|premier massacre|tout premier|toute première',
    'first',
  ),
]);

function list(phrases: string, extremum: Extremum): [string, Extremum][] {
  return phrases.split('|').map((phrase) => [phrase, extremum]);
}

/** First, most, fewest, record. */
export const extremum: ClaimKindEntry<ReadSentence> = {
  id: 'extremum',
  title: { en: 'Record', fr: 'Record' },
  read(sentence) {
    const clause = sentence.whole;
    const outcome = outcomeIn(clause);
    const mark = outcome && extremeIn(clause, outcome);
    if (!outcome || !mark) return [];
    const { area, isNamed } = areaOf(clause, sentence, outcome);
    const whole = wholeOf(clause, area);
    const main = timeOf(
      { ...clause, times: clause.times.filter(({ value }) => value.role !== 'since') },
      sentence,
    );
    const against = main ?? clause.times.find(({ value }) => value.role === 'than');
    const since = clause.times.find(({ value }) => value.role === 'since');
    const slots = {
      outcome: outcome.outcome,
      extremum: mark.value,
      area,
      other_area: whole,
      actor: outcome.actor,
      ...(against && against.value.role !== 'since' ? monthsOf(against) : {}),
      ...(since ? { other_from: monthText(since.value.first) } : {}),
    };
    return [
      found(
        'extremum',
        slots,
        [
          ...figureDoubts(sentence, clause, outcome, isNamed, mark),
          [main === undefined && mark.value !== 'first', 0.1],
        ],
        Math.min(mark.i, outcome.i),
      ),
    ];
  },
  needs: ({ slots }) => [
    refOf(slots),
    ...partsOf(slots.other_area).map((part) => refOf(slots, part)),
  ],
  judge({ slots }, facts, place) {
    if (slots.outcome === undefined) return missing(slots, 'outcome');
    if (slots.area === undefined) return missing(slots, 'area');
    if (LEVELS.has(slots.outcome)) return judgeLevel(slots, facts, place);
    const series = facts.series.get(refOf(slots));
    if (!series) return missing(slots, slots.actor === undefined ? 'area' : 'actor');
    if (slots.extremum === 'first') return judgeFirst(slots, series, facts, place);
    if (slots.other_area !== undefined) return judgeRank(slots, facts, place);
    return judgePeriod(slots, series, facts, place);
  },
};

const RANKED =
  /^(region|regions|country|countries|pays|province|provinces|state|states|etats|parts|area|areas|zone|zones)$/;

/** "Of all regions of Mali, Mopti …", "the hardest-hit country of the Sahel": the whole that it is ranked in. */
function wholeOf(clause: Clause, area: string | undefined): string | undefined {
  const names = clause.areas.map(({ value }) => value.area);
  if (
    area === undefined ||
    !clause.tokens.some(({ word }) => RANKED.test(word) || word === 'affected' || word === 'touche')
  )
    return undefined;
  if (area.includes('/')) return names.find((name) => name === area.slice(0, 3));
  return names.find((name) => GROUPS[name]?.some((part) => part.startsWith(area)));
}

/** The parts of a whole: countries of a group, regions of a country. */
function partsOf(whole: string | undefined): string[] {
  if (whole === undefined) return [];
  return GROUPS[whole]
    ? [...GROUPS[whole]]
    : REGION_NAMES.filter(({ area }) => area.startsWith(`${whole}/`)).map(({ area }) => area);
}

/** One part among the others over the same months. */
function judgeRank(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const first = slots.from === undefined ? place.month - 12 : monthFromText(slots.from);
  const last =
    slots.to !== undefined
      ? monthFromText(slots.to)
      : slots.from === undefined
        ? place.month - 1
        : place.month;
  if (last >= facts.incomplete_from) return tooEarly(slots, facts);
  const named = (area: string): Period | undefined => {
    const series = facts.series.get(refOf(slots, area));
    const period = series && periodAt(series, first, last - first + 1);
    const name = area.length === 3 ? area : area.slice(4);
    return period && { ...period, name: { en: name, fr: name } };
  };
  const own = named(slots.area!);
  const others = partsOf(slots.other_area)
    .filter((area) => area !== slots.area)
    .flatMap((area) => named(area) ?? []);
  const series = facts.series.get(refOf(slots));
  if (!own || !series || others.length === 0) return missing(slots, 'period');
  return ranked(slots, series, own, others, { first, last });
}

function extremeIn(clause: Clause, outcome: SaidOutcome): Mark<Extremum> | undefined {
  return [...EXTREMES.find(clause.tokens), ...never(clause)]
    .filter(
      ({ i, j, value }) =>
        i >= clause.i &&
        j <= clause.j &&
        !isOtherSense(clause, i, value) &&
        distance({ i, j }, outcome) <= 10,
    )
    .sort((a, b) => distance(a, outcome) - distance(b, outcome))[0];
}

/** « Jamais … autant », "never … so many". */
function never({ tokens }: Clause): Mark<Extremum>[] {
  const at = tokens.findIndex(({ word }) => /^(jamais|never)$/.test(word));
  const many = tokens.findIndex(
    ({ word }, k) => k > at && /^(autant|aussi|so|such|as)$/.test(word),
  );
  const few = tokens.findIndex(({ word }, k) => k > at && /^(peu|few)$/.test(word));
  if (at < 0 || many < 0) return [];
  return [{ value: few > 0 ? 'fewest' : 'most', i: many, j: many + 1 }];
}

/** "most of", "at most", "worst fears", "the most effective": not of what is counted. */
function isOtherSense(clause: Clause, i: number, value: Extremum): boolean {
  const { word } = clause.tokens[i];
  const [previous, next] = [clause.tokens[i - 1]?.word, clause.tokens[i + 1]?.word];
  if (word === 'most')
    return (
      /^(of|likely|part|countries|effective|recent|recently|vulnerable|notably|importantly|promising|volatile|serious|significant)$/.test(
        next ?? '',
      ) || previous === 'at'
    );
  if (word === 'least') return previous === 'at';
  if (word === 'record')
    return /^(of|keeping)$/.test(next ?? '') || previous === 'track' || previous === 'poor';
  if (word === 'peak' || word === 'pic') return false;
  return value === 'most' && word === 'worst' && /^(fears|mistake)$/.test(next ?? '');
}

interface Period {
  name: Bilingual;
  value: number;
  low: number;
  high: number;
}

/** A year among years, a month among months, as long a stretch among others. */
function judgePeriod(
  slots: ClaimSlots,
  series: FactSeries,
  facts: ClaimFacts,
  place: ArticlePlace,
): Judgement {
  const given = slots.from ?? slots.to;
  const first = given === undefined ? place.month - 12 : monthFromText(given);
  const last =
    slots.to === undefined
      ? given === undefined
        ? place.month - 1
        : place.month
      : monthFromText(slots.to);
  if (last >= facts.incomplete_from) return tooEarly(slots, facts);
  const length = last - first + 1;
  const claimed = periodAt(series, first, length);
  if (!claimed) return missing(slots, 'period');
  const begin = slots.other_from === undefined ? series.first : monthFromText(slots.other_from);
  // Nobody could know later months: the record holds up to the article's date.
  const until = Math.min(facts.incomplete_from - 1, Math.max(place.month, last));
  const others: Period[] = [];
  for (let at = first - length; at >= begin; at -= length)
    push(others, periodAt(series, at, length));
  for (let at = first + length; at + length - 1 <= until; at += length)
    push(others, periodAt(series, at, length));
  if (others.length < 2) return missing(slots, 'period');
  return ranked(slots, series, claimed, others, { first, last });
}

function push(list: Period[], period: Period | undefined): void {
  if (period) list.push(period);
}

function periodAt(series: FactSeries, first: number, length: number): Period | undefined {
  const sums = { value: 0, low: 0, high: 0 };
  for (let month = first; month < first + length; month++) {
    const at = month - series.first;
    const value = series.values[at];
    if (value === undefined || Number.isNaN(value)) return undefined;
    sums.value += value;
    sums.low += known(series.low?.[at], value);
    sums.high += known(series.high?.[at], value);
  }
  const isYear = length === 12 && first % 12 === 0;
  const name = isYear
    ? String(yearOf(first))
    : length === 1
      ? monthText(first)
      : `${monthText(first)}/${monthText(first + length - 1)}`;
  return { name: { en: name, fr: name }, ...sums };
}

function known(value: number | undefined, other: number): number {
  return value === undefined || Number.isNaN(value) ? other : value;
}

function ranked(
  slots: ClaimSlots,
  series: FactSeries,
  claimed: Period,
  others: Period[],
  stretch: { first: number; last: number },
): Judgement {
  const isMost = slots.extremum === 'most';
  const [rival] = [...others].sort((a, b) => (isMost ? b.value - a.value : a.value - b.value));
  const isAhead = isMost ? claimed.value > rival.value : claimed.value < rival.value;
  const mayBeAhead = isMost ? claimed.high > rival.low : claimed.low < rival.high;
  const isTied =
    Math.abs(claimed.value - rival.value) <= 0.05 * Math.max(claimed.value, rival.value);
  const verdict: ClaimVerdict = isAhead
    ? 'supported'
    : mayBeAhead && (isTied || claimed.high > claimed.value) && overlap(claimed, rival)
      ? 'mixed'
      : 'contradicted';
  const { vintages } = vintagesIn(series, stretch);
  return {
    verdict,
    ground: {
      kind: 'extremum',
      slots,
      compared: others.length + 1,
      claimed,
      other: rival,
      vintages,
    },
    evidence: [
      {
        kind: 'series',
        ref: series.ref,
        values: {
          period: claimed.name.en,
          total: claimed.value,
          other_period: rival.name.en,
          other_total: rival.value,
          compared: others.length + 1,
        },
        window: textOf(stretch),
        interval: null,
        source: series.source,
      },
    ],
    other_windows: [],
  };
}

function overlap(a: Period, b: Period): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** "the first attack": nothing of it may lie before, and the months before must be covered. */
function judgeFirst(
  slots: ClaimSlots,
  series: FactSeries,
  facts: ClaimFacts,
  place: ArticlePlace,
): Judgement {
  const at = slots.from === undefined ? place.month : monthFromText(slots.from);
  if (at >= facts.incomplete_from) return tooEarly(slots, facts);
  let first: number | undefined;
  let missed = 0;
  for (let month = series.first; month < at; month++) {
    const value = series.values[month - series.first];
    if (value === undefined || Number.isNaN(value)) missed++;
    else if (value > 0 && first === undefined) first = month;
  }
  if (first === undefined && missed > 0) return missing(slots, 'period');
  const claimed = periodAt(series, at, 1);
  const name = monthText(first ?? at);
  const value = first === undefined ? (claimed?.value ?? 0) : series.values[first - series.first];
  return {
    verdict: first === undefined ? 'supported' : 'contradicted',
    ground: {
      kind: 'extremum',
      slots,
      compared: at - series.first + 1,
      claimed: { name: { en: monthText(at), fr: monthText(at) }, value: claimed?.value ?? 0 },
      other: first === undefined ? undefined : { name: { en: name, fr: name }, value },
      vintages: [],
    },
    evidence: [
      {
        kind: 'series',
        ref: series.ref,
        values: { first_month: name, value },
        window: textOf({ first: series.first, last: at }),
        interval: null,
        source: series.source,
      },
    ],
    other_windows: [],
  };
}

function judgeLevel(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const levels = facts.levels.get(levelRefOf(slots));
  if (!levels || slots.extremum === 'first') return missing(slots, 'area');
  const year = slots.from === undefined ? yearOf(place.month) : yearOf(monthFromText(slots.from));
  const known = levels.years.filter((one) => one.year <= year).sort((a, b) => b.year - a.year);
  const [own] = known;
  if (!own || (slots.from !== undefined && own.year !== year)) return missing(slots, 'period');
  const start = slots.other_from === undefined ? 0 : yearOf(monthFromText(slots.other_from));
  const period = ({ year: y, value }: (typeof known)[number]): Period => ({
    name: { en: String(y), fr: String(y) },
    value,
    low: value,
    high: value,
  });
  const others = known
    .slice(1)
    .filter((one) => one.year >= start)
    .map(period);
  if (others.length < 2) return missing(slots, 'period');
  const series: FactSeries = {
    ref: levels.ref,
    first: monthOf(own.year, 1),
    values: Float64Array.of(own.value),
    vintages: [],
    final: [],
    source: levels.source,
  };
  return ranked(slots, series, period(own), others, {
    first: monthOf(own.year, 1),
    last: monthOf(own.year, 12),
  });
}
