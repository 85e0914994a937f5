import { scaleLinear } from 'd3-scale';
import type { Chart, Frame, Markup } from '../core/index.ts';
import { asMarkup, markup } from '../core/index.ts';
import { formatRate, words } from '../words/index.ts';
import { line, px, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface PairArc {
  /** index into `actors` */
  from: number;
  to: number;
  /** events per month */
  before: number;
  after: number;
  is_new: boolean;
}

export interface PairsValues {
  label: string;
  actors: string[];
  arcs: PairArc[];
  /** e.g. `January to May 2025` */
  before: string;
  after: string;
}

const STEP = 36;

/**
 * Who fights whom: actors in the middle, an arc to the left for each pair before the date, to the
 * right after it. Width is events per month on one scale; new pairs in accent.
 */
export const pairs: Chart<PairsValues> = {
  id: 'pairs',
  title: { en: 'Who against whom', fr: 'Qui contre qui' },
  draw(values, frame) {
    const w = words[frame.language];
    const narrow = frame.width < 500;
    const half = narrow ? 62 : 110;
    const middle = frame.width / 2;
    const top = 64;
    const y = (actor: number) => top + actor * STEP;
    const most = Math.max(1, ...values.arcs.flatMap((arc) => [arc.before, arc.after]));
    const thickness = scaleLinear([0, most], [0, narrow ? 14 : 20]);
    const reach = middle - half - (narrow ? 8 : 40);
    const parts: Markup[] = [];
    const side = (which: 'before' | 'after') => {
      const sign = which === 'before' ? -1 : 1;
      const edge = middle + sign * half;
      const ordered = [...values.arcs].sort((a, b) => b[which] - a[which]);
      for (const arc of ordered) {
        if (arc[which] <= 0) continue;
        const span = Math.abs(arc.from - arc.to) || 0.6;
        const bulge =
          sign *
          Math.min(reach, 22 + (reach - 22) * (span / Math.max(1, values.actors.length - 1)));
        const stroke = arc.is_new && which === 'after' ? colour.accent : colour.ink;
        const width = Math.max(1, thickness(arc[which]));
        const path = `M${px(edge)},${px(y(arc.from))}C${px(edge + bulge)},${px(y(arc.from))} ${px(edge + bulge)},${px(y(arc.to))} ${px(edge)},${px(y(arc.to))}`;
        parts.push(
          markup`<path d="${path}" fill="none" stroke="${asMarkup(stroke)}" stroke-opacity="0.55" stroke-width="${px(width)}"/>`,
        );
        parts.push(...rate(arc, which, edge + bulge * 0.75, (y(arc.from) + y(arc.to)) / 2, frame));
      }
      const title = which === 'before' ? w.before : w.after;
      parts.push(
        text(edge + sign * 4, 14, title, frame, {
          anchor: sign < 0 ? 'end' : 'start',
          weight: 700,
        }),
      );
      wrap(values[which], Math.min(reach + 30, middle - half - 2), SIZE.small).forEach(
        (words_, i) =>
          parts.push(
            text(edge + sign * 4, 28 + i * 12, words_, frame, {
              anchor: sign < 0 ? 'end' : 'start',
              size: SIZE.small,
              fill: colour.faint,
            }),
          ),
      );
    };
    side('before');
    side('after');
    values.actors.forEach((actor, i) => {
      const lines = wrap(actor, half * 2 - 6, SIZE.small + 0.5).slice(0, 3);
      lines.forEach((part, k) =>
        parts.push(
          text(middle, y(i) + 4 + (k - (lines.length - 1) / 2) * 12, part, frame, {
            anchor: 'middle',
            size: SIZE.small + 0.5,
            weight: 600,
            halo: true,
          }),
        ),
      );
    });
    const bottom = y(values.actors.length - 1) + 30;
    parts.push(line(0, bottom, frame.width, bottom, colour.hair, 0.6));
    parts.push(
      text(middle, bottom + 15, w.per_month, frame, {
        anchor: 'middle',
        size: SIZE.small,
        fill: colour.faint,
      }),
    );
    const hasNew = values.arcs.some((arc) => arc.is_new);
    if (hasNew) {
      parts.push(line(middle - 70, bottom + 27, middle - 52, bottom + 27, colour.accent, 2.5));
      parts.push(
        text(middle - 46, bottom + 31, w.new_pair, frame, {
          size: SIZE.small,
          fill: colour.accent,
        }),
      );
    }
    return svg(frame, bottom + (hasNew ? 38 : 22), values.label, parts);
  },
};

function rate(
  arc: PairArc,
  which: 'before' | 'after',
  x: number,
  y: number,
  frame: Frame,
): Markup[] {
  if (arc[which] < (frame.width < 500 ? 1 : 0.5)) return [];
  const isNew = arc.is_new && which === 'after';
  return [
    text(x, y + 4, formatRate(arc[which], frame.language), frame, {
      anchor: 'middle',
      size: SIZE.small,
      halo: true,
      weight: 600,
      fill: isNew ? colour.accent : colour.ink,
    }),
  ];
}
