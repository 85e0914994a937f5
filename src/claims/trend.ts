import {
  type ArticlePlace,
  type ClaimFacts,
  type ClaimKindEntry,
  type ClaimSlots,
  type FoundClaim,
  type Judgement,
  monthFromText,
  yearOf,
} from '../core/index.ts';
import type { Clause, ReadSentence } from './clause.ts';
import type { SaidDirection } from './directions.ts';
import { areaOf, figureDoubts, found, LEVELS, monthsOf, refOf, timeOf } from './figures.ts';
import { changeOfLevels } from './levels.ts';
import { outcomeIn, type SaidOutcome } from './outcome.ts';
import { distance, type Mark } from './phrases.ts';
import {
  complete,
  judgedRatio,
  missing,
  otherWindows,
  stretchesOf,
  sumOf,
  tooEarly,
} from './ratios.ts';

/** Something rose, fell or stayed. */
export const trend: ClaimKindEntry<ReadSentence> = {
  id: 'trend',
  title: { en: 'Trend', fr: 'Évolution' },
  read(sentence) {
    let inherited: SaidOutcome | undefined;
    return sentence.clauses.flatMap((clause): FoundClaim[] => {
      const own = outcomeIn(clause);
      const outcome = own ?? (clause.isSubordinate ? undefined : inherited);
      inherited = own ?? inherited;
      const direction = outcome && directionOf(clause, outcome);
      if (!outcome || !direction) return [];
      const { area, isNamed } = areaOf(clause, sentence, outcome);
      const time = timeOf(clause, sentence);
      return [
        {
          ...found(
            'trend',
            {
              outcome: outcome.outcome,
              direction: direction.value.direction,
              factor: direction.value.factor,
              area,
              actor: outcome.actor,
              ...monthsOf(time),
            },
            [
              ...figureDoubts(sentence, clause, outcome, isNamed, direction),
              [direction.value.isWeak, 0.1],
              [direction.value.isNegated, 0.1],
            ],
            Math.min(direction.i, outcome.i),
          ),
          ...consequenceOf(sentence),
        },
      ];
    });
  },
  needs: ({ slots }) => [refOf(slots)],
  judge(claim, facts, place) {
    const { slots } = claim;
    if (slots.outcome === undefined) return missing(slots, 'outcome');
    if (slots.area === undefined) return missing(slots, 'area');
    if (LEVELS.has(slots.outcome)) return judgeLevels(slots, facts, place);
    const series = facts.series.get(refOf(slots));
    if (!series) return missing(slots, slots.actor === undefined ? 'area' : 'actor');
    const around =
      claim.after_transition === undefined ? undefined : aroundTransition(slots, facts);
    const { before, after } = around ?? stretchesOf(slots, place);
    const cut = complete(after, facts);
    if (!cut) return tooEarly(slots, facts);
    const known = sumOf(series, cut).months;
    if (
      known * 2 < cut.last - cut.first + 1 ||
      sumOf(series, before).months * 2 < before.last - before.first + 1
    ) {
      return missing(slots, 'period');
    }
    const others = otherWindows(series, slots, place, facts);
    return judgedRatio(slots, { series, stretch: before }, { series, stretch: cut }, others);
  },
};

/** The direction nearest to the outcome; verbs of change before mere adjectives. */
export function directionOf(clause: Clause, outcome: SaidOutcome): Mark<SaidDirection> | undefined {
  const near = clause.directions
    .filter((mark) => distance(mark, outcome) <= 16)
    .sort(
      (a, b) =>
        Number(a.value.isWeak) - Number(b.value.isWeak) ||
        distance(a, outcome) - distance(b, outcome),
    );
  const [first] = near;
  // "continue to rise": the verb stands; "fell … by half": the factor may stand with another word.
  const factor =
    first?.value.factor ??
    near.find(
      ({ value }) => value.direction === first.value.direction && value.factor !== undefined,
    )?.value.factor;
  return first && { ...first, value: { ...first.value, factor } };
}

/** A row that lists what follows from a departure is measured from that departure on. */
function consequenceOf(sentence: ReadSentence): Pick<FoundClaim, 'after_transition'> {
  const { subject, placed } = { subject: sentence.context.subject, placed: sentence.placed };
  if (subject === undefined) return {};
  const isConsequence =
    /consequence|effect|impact|outcome|result|implication|conséquence|effet|incidence/iu.test(
      placed.column ?? '',
    );
  return placed.block === 'row' && isConsequence ? { after_transition: subject } : {};
}

/** As many months on each side of the departure as are complete after it, at most 24; its month left out. */
function aroundTransition(slots: ClaimSlots, facts: ClaimFacts) {
  if (slots.from === undefined) return undefined;
  const at = monthFromText(slots.from);
  const months = Math.min(24, facts.incomplete_from - 1 - at);
  if (months < 1) return undefined;
  return {
    after: { first: at + 1, last: at + months },
    before: { first: at - Math.max(3, months), last: at - 1 },
  };
}

/** Yearly figures: the last year by the article against the one before, or the years that are said. */
function judgeLevels(slots: ClaimSlots, facts: ClaimFacts, place: ArticlePlace): Judgement {
  const until = slots.to === undefined ? yearOf(place.month) : yearOf(monthFromText(slots.to));
  const since = slots.from === undefined ? undefined : yearOf(monthFromText(slots.from));
  const start = since !== undefined && since < until ? since : until - 1;
  return changeOfLevels(slots, facts, start, until);
}
