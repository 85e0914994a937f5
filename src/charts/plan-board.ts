import { scaleLinear } from 'd3-scale';
import type { ActionState, Chart, Frame, Markup, Month } from '../core/index.ts';
import { asMarkup, markup } from '../core/index.ts';
import { hatch, line, monthAxis, px, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface PlanBoardValues {
  label: string;
  groups: readonly {
    title: string;
    rows: readonly {
      label: string;
      state: ActionState;
      /** the state in words */
      said: string;
      /** months since the year 0, with the day as a fraction */
      from: number;
      to: number;
    }[];
  }[];
  /** the day on which the status is computed, and its words */
  day: { at: number; label: string };
}

const TOP = 30;
const BAR = 11;

/** Actions by priority along time, each with its status. */
export const planBoard: Chart<PlanBoardValues> = {
  id: 'plan-board',
  title: { en: 'Plan by priority', fr: 'Plan par priorité' },
  draw(values, frame) {
    const all = values.groups.flatMap((group) => group.rows);
    const first: Month = Math.floor(Math.min(values.day.at, ...all.map((row) => row.from)));
    const last: Month = Math.ceil(Math.max(values.day.at, ...all.map((row) => row.to))) - 1;
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 4 : 330;
    const right = frame.width - 8;
    const x = scaleLinear([first, Math.max(first + 1, last + 1)], [left, right]);
    const marks: Markup[] = [];
    let y = TOP + 12;
    for (const group of values.groups) {
      for (const part of wrap(group.title, (isNarrow ? right : left - 16) * 0.92)) {
        marks.push(text(0, y + 10, part, frame, { weight: 700, halo: true }));
        y += 16;
      }
      for (const row of group.rows) {
        const lines = wrap(row.label, isNarrow ? right : left - 16);
        lines.forEach((part, i) => {
          marks.push(text(0, y + 11 + i * 14, part, frame, { halo: true }));
        });
        const at = isNarrow ? y + lines.length * 14 + 4 : y + 2;
        marks.push(...bar(row, x, at, right, frame));
        y = isNarrow ? at + BAR + 22 : y + Math.max(lines.length * 14, BAR + 16) + 8;
      }
      y += 8;
    }
    const at = x(values.day.at);
    const flip = at > frame.width / 2;
    return svg(frame, y + 34, values.label, [
      ...marks,
      line(at, TOP - 6, at, y, colour.accent, 1.2),
      text(flip ? at - 5 : at + 5, TOP - 8, values.day.label, frame, {
        anchor: flip ? 'end' : 'start',
        size: SIZE.small,
        fill: colour.accent,
        halo: true,
      }),
      ...monthAxis(x, first, last, y, frame),
    ]);
  },
};

function bar(
  row: PlanBoardValues['groups'][number]['rows'][number],
  x: (month: number) => number,
  y: number,
  right: number,
  frame: Frame,
): Markup[] {
  const from = x(row.from);
  const width = Math.max(3, x(row.to) - from);
  const room = row.said.length * 6.4;
  const fits = from + room < right;
  return [
    ...filling(row.state, from, y, width, frame),
    text(fits ? from : right, y + BAR + 12, row.said, frame, {
      size: SIZE.small,
      weight: 700,
      anchor: fits ? 'start' : 'end',
      fill: ALARMING.includes(row.state) ? colour.accent : colour.ink,
      halo: true,
    }),
  ];
}

const ALARMING: readonly ActionState[] = ['late', 'blocked', 'no-evidence'];

function filling(state: ActionState, x: number, y: number, width: number, frame: Frame): Markup[] {
  const stroke = ALARMING.includes(state) ? colour.accent : colour.ink;
  const edge = markup`<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${BAR}" fill="none" stroke="${asMarkup(stroke)}" stroke-width="1"/>`;
  switch (state) {
    case 'done':
      return [rect(x, y, width, BAR, colour.ink), edge];
    case 'on-track':
      return [rect(x, y, width, BAR, colour.ink, 0.45), edge];
    case 'late':
      return [rect(x, y, width, BAR, colour.accent, 0.75), edge];
    case 'no-evidence':
      return [rect(x, y, width, BAR, colour.accent, 0.25), edge];
    case 'blocked':
    case 'stopped':
      return [rect(x, y, width, BAR, hatch(frame)), edge];
    case 'not-started':
      return [edge];
  }
}
