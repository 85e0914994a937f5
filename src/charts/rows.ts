/** Rows of monthly bars that share one time axis: what the timeline and the shares have in common. */
import { scaleLinear } from 'd3-scale';
import type { Frame, Markup, Month } from '../core/index.ts';
import { formatNumber } from '../words/index.ts';
import {
  bars,
  type DateMark,
  dateMarks,
  hatch,
  line,
  monthAxis,
  PROVISIONAL,
  rect,
  svg,
  text,
  wrap,
} from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface BarRow {
  label: string;
  /** colour of the mark beside the label */
  front?: string;
  /** per month from `first`; NaN is missing and hatched */
  values: ArrayLike<number>;
  /** top of the axis; the largest value when absent */
  top?: number;
  format?: (value: number) => string;
  /** month marked by a dot, and what it means */
  dot?: { month: Month; label: string };
}

export interface RowsValues {
  label: string;
  first: Month;
  rows: BarRow[];
  dates: DateMark[];
  /** months after this one stand on tinted ground */
  tint_from: Month;
  provisional_from?: Month;
  provisional_label: string;
}

const ROW = 62;
const GAP = 30;

export function drawRows(values: RowsValues, frame: Frame): string {
  const months = values.rows[0]?.values.length ?? 0;
  const last = values.first + months - 1;
  const left = 44;
  const right = frame.width - 8;
  const x = scaleLinear([values.first, last + 1], [left, right]);
  const labels = values.rows.map((row) => wrap(row.label, (right - left - 10) * 0.93));
  const extra = (i: number) => (labels[i].length - 1) * 14;
  const tops: number[] = [];
  let y = 44;
  values.rows.forEach((_, i) => {
    y += GAP + extra(i);
    tops.push(y);
    y += ROW;
  });
  const bottom = y;
  const parts: Markup[] = [];
  parts.push(rect(x(values.tint_from), 30, right - x(values.tint_from), bottom - 30, colour.tint));
  if (values.provisional_from !== undefined && values.provisional_from <= last) {
    const label = values.provisional_label;
    parts.push(rect(right - label.length * 6.2 - 12, bottom + 22, 8, 9, colour.ink, PROVISIONAL));
    parts.push(
      text(right, bottom + 30, label, frame, {
        anchor: 'end',
        size: SIZE.small,
        fill: colour.faint,
      }),
    );
  }
  values.rows.forEach((row, i) => {
    parts.push(...drawRow(row, labels[i], values, x, tops[i], right, left, frame));
  });
  parts.push(...monthAxis(x, values.first, last, bottom, frame));
  parts.push(...dateMarks(values.dates, x, 30, bottom, frame));
  return svg(frame, bottom + 36, values.label, parts);
}

function drawRow(
  row: BarRow,
  label: string[],
  values: RowsValues,
  x: (month: number) => number,
  top: number,
  right: number,
  left: number,
  frame: Frame,
): Markup[] {
  const { first, provisional_from = Number.POSITIVE_INFINITY } = values;
  const known = Array.from(row.values).filter((value) => !Number.isNaN(value));
  const ceiling = row.top ?? Math.max(1, ...known);
  const y = scaleLinear([0, ceiling], [top + ROW, top]);
  if (row.top === undefined) y.nice(3);
  const parts: Markup[] = label.map((words, i) =>
    text(left + (row.front ? 9 : 0), top - 8 - (label.length - 1 - i) * 14, words, frame, {
      weight: 600,
      halo: true,
    }),
  );
  if (row.front)
    parts.push(
      rect(left, top - 17 - (label.length - 1) * 14, 4, 11 + (label.length - 1) * 14, row.front),
    );
  for (const tick of y.ticks(2)) {
    const words = row.format ? row.format(tick) : formatNumber(tick, frame.language);
    parts.push(line(left, y(tick), right, y(tick), colour.hair, tick === 0 ? 1 : 0.6));
    parts.push(
      text(left - 5, y(tick) + 4, words, frame, {
        anchor: 'end',
        size: SIZE.small,
        fill: colour.faint,
      }),
    );
  }
  const width = x(first + 1) - x(first);
  const tops: { x: number; y: number }[] = [];
  for (let i = 0; i < row.values.length; i++) {
    const at = x(first + i);
    if (Number.isNaN(row.values[i])) parts.push(rect(at, top, width, ROW, hatch(frame)));
    else if (row.values[i] > 0) {
      tops.push({ x: at + width * 0.12, y: Math.min(top + ROW - 1, y(row.values[i])) });
    }
  }
  const cut = tops.findIndex(({ x: at }) => at >= x(provisional_from));
  const settled = cut < 0 ? tops : tops.slice(0, cut);
  parts.push(bars(settled, width * 0.76, top + ROW, colour.ink));
  parts.push(bars(tops.slice(settled.length), width * 0.76, top + ROW, colour.ink, PROVISIONAL));
  if (row.dot) {
    const at = x(row.dot.month) + width / 2;
    const flip = at > right - 110;
    parts.push(line(at, top, at, top + ROW, colour.accent, 1, '2 2'));
    parts.push(
      text(flip ? at - 4 : at + 4, top + 9, row.dot.label, frame, {
        size: SIZE.small,
        fill: colour.accent,
        anchor: flip ? 'end' : 'start',
        halo: true,
      }),
    );
  }
  return parts;
}
