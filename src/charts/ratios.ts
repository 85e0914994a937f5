import { scaleLog } from 'd3-scale';
import type { Chart, Markup } from '../core/index.ts';
import { formatRatio, words } from '../words/index.ts';
import { circle, line, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface RatioRow {
  label: string;
  /** e.g. `19 → 35 a month` */
  levels: string;
  /** e.g. `12 / 8 months` */
  window: string;
  rate_ratio: number;
  low: number;
  high: number;
  clear: boolean;
}

export interface RatioValues {
  label: string;
  groups: {
    title: string;
    front: string;
    rows: RatioRow[] /** said where a front has no row */;
    empty: string;
  }[];
}

const LEAST = 1 / 8;
const MOST = 8;

/** Rate ratios with their intervals on a log axis; "no change" is a line. */
export const ratios: Chart<RatioValues> = {
  id: 'ratios',
  title: { en: 'Ratios', fr: 'Rapports' },
  draw(values, frame) {
    const w = words[frame.language];
    const narrow = frame.width < 500;
    const left = narrow ? 10 : 268;
    const right = frame.width - (narrow ? 10 : 14);
    const x = scaleLog([LEAST, MOST], [left, right]).clamp(true);
    const parts: Markup[] = [];
    let y = 30;
    const rowsAt: Markup[] = [];
    for (const group of values.groups) {
      rowsAt.push(rect(0, y - 1, 4, 12, group.front));
      rowsAt.push(text(10, y + 9, group.title, frame, { weight: 700 }));
      y += 24;
      if (group.rows.length === 0) {
        rowsAt.push(text(0, y + 8, group.empty, frame, { size: SIZE.small, fill: colour.faint }));
        y += 20;
      }
      for (const row of group.rows) {
        const lines = wrap(row.label, narrow ? frame.width - 10 : left - 16);
        lines.forEach((part, i) => rowsAt.push(text(0, y + 8 + i * 14, part, frame)));
        const under = `${row.levels} · ${row.window}`;
        rowsAt.push(
          text(0, y + 8 + lines.length * 14, under, frame, {
            size: SIZE.small,
            fill: colour.faint,
          }),
        );
        const at = narrow ? y + 30 + lines.length * 14 : y + 8 + ((lines.length - 1) * 14) / 2;
        rowsAt.push(...interval(row, x, at, frame));
        y += (lines.length + 1) * 14 + (narrow ? 34 : 10);
      }
      y += 8;
    }
    for (const tick of [0.25, 0.5, 1, 2, 4]) {
      const isOne = tick === 1;
      parts.push(
        line(x(tick), 18, x(tick), y, isOne ? colour.faint : colour.hair, isOne ? 1.4 : 0.7),
      );
      const label = isOne ? `×1 ${w.no_change}` : tick < 1 ? `×1/${1 / tick}` : `×${tick}`;
      parts.push(
        text(x(tick), 12, label, frame, { anchor: 'middle', size: SIZE.small, fill: colour.faint }),
      );
    }
    return svg(frame, y + 4, values.label, [...parts, ...rowsAt]);
  },
};

function interval(
  row: RatioRow,
  x: (value: number) => number,
  y: number,
  frame: { language: 'en' | 'fr'; width: number; id: string },
): Markup[] {
  const parts = [line(x(row.low), y, x(row.high), y, colour.ink, 1.8)];
  // An interval that runs off the axis ends in an arrow head, not in a false limit.
  if (row.low < LEAST) parts.push(text(x(LEAST) - 1, y + 4, '‹', frame, { anchor: 'middle' }));
  if (row.high > MOST) parts.push(text(x(MOST) + 1, y + 4, '›', frame, { anchor: 'middle' }));
  const fill = row.clear ? colour.accent : colour.ink;
  parts.push(
    circle(
      x(row.rate_ratio),
      y,
      row.clear ? 5.5 : 4,
      fill,
      ` stroke="${colour.paper}" stroke-width="1"`,
    ),
  );
  parts.push(
    text(x(row.rate_ratio), y - 8, `×${formatRatio(row.rate_ratio, frame.language)}`, frame, {
      anchor: 'middle',
      size: SIZE.small,
      halo: true,
      weight: row.clear ? 700 : 400,
    }),
  );
  return parts;
}
