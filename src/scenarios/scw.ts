/** ScenarioWizard's project files (.scw), by its manual and by files it wrote. */
import {
  type Bilingual,
  type Descriptor,
  type Issue,
  type JudgementSection,
  type JudgementSet,
  type ScenarioMatrix,
  VigieError,
} from '../core/index.ts';
import { linesOf } from './encoding.ts';

interface Line {
  line: string;
  end: string;
  /** counted from 1 */
  number: number;
}

/** What stands between the lines that begin with `#`. */
const NAMES = 0;
const LONG_NAMES = 1;
const MATRIX = 5;

export interface ScwReading {
  matrix: ScenarioMatrix;
  notes: Issue[];
}

/**
 * Names are ids, made unique where they are not; long names are titles; comments on sections are
 * reasons. Judgements may be any whole number. Judgements of a descriptor on itself count, as they
 * do in ScenarioWizard.
 * @param where the file, for issues
 * @throws every fault at once: no descriptor, a row or a cell too many or missing, a cell that is not
 * a whole number
 */
export function readScw(text: string, where: string, id: string): ScwReading {
  const issues: Issue[] = [];
  const notes: Issue[] = [];
  const sections = sectionsOf(text);
  const descriptors = namesIn(sections[NAMES]);
  const { title, note } = headOf(sections, id);
  if (descriptors.length === 0) {
    throw new VigieError([
      fault(
        'scw-empty',
        'the file names no descriptor',
        where,
        'give a project file of ScenarioWizard (.scw)',
      ),
    ]);
  }
  const titled = withTitles(unique(descriptors, notes, where), namesIn(sections[LONG_NAMES] ?? []));
  const rows = matrixRows(sections, titled, where);
  const values = rows.map((row, r) => cellsOf(row, titled, r, where, issues));
  checkRows(rows, titled, where, issues);
  if (issues.length > 0) throw new VigieError(issues);
  const cut = judgementsOf(titled, values, commentsOf(sections));
  notes.push(...selfNotes(cut, where), ...singleNotes(titled, where));
  return {
    matrix: {
      ...{ id, title, descriptors: titled },
      ...(note && { note }),
      sets: [{ id: 'base', title: { en: 'As written', fr: 'Tel quel' }, sections: cut }],
    },
    notes,
  };
}

function fault(code: string, what: string, where: string, fix: string): Issue {
  return { code, what, where, fix };
}

function sectionsOf(text: string): Line[][] {
  const sections: Line[][] = [[]];
  linesOf(text).forEach(({ line, end }, i) => {
    const isBorder = line.trimStart().startsWith('#') && sections.length <= MATRIX + 1;
    if (isBorder) sections.push([]);
    sections[sections.length - 1].push({ line, end, number: i + 1 });
  });
  return sections;
}

const isBlank = ({ line }: Line) => line.trim() === '';

interface Named {
  name: string;
  states: string[];
}

/** `&descriptor`, then its states: ` -state`, or ` text` where long names stand. */
function namesIn(lines: readonly Line[]): Named[] {
  const found: Named[] = [];
  for (const { line } of lines) {
    const text = line.trimStart();
    if (text.startsWith('#')) continue;
    if (text.startsWith('&')) found.push({ name: text.slice(1).trim(), states: [] });
    else if (found.length > 0 && (text.startsWith('-') || line.startsWith(' ')))
      found[found.length - 1].states.push(text.replace(/^-/, '').trim());
  }
  return found;
}

function headOf(sections: readonly Line[][], id: string): { title: Bilingual; note?: Bilingual } {
  const head = sections[NAMES]
    .filter(({ line }) => !/^\s*[&-]/.test(line))
    .map(({ line }) => line.trim());
  const name = head.find((line) => line !== '' && !line.startsWith('$')) ?? id;
  const [overall] = commentsOf(sections);
  return { title: same(name), ...(overall && { note: same(overall) }) };
}

const same = (text: string): Bilingual => ({ en: text, fr: text });

/** Ids of descriptors, and of the states of each, without blanks and repeats. */
function unique(named: readonly Named[], notes: Issue[], where: string): Descriptor[] {
  const changed: string[] = [];
  const apart = (names: readonly string[], prefix: string) => {
    const used = new Set<string>();
    return names.map((name, i) => {
      let id = name === '' ? `${prefix}${i + 1}` : name;
      for (let n = 2; used.has(id); n++) id = `${name}~${n}`;
      if (id !== name) changed.push(id);
      used.add(id);
      return id;
    });
  };
  const ids = apart(
    named.map(({ name }) => name),
    'D',
  );
  const descriptors = named.map(({ name, states }, d) => {
    const state_ids = apart(states, 'S');
    return {
      ...{ id: ids[d], title: same(name || ids[d]) },
      states: states.map((state, s) => ({
        ...{ id: state_ids[s], title: same(state || state_ids[s]), signposts: [] },
      })),
    };
  });
  if (changed.length > 0) {
    const shown = changed.slice(0, 5).join(', ');
    const what = `${changed.length} names are blank or stand twice, and were given others: ${shown}`;
    notes.push(
      fault('scw-names', what, where, 'nothing to do; give them names of their own in the file'),
    );
  }
  return descriptors;
}

function withTitles(descriptors: readonly Descriptor[], long: readonly Named[]): Descriptor[] {
  const titled = (title: Bilingual, text: string | undefined) => (text ? same(text) : title);
  return descriptors.map((descriptor, d) => ({
    ...descriptor,
    title: titled(descriptor.title, long[d]?.name),
    states: descriptor.states.map((state, s) => ({
      ...state,
      title: titled(state.title, long[d]?.states[s]),
    })),
  }));
}

const statesIn = (descriptors: readonly Descriptor[]) =>
  descriptors.flatMap(({ id, states }) => states.map((state) => ({ d: id, s: state.id })));

/** Lines of the matrix: the sixth part, or the first whose lines are cells where parts are missing. */
function matrixRows(
  sections: readonly Line[][],
  descriptors: readonly Descriptor[],
  where: string,
): Line[] {
  const cells = (lines: readonly Line[] | undefined) =>
    (lines ?? []).filter((line) => !isBlank(line) && !line.line.trimStart().startsWith('#'));
  const usual = cells(sections[MATRIX]);
  const isMatrix = (lines: readonly Line[]) => lines.some(({ line }) => line.includes(','));
  const found = isMatrix(usual) ? usual : sections.slice(1).map(cells).find(isMatrix);
  if (found) return found;
  const what = `the file holds no judgements, and ${statesIn(descriptors).length} rows are expected`;
  throw new VigieError([
    fault(
      'scw-matrix',
      what,
      where,
      'save the project again in ScenarioWizard; the file may be cut off',
    ),
  ]);
}

function checkRows(
  rows: readonly Line[],
  descriptors: readonly Descriptor[],
  where: string,
  issues: Issue[],
): void {
  const wanted = statesIn(descriptors).length;
  if (rows.length === wanted) return;
  const what = `there are ${rows.length} rows of judgements, and ${wanted} states`;
  const line = rows[rows.length - 1]?.number ?? 1;
  issues.push(
    fault(
      'section-missing',
      what,
      `${where} line ${line}`,
      'write one row for each state, in the order of the names',
    ),
  );
}

const WHOLE = /^[+-]?\s*\d+([.,]0*)?$/;

function cellsOf(
  { line, number }: Line,
  descriptors: readonly Descriptor[],
  r: number,
  where: string,
  issues: Issue[],
): number[] {
  const states = statesIn(descriptors);
  const cells = line.split(/[,;]/).map((cell) => cell.trim());
  // A comma at the end of a row ends its last cell.
  if (cells.length === states.length + 1 && cells[cells.length - 1] === '') cells.pop();
  const from = states[r];
  if (!from) return [];
  if (cells.length !== states.length) {
    const what = `row "${from.d} ${from.s}" has ${cells.length} cells, and there are ${states.length} states`;
    issues.push(
      fault(
        'wrong-shape',
        what,
        `${where} line ${number}`,
        'write one cell for each state, with 0 where there is no influence',
      ),
    );
    return [];
  }
  return cells.map((cell, c) => {
    if (WHOLE.test(cell)) return Number.parseInt(cell.replace(/\s/g, ''), 10);
    const at = `${where} line ${number}, column ${c + 1}`;
    const of = `of "${from.d} ${from.s}" on "${states[c].d} ${states[c].s}"`;
    if (cell === '') {
      const what = `the judgement ${of} is missing`;
      issues.push(
        fault('judgement-missing', what, at, 'write a whole number, 0 where there is no influence'),
      );
    } else {
      const what = `the judgement "${cell}" ${of} is not a whole number`;
      issues.push(
        fault('not-whole', what, at, 'write a whole number; judgements are not fractions'),
      );
    }
    return Number.NaN;
  });
}

/** Comments in their order: of the whole, of each descriptor, of each section. */
function commentsOf(sections: readonly Line[][]): string[] {
  const tail = sections
    .slice(MATRIX + 1)
    .flat()
    .map(({ line }) => line)
    .join('\n');
  return [...tail.matchAll(/^[ \t]*#[^\n]*\n"([\s\S]*?)"[ \t]*$/gm)].map(([, text]) => text.trim());
}

function judgementsOf(
  descriptors: readonly Descriptor[],
  values: readonly (readonly number[])[],
  comments: readonly string[],
): JudgementSection[] {
  const n = descriptors.length;
  const firsts = descriptors.map((_, d) =>
    descriptors.slice(0, d).reduce((sum, { states }) => sum + states.length, 0),
  );
  return descriptors.flatMap((from, f) =>
    descriptors.flatMap((to, t) => {
      const cells = from.states.map((_, r) =>
        to.states.map((__, c) => values[firsts[f] + r][firsts[t] + c]),
      );
      if (f === t && cells.flat().every((value) => value === 0)) return [];
      const reason = comments[1 + n + f * n + t];
      return [
        { from: from.id, to: to.id, cells, apart: [], ...(reason && { reason: same(reason) }) },
      ];
    }),
  );
}

function selfNotes(sections: readonly JudgementSection[], where: string): Issue[] {
  const own = sections.filter(({ from, to }) => from === to).map(({ from }) => from);
  if (own.length === 0) return [];
  const what = `judgements of a descriptor on itself count, as in ScenarioWizard: ${own.join(', ')}`;
  return [
    fault(
      'self-section',
      what,
      where,
      'write 0 there if the descriptor is not meant to hold itself',
    ),
  ];
}

function singleNotes(descriptors: readonly Descriptor[], where: string): Issue[] {
  const single = descriptors.filter(({ states }) => states.length < 2).map(({ id }) => id);
  if (single.length === 0) return [];
  const what = `descriptors of fewer than two states cannot turn out otherwise: ${single.join(', ')}`;
  return [
    fault('one-state', what, where, 'give each descriptor two states or more, or leave it out'),
  ];
}

/** As ScenarioWizard writes a number: a blank in the place of the sign, and one after. */
function cellText(value: number): string {
  return `${value < 0 ? '' : ' '}${value} `;
}

const rowText = (values: readonly number[]) => values.map(cellText).join(',');

/**
 * A set of judgements as a project file.
 * @param original the file that the matrix was read from: kept to the letter but for rows of
 * judgements that differ
 */
export function writeScw(matrix: ScenarioMatrix, set: JudgementSet, original?: string): string {
  const rows = squareOf(matrix.descriptors, set);
  if (original !== undefined) {
    const kept = withRows(original, matrix, rows);
    if (kept !== undefined) return kept;
  }
  const plain = (text: string) => text.replace(/[\r\n]+/g, ' ').replaceAll('"', "'");
  const { descriptors } = matrix;
  const long = (title: Bilingual, id: string) => (title.en === id ? '' : plain(title.en));
  const reason = (from: string, to: string) =>
    plain(set.sections.find((one) => one.from === from && one.to === to)?.reason?.en ?? '');
  const comment = (head: string, text: string) => [head, `"${text}"`];
  const lines = [
    '$ ScenarioWizard 4.0',
    plain(matrix.title.en),
    ...descriptors.flatMap(({ id, states }) => [
      `&${id}`,
      ...states.map((state) => ` -${state.id}`),
    ]),
    '#',
    ...descriptors.flatMap(({ id, title, states }) => [
      `&${long(title, id)}`,
      ...states.map((state) => ` ${long(state.title, state.id)}`),
    ]),
    ...['#', '#'],
    ...rows.map(() => 'FFFFFF'),
    ...['#', '#'],
    ...rows.map(rowText),
    '#',
    ...comment('# 0-0', plain(matrix.note?.en ?? '')),
    ...descriptors.flatMap(() => comment('# ', '')),
    ...descriptors.flatMap((from) =>
      descriptors.flatMap((to) => comment('#  -> ', reason(from.id, to.id))),
    ),
    ...['#', '#'],
  ];
  const end = original?.includes('\r\n') === false ? '\n' : '\r\n';
  return lines.map((line) => `${line}${end}`).join('');
}

function squareOf(descriptors: readonly Descriptor[], set: JudgementSet): number[][] {
  const found = new Map(set.sections.map((section) => [`${section.from}\n${section.to}`, section]));
  return descriptors.flatMap((from) =>
    from.states.map((_, r) =>
      descriptors.flatMap((to) => {
        const section = found.get(`${from.id}\n${to.id}`);
        return to.states.map((__, c) => section?.cells[r][c] ?? 0);
      }),
    ),
  );
}

/** The original with rows changed where they say something else; `undefined` if it is another matrix. */
function withRows(
  original: string,
  { id, descriptors }: ScenarioMatrix,
  rows: readonly (readonly number[])[],
): string | undefined {
  try {
    const before = readScw(original, '', id).matrix;
    const shape = (list: readonly Descriptor[]) => JSON.stringify(statesIn(list));
    if (shape(before.descriptors) !== shape(descriptors)) return undefined;
    const were = squareOf(before.descriptors, before.sets[0]);
    const places = matrixRows(sectionsOf(original), before.descriptors, '').map(
      ({ number }) => number,
    );
    const changed = new Map(
      rows.flatMap((row, r) =>
        row.join() === were[r].join() ? [] : [[places[r], rowText(row)] as const],
      ),
    );
    return linesOf(original)
      .map(({ line, end }, i) => (changed.get(i + 1) ?? line) + end)
      .join('');
  } catch (error) {
    if (error instanceof VigieError) return undefined;
    throw error;
  }
}
