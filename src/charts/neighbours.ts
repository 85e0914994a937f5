import { scaleLinear } from 'd3-scale';
import { type Chart, type Markup, type Month, markup } from '../core/index.ts';
import { formatNumber } from '../words/index.ts';
import {
  bars,
  type DateMark,
  hatch,
  line,
  monthAxis,
  PROVISIONAL,
  px,
  rect,
  svg,
  text,
  wrap,
} from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface NeighboursValues {
  label: string;
  first: Month;
  panels: {
    name: string;
    /** e.g. `31 → 25 a month, ×0.8 (0.5 to 1.3)` */
    summary: string;
    values: ArrayLike<number>;
    /** the country the force left */
    is_main: boolean;
  }[];
  date: DateMark;
  provisional_from?: Month;
}

const HEIGHT = 74;

/** Events a month in the country and its neighbours: small multiples on one scale. */
export const neighbours: Chart<NeighboursValues> = {
  id: 'neighbours',
  title: { en: 'Neighbours', fr: 'Voisins' },
  draw(values, frame) {
    const columns = frame.width < 500 ? 1 : 2;
    const gap = 28;
    const size = (frame.width - gap * (columns - 1)) / columns;
    const last = values.first + (values.panels[0]?.values.length ?? 1) - 1;
    const most = Math.max(
      1,
      ...values.panels.flatMap((panel) => Array.from(panel.values).filter((v) => !Number.isNaN(v))),
    );
    const block = HEIGHT + 78;
    const parts = values.panels.map((panel, i) => {
      const at = [(i % columns) * (size + gap), Math.floor(i / columns) * block];
      const x = scaleLinear([values.first, last + 1], [30, size - 4]);
      const y = scaleLinear([0, most], [HEIGHT + 36, 36]).nice(3);
      const marks: Markup[] = [
        text(0, 12, panel.name, frame, {
          weight: 700,
          fill: panel.is_main ? colour.accent : colour.ink,
        }),
        ...wrap(panel.summary, size, SIZE.small)
          .slice(0, 1)
          .map((part) => text(0, 26, part, frame, { size: SIZE.small, fill: colour.faint })),
        rect(x(values.date.month), 36, size - 4 - x(values.date.month), HEIGHT, colour.tint),
      ];
      for (const tick of y.ticks(2)) {
        marks.push(line(30, y(tick), size - 4, y(tick), colour.hair, 0.7));
        marks.push(
          text(25, y(tick) + 4, formatNumber(tick, frame.language), frame, {
            anchor: 'end',
            size: SIZE.small,
            fill: colour.faint,
          }),
        );
      }
      const width = x(values.first + 1) - x(values.first);
      const tops: { x: number; y: number }[] = [];
      for (let k = 0; k < panel.values.length; k++) {
        const value = panel.values[k];
        if (Number.isNaN(value))
          marks.push(rect(x(values.first + k), 36, width, HEIGHT, hatch(frame)));
        else if (value > 0) tops.push({ x: x(values.first + k) + width * 0.1, y: y(value) });
      }
      const from = x(values.provisional_from ?? Number.POSITIVE_INFINITY);
      const settled = tops.filter(({ x: at }) => at < from);
      marks.push(bars(settled, width * 0.8, y(0), colour.ink));
      marks.push(bars(tops.slice(settled.length), width * 0.8, y(0), colour.ink, PROVISIONAL));
      marks.push(
        line(
          x(values.date.month) + width / 2,
          32,
          x(values.date.month) + width / 2,
          HEIGHT + 36,
          colour.accent,
          1.2,
        ),
      );
      marks.push(...monthAxis(x, values.first, last, HEIGHT + 36, frame));
      return markup`<g transform="translate(${px(at[0])},${px(at[1])})">${marks}</g>`;
    });
    return svg(frame, Math.ceil(values.panels.length / columns) * block, values.label, parts);
  },
};
