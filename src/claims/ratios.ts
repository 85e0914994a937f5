/** Two stretches of counts compared, and what a claimed direction and factor make of it. */
import {
  type ArticlePlace,
  type ClaimEvidence,
  type ClaimFacts,
  type ClaimSlots,
  type ClaimVerdict,
  type FactSeries,
  type Judgement,
  type Month,
  monthFromText,
  monthText,
  type OtherWindow,
} from '../core/index.ts';
import { countNoise, rateRatio } from '../math/index.ts';

export interface Stretch {
  first: Month;
  last: Month;
}

/** Months from which noise is estimated, before the earlier stretch's end. */
const BASELINE = 60;
/** A trend is held against this many months before at most, and at least. */
export const MOST_BEFORE = 24;
export const LEAST_BEFORE = 3;
/** Windows by which a verdict is tried again. */
const OTHER = [6, 12, 24];
/** Change that still counts as none, either way, when its interval lies inside. */
const SAME = 2;

interface Sum {
  total: number;
  months: number;
}

export function sumOf(series: FactSeries, { first, last }: Stretch): Sum {
  const sum = { total: 0, months: 0 };
  for (let month = first; month <= last; month++) {
    const value = series.values[month - series.first];
    if (value === undefined || Number.isNaN(value)) continue;
    sum.total += value;
    sum.months++;
  }
  return sum;
}

export interface Ratio {
  before: Sum;
  after: Sum;
  rate_ratio: number;
  low: number;
  high: number;
}

/** Ratio of the rates of two stretches of one series, or of two series over one stretch. */
export function ratioOf(
  before: { series: FactSeries; stretch: Stretch },
  after: { series: FactSeries; stretch: Stretch },
): Ratio | undefined {
  const sums = [sumOf(before.series, before.stretch), sumOf(after.series, after.stretch)] as const;
  if (sums[0].months === 0 || sums[1].months === 0 || sums[0].total + sums[1].total === 0)
    return undefined;
  // How counts vary is read from the months before the later stretch; between two areas, from the other.
  const later = Math.max(before.stretch.first, after.stretch.first);
  const end = later - before.series.first;
  const noise = countNoise(
    before.series.values.subarray(Math.max(0, end - BASELINE), Math.max(0, end)),
  );
  const { rate_ratio, low, high } = rateRatio(sums[0], sums[1], noise);
  return Number.isFinite(rate_ratio)
    ? { before: sums[0], after: sums[1], rate_ratio, low, high }
    : undefined;
}

/** What a ratio with its interval says to a claimed direction and factor. */
export function verdictOfRatio(
  slots: ClaimSlots,
  { low, high }: Pick<Ratio, 'low' | 'high'>,
): ClaimVerdict {
  const { direction, factor } = slots;
  if (direction === 'same') {
    if (low > 1 || high < 1) return 'contradicted';
    return low > 1 / SAME && high < SAME ? 'supported' : 'mixed';
  }
  const holds = direction === 'fewer' ? high < 1 : low > 1;
  const opposite = direction === 'fewer' ? low > 1 : high < 1;
  if (opposite) return 'contradicted';
  if (!holds) return 'mixed';
  return factor === undefined || (factor >= low && factor <= high) ? 'supported' : 'mixed';
}

/** The stretches that a trend compares, by the guide; `undefined` when its months lie too late. */
export function stretchesOf(
  slots: ClaimSlots,
  place: ArticlePlace,
  length?: number,
): { before: Stretch; after: Stretch } {
  const last = slots.to !== undefined ? monthFromText(slots.to) : place.month;
  const start = slots.from !== undefined ? monthFromText(slots.from) : last - 12;
  // Without a start: the twelve months before the article's.
  const end = slots.from === undefined && slots.to === undefined ? last - 1 : last;
  const first = Math.min(start, end);
  const after =
    length === undefined
      ? { first, last: end }
      : sized(first, end, length, slots.from !== undefined);
  const months =
    length ?? Math.min(MOST_BEFORE, Math.max(LEAST_BEFORE, after.last - after.first + 1));
  return { after, before: { first: after.first - months, last: after.first - 1 } };
}

/** Other windows begin where the claim does; without a start they end where it ends. */
function sized(first: Month, last: Month, length: number, isDated: boolean): Stretch {
  return isDated ? { first, last: first + length - 1 } : { first: last - length + 1, last };
}

/** Cuts a stretch to months that are complete; `undefined` when none, or fewer than half, are left. */
export function complete(stretch: Stretch, facts: ClaimFacts): Stretch | undefined {
  const last = Math.min(stretch.last, facts.incomplete_from - 1);
  const left = last - stretch.first + 1;
  return left >= 1 && left * 2 >= stretch.last - stretch.first + 1
    ? { first: stretch.first, last }
    : undefined;
}

export function vintagesIn(
  series: FactSeries,
  ...stretches: Stretch[]
): { vintages: string[]; crosses_releases: boolean } {
  const labels = new Set<string>();
  const kinds = new Set<boolean>();
  for (const { first, last } of stretches) {
    for (let month = first; month <= last; month++) {
      const label = series.vintages[month - series.first];
      if (label === undefined) continue;
      labels.add(label);
      kinds.add(series.final[month - series.first]);
    }
  }
  return { vintages: [...labels].sort(), crosses_releases: kinds.size > 1 };
}

export function textOf({ first, last }: Stretch): { from: string; to: string } {
  return { from: monthText(first), to: monthText(last) };
}

/** How the verdict of a trend changes with the window. */
export function otherWindows(
  series: FactSeries,
  slots: ClaimSlots,
  place: ArticlePlace,
  facts: ClaimFacts,
): OtherWindow[] {
  return OTHER.flatMap((length): OtherWindow[] => {
    const { before, after } = stretchesOf(slots, place, length);
    const cut = complete(after, facts);
    const ratio =
      cut &&
      sumOf(series, before).months >= LEAST_BEFORE &&
      ratioOf({ series, stretch: before }, { series, stretch: cut });
    if (!cut || !ratio || cut.last - cut.first + 1 < Math.min(LEAST_BEFORE, length)) return [];
    return [
      {
        window: textOf(cut),
        compared_with: textOf(before),
        rate_ratio: ratio.rate_ratio,
        low: ratio.low,
        high: ratio.high,
        verdict: verdictOfRatio(slots, ratio),
      },
    ];
  });
}

/** The judgement of two stretches. */
export function judgedRatio(
  slots: ClaimSlots,
  before: { series: FactSeries; stretch: Stretch },
  after: { series: FactSeries; stretch: Stretch },
  others: OtherWindow[],
): Judgement {
  const ratio = ratioOf(before, after);
  if (!ratio) return missing(slots, 'period');
  const verdict = verdictOfRatio(slots, ratio);
  const opposite =
    verdict === 'supported' ? 'contradicted' : verdict === 'contradicted' ? 'supported' : undefined;
  const windows_disagree =
    opposite !== undefined && others.some((other) => other.verdict === opposite);
  const told = vintagesIn(after.series, before.stretch, after.stretch);
  return {
    verdict: windows_disagree ? 'mixed' : verdict,
    ground: {
      kind: 'ratio',
      slots,
      before: before.stretch,
      after: after.stretch,
      total_before: ratio.before.total,
      total_after: ratio.after.total,
      rate_ratio: ratio.rate_ratio,
      low: ratio.low,
      high: ratio.high,
      ...told,
      windows_disagree,
    },
    evidence: evidenceOf(before, after, ratio, told.vintages),
    other_windows: others,
  };
}

function evidenceOf(
  before: { series: FactSeries; stretch: Stretch },
  after: { series: FactSeries; stretch: Stretch },
  ratio: Ratio,
  vintages: string[],
): ClaimEvidence[] {
  const same = before.series === after.series;
  const values = {
    total_before: ratio.before.total,
    months_before: ratio.before.months,
    from_before: monthText(before.stretch.first),
    to_before: monthText(before.stretch.last),
    total: ratio.after.total,
    months: ratio.after.months,
    rate_ratio: ratio.rate_ratio,
    vintages: vintages.join('; '),
  };
  const main: ClaimEvidence = {
    kind: 'series',
    ref: after.series.ref,
    values: same ? values : { ...values, compared_with: before.series.ref },
    window: textOf(after.stretch),
    interval: { low: ratio.low, high: ratio.high, level: 0.95 },
    source: [...new Set([...after.series.source, ...before.series.source])],
  };
  return [main];
}

export function missing(
  slots: ClaimSlots,
  lacks: 'outcome' | 'area' | 'period' | 'actor' | 'date' | 'relation',
): Judgement {
  return {
    verdict: 'not-in-these-data',
    ground: { kind: 'missing', slots, lacks },
    evidence: [],
    other_windows: [],
  };
}

export function tooEarly(slots: ClaimSlots, facts: ClaimFacts): Judgement {
  return {
    verdict: 'too-early',
    ground: { kind: 'too-early', slots, incomplete_from: facts.incomplete_from },
    evidence: [],
    other_windows: [],
  };
}
