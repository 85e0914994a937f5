import { type ScaleLinear, scaleLinear } from 'd3-scale';
import {
  asMarkup,
  type Chart,
  type Frame,
  type FutureRange,
  type Markup,
  type Month,
  markup,
} from '../core/index.ts';
import { formatMonthShort, formatNumber, likelyWords } from '../words/index.ts';
import { swatchKey } from './key.ts';
import {
  type DateMark,
  dateMarks,
  hatch,
  line,
  monthAxis,
  px,
  rect,
  svg,
  text,
  wrap,
} from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface FanValues {
  label: string;
  /** the first observed month drawn */
  first: Month;
  /** one large panel, or several small ones on the same months */
  panels: {
    title: string;
    /** from `first` to the origin; NaN where a month is not known */
    observed: ArrayLike<number>;
    /** the months after the origin */
    ahead: readonly FutureRange[];
  }[];
  marks: readonly DateMark[];
  /** observed months from here on will still rise */
  provisional_from?: Month;
}

const LARGE = 200;
const SMALL = 92;
const GAP = 26;

/** What was seen, and the ranges of what may come: bands first, their middle thin. */
export const fan: Chart<FanValues> = {
  id: 'fan',
  title: { en: 'Ranges of what may come', fr: 'Fourchettes de ce qui peut venir' },
  draw(values, frame) {
    const isLarge = values.panels.length === 1;
    const columns = isLarge || frame.width < 500 ? 1 : 2;
    const size = (frame.width - GAP * (columns - 1)) / columns;
    const parts: Markup[] = [];
    let bottom = 0;
    for (let row = 0; row * columns < values.panels.length; row++) {
      const panels = values.panels.slice(row * columns, (row + 1) * columns);
      const titles = panels.map(({ title }) => wrap(title, size - 8));
      const lines = Math.max(...titles.map((title) => title.length));
      panels.forEach((panel, column) => {
        const drawn = drawPanel(values, panel, titles[column], lines, size, isLarge, frame);
        parts.push(
          markup`<g transform="translate(${px(column * (size + GAP))},${px(bottom)})">${drawn}</g>`,
        );
      });
      bottom += lines * 15 + (isLarge ? LARGE + 78 : SMALL + 44);
    }
    const w = likelyWords[frame.language];
    const key = swatchKey(bottom + 4, frame, [
      [w.observed, (x, y) => line(x, y - 4, x + 16, y - 4, colour.ink, 2)],
      [w.median, (x, y) => line(x, y - 4, x + 16, y - 4, colour.less, 1.2)],
      [w.half, (x, y) => rect(x, y - 9, 16, 10, colour.less, 0.46)],
      [w.nine_in_ten, (x, y) => rect(x, y - 9, 16, 10, colour.less, 0.2)],
    ]);
    return svg(frame, bottom + key.height, values.label, [...parts, ...key.marks]);
  },
};

function drawPanel(
  { first, marks, provisional_from }: FanValues,
  panel: FanValues['panels'][number],
  title: readonly string[],
  lines: number,
  size: number,
  isLarge: boolean,
  frame: Frame,
): Markup[] {
  const { observed, ahead } = panel;
  const origin = first + observed.length - 1;
  const last = origin + ahead.length;
  const left = 40;
  const x = (month: Month) => left + ((month - first) / (last + 1 - first)) * (size - left - 2);
  const middle = (month: Month) => (x(month) + x(month + 1)) / 2;
  const top = lines * 15 + (isLarge ? 30 : 8);
  const base = top + (isLarge ? LARGE : SMALL);
  const seen = Array.from(observed).filter(Number.isFinite);
  const most = Math.max(1, ...seen, ...ahead.map(({ high_90 }) => high_90));
  const y = scaleLinear([0, most], [base, top]).nice(isLarge ? 4 : 2);
  const parts: Markup[] = title.map((part, i) =>
    text(0, 12 + i * 15, part, frame, { weight: 600 }),
  );
  if (provisional_from !== undefined && provisional_from <= origin) {
    const from = Math.max(provisional_from, first);
    parts.push(rect(x(from), top, x(origin + 1) - x(from), base - top, hatch(frame)));
  }
  for (const tick of y.ticks(isLarge ? 4 : 2).filter(Number.isInteger)) {
    parts.push(line(left, y(tick), size - 2, y(tick), colour.hair, tick === 0 ? 1 : 0.6));
    parts.push(
      text(left - 5, y(tick) + 4, formatNumber(tick, frame.language), frame, {
        ...{ anchor: 'end', size: SIZE.small, fill: colour.faint },
      }),
    );
  }
  parts.push(bandOf(ahead, 'low_90', 'high_90', origin, middle, y, 0.2));
  parts.push(bandOf(ahead, 'low_50', 'high_50', origin, middle, y, 0.32));
  parts.push(
    pathOf(
      ahead.map(({ median }, i) => [middle(origin + 1 + i), y(median)]),
      colour.less,
      1.2,
    ),
  );
  parts.push(
    pathOf(
      Array.from(observed, (value, i): [number, number] => [middle(first + i), y(value)]),
      colour.ink,
      isLarge ? 2 : 1.5,
    ),
  );
  parts.push(...monthAxis(x, first, last, base, frame));
  if (isLarge) {
    parts.push(...dateMarks(marks, x, top - 12, base, frame));
    const ends = [
      [origin + 1, 'start'],
      [last, 'end'],
    ] as const;
    const isRoomy = x(last + 1) - x(origin + 1) > 130;
    for (const [month, anchor] of isRoomy ? ends : ends.slice(1))
      parts.push(
        text(
          anchor === 'start' ? x(month) : x(month + 1),
          base + 30,
          formatMonthShort(month, frame.language),
          frame,
          { anchor, size: SIZE.small, fill: colour.less },
        ),
      );
  } else
    for (const { month } of marks)
      if (month >= first) parts.push(line(middle(month), top, middle(month), base, colour.accent));
  return parts;
}

function bandOf(
  ahead: readonly FutureRange[],
  low: keyof FutureRange,
  high: keyof FutureRange,
  origin: Month,
  middle: (month: Month) => number,
  y: ScaleLinear<number, number>,
  opacity: number,
): Markup {
  const at = (i: number, of: keyof FutureRange) =>
    `${px(middle(origin + 1 + i))} ${px(y(ahead[i][of]))}`;
  const upper = ahead.map((_, i) => at(i, high));
  const lower = ahead.map((_, i) => at(i, low)).reverse();
  return markup`<path d="M${[...upper, ...lower].join('L')}z" fill="${asMarkup(colour.less)}" fill-opacity="${opacity}"/>`;
}

/** A line through points, broken where one is not known. */
function pathOf(points: readonly [number, number][], paint: string, width: number): Markup {
  let d = '';
  let isDown = false;
  for (const [at, height] of points) {
    if (!Number.isFinite(height)) isDown = false;
    else {
      d += `${isDown ? 'L' : 'M'}${px(at)} ${px(height)}`;
      isDown = true;
    }
  }
  return markup`<path d="${d}" fill="none" stroke="${asMarkup(paint)}" stroke-width="${width}" stroke-linejoin="round"/>`;
}
