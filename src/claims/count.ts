import {
  type ArticlePlace,
  type ClaimFacts,
  type ClaimKindEntry,
  type ClaimSlots,
  type ClaimVerdict,
  type FactSeries,
  type FoundClaim,
  type Judgement,
  monthFromText,
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
import { datasetsOf, levelBy } from './levels.ts';
import type { SaidNumber } from './numbers.ts';
import { outcomeIn, type SaidOutcome } from './outcome.ts';
import { distance, type Mark } from './phrases.ts';
import { missing, type Stretch, textOf, tooEarly, vintagesIn } from './ratios.ts';

/** A number of something in a period. */
export const count: ClaimKindEntry<ReadSentence> = {
  id: 'count',
  title: { en: 'Count', fr: 'Nombre' },
  read(sentence) {
    return sentence.clauses.flatMap((clause): FoundClaim[] => {
      const outcome = outcomeIn(clause);
      const number = outcome && numberOf(clause, outcome);
      if (!outcome || !number) return [];
      const { area, isNamed } = areaOf(clause, sentence, outcome);
      const time = timeOf(clause, sentence);
      return [
        {
          ...found(
            'count',
            {
              outcome: outcome.outcome,
              value: number.value.value,
              bound: number.value.bound,
              area,
              actor: outcome.actor,
              ...monthsOf(time),
            },
            [
              ...figureDoubts(sentence, clause, outcome, isNamed, number),
              [time === undefined && !LEVELS.has(outcome.outcome), 0.15],
              [number.value.isVague, 0.1],
              [clause.numbers.length > 1, 0.1],
            ],
            Math.min(number.i, outcome.i),
          ),
          ...(isIncident(clause) ? { is_incident: true } : {}),
        },
      ];
    });
  },
  needs: ({ slots }) => refsOf(slots),
  judge({ slots, is_incident }, facts, place) {
    if (slots.outcome === undefined) return missing(slots, 'outcome');
    if (slots.area === undefined) return missing(slots, 'area');
    if (LEVELS.has(slots.outcome)) return judgeLevel(slots, facts, place);
    const judged = judgeSum(slots, facts, place);
    // A month may hold more than one attack did, but not less.
    return is_incident &&
      judged.ground.kind === 'count' &&
      judged.ground.high >= (slots.value ?? 0) * 0.75
      ? { ...missing(slots, 'outcome'), evidence: judged.evidence }
      : judged;
  },
};

const INCIDENT =
  /^(attack|raid|assault|ambush|bombing|massacre|strike|explosion|attaque|assaut|embuscade|attentat|tuerie|frappe|drone)$/;
const SINGLE =
  /^(the|an|a|this|that|one|single|l|une|un|cette|cet|la|le|double|deadly|deadliest|brutal|suicide|jihadist)$/;

/** "The attack killed 30 people", « une embuscade a fait 12 morts ». */
function isIncident({ tokens, i, j }: Clause): boolean {
  return tokens
    .slice(i, j)
    .some(({ word }, k) => INCIDENT.test(word) && SINGLE.test(tokens[i + k - 1]?.word ?? ''));
}

function refsOf(slots: ClaimSlots): string[] {
  return [refOf(slots)];
}

/** The number that counts the outcome: "killed 132 civilians", "300 attacks", "a toll of 300". */
function numberOf(clause: Clause, outcome: SaidOutcome): Mark<SaidNumber> | undefined {
  return clause.numbers
    .filter(
      (number) =>
        !number.value.isPercent && distance(number, outcome) <= 10 && !countsOther(clause, number),
    )
    .sort((a, b) => score(a, outcome) - score(b, outcome))[0];
}

/** A number before what it counts stands nearer than one after it. */
function score(number: Mark<SaidNumber>, outcome: SaidOutcome): number {
  return distance(number, outcome) + (number.i > outcome.j ? 1 : 0);
}

/** "500 soldiers were deployed", "three regions", "15 countries", "six months". */
function countsOther(clause: Clause, number: Mark<SaidNumber>): boolean {
  const next = clause.tokens.slice(number.j, number.j + 2).map(({ word }) => word);
  return /^(months?|mois|years?|ans?|annees?|days?|jours?|weeks?|semaines?|countries|pays|km|kilometres?|kilometers?|hours?|heures?|times|fois|dollars?|euros?|villages?|towns?|bases?|camps?|tonnes?)$/.test(
    next[0] ?? '',
  );
}

function judgeSum(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const series = facts.series.get(refOf(slots));
  if (!series) return missing(slots, slots.actor === undefined ? 'area' : 'actor');
  if (slots.from === undefined && slots.to === undefined) return missing(slots, 'period');
  const stretch: Stretch = {
    first: slots.from === undefined ? series.first : monthFromText(slots.from),
    last: slots.to === undefined ? place.month : monthFromText(slots.to),
  };
  if (DISTINCT.has(slots.outcome!)) return judgeDistinct(slots, series, stretch, facts);
  let [figure, low, high, months] = [0, 0, 0, 0];
  const reach = Math.min(stretch.last, facts.incomplete_from - 1);
  for (let month = stretch.first; month <= reach; month++) {
    const at = month - series.first;
    const value = series.values[at];
    if (value === undefined || Number.isNaN(value)) continue;
    figure += value;
    low += orElse(series.low?.[at], value);
    high += orElse(series.high?.[at], value);
    months++;
  }
  if (months === 0)
    return stretch.first >= facts.incomplete_from
      ? tooEarly(slots, facts)
      : missing(slots, 'period');
  const isWhole = months === stretch.last - stretch.first + 1;
  const verdict = verdictOf(slots, figure, Math.min(low, figure), Math.max(high, figure));
  // Months that are missing can only add: a count that is reached already stays reached.
  const reached = slots.bound === 'at-least' && verdict === 'supported';
  const passed = slots.bound === 'at-most' && verdict === 'contradicted';
  if (!isWhole && !reached && !passed) {
    return stretch.last >= facts.incomplete_from
      ? tooEarly(slots, facts)
      : missing(slots, 'period');
  }
  const { vintages } = vintagesIn(series, stretch);
  return {
    verdict,
    ground: {
      kind: 'count',
      slots,
      first: stretch.first,
      last: stretch.last,
      figure,
      low,
      high,
      vintages,
    },
    evidence: [
      {
        kind: 'series',
        ref: series.ref,
        values: { total: figure, low, high, months, vintages: vintages.join('; ') },
        window: textOf(stretch),
        interval: null,
        source: series.source,
      },
    ],
    other_windows: [],
  };
}

/** Groups and regions are counted once however many months they appear in, so months do not add up. */
const DISTINCT = new Set(['active-armed-groups', 'regions-with-events', 'active-actors']);

/** There were as many as in the busiest month at least, and as all months together at most. */
function judgeDistinct(
  slots: ClaimSlots,
  series: FactSeries,
  stretch: Stretch,
  facts: ClaimFacts,
): Judgement {
  const [from, to] = [stretch.first, stretch.last + 1].map((month) =>
    Math.max(0, month - series.first),
  );
  const values = series.values.subarray(from, to).filter((value) => !Number.isNaN(value));
  if (values.length === 0)
    return stretch.first >= facts.incomplete_from
      ? tooEarly(slots, facts)
      : missing(slots, 'period');
  const low = Math.max(...values);
  const high = values.reduce((sum, value) => sum + value, 0);
  const { value = 0, bound = 'exactly' } = slots;
  const isBelow = bound === 'at-least' ? false : value < low * 0.9;
  const isAbove = bound === 'at-most' ? false : value > high * 1.1;
  const isMet =
    (bound === 'at-least' && low >= value) ||
    (bound === 'at-most' && high <= value) ||
    low === high;
  if (!isBelow && !isAbove && !isMet) return missing(slots, 'outcome');
  const { vintages } = vintagesIn(series, stretch);
  return {
    verdict: isBelow || isAbove ? 'contradicted' : 'supported',
    ground: {
      kind: 'count',
      slots,
      first: stretch.first,
      last: stretch.last,
      figure: low,
      low,
      high,
      vintages,
    },
    evidence: [
      {
        kind: 'series',
        ref: series.ref,
        values: { busiest_month: low, months_added: high, vintages: vintages.join('; ') },
        window: textOf(stretch),
        interval: null,
        source: series.source,
      },
    ],
    other_windows: [],
  };
}

function orElse(value: number | undefined, other: number): number {
  return value === undefined || Number.isNaN(value) ? other : value;
}

/** How far a figure may lie from a count that is said so. */
const REACH = { exactly: 0.1, about: 0.25 };

function verdictOf(
  { value = 0, bound = 'exactly' }: ClaimSlots,
  figure: number,
  low: number,
  high: number,
): ClaimVerdict {
  if (bound === 'at-least') return high >= value ? 'supported' : missed(high / value >= 0.9);
  if (bound === 'at-most') return low <= value ? 'supported' : missed(low / value <= 1.1);
  const reach = REACH[bound];
  const isMet = high >= value * (1 - reach) && low <= value * (1 + reach);
  if (isMet) return 'supported';
  const ratio = figure / value;
  return missed(ratio > 1 - 2 * reach && ratio < 1 + 2 * reach);
}

/** Just beside is mixed, clearly beside is contradicted. */
function missed(isNear: boolean): ClaimVerdict {
  return isNear ? 'mixed' : 'contradicted';
}

function judgeLevel(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const levels = facts.levels.get(levelRefOf(slots));
  if (!levels) return missing(slots, 'area');
  const said = slots.to ?? slots.from;
  const year = said === undefined ? yearOf(place.month) : yearOf(monthFromText(said));
  const level =
    levelBy(levels, year, said === undefined ? 2 : 0) ??
    (year >= yearOf(place.month) ? levelBy(levels, year, 1) : undefined);
  if (!level) {
    const newest = Math.max(...levels.years.map((one) => one.year));
    return year > newest ? tooEarly(slots, facts) : missing(slots, 'period');
  }
  return {
    verdict: verdictOf(slots, level.value, level.value, level.value),
    ground: {
      kind: 'level',
      slots,
      year: level.year,
      figure: level.value,
      provisional: level.provisional,
      source: datasetsOf(levels),
    },
    evidence: [
      {
        kind: 'series',
        ref: levels.ref,
        values: { year: level.year, value: level.value, provisional: String(level.provisional) },
        window: { from: `${level.year}-01`, to: `${level.year}-12` },
        interval: null,
        source: levels.source,
      },
    ],
    other_windows: [],
  };
}
