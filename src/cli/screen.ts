/** How text reaches the screen: colours, typography, tables. */
import { styleText } from 'node:util';
import { csvTable, type Language } from '../core/index.ts';
import { typeset } from '../words/index.ts';

type Style = Parameters<typeof styleText>[0];

/** Colours only for a terminal, and never with NO_COLOR. */
export function painter(stream: NodeJS.WriteStream): (style: Style, text: string) => string {
  const on = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return (style, text) => (on ? styleText(style, text) : text);
}

const paint = painter(process.stdout);
export const bold = (text: string) => paint('bold', text);
export const dim = (text: string) => paint('dim', text);
export const red = (text: string) => paint('red', text);

/** Paths and ids must reach the screen as they are, past the typography of words. */
const RAW = '\u0001';
export const raw = (text: string) => `${RAW}${text}${RAW}`;

/** A line with the typography of its language, but for what is raw in it. */
export function typesetLine(line: string, language: Language): string {
  return line
    .split(RAW)
    .map((part, i) => (i % 2 === 1 ? part : typeset(part, language)))
    .join('');
}

/** Rows as CSV without the last line's end, which printing adds. */
export function csvOf(rows: readonly Record<string, unknown>[]): string {
  return csvTable(Object.keys(rows[0] ?? {}), rows).slice(0, -1);
}
