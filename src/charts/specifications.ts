import type { Chart, Frame, Markup } from '../core/index.ts';
import { formatRatio } from '../words/index.ts';
import {
  AXIS_ROOM,
  beyond,
  hasPlace,
  type RatioScale,
  ratioAxis,
  ratioScale,
} from './ratio-axis.ts';
import { circle, line, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** Estimates that were made alike but for one choice. */
export interface SpecificationRow {
  label: string;
  ratios: readonly number[];
  /** `main` the estimate of the page · `other` another choice · `small` one of many · `quiet` a date when nothing happened */
  mark: 'main' | 'other' | 'small' | 'quiet';
}

export interface SpecificationsValues {
  label: string;
  groups: readonly { title: string; rows: readonly SpecificationRow[] }[];
}

/** The same question under other choices: how far the answer hangs on them. */
export const specifications: Chart<SpecificationsValues> = {
  id: 'specifications',
  title: { en: 'Under other choices', fr: 'Selon d’autres choix' },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 14 : 290;
    const x = ratioScale(left, frame.width - 18);
    const rows: Markup[] = [];
    let y = AXIS_ROOM + 12;
    for (const group of values.groups) {
      if (group.rows.length === 0) continue;
      // Bold letters are wider than those that `wrap` reckons with.
      const title = wrap(group.title, (isNarrow ? frame.width - 8 : left - 18) * 0.92);
      title.forEach((part, i) =>
        rows.push(text(0, y + 9 + i * 14, part, frame, { weight: 700, halo: true })),
      );
      y += 8 + title.length * 14;
      for (const row of group.rows) {
        const lines = wrap(row.label, isNarrow ? frame.width - 8 : left - 18);
        lines.forEach((part, i) => rows.push(text(0, y + 9 + i * 14, part, frame, { halo: true })));
        const room = row.mark === 'main' ? 14 : 0;
        const at = isNarrow ? y + lines.length * 14 + 10 + room : y + 5 + (lines.length - 1) * 7;
        rows.push(
          ...row.ratios.filter(hasPlace).flatMap((ratio) => mark(row, ratio, x, at, frame)),
        );
        y += lines.length * 14 + (isNarrow ? 24 + room : 10);
      }
      y += 10;
    }
    const main = values.groups
      .flatMap((group) => group.rows)
      .find((row) => row.mark === 'main')
      ?.ratios.find(hasPlace);
    return svg(frame, y, values.label, [
      ...ratioAxis(x, AXIS_ROOM, y - 6, frame),
      ...(main === undefined
        ? []
        : [line(x(main), AXIS_ROOM, x(main), y - 6, colour.accent, 1, '3 3')]),
      ...rows,
    ]);
  },
};

function mark(
  row: SpecificationRow,
  ratio: number,
  x: RatioScale,
  y: number,
  frame: Frame,
): Markup[] {
  const at = x(ratio);
  const arrow = beyond(ratio, x, y, frame);
  if (row.mark === 'small') return [line(at, y - 5, at, y + 5, colour.ink, 1.2), ...arrow];
  if (row.mark === 'quiet') {
    return [circle(at, y, 4, colour.paper, ` stroke="${colour.ink}" stroke-width="1.4"`), ...arrow];
  }
  const ring = ` stroke="${colour.paper}" stroke-width="1"`;
  if (row.mark === 'other') return [circle(at, y, 4, colour.ink, ring), ...arrow];
  const nearEnd = at > frame.width - 40;
  return [
    circle(at, y, 6, colour.accent, ring),
    text(nearEnd ? at - 10 : at + 10, y - 5, `×${formatRatio(ratio, frame.language)}`, frame, {
      anchor: nearEnd ? 'end' : 'start',
      size: SIZE.small,
      weight: 700,
      fill: colour.accent,
      halo: true,
    }),
    ...arrow,
  ];
}
