import { scaleLinear } from 'd3-scale';
import type { Chart, Markup, Month } from '../core/index.ts';
import { circle, type DateMark, dateMarks, line, monthAxis, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface SignalsValues {
  label: string;
  first: Month;
  last: Month;
  rows: {
    title: string /** e.g. `12 times in ten years, 8 of 12 followed by a worse quarter` */;
    record: string;
    months: Month[];
  }[];
  dates: DateMark[];
}

/** When each signal spoke, with its record beside it. */
export const signalDots: Chart<SignalsValues> = {
  id: 'signals',
  title: { en: 'Signals', fr: 'Signaux' },
  draw(values, frame) {
    const x = scaleLinear([values.first, values.last + 1], [8, frame.width - 8]);
    const parts: Markup[] = [];
    let y = 50;
    const width = x(values.first + 1) - x(values.first);
    for (const row of values.rows) {
      const lines = wrap(row.record, frame.width - 8, SIZE.small);
      parts.push(text(0, y, row.title, frame, { weight: 600, halo: true }));
      lines.forEach((part, i) =>
        parts.push(
          text(0, y + 14 + i * 13, part, frame, {
            size: SIZE.small,
            fill: colour.faint,
            halo: true,
          }),
        ),
      );
      y += 14 + lines.length * 13 + 4;
      parts.push(line(8, y, frame.width - 8, y, colour.hair));
      for (const month of row.months) parts.push(circle(x(month) + width / 2, y, 4.5, colour.ink));
      y += 30;
    }
    const from = x(values.dates[0]?.month ?? values.last);
    const ground = rect(from, 30, frame.width - 8 - from, y - 30, colour.tint);
    return svg(frame, y + 24, values.label, [
      ground,
      ...parts,
      ...monthAxis(x, values.first, values.last, y, frame),
      ...dateMarks(values.dates, x, 30, y, frame),
    ]);
  },
};
