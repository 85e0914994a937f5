import { scaleLinear } from 'd3-scale';
import { asMarkup, type Chart, type Markup, markup } from '../core/index.ts';
import { formatNumber, words } from '../words/index.ts';
import {
  drawGround,
  drawMarks,
  drawPeriods,
  type PeriodMark,
  pathThrough,
  periodAxis,
} from './periods.ts';
import { line, px, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** Gaps on the scale of the fit, one line for each unit; arrays by period, NaN missing. */
export interface PlaceboCloudValues {
  label: string;
  /** what the axis measures, with the scale in words */
  title: string;
  /** e.g. `2 of 41 comparison countries lie at least as far out as Mali` */
  share: string;
  periods: readonly string[];
  gaps: readonly ArrayLike<number>[];
  treated: { name: string; gap: ArrayLike<number> };
  start: string;
  marks: readonly PeriodMark[];
}

const HEIGHT = 220;
/** Lines beyond this share of all values are cut, so that one wild unit does not flatten the rest. */
const WITHIN = 0.995;
/** Vertical steps of a faint line, in pixels: coarse, since there may be hundreds of them. */
const COARSE = 0.5;

/** What the same method gives for units where nothing happened, behind the treated one. */
export const placeboCloud: Chart<PlaceboCloudValues> = {
  id: 'placebo-cloud',
  title: { en: 'Among the others', fr: 'Parmi les autres' },
  draw(values, frame) {
    const w = words[frame.language];
    const left = 40;
    const right = frame.width - 6;
    const axis = periodAxis(values.periods, left, right);
    const title = wrap(values.title, frame.width - 8);
    const share = wrap(values.share, frame.width - 8, SIZE.text);
    const top = 42 + (title.length + share.length) * 15;
    const bottom = top + HEIGHT;
    const most = reach(values);
    const y = scaleLinear([-most, most], [bottom, top]).clamp(true);
    const parts: Markup[] = [
      ...title.map((part, i) => text(0, 12 + i * 15, part, frame, { weight: 600 })),
      ...share.map((part, i) => text(0, 12 + (title.length + i) * 15, part, frame)),
      ...drawGround(axis, values.start, undefined, top - 10, bottom, frame),
    ];
    for (const tick of y.ticks(4)) {
      const isZero = tick === 0;
      parts.push(
        line(
          left,
          y(tick),
          right,
          y(tick),
          isZero ? colour.faint : colour.hair,
          isZero ? 1.2 : 0.6,
        ),
        text(left - 5, y(tick) + 4, signed(tick, frame.language), frame, {
          anchor: 'end',
          size: SIZE.small,
          fill: colour.faint,
        }),
      );
    }
    const lines = values.gaps.map((gap) => coarsePath(gap, y));
    const step = axis.x(1) - axis.x(0);
    parts.push(
      markup`<g fill="none" stroke="${asMarkup(colour.faint)}" stroke-opacity="0.32" stroke-width="1" stroke-linejoin="round" transform="translate(${px(axis.middle(0))},0) scale(${Number(step.toPrecision(6))},${COARSE})">${lines.map((d) => markup`<path d="${d}" vector-effect="non-scaling-stroke"/>`)}</g>`,
    );
    parts.push(
      markup`<path d="${pathThrough(values.treated.gap, axis.middle, y)}" fill="none" stroke="${asMarkup(colour.accent)}" stroke-width="2.4" stroke-linejoin="round"/>`,
    );
    parts.push(...drawPeriods(axis, bottom, frame));
    parts.push(...drawMarks(axis, values.marks, top - 10, bottom, frame));
    parts.push(
      text(right, bottom + 31, w.effect.others_faint, frame, {
        anchor: 'end',
        size: SIZE.small,
        fill: colour.faint,
      }),
      ...treatedKey(values.treated.name, left, bottom + 31, frame),
    );
    return svg(frame, bottom + 36, values.label, parts);
  },
};

function treatedKey(
  name: string,
  left: number,
  y: number,
  frame: Parameters<Chart['draw']>[1],
): Markup[] {
  return [
    line(left, y - 4, left + 16, y - 4, colour.accent, 2.4),
    text(left + 20, y, name, frame, { size: SIZE.small, weight: 700, fill: colour.accent }),
  ];
}

/** Half the height of the axis: the treated unit whole, and nearly all of the others. */
function reach({ gaps, treated }: PlaceboCloudValues): number {
  const sizes = (list: ArrayLike<number>) => Array.from(list).filter(Number.isFinite).map(Math.abs);
  const others = gaps.flatMap(sizes).sort((a, b) => a - b);
  const cut = others[Math.floor((others.length - 1) * WITHIN)] ?? 0;
  return Math.max(cut, ...sizes(treated.gap)) * 1.04 || 1;
}

/** A line in steps of one period and half a pixel, each written as the step from the last. */
function coarsePath(gap: ArrayLike<number>, y: (value: number) => number): string {
  let d = '';
  let last = { i: -2, at: 0 };
  for (let i = 0; i < gap.length; i++) {
    if (!Number.isFinite(gap[i])) continue;
    const at = Math.round(y(gap[i]) / COARSE);
    const down = at - last.at;
    d +=
      i === last.i + 1
        ? `${d.endsWith('l') ? '' : ' '}1${down < 0 ? '' : ' '}${down}`
        : `M${i} ${at}l`;
    last = { i, at };
  }
  return d.replace(/l(?=M|$)/g, 'h0');
}

function signed(value: number, language: 'en' | 'fr'): string {
  const size = formatNumber(Math.abs(value), language, 2);
  return value === 0 ? size : `${value > 0 ? '+' : '−'}${size}`;
}
