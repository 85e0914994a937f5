/** A time axis over the periods of anybody's panel: months where the labels are months. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type Frame, type Markup, monthFromText } from '../core/index.ts';
import { type DateMark, dateMarks, hatch, line, monthAxis, px, rect, text } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** A date of the transition, by the label of its period. */
export interface PeriodMark {
  period: string;
  label: string;
}

export interface PeriodAxis {
  /** left edge of the period with this index */
  x: (index: number) => number;
  /** middle of the period */
  middle: (index: number) => number;
  /** the same scale in months, or in indices where the labels are no months */
  scale: ScaleLinear<number, number>;
  base: number;
  periods: readonly string[];
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function periodAxis(periods: readonly string[], left: number, right: number): PeriodAxis {
  const base = isMonthly(periods) ? monthFromText(periods[0]) : 0;
  const scale = scaleLinear([base, base + Math.max(1, periods.length)], [left, right]);
  const x = (index: number) => scale(base + index);
  return { x, middle: (index) => (x(index) + x(index + 1)) / 2, scale, base, periods };
}

function isMonthly(periods: readonly string[]): boolean {
  return periods.length > 0 && periods.every((label) => MONTH.test(label));
}

/** The axis at the foot of a chart. */
export function drawPeriods(axis: PeriodAxis, y: number, frame: Frame): Markup[] {
  const { periods, scale, base } = axis;
  const last = base + periods.length - 1;
  if (isMonthly(periods)) return monthAxis(scale, base, last, y, frame);
  const longest = Math.max(1, ...periods.map((label) => label.length));
  const room = (axis.x(periods.length) - axis.x(0)) / (longest * 6.5 + 14);
  const step = stepOf(periods.length / Math.max(1, room));
  // Years are ticked at round ones; other labels from the first on.
  const first = Number(periods[0]);
  const offset = Number.isInteger(first) ? (step - (first % step)) % step : 0;
  const marks: Markup[] = [line(axis.x(0), y, axis.x(periods.length), y, colour.hair)];
  for (let i = offset; i < periods.length; i += step) {
    const at = axis.middle(i);
    const end = at + longest * 3 > frame.width;
    marks.push(line(at, y, at, y + 4, colour.faint));
    marks.push(
      text(end ? frame.width - 1 : at, y + 15, periods[i], frame, {
        anchor: end ? 'end' : 'middle',
        size: SIZE.small,
        fill: colour.faint,
      }),
    );
  }
  return marks;
}

function stepOf(least: number): number {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => step >= least) ?? Math.ceil(least);
}

/** The transition's dates through the chart; those outside the periods are left out. */
export function drawMarks(
  axis: PeriodAxis,
  marks: readonly PeriodMark[],
  top: number,
  bottom: number,
  frame: Frame,
): Markup[] {
  const shown = marks.flatMap(({ period, label }): DateMark[] => {
    const index = axis.periods.indexOf(period);
    return index < 0 ? [] : [{ month: axis.base + index, label }];
  });
  return dateMarks(shown, axis.scale, top, bottom, frame);
}

/** Tinted ground from the start on, hatched ground where periods are provisional. */
export function drawGround(
  axis: PeriodAxis,
  start: string,
  provisional_from: string | undefined,
  top: number,
  bottom: number,
  frame: Frame,
): Markup[] {
  const right = axis.x(axis.periods.length);
  const ground = (period: string | undefined, fill: string) => {
    const index = period === undefined ? -1 : axis.periods.indexOf(period);
    return index < 0 ? [] : [rect(axis.x(index), top, right - axis.x(index), bottom - top, fill)];
  };
  return [...ground(start, colour.tint), ...ground(provisional_from, hatch(frame))];
}

/** What the hatched ground means, at the foot on the right. */
export function provisionalKey(words: string, right: number, y: number, frame: Frame): Markup[] {
  return [
    rect(right - words.length * 6.2 - 16, y - 9, 12, 10, colour.tint),
    rect(right - words.length * 6.2 - 16, y - 9, 12, 10, hatch(frame)),
    text(right, y, words, frame, { anchor: 'end', size: SIZE.small, fill: colour.faint }),
  ];
}

/** A path through points, broken where a value is missing. */
export function pathThrough(
  values: ArrayLike<number>,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let d = '';
  let isOpen = false;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) isOpen = false;
    else {
      d += `${isOpen ? 'L' : 'M'}${px(x(i))} ${px(y(values[i]))}`;
      isOpen = true;
    }
  }
  return d;
}
