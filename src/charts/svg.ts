/** Pieces that charts share: the frame, texts, the transition's dates, hatching. */
import { asMarkup, type Frame, type Markup, type Month, markup } from '../core/index.ts';
import { formatMonthShort, typeset } from '../words/index.ts';
import { colour, FONT, SIZE } from './tokens.ts';

/** Rounds a coordinate to a tenth of a pixel: smaller files, steady golden files. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The `<svg>` around a chart. It is decoration for the sighted: the table says the same. */
export function svg(frame: Frame, height: number, label: string, content: unknown): string {
  const box = `0 0 ${frame.width} ${px(height)}`;
  return String(
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${frame.width}" height="${px(height)}" role="img" aria-label="${typeset(label, frame.language)}" font-family="${asMarkup(FONT)}" font-size="${SIZE.text}" fill="${asMarkup(colour.ink)}" style="font-variant-numeric:tabular-nums"><defs><pattern id="${frame.id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="${asMarkup(colour.faint)}" stroke-width="1" stroke-opacity="0.35"/></pattern></defs>${content}</svg>`,
  );
}

export interface TextStyle {
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  fill?: string;
  weight?: number;
  halo?: boolean;
}

/** One line of text; numbers are tabular. */
export function text(
  x: number,
  y: number,
  words: string,
  frame: Frame,
  style: TextStyle = {},
): Markup {
  const halo = style.halo
    ? asMarkup(
        ` paint-order="stroke" stroke="${colour.paper}" stroke-width="3" stroke-linejoin="round"`,
      )
    : '';
  return markup`<text x="${px(x)}" y="${px(y)}"${style.anchor && style.anchor !== 'start' ? asMarkup(` text-anchor="${style.anchor}"`) : ''}${style.size ? asMarkup(` font-size="${style.size}"`) : ''}${style.fill ? asMarkup(` fill="${style.fill}"`) : ''}${style.weight ? asMarkup(` font-weight="${style.weight}"`) : ''}${halo}>${typeset(words, frame.language)}</text>`;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width = 1,
  dash = '',
): Markup {
  return markup`<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${asMarkup(stroke)}" stroke-width="${width}"${dash === '' ? '' : asMarkup(` stroke-dasharray="${dash}"`)}/>`;
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  opacity = 1,
): Markup {
  return markup`<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}" fill="${asMarkup(fill)}"${opacity === 1 ? '' : asMarkup(` fill-opacity="${opacity}"`)}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ''): Markup {
  return markup`<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="${asMarkup(fill)}"${asMarkup(more)}/>`;
}

/** Bars from a base line up, as one path: a tenth of the bytes of as many rectangles. */
export function bars(
  tops: readonly { x: number; y: number }[],
  width: number,
  base: number,
  fill: string,
  opacity = 1,
): Markup {
  const d = tops
    .map(({ x, y }) => `M${px(x)} ${px(base)}V${px(y)}h${px(width)}V${px(base)}z`)
    .join('');
  const faded = opacity === 1 ? '' : asMarkup(` fill-opacity="${opacity}"`);
  return d === '' ? markup`` : markup`<path d="${d}" fill="${asMarkup(fill)}"${faded}/>`;
}

/** Bars of provisional months are this much lighter. */
export const PROVISIONAL = 0.5;

/** The fill of hatched ground: no data. */
export function hatch(frame: Frame): string {
  return `url(#${frame.id}-hatch)`;
}

/** Breaks words into lines of about `width` pixels; a word is never cut. */
export function wrap(words: string, width: number, size: number = SIZE.text): string[] {
  const most = Math.max(8, Math.floor(width / (size * 0.6)));
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A month axis at the bottom: a tick each January, years written where they fit. */
export function monthAxis(
  x: (month: Month) => number,
  first: Month,
  last: Month,
  y: number,
  frame: Frame,
): Markup[] {
  const marks: Markup[] = [line(x(first), y, x(last + 1), y, colour.hair)];
  const years = (last - first) / 12;
  const width = x(last + 1) - x(first);
  const step = Math.max(1, Math.ceil((years * 44) / width));
  for (let month = Math.ceil(first / 12) * 12; month <= last; month += 12) {
    marks.push(line(x(month), y, x(month), y + 4, colour.faint));
    if ((month / 12) % step === 0) {
      const near = x(month) > x(last + 1) - 14;
      marks.push(
        text(x(month), y + 15, String(month / 12), frame, {
          anchor: near ? 'end' : 'middle',
          size: SIZE.small,
          fill: colour.faint,
        }),
      );
    }
  }
  if (years < 1.5) {
    const ends = [
      { month: first, anchor: 'start' as const },
      { month: last, anchor: 'end' as const },
    ];
    for (const { month, anchor } of ends) {
      const at = anchor === 'start' ? x(month) : x(month + 1);
      marks.push(
        text(at, y + 28, formatMonthShort(month, frame.language), frame, {
          anchor,
          size: SIZE.small,
          fill: colour.faint,
        }),
      );
    }
  }
  return marks;
}

/** Dates of the transition as thin accent lines, each labelled once at the top. */
export interface DateMark {
  month: Month;
  label: string;
}

export function dateMarks(
  marks: readonly DateMark[],
  x: (month: Month) => number,
  top: number,
  bottom: number,
  frame: Frame,
): Markup[] {
  const placed: { row: number; from: number; to: number }[] = [];
  return marks.flatMap(({ month, label }) => {
    const at = x(month) + (x(month + 1) - x(month)) / 2;
    const wide = label.length * 6 + 6;
    const flip = at + wide > frame.width - 4;
    const [from, to] = flip ? [at - wide, at] : [at, at + wide];
    // The lowest row on which the label meets no other.
    let row = 0;
    while (placed.some((one) => one.row === row && one.from < to && from < one.to)) row++;
    placed.push({ row, from, to });
    return [
      line(at, top - 4 - row * 13, at, bottom, colour.accent, 1.2),
      text(flip ? at - 4 : at + 4, top - 6 - row * 13, label, frame, {
        anchor: flip ? 'end' : 'start',
        size: SIZE.small,
        fill: colour.accent,
        halo: true,
      }),
    ];
  });
}
