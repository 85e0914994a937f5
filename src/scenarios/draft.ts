/** A matrix as somebody wrote it, and whether it holds together. */
import type {
  CellJudgement,
  Descriptor,
  Issue,
  JudgementGround,
  JudgementScale,
  JudgementSection,
} from '../core/index.ts';

/** A section as written: cells may be anything, and places are known for issues. */
export interface DraftSection {
  from: string;
  to: string;
  /** `undefined` where the section only changes cells of another set */
  cells: unknown[][] | undefined;
  ground: JudgementGround;
  overrides: DraftOverride[];
  /** where the section, or a cell of it, is written */
  where(row?: number, column?: number): string;
}

/** A cell written apart: judged anew, or only grounded. */
export interface DraftOverride {
  from_state: string;
  to_state: string;
  /** `undefined` where the value of the section stands */
  value: unknown;
  ground: JudgementGround;
  where: string;
}

const key = (from: string, to: string) => `${from}\n${to}`;

/**
 * The sections of a set, checked: every pair of descriptors once, in the shape of their states, whole
 * numbers within the scale.
 * @param base sections that stand where the set says nothing; absent for the main set
 * @param whole where to say that a section is missing
 */
export function checkedSections(
  drafts: readonly DraftSection[],
  descriptors: readonly Descriptor[],
  scale: JudgementScale,
  base: readonly JudgementSection[] | undefined,
  whole: string,
  issues: Issue[],
): JudgementSection[] {
  const known = new Map(descriptors.map((descriptor) => [descriptor.id, descriptor]));
  const before = new Map((base ?? []).map((section) => [key(section.from, section.to), section]));
  const judged = new Map<string, JudgementSection>();
  const met = new Map<string, string>();
  for (const draft of drafts) {
    const section = checkedSection(draft, known, scale, before, issues);
    const at = key(draft.from, draft.to);
    const earlier = met.get(at);
    met.set(at, draft.where());
    if (earlier !== undefined)
      issues.push({
        code: 'section-twice',
        what: `the judgements of "${draft.from}" on "${draft.to}" stand twice, first at ${earlier}`,
        where: draft.where(),
        fix: 'leave one of the two out, or put it into a set of its own',
      });
    else if (section) judged.set(at, section);
  }
  for (const from of descriptors)
    for (const to of descriptors) {
      const at = key(from.id, to.id);
      // A further set leaves out what it judges as the first does.
      if (base || from === to || met.has(at)) continue;
      issues.push({
        code: 'section-missing',
        what: `nothing is judged of "${from.id}" on "${to.id}"`,
        where: whole,
        fix: 'add the section; where there is no direct influence, write zeros and say why',
      });
    }
  return descriptors.flatMap((from) =>
    descriptors.flatMap((to) => {
      const section = judged.get(key(from.id, to.id)) ?? before.get(key(from.id, to.id));
      return section ? [section] : [];
    }),
  );
}

function checkedSection(
  draft: DraftSection,
  known: ReadonlyMap<string, Descriptor>,
  scale: JudgementScale,
  before: ReadonlyMap<string, JudgementSection>,
  issues: Issue[],
): JudgementSection | undefined {
  const { from, to } = draft;
  for (const id of new Set([from, to]))
    if (!known.has(id))
      issues.push(unknownName('descriptor', id, [...known.keys()], draft.where()));
  const [source, affected] = [known.get(from), known.get(to)];
  if (!source || !affected) return undefined;
  if (from === to) {
    issues.push({
      code: 'self-section',
      what: `"${from}" is judged to bear on itself`,
      where: draft.where(),
      fix: 'leave the section out; a judgement is of one descriptor on another',
    });
    return undefined;
  }
  const stands = before.get(key(from, to));
  const cells = draft.cells
    ? checkedCells(draft, draft.cells, source, affected, scale, issues)
    : stands?.cells.map((row) => [...row]);
  if (!cells) {
    if (!draft.cells)
      issues.push({
        code: 'section-missing',
        what: `the section of "${from}" on "${to}" has no cells`,
        where: draft.where(),
        fix: `write ${source.states.length} rows of ${affected.states.length} cells, or cells: 0 where there is no direct influence`,
      });
    return undefined;
  }
  const apart = draft.overrides.flatMap((override) =>
    applied(override, source, affected, cells, scale, issues),
  );
  const ground = draft.cells ? draft.ground : { ...groundOf(stands), ...draft.ground };
  const kept = draft.cells ? [] : (stands?.apart ?? []).filter((one) => !isSame(one, apart));
  return { from, to, cells, apart: [...kept, ...apart], ...ground };
}

function isSame(one: CellJudgement, others: readonly CellJudgement[]): boolean {
  return others.some(
    (other) => other.from_state === one.from_state && other.to_state === one.to_state,
  );
}

function groundOf(section: JudgementSection | undefined): JudgementGround {
  if (!section) return {};
  const { from: _, to: __, cells: ___, apart: ____, ...ground } = section;
  return ground;
}

function checkedCells(
  { from, to, where }: DraftSection,
  cells: readonly unknown[][],
  source: Descriptor,
  affected: Descriptor,
  scale: JudgementScale,
  issues: Issue[],
): number[][] | undefined {
  const wanted = `${source.states.length} rows of ${affected.states.length}`;
  const wrong = cells.findIndex((row) => row.length !== affected.states.length);
  if (cells.length !== source.states.length || wrong >= 0) {
    const found =
      wrong >= 0
        ? `row ${wrong + 1} has ${cells[wrong].length} cells`
        : `there are ${cells.length} rows`;
    issues.push({
      code: 'wrong-shape',
      what: `the section of "${from}" on "${to}" is to have ${wanted} cells, and ${found}`,
      where: where(wrong >= 0 ? wrong : undefined),
      fix: 'write one row for each state that bears, and in it one cell for each state that is borne on',
    });
    return undefined;
  }
  return cells.map((row, r) =>
    row.map((value, c) => {
      const of = `"${from} ${source.states[r].id}" on "${to} ${affected.states[c].id}"`;
      return checkedValue(value, of, where(r, c), scale, issues);
    }),
  );
}

function checkedValue(
  value: unknown,
  of: string,
  where: string,
  scale: JudgementScale,
  issues: Issue[],
): number {
  if (value === undefined || value === null || value === '') {
    issues.push({
      code: 'judgement-missing',
      what: `the judgement of ${of} is missing`,
      where,
      fix: 'write a whole number, 0 where there is no influence',
    });
  } else if (typeof value !== 'number' || !Number.isInteger(value)) {
    issues.push({
      code: 'not-whole',
      what: `the judgement "${value}" of ${of} is not a whole number`,
      where,
      fix: 'write a whole number; judgements are not fractions',
    });
  } else if (value < scale.low || value > scale.high) {
    issues.push({
      code: 'off-scale',
      what: `the judgement ${value} of ${of} is outside the scale of ${scale.low} to ${scale.high}`,
      where,
      fix: 'write a number on the scale, or declare a wider one with scale: {low, high}',
    });
  } else return value;
  return 0;
}

/** Writes an override into the cells. */
function applied(
  { from_state, to_state, value, ground, where }: DraftOverride,
  source: Descriptor,
  affected: Descriptor,
  cells: number[][],
  scale: JudgementScale,
  issues: Issue[],
): CellJudgement[] {
  const r = source.states.findIndex(({ id }) => id === from_state);
  const c = affected.states.findIndex(({ id }) => id === to_state);
  const ids = ({ states }: Descriptor) => states.map(({ id }) => id);
  if (r < 0) issues.push(unknownName('state', from_state, ids(source), where, source.id));
  if (c < 0) issues.push(unknownName('state', to_state, ids(affected), where, affected.id));
  if (r < 0 || c < 0) return [];
  const of = `"${source.id} ${from_state}" on "${affected.id} ${to_state}"`;
  if (value !== undefined) cells[r][c] = checkedValue(value, of, where, scale, issues);
  return [{ from_state, to_state, ...ground }];
}

/** @param of the descriptor that the state is of */
export function unknownName(
  kind: 'descriptor' | 'state',
  name: string,
  there: readonly string[],
  where: string,
  of?: string,
): Issue {
  const what =
    kind === 'state'
      ? `state "${name}" is not one of the states of "${of ?? ''}"`
      : `descriptor "${name}" is not one of the matrix`;
  return { code: `${kind}-unknown`, what, where, fix: `choose among ${there.join(', ')}` };
}
