import { scaleLinear } from 'd3-scale';
import type { Chart, Markup } from '../core/index.ts';
import { circle, line, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface IndicatorPathsValues {
  label: string;
  baseline: string;
  desired: string;
  rows: readonly {
    label: string;
    /** the way gone from the baseline (0) to the wanted value (1); undefined where nothing is known */
    way: number | undefined;
    /** values as written at baseline, now, and wanted; '' where not known */
    from: string;
    now: string;
    to: string;
    /** where it stands, in words */
    said: string;
    provisional: boolean;
  }[];
}

const TOP = 44;
/** Ends of the axis: figures beyond stand at them with an arrow. */
const ENDS = [-1, 1.5] as const;

/** Each indicator between its baseline and the value that is wanted, all on one scale. */
export const indicatorPaths: Chart<IndicatorPathsValues> = {
  id: 'indicator-paths',
  title: {
    en: 'Indicators between baseline and wanted value',
    fr: 'Indicateurs, du départ à la valeur voulue',
  },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const left = isNarrow ? 34 : 300;
    const x = scaleLinear([...ENDS], [left, frame.width - (isNarrow ? 34 : 60)]);
    const marks: Markup[] = [];
    let y = TOP + 8;
    for (const row of values.rows) {
      const lines = wrap(row.label, isNarrow ? frame.width - 8 : left - 30);
      lines.forEach((part, i) => {
        marks.push(text(0, y + 10 + i * 14, part, frame, { halo: true }));
      });
      marks.push(
        text(0, y + 10 + lines.length * 14, row.said, frame, {
          size: SIZE.small,
          fill: colour.faint,
          halo: true,
        }),
      );
      const below = (lines.length + 1) * 14;
      const at = isNarrow ? y + below + 24 : y + 18;
      marks.push(...path(row, x, at).map((mark) => mark(frame)));
      y = isNarrow ? at + 26 : y + Math.max(below, 40) + 14;
    }
    const rule = (way: number, words: string) => [
      line(
        x(way),
        TOP - 4,
        x(way),
        y,
        way === 1 ? colour.humanitarian : colour.hair,
        1.2,
        way === 1 ? '4 3' : '',
      ),
      text(x(way), TOP - 10, words, frame, {
        anchor: 'middle',
        size: SIZE.small,
        fill: way === 1 ? colour.humanitarian : colour.faint,
      }),
    ];
    return svg(frame, y + 6, values.label, [
      ...rule(0, values.baseline),
      ...rule(1, values.desired),
      ...marks,
    ]);
  },
};

type Draw = (frame: Parameters<Chart['draw']>[1]) => Markup;

function path(
  row: IndicatorPathsValues['rows'][number],
  x: (way: number) => number,
  y: number,
): Draw[] {
  const ends: Draw[] = [
    () => line(x(ENDS[0]), y, x(ENDS[1]), y, colour.hair, 0.8),
    (frame) =>
      text(x(0) + 4, y + 16, row.from, frame, { size: SIZE.small, fill: colour.faint, halo: true }),
    (frame) =>
      text(x(1) + 4, y + 16, row.to, frame, { size: SIZE.small, fill: colour.faint, halo: true }),
  ];
  if (row.way === undefined) return ends;
  const way = Math.min(ENDS[1], Math.max(ENDS[0], row.way));
  const beyond = way === row.way ? '' : row.way > way ? ' →' : '← ';
  const said = row.way > way ? `${row.now}${beyond}` : `${beyond}${row.now}`;
  const stroke = row.way < 0 ? colour.accent : colour.ink;
  const fill = row.provisional ? colour.paper : stroke;
  return [
    ...ends,
    () => line(x(0), y, x(way), y, stroke, 2.4),
    () => circle(x(way), y, 5, fill, ` stroke="${stroke}" stroke-width="1.6"`),
    (frame) =>
      text(x(way), y - 9, said, frame, {
        anchor: 'middle',
        size: SIZE.small,
        weight: 700,
        fill: stroke,
        halo: true,
      }),
  ];
}
