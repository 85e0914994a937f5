import type { Frame, Markup } from '../core/index.ts';
import { text } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** A name and the piece of drawing that it stands for. */
export type Swatch = readonly [label: string, draw: (x: number, y: number) => Markup];

/** What marks mean, in as many rows as the width needs. */
export function swatchKey(
  top: number,
  frame: Frame,
  swatches: readonly Swatch[],
): { marks: Markup[]; height: number } {
  const marks: Markup[] = [];
  let x = 0;
  let y = top + 10;
  for (const [label, draw] of swatches) {
    const width = 26 + label.length * 6.2;
    if (x > 0 && x + width > frame.width) {
      x = 0;
      y += 16;
    }
    marks.push(draw(x, y), text(x + 21, y, label, frame, { size: SIZE.small, fill: colour.faint }));
    x += width + 10;
  }
  return { marks, height: y - top + 10 };
}
