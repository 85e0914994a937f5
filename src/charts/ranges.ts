import { scaleLinear } from 'd3-scale';
import type { Chart, FutureRange, Markup } from '../core/index.ts';
import { formatNumber, likelyWords } from '../words/index.ts';
import { swatchKey } from './key.ts';
import { circle, line, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface RangesValues {
  label: string;
  title: string;
  /** one below the other */
  rows: { label: string; range: FutureRange }[];
}

const ROW = 24;

/** Ranges of several things side by side: thin for 9 in 10 futures, thick for half, a dot between. */
export const ranges: Chart<RangesValues> = {
  id: 'ranges',
  title: { en: 'Ranges', fr: 'Fourchettes' },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 112 : 190;
    const right = frame.width - 24;
    const title = wrap(values.title, frame.width - 8);
    const top = title.length * 15 + 14;
    const bottom = top + values.rows.length * ROW;
    const most = Math.max(1, ...values.rows.map(({ range }) => range.high_90));
    const x = scaleLinear([0, most], [left, right]).nice(4);
    const parts: Markup[] = title.map((part, i) =>
      text(0, 12 + i * 15, part, frame, { weight: 600 }),
    );
    for (const tick of x.ticks(isNarrow ? 3 : 5)) {
      parts.push(line(x(tick), top, x(tick), bottom, colour.hair, tick === 0 ? 1 : 0.6));
      parts.push(
        text(x(tick), bottom + 14, formatNumber(tick, frame.language), frame, {
          ...{ anchor: 'middle', size: SIZE.small, fill: colour.faint },
        }),
      );
    }
    values.rows.forEach(({ label, range }, i) => {
      const y = top + ROW * (i + 0.5);
      const [name] = wrap(label, left - 8);
      parts.push(text(left - 8, y + 4, name, frame, { anchor: 'end' }));
      parts.push(line(x(range.low_90), y, x(range.high_90), y, colour.less, 1.4));
      parts.push(line(x(range.low_50), y, x(range.high_50), y, colour.less, 5));
      parts.push(circle(x(range.median), y, 4, colour.less));
    });
    const w = likelyWords[frame.language];
    const key = swatchKey(bottom + 22, frame, [
      [w.median, (x, y) => circle(x + 8, y - 4, 4, colour.less)],
      [w.half, (x, y) => line(x, y - 4, x + 16, y - 4, colour.less, 5)],
      [w.nine_in_ten, (x, y) => line(x, y - 4, x + 16, y - 4, colour.less, 1.4)],
    ]);
    return svg(frame, bottom + 22 + key.height, values.label, [...parts, ...key.marks]);
  },
};
