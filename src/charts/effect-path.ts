import { scaleLinear } from 'd3-scale';
import { asMarkup, type Chart, type Frame, type Markup, markup } from '../core/index.ts';
import { formatNumber, words } from '../words/index.ts';
import {
  drawGround,
  drawMarks,
  drawPeriods,
  type PeriodAxis,
  type PeriodMark,
  pathThrough,
  periodAxis,
  provisionalKey,
} from './periods.ts';
import { line, px, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** Observed and expected; arrays by period, NaN where nothing is known. */
export interface EffectPathValues {
  label: string;
  /** what is measured, with its unit in words */
  title: string;
  /** labels, oldest first: `2025-06`, `1989` or anything */
  periods: readonly string[];
  observed: ArrayLike<number>;
  expected: ArrayLike<number>;
  /** 95 % interval of the expected */
  low: ArrayLike<number>;
  high: ArrayLike<number>;
  /** label of the first treated period */
  start: string;
  marks: readonly PeriodMark[];
  provisional_from?: string;
  /** a count: the axis begins at zero */
  from_zero: boolean;
}

const HEIGHT = 210;
const BAND = 0.2;

/** Observed against the path that comparable units would lead one to expect, with its band. */
export const effectPath: Chart<EffectPathValues> = {
  id: 'effect-path',
  title: { en: 'Observed and expected', fr: 'Observé et attendu' },
  draw(values, frame) {
    const w = words[frame.language];
    const isNarrow = frame.width < 500;
    const left = 44;
    const right = frame.width - (isNarrow ? 6 : 116);
    const axis = periodAxis(values.periods, left, right);
    const title = wrap(values.title, frame.width - 8);
    const key = isNarrow ? 18 : 0;
    const top = 44 + title.length * 15 + key;
    const bottom = top + HEIGHT;
    const y = scaleLinear(rangeOf(values), [bottom, top]).clamp(true);
    if (values.from_zero || !values.periods.length) y.nice(4);
    const parts: Markup[] = [
      ...title.map((part, i) => text(0, 12 + i * 15, part, frame, { weight: 600 })),
      ...(isNarrow ? narrowKey(14 + title.length * 15, frame) : []),
      ...drawGround(axis, values.start, values.provisional_from, top - 10, bottom, frame),
    ];
    for (const tick of y.ticks(4)) {
      const isZero = tick === 0;
      parts.push(line(left, y(tick), right, y(tick), colour.hair, isZero ? 1 : 0.6));
      parts.push(
        text(left - 5, y(tick) + 4, formatNumber(tick, frame.language, 2), frame, {
          anchor: 'end',
          size: SIZE.small,
          fill: colour.faint,
        }),
      );
    }
    parts.push(band(values, axis, y));
    parts.push(stroke(pathThrough(values.expected, axis.middle, y), colour.less, 1.4));
    parts.push(stroke(pathThrough(values.observed, axis.middle, y), colour.ink, 2));
    if (!isNarrow) parts.push(...endLabels(values, y, right, frame));
    parts.push(...drawPeriods(axis, bottom, frame));
    parts.push(...drawMarks(axis, values.marks, top - 10, bottom, frame));
    if (values.provisional_from !== undefined && values.periods.includes(values.provisional_from))
      parts.push(...provisionalKey(w.provisional, right, bottom + 31, frame));
    return svg(frame, bottom + 36, values.label, parts);
  },
};

/** The axis holds both lines whole; a band that runs far beyond them is cut at its edge. */
function rangeOf({ observed, expected, low, high, from_zero }: EffectPathValues): [number, number] {
  const finite = (list: ArrayLike<number>) => Array.from(list).filter(Number.isFinite);
  const lines = [...finite(observed), ...finite(expected)];
  if (lines.length === 0) return [0, 1];
  const [least, most] = [Math.min(...lines), Math.max(...lines)];
  const room = Math.max(most - least, Math.abs(most) / 10, 1e-9) * 0.5;
  const top = Math.max(most, Math.min(most + room, ...[Math.max(most, ...finite(high))]));
  const bottom = Math.min(least, Math.max(least - room, Math.min(least, ...finite(low))));
  if (from_zero) return [Math.min(0, bottom), Math.max(1, top)];
  return top > bottom ? [bottom, top] : [bottom - 1, top + 1];
}

/** The interval as an area, period by period, wherever one is known. */
function band(
  { low, high }: EffectPathValues,
  axis: PeriodAxis,
  y: (value: number) => number,
): Markup {
  let d = '';
  let from = -1;
  const isKnown = (i: number) => i < low.length && !Number.isNaN(low[i]) && !Number.isNaN(high[i]);
  for (let i = 0; i <= low.length; i++) {
    if (isKnown(i) && from < 0) from = i;
    if (isKnown(i) || from < 0) continue;
    const range = Array.from({ length: i - from }, (_, k) => from + k);
    // A single period is as wide as itself; several run from middle to middle.
    const at = (k: number) => (range.length === 1 ? [axis.x(k), axis.x(k + 1)] : [axis.middle(k)]);
    const upper = range.flatMap((k) => at(k).map((x) => `${px(x)} ${px(y(high[k]))}`));
    const lower = [...range].reverse().flatMap((k) =>
      at(k)
        .reverse()
        .map((x) => `${px(x)} ${px(y(low[k]))}`),
    );
    d += `M${[...upper, ...lower].join('L')}z`;
    from = -1;
  }
  return d === ''
    ? markup``
    : markup`<path d="${d}" fill="${asMarkup(colour.less)}" fill-opacity="${BAND}"/>`;
}

function stroke(d: string, paint: string, width: number): Markup {
  return markup`<path d="${d}" fill="none" stroke="${asMarkup(paint)}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

/** Names of the lines at their ends, kept apart. */
function endLabels(
  { observed, expected, high }: EffectPathValues,
  y: (value: number) => number,
  right: number,
  frame: Frame,
): Markup[] {
  const w = words[frame.language].effect;
  const lastOf = (list: ArrayLike<number>) =>
    Array.from(list)
      .filter((value) => !Number.isNaN(value))
      .at(-1);
  const [seen, thought] = [lastOf(observed), lastOf(expected)];
  if (seen === undefined || thought === undefined) return [];
  const hasBand = lastOf(high) !== undefined;
  const x = right + 8;
  const depth = hasBand ? 28 : 14;
  let [a, b] = [y(seen) + 4, y(thought) + 4];
  if (Math.abs(a - b) < 16 || (a > b && a - b < depth + 2)) {
    if (a <= b) b = a + 16;
    else a = b + depth + 2;
  }
  return [
    text(x, a, w.observed, frame, { weight: 700 }),
    text(x, b, w.expected, frame, { fill: colour.less, weight: 600 }),
    ...(hasBand
      ? [text(x, b + 13, w.interval, frame, { size: SIZE.small, fill: colour.faint })]
      : []),
  ];
}

/** On a telephone there is no room beside the lines: their names stand above, with a piece of each. */
function narrowKey(y: number, frame: Frame): Markup[] {
  const w = words[frame.language].effect;
  const second = 34 + w.observed.length * 7;
  const third = second + 34 + w.expected.length * 7;
  return [
    line(0, y - 4, 16, y - 4, colour.ink, 2),
    text(20, y, w.observed, frame, { size: SIZE.small, weight: 700 }),
    line(second, y - 4, second + 16, y - 4, colour.less, 1.4),
    text(second + 20, y, w.expected, frame, { size: SIZE.small, fill: colour.less, weight: 600 }),
    rect(third, y - 9, 16, 10, colour.less, BAND),
    text(third + 20, y, w.interval, frame, { size: SIZE.small, fill: colour.faint }),
  ];
}
