import { scaleLinear } from 'd3-scale';
import { type Chart, type Markup, markup } from '../core/index.ts';
import { formatPeople } from '../words/index.ts';
import { line, px, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface LevelsValues {
  label: string;
  panels: {
    title: string;
    years: number[];
    values: number[];
    /** how the newest year is written, where it is provisional */
    newest?: string;
  }[];
  /** the transition's date in years, e.g. 2025.4 */
  date: number;
}

const HEIGHT = 84;

/** Yearly levels as bars, the newest labelled; no interval, since none is published. */
export const levels: Chart<LevelsValues> = {
  id: 'levels',
  title: { en: 'Levels', fr: 'Niveaux' },
  draw(values, frame) {
    const columns = frame.width < 500 ? 1 : 2;
    const gap = 28;
    const size = (frame.width - gap * (columns - 1)) / columns;
    const block = HEIGHT + 80;
    const first = Math.min(...values.panels.flatMap((panel) => panel.years));
    const last = Math.max(
      ...values.panels.flatMap((panel) => panel.years),
      Math.floor(values.date),
    );
    const parts = values.panels.map((panel, i) => {
      const x = scaleLinear([first, last + 1], [0, size - 4]);
      const y = scaleLinear([0, Math.max(...panel.values)], [HEIGHT + 44, 56]);
      const marks: Markup[] = [];
      wrap(panel.title, size - 14, SIZE.text + 1)
        .slice(0, 2)
        .forEach((part, k) => marks.push(text(8, 12 + k * 14, part, frame, { weight: 600 })));
      marks.push(rect(0, 2, 3, 11, colour.humanitarian));
      const width = x(first + 1) - x(first);
      panel.years.forEach((year, k) => {
        marks.push(
          rect(
            x(year) + width * 0.12,
            y(panel.values[k]),
            width * 0.76,
            y(0) - y(panel.values[k]),
            colour.humanitarian,
          ),
        );
      });
      const newest = panel.years.length - 1;
      const at = x(panel.years[newest]) + width;
      marks.push(
        text(
          Math.min(at, size - 4),
          44,
          `${panel.newest ?? panel.years[newest]} · ${formatPeople(panel.values[newest], frame.language)}`,
          frame,
          { anchor: 'end', size: SIZE.small, halo: true },
        ),
      );
      marks.push(line(0, y(0), size - 4, y(0), colour.hair));
      marks.push(line(x(values.date), 50, x(values.date), y(0), colour.accent, 1.2));
      for (const year of [first, Math.round((first + last) / 2), last]) {
        marks.push(
          text(x(year) + width / 2, y(0) + 14, String(year), frame, {
            anchor: year === first ? 'start' : year === last ? 'end' : 'middle',
            size: SIZE.small,
            fill: colour.faint,
          }),
        );
      }
      return markup`<g transform="translate(${px((i % columns) * (size + gap))},${px(Math.floor(i / columns) * block)})">${marks}</g>`;
    });
    return svg(frame, Math.ceil(values.panels.length / columns) * block, values.label, parts);
  },
};
