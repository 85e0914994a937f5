/** A matrix as CSV: a line a judgement. */
import Papa from 'papaparse';
import {
  CONFIDENCES,
  type Confidence,
  csvTable,
  type Descriptor,
  type Issue,
  type JudgementGround,
  type JudgementScale,
  type JudgementSet,
  type ScenarioMatrix,
  VigieError,
} from '../core/index.ts';
import { checkedSections, type DraftSection } from './draft.ts';
import { USUAL_SCALE } from './yaml-matrix.ts';

const NEEDED = ['from_descriptor', 'from_state', 'to_descriptor', 'to_state', 'judgement'];
const FURTHER = ['author', 'reason', 'confidence', 'set'];
/** What the main set is called in the column `set`, besides nothing. */
const MAIN = 'base';

type Cell = Record<string, string> & { line: never };
interface Row {
  cells: Cell;
  line: number;
}

/**
 * @param where the file, for issues
 * @throws every fault of the file at once
 */
export function readCsvMatrix(
  text: string,
  where: string,
  id: string,
  scale: JudgementScale = USUAL_SCALE,
): ScenarioMatrix {
  const rows = rowsOf(text, where);
  const issues: Issue[] = [];
  const descriptors = descriptorsIn(rows);
  for (const { id: name, states } of descriptors)
    if (states.length === 1)
      issues.push({
        code: 'one-state',
        what: `descriptor "${name}" has one state, and two are needed`,
        where,
        fix: 'add what else could be, or leave the descriptor out',
      });
  const names = [...new Set(rows.map(({ cells }) => cells.set || MAIN))];
  const main = names.includes(MAIN) ? MAIN : names[0];
  const draft = (name: string) => {
    const own = rows.filter(({ cells }) => (cells.set || MAIN) === name);
    return draftsOf(own, descriptors, name === main, where, issues);
  };
  const base = checkedSections(draft(main), descriptors, scale, undefined, where, issues);
  const others = names
    .filter((name) => name !== main)
    .map((name): JudgementSet => {
      const sections = checkedSections(draft(name), descriptors, scale, base, where, issues);
      return { id: name, title: { en: name, fr: name }, sections };
    });
  if (issues.length > 0) throw new VigieError(issues);
  const title =
    main === MAIN ? { en: 'Main reading', fr: 'Lecture principale' } : { en: main, fr: main };
  return {
    ...{ id, title: { en: id, fr: id }, scale, descriptors },
    sets: [{ id: main, title, sections: base }, ...others],
  };
}

function rowsOf(text: string, where: string): Row[] {
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'] });
  const [head = [], ...body] = data;
  const names = head.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new VigieError([
      {
        code: 'csv-columns',
        what: `the file has no column ${missing.map((name) => `"${name}"`).join(', ')}`,
        where: `${where} line 1`,
        fix: `name the columns ${NEEDED.join(', ')}, and where wanted ${FURTHER.join(', ')}`,
      },
    ]);
  let line = 1 + breaksIn(head);
  return body.flatMap((cells) => {
    line++;
    const at = line;
    line += breaksIn(cells);
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()]));
    return [{ cells: row as Cell, line: at }];
  });
}

const breaksIn = (cells: readonly string[]) => cells.join('').split('\n').length - 1;

/** Descriptors and states in the order in which they are met. */
function descriptorsIn(rows: readonly Row[]): Descriptor[] {
  const met = new Map<string, Set<string>>();
  const meet = (descriptor: string, state: string) => {
    if (descriptor === '') return;
    const states = met.get(descriptor) ?? new Set<string>();
    met.set(descriptor, state === '' ? states : states.add(state));
  };
  for (const { cells } of rows) meet(cells.from_descriptor, cells.from_state);
  for (const { cells } of rows) meet(cells.to_descriptor, cells.to_state);
  return [...met].map(([id, states]) => ({
    ...{ id, title: { en: id, fr: id } },
    states: [...states].map((state) => ({
      id: state,
      title: { en: state, fr: state },
      signposts: [],
    })),
  }));
}

function draftsOf(
  rows: readonly Row[],
  descriptors: readonly Descriptor[],
  isMain: boolean,
  where: string,
  issues: Issue[],
): DraftSection[] {
  const sections = new Map<string, Row[]>();
  for (const row of rows) {
    const at = `${row.cells.from_descriptor}\n${row.cells.to_descriptor}`;
    sections.set(at, [...(sections.get(at) ?? []), row]);
  }
  const statesOf = (id: string) =>
    descriptors.find((one) => one.id === id)?.states.map((state) => state.id) ?? [];
  return [...sections.values()].map((own) => {
    const { from_descriptor: from, to_descriptor: to } = own[0].cells;
    const lines = new Map<string, Row>();
    for (const row of own) {
      const at = `${row.cells.from_state}\n${row.cells.to_state}`;
      if (lines.has(at))
        issues.push({
          code: 'judgement-twice',
          what: `the judgement of "${from} ${row.cells.from_state}" on "${to} ${row.cells.to_state}" stands twice, first on line ${lines.get(at)!.line}`,
          where: `${where} line ${row.line}`,
          fix: 'leave one of the two out, or name different sets',
        });
      else lines.set(at, row);
    }
    const cellAt = (r: number, c: number) => lines.get(`${statesOf(from)[r]}\n${statesOf(to)[c]}`);
    const at = (row?: number, column?: number) =>
      `${where} line ${(row !== undefined && column !== undefined && cellAt(row, column)?.line) || own[0].line}`;
    // A further set names the cells that it judges otherwise.
    if (!isMain) {
      const overrides = own.map((row) => ({
        ...{ from_state: row.cells.from_state, to_state: row.cells.to_state },
        value: numberOf(row.cells.judgement) ?? '',
        ...{ ground: groundOf(row, where, issues), where: `${where} line ${row.line}` },
      }));
      return { from, to, cells: undefined, ground: {}, overrides, where: at };
    }
    const common = commonGround(own, where, issues);
    return {
      ...{ from, to, ground: common.ground, overrides: common.apart, where: at },
      cells: statesOf(from).map((_, r) =>
        statesOf(to).map((__, c) => numberOf(cellAt(r, c)?.cells.judgement)),
      ),
    };
  });
}

/** A number where the text is one, else the text, which is then told. */
function numberOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  return /^[+-]?\d+([.,]0*)?$/.test(text) ? Number.parseInt(text, 10) : text;
}

/** What most say of a section is of the section, the rest of their cells. */
function commonGround(rows: readonly Row[], where: string, issues: Issue[]) {
  const grounds = rows.map((row) => groundOf(row, where, issues));
  const texts = grounds.map((ground) => JSON.stringify(ground));
  const isCommon = texts.every((text) => text === texts[0]);
  const apart = rows.flatMap(({ cells, line }, i) =>
    isCommon || texts[i] === '{}'
      ? []
      : [
          {
            from_state: cells.from_state,
            to_state: cells.to_state,
            value: undefined,
            ground: grounds[i],
            where: `${where} line ${line}`,
          },
        ],
  );
  return { ground: isCommon ? (grounds[0] ?? {}) : {}, apart };
}

function groundOf({ cells, line }: Row, where: string, issues: Issue[]): JudgementGround {
  const { author, reason, confidence } = cells;
  const known = CONFIDENCES.find((one) => one === confidence);
  if (confidence && !known)
    issues.push({
      code: 'matrix',
      what: `confidence "${confidence}" is not known`,
      where: `${where} line ${line}`,
      fix: `choose among ${CONFIDENCES.join(', ')}`,
    });
  return {
    ...(author && { author }),
    ...(reason && { reason: { en: reason, fr: reason } }),
    ...(known && { confidence: known as Confidence }),
  };
}

/** Every judgement of the main set, and those that others judge otherwise; reasons in English. */
export function writeCsvMatrix({ descriptors, sets }: ScenarioMatrix): string {
  const main = new Map(sets[0].sections.map((one) => [`${one.from}\n${one.to}`, one.cells]));
  const statesOf = new Map(
    descriptors.map(({ id, states }) => [id, states.map((state) => state.id)]),
  );
  const rows = sets.flatMap(({ id, sections }, s) =>
    sections.flatMap(({ from, to, cells, apart, author, reason, confidence }) =>
      cells.flatMap((row, r) =>
        row.flatMap((judgement, c) => {
          if (s > 0 && main.get(`${from}\n${to}`)?.[r][c] === judgement) return [];
          const [from_state, to_state] = [statesOf.get(from)![r], statesOf.get(to)![c]];
          const own = apart.find(
            (one) => one.from_state === from_state && one.to_state === to_state,
          );
          return [
            {
              ...{ from_descriptor: from, from_state, to_descriptor: to, to_state, judgement },
              author: own?.author ?? author ?? '',
              reason: (own?.reason ?? reason)?.en ?? '',
              confidence: own?.confidence ?? confidence ?? '',
              set: s === 0 ? MAIN : id,
            },
          ];
        }),
      ),
    ),
  );
  return csvTable([...NEEDED, ...FURTHER], rows);
}
