import { asMarkup, type Chart, type Frame, type Markup, markup } from '../core/index.ts';
import { circle, line, px, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface FactorGraphValues {
  label: string;
  /** heads of the two columns, e.g. `Factor` and `Consequence` */
  heads: [from: string, to: string];
  nodes: { factor: string; state: string }[];
  /** positions of nodes, and the judgement: above 0 favours, below 0 works against */
  edges: { from: number; to: number; value: number }[];
  /** words for the two kinds of line */
  favours: string;
  against: string;
  /** words for the width, e.g. `thicker: judged stronger` */
  width: string;
}

const LINE = 13;
const TOP = 34;

/** Which state favours which in one scenario: each factor left, and right what bears on it. */
export const factorGraph: Chart<FactorGraphValues> = {
  id: 'factor-graph',
  title: { en: 'From factor to consequence', fr: 'Du facteur à la conséquence' },
  draw(values, frame) {
    const isNarrow = frame.width < 500;
    const room = isNarrow ? 108 : 240;
    const left = room + 8;
    const right = frame.width - room - 8;
    const labels = values.nodes.map(({ factor, state }) => ({
      factor: wrap(factor, room * 0.92, SIZE.small),
      state: wrap(state, room, SIZE.small),
    }));
    const heights = labels.map(
      ({ factor, state }) => (factor.length + state.length) * LINE + (isNarrow ? 12 : 14),
    );
    const middles: number[] = [];
    let y = TOP;
    for (const height of heights) {
      middles.push(y + height / 2);
      y += height;
    }
    const most = Math.max(1, ...values.edges.map(({ value }) => Math.abs(value)));
    // Weak lines first, so that strong ones lie on top.
    const edges = [...values.edges].sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
    const parts: Markup[] = [
      text(left, 14, values.heads[0], frame, { anchor: 'end', size: SIZE.small, weight: 700 }),
      text(right, 14, values.heads[1], frame, { size: SIZE.small, weight: 700 }),
      ...edges.map((edge) => curve(edge, left, right, middles, most)),
      ...labels.flatMap((label, i) => [
        ...side(label, left - 8, middles[i], 'end', frame),
        ...side(label, right + 8, middles[i], 'start', frame),
        circle(left, middles[i], 3, colour.ink),
        circle(right, middles[i], 3, colour.ink),
      ]),
      ...legend(values, y + 14, frame),
    ];
    return svg(frame, y + (isNarrow ? 62 : 30), values.label, parts);
  },
};

function curve(
  { from, to, value }: FactorGraphValues['edges'][number],
  left: number,
  right: number,
  middles: readonly number[],
  most: number,
): Markup {
  const share = Math.abs(value) / most;
  const bend = (right - left) * 0.45;
  const d = `M${px(left)} ${px(middles[from])}C${px(left + bend)} ${px(middles[from])} ${px(right - bend)} ${px(middles[to])} ${px(right)} ${px(middles[to])}`;
  const paint = value > 0 ? colour.accent : colour.less;
  const dash = value > 0 ? '' : asMarkup(' stroke-dasharray="4 3"');
  return markup`<path d="${d}" fill="none" stroke="${asMarkup(paint)}" stroke-width="${px(0.6 + 2.8 * share ** 1.5)}" stroke-opacity="${px(0.4 + 0.5 * share)}"${dash}/>`;
}

function side(
  { factor, state }: { factor: string[]; state: string[] },
  x: number,
  middle: number,
  anchor: 'start' | 'end',
  frame: Frame,
): Markup[] {
  const lines = [
    ...factor.map((words) => ({ words, style: { weight: 600 } })),
    ...state.map((words) => ({ words, style: { fill: colour.faint } })),
  ];
  const first = middle - ((lines.length - 1) * LINE) / 2 + 4;
  return lines.map(({ words, style }, i) =>
    text(x, first + i * LINE, words, frame, { anchor, size: SIZE.small, ...style }),
  );
}

function legend(values: FactorGraphValues, y: number, frame: Frame): Markup[] {
  const { favours, against, width, edges } = values;
  const hasAgainst = edges.some(({ value }) => value < 0);
  const small = { size: SIZE.small, fill: colour.faint };
  const isNarrow = frame.width < 500;
  const kinds = [
    { words: favours, paint: colour.accent, dash: '' },
    ...(hasAgainst ? [{ words: against, paint: colour.less, dash: '4 3' }] : []),
  ];
  let x = 0;
  const marks = kinds.flatMap(({ words, paint, dash }, i) => {
    const [left, top] = isNarrow ? [0, y + i * 16] : [x, y];
    x += words.length * 6.2 + 48;
    return [
      line(left, top - 4, left + 26, top - 4, paint, 2.4, dash),
      text(left + 32, top, words, frame, small),
    ];
  });
  const at = isNarrow ? { x: 0, y: y + kinds.length * 16 } : { x, y };
  return [...marks, text(at.x, at.y, width, frame, small)];
}
