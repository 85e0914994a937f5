import type { Chart, Frame, Markup, SignpostVerdict } from '../core/index.ts';
import { circle, line, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** A consistent future: its states, and what the figures show of each. */
export interface ScenarioCard {
  title: string;
  /** on what it rests, in a few words */
  facts: string;
  rows: { factor: string; state: string; signs: SignpostVerdict[] }[];
}

export interface ScenarioCardsValues {
  label: string;
  cards: ScenarioCard[];
  /** signs and their words, in the order of the legend */
  legend: { sign: SignpostVerdict; words: string }[];
}

const GAP = 16;
const PAD = 12;
const LINE = 14;
const SIGN = 14;

/** Futures side by side, dashed since they are an "if", with signposts lit or not. */
export const scenarioCards: Chart<ScenarioCardsValues> = {
  id: 'scenario-cards',
  title: { en: 'Futures that hold together', fr: 'Avenirs qui se tiennent' },
  draw(values, frame) {
    const columns = frame.width < 500 ? 1 : 2;
    const width = (frame.width - GAP * (columns - 1) - 2) / columns;
    const laid = values.cards.map((card) => layOut(card, width));
    const parts: Markup[] = [];
    let y = 1;
    for (let first = 0; first < laid.length; first += columns) {
      const row = laid.slice(first, first + columns);
      const height = Math.max(...row.map((card) => card.height));
      row.forEach((card, i) => {
        parts.push(...drawCard(card, 1 + i * (width + GAP), y, width, height, frame));
      });
      y += height + GAP;
    }
    parts.push(...drawLegend(values.legend, y, frame));
    return svg(frame, y + legendRows(values.legend, frame) * 18 + 4, values.label, parts);
  },
};

interface LaidOut {
  title: string[];
  facts: string[];
  rows: { factor: string[]; state: string[]; signs: SignpostVerdict[] }[];
  height: number;
}

function layOut(card: ScenarioCard, width: number): LaidOut {
  const room = width - 2 * PAD;
  // Bold letters are wider than those that `wrap` reckons with.
  const title = wrap(card.title, room * 0.9);
  const facts = card.facts === '' ? [] : wrap(card.facts, room, SIZE.small);
  const rows = card.rows.map(({ factor, state, signs }) => ({
    factor: wrap(factor, room - signs.length * SIGN - 6, SIZE.small),
    state: wrap(state, room),
    signs,
  }));
  const lines = rows.reduce((sum, row) => sum + row.factor.length + row.state.length, 0);
  const height = PAD * 2 + (title.length + facts.length + lines) * LINE + rows.length * 5 + 8;
  return { title, facts, rows, height };
}

function drawCard(
  card: LaidOut,
  x: number,
  top: number,
  width: number,
  height: number,
  frame: Frame,
): Markup[] {
  const parts: Markup[] = frameOf(x, top, width, height);
  let y = top + PAD + 10;
  const put = (lines: readonly string[], style: Parameters<typeof text>[4]) => {
    for (const words of lines) {
      parts.push(text(x + PAD, y, words, frame, style));
      y += LINE;
    }
  };
  put(card.title, { weight: 700 });
  put(card.facts, { size: SIZE.small, fill: colour.faint });
  y += 8;
  for (const row of card.rows) {
    row.signs.forEach((sign, i) => {
      const at = x + width - PAD - (row.signs.length - 1 - i) * SIGN - 5;
      parts.push(...drawSign(sign, at, y - 4));
    });
    put(row.factor, { size: SIZE.small, fill: colour.faint });
    put(row.state, {});
    y += 5;
  }
  return parts;
}

function frameOf(x: number, y: number, width: number, height: number): Markup[] {
  const dash = '5 4';
  return [
    rect(x, y, width, height, colour.paper),
    line(x, y, x + width, y, colour.faint, 1, dash),
    line(x, y + height, x + width, y + height, colour.faint, 1, dash),
    line(x, y, x, y + height, colour.faint, 1, dash),
    line(x + width, y, x + width, y + height, colour.faint, 1, dash),
  ];
}

/** Filled, crossed, hollow or a diamond: told apart without colour. */
function drawSign(sign: SignpostVerdict, x: number, y: number): Markup[] {
  const r = 4.5;
  if (sign === 'shown') return [circle(x, y, r, colour.accent)];
  if (sign === 'contradicted') {
    return [
      line(x - r, y - r, x + r, y + r, colour.ink, 1.8),
      line(x - r, y + r, x + r, y - r, colour.ink, 1.8),
    ];
  }
  if (sign === 'cannot-tell')
    return [circle(x, y, r - 0.5, colour.paper, ` stroke="${colour.faint}" stroke-width="1.3"`)];
  return [
    line(x - r, y, x, y - r, colour.ink, 1.3),
    line(x, y - r, x + r, y, colour.ink, 1.3),
    line(x + r, y, x, y + r, colour.ink, 1.3),
    line(x, y + r, x - r, y, colour.ink, 1.3),
  ];
}

/** Places of the legend, wrapped into as many rows as the width asks for. */
function placesOf(legend: ScenarioCardsValues['legend'], frame: Frame) {
  let x = 6;
  let row = 0;
  return legend.map(({ sign, words }) => {
    const wide = words.length * 6.4 + 34;
    if (x > 6 && x + wide > frame.width) {
      x = 6;
      row++;
    }
    const place = { sign, words, x, row };
    x += wide;
    return place;
  });
}

function legendRows(legend: ScenarioCardsValues['legend'], frame: Frame): number {
  return Math.max(0, ...placesOf(legend, frame).map(({ row }) => row + 1));
}

function drawLegend(legend: ScenarioCardsValues['legend'], y: number, frame: Frame): Markup[] {
  return placesOf(legend, frame).flatMap(({ sign, words, x, row }) => [
    ...drawSign(sign, x + 4, y + 8 + row * 18),
    text(x + 14, y + 12 + row * 18, words, frame, { size: SIZE.small, fill: colour.faint }),
  ]);
}
