import type { Chart, Frame, Markup } from '../core/index.ts';
import { formatRatio, words } from '../words/index.ts';
import {
  AXIS_ROOM,
  beyond,
  hasPlace,
  type RatioScale,
  ratioAxis,
  ratioScale,
} from './ratio-axis.ts';
import { circle, line, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface ReferenceRow {
  label: string;
  rate_ratio: number;
  /** another force took over or stayed */
  is_replaced: boolean;
  /** the transition of the page */
  is_this: boolean;
  verified: boolean;
}

export interface ReferenceClassValues {
  label: string;
  /** what the ratio is of */
  title: string;
  /** in any order; they are ranked here */
  rows: readonly ReferenceRow[];
  /** ratios at random dates: the middle, and where eight of ten lie */
  chance?: { low: number; middle: number; high: number };
}

const CHANCE = 0.14;

/** Every departure by how its figures stood to what was expected, this one marked, chance behind. */
export const referenceClass: Chart<ReferenceClassValues> = {
  id: 'reference-class',
  title: { en: 'Among other departures', fr: 'Parmi d’autres départs' },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 14 : 330;
    const x = ratioScale(left, frame.width - 18);
    const ranked = values.rows
      .filter((row) => hasPlace(row.rate_ratio))
      .sort((a, b) => b.rate_ratio - a.rate_ratio || (a.label < b.label ? -1 : 1));
    const { marks: head, height } = header(values, ranked, frame);
    const top = height + AXIS_ROOM;
    const rows: Markup[] = [];
    let y = top + 8;
    ranked.forEach((row, i) => {
      const name = `${i + 1}. ${row.label}${row.verified ? '' : '\u00a0†'}`;
      const lines = wrap(name, isNarrow ? frame.width - 4 : left - 20);
      lines.forEach((part, k) =>
        rows.push(
          text(0, y + 9 + k * 14, part, frame, {
            halo: true,
            ...(row.is_this ? { weight: 700, fill: colour.accent } : {}),
          }),
        ),
      );
      const at = isNarrow ? y + lines.length * 14 + 7 : y + 5 + (lines.length - 1) * 7;
      rows.push(...dot(row, x, at, frame));
      y += lines.length * 14 + (isNarrow ? 18 : 5);
    });
    const bottom = y + 2;
    return svg(frame, bottom + 4, values.label, [
      ...chanceBand(values, x, top, bottom),
      ...ratioAxis(x, top, bottom, frame),
      ...head,
      ...rows,
    ]);
  },
};

/** Where eight of ten random dates lie, and their middle, behind everything. */
function chanceBand(
  { chance }: ReferenceClassValues,
  x: RatioScale,
  top: number,
  bottom: number,
): Markup[] {
  if (!chance) return [];
  const { low, middle, high } = chance;
  return [
    rect(x(low), top, x(high) - x(low), bottom - top, colour.less, CHANCE),
    line(x(middle), top, x(middle), bottom, colour.less, 1.2, '4 3'),
  ];
}

/** What is measured, and what filled, open, tinted and † mean. */
function header(
  values: ReferenceClassValues,
  ranked: readonly ReferenceRow[],
  frame: Frame,
): { marks: Markup[]; height: number } {
  const w = words[frame.language].effect;
  const marks: Markup[] = [];
  let y = 12;
  for (const part of wrap(values.title, frame.width - 4)) {
    marks.push(text(0, y, part, frame, { weight: 600 }));
    y += 16;
  }
  const ring = ` stroke="${colour.ink}" stroke-width="1.4"`;
  const keys: [shape: (at: number) => Markup, said: string][] = [
    [(at) => circle(6, at - 4, 4, colour.ink), w.replaced],
    [(at) => circle(6, at - 4, 4, colour.paper, ring), w.not_replaced],
    ...(values.chance
      ? [
          [(at: number) => rect(0, at - 9, 12, 10, colour.less, CHANCE * 2), w.chance] as [
            (at: number) => Markup,
            string,
          ],
        ]
      : []),
    ...(ranked.some((row) => !row.verified)
      ? [
          [(at: number) => text(6, at, '†', frame, { anchor: 'middle' }), w.not_opened] as [
            (at: number) => Markup,
            string,
          ],
        ]
      : []),
  ];
  for (const [shape, said] of keys) {
    const lines = wrap(said, frame.width - 20, SIZE.small);
    marks.push(shape(y));
    lines.forEach((part, i) =>
      marks.push(text(18, y + i * 13, part, frame, { size: SIZE.small, fill: colour.faint })),
    );
    y += lines.length * 13 + 3;
  }
  return { marks, height: y };
}

function dot(row: ReferenceRow, x: RatioScale, y: number, frame: Frame): Markup[] {
  const at = x(row.rate_ratio);
  const paint = row.is_this ? colour.accent : colour.ink;
  const r = row.is_this ? 6 : 4;
  const shape = row.is_replaced
    ? circle(at, y, r, paint, ` stroke="${colour.paper}" stroke-width="1"`)
    : circle(at, y, r, colour.paper, ` stroke="${paint}" stroke-width="1.6"`);
  if (!row.is_this) return [shape, ...beyond(row.rate_ratio, x, y, frame)];
  const nearEnd = at > frame.width - 48;
  return [
    shape,
    text(
      nearEnd ? at - 10 : at + 10,
      y + 4,
      `×${formatRatio(row.rate_ratio, frame.language)}`,
      frame,
      {
        anchor: nearEnd ? 'end' : 'start',
        size: SIZE.small,
        weight: 700,
        fill: colour.accent,
        halo: true,
      },
    ),
  ];
}
