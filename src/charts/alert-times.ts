import { scaleLinear } from 'd3-scale';
import type { Chart, Markup } from '../core/index.ts';
import { formatNumber } from '../words/index.ts';
import { circle, line, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface AlertTimesValues {
  label: string;
  /** words of the axis and of the two spans */
  days: string;
  decision: string;
  action: string;
  rows: readonly {
    label: string;
    /** null where a date is absent */
    to_decision: number | null;
    to_action: number | null;
  }[];
}

const TOP = 40;

/** Days from alert to decision, and from decision to action. */
export const alertTimes: Chart<AlertTimesValues> = {
  id: 'alert-times',
  title: { en: 'From alert to action', fr: "De l'alerte à l'action" },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 8 : 300;
    const most = Math.max(
      7,
      ...values.rows.map((row) => (row.to_decision ?? 0) + (row.to_action ?? 0)),
    );
    const x = scaleLinear([0, most], [left, frame.width - 24]);
    const marks: Markup[] = [];
    let y = TOP + 6;
    for (const row of values.rows) {
      const lines = wrap(row.label, isNarrow ? frame.width - 8 : left - 20);
      lines.forEach((part, i) => {
        marks.push(text(0, y + 10 + i * 14, part, frame, { halo: true }));
      });
      const at = isNarrow ? y + lines.length * 14 + 8 : y;
      marks.push(...spans(row, x, at, frame));
      y = isNarrow ? at + 34 : y + Math.max(lines.length * 14, 30) + 8;
    }
    const ticks = x.ticks(isNarrow ? 4 : 6).flatMap((day) => [
      line(x(day), TOP, x(day), y, colour.hair, 0.6),
      text(x(day), y + 14, formatNumber(day, frame.language), frame, {
        anchor: 'middle',
        size: SIZE.small,
        fill: colour.faint,
      }),
    ]);
    return svg(frame, y + 34, values.label, [
      ...key(values, frame),
      ...ticks,
      text(frame.width - 24, y + 29, values.days, frame, {
        anchor: 'end',
        size: SIZE.small,
        fill: colour.faint,
      }),
      ...marks,
    ]);
  },
};

function key(values: AlertTimesValues, frame: Parameters<Chart['draw']>[1]): Markup[] {
  const second = 22 + values.decision.length * 6.4 + 16;
  const small = { size: SIZE.small };
  const isNarrow = second + values.action.length * 6.4 + 20 > frame.width;
  const [x2, y2] = isNarrow ? [0, 22] : [second, 6];
  return [
    rect(0, 6, 14, 9, colour.ink, 0.35),
    text(20, 15, values.decision, frame, small),
    rect(x2, y2, 14, 9, colour.ink),
    text(x2 + 20, y2 + 9, values.action, frame, small),
  ];
}

function spans(
  row: AlertTimesValues['rows'][number],
  x: (day: number) => number,
  y: number,
  frame: Parameters<Chart['draw']>[1],
): Markup[] {
  if (row.to_decision === null)
    return [circle(x(0), y + 6, 4, colour.paper, ` stroke="${colour.ink}" stroke-width="1.4"`)];
  const middle = x(row.to_decision);
  const end = x(row.to_decision + (row.to_action ?? 0));
  const number = (days: number) => formatNumber(days, frame.language);
  const small = { size: SIZE.small, anchor: 'middle' as const, halo: true };
  return [
    rect(x(0), y, middle - x(0), 11, colour.ink, 0.35),
    text((x(0) + middle) / 2, y + 23, number(row.to_decision), frame, small),
    ...(row.to_action === null
      ? []
      : [
          rect(middle, y, end - middle, 11, colour.ink),
          text((middle + end) / 2, y + 23, number(row.to_action), frame, small),
        ]),
  ];
}
