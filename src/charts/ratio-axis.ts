/** A log axis of rate ratios, from an eighth to eight times, on which "no change" is a visible line. */
import { scaleLog } from 'd3-scale';
import type { Frame, Markup } from '../core/index.ts';
import { words } from '../words/index.ts';
import { line, text } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

const LEAST = 1 / 8;
const MOST = 8;
const TICKS: [value: number, label: string][] = [
  [0.25, '×¼'],
  [0.5, '×½'],
  [1, '×1'],
  [2, '×2'],
  [4, '×4'],
];

/** A place for a ratio; one beyond the axis lies at its edge. */
export type RatioScale = (ratio: number) => number;

export function ratioScale(left: number, right: number): RatioScale {
  const scale = scaleLog([LEAST, MOST], [left, right]).clamp(true);
  return (ratio) => scale(Math.max(ratio, LEAST / 2));
}

/** Room above the chart for the axis. */
export const AXIS_ROOM = 32;

/** Labels above, lines through the chart; drawn before the marks. */
export function ratioAxis(x: RatioScale, top: number, bottom: number, frame: Frame): Markup[] {
  const small = { anchor: 'middle', size: SIZE.small, fill: colour.faint } as const;
  return [
    text(x(1), top - 19, words[frame.language].effect.as_expected, frame, small),
    ...TICKS.flatMap(([value, label]) => {
      const [paint, width] = value === 1 ? [colour.faint, 1.4] : [colour.hair, 0.7];
      return [
        line(x(value), top, x(value), bottom, paint, width),
        text(x(value), top - 6, label, frame, small),
      ];
    }),
  ];
}

/** An arrow head beside a mark that lies beyond the axis. */
export function beyond(ratio: number, x: RatioScale, y: number, frame: Frame): Markup[] {
  if (ratio < LEAST) return [text(x(LEAST) - 10, y + 4, '‹', frame, { anchor: 'middle' })];
  if (ratio > MOST) return [text(x(MOST) + 10, y + 4, '›', frame, { anchor: 'middle' })];
  return [];
}

/** False for what has no place on the axis. */
export function hasPlace(ratio: number): boolean {
  return ratio >= 0 && !Number.isNaN(ratio);
}
