/** A matrix as YAML: `docs/guides/scenarios.md` describes it. */
import { LineCounter, parseDocument, stringify } from 'yaml';
import {
  type Bilingual,
  CONFIDENCES,
  type Descriptor,
  type Issue,
  type JudgementGround,
  type JudgementScale,
  type JudgementSection,
  type JudgementSet,
  type ScenarioMatrix,
  SIGNPOST_DIRECTIONS,
  type Signpost,
  VigieError,
} from '../core/index.ts';
import { checkedSections, type DraftOverride, type DraftSection } from './draft.ts';

/** Scale of matrices that do not declare one. */
export const USUAL_SCALE: JudgementScale = { low: -3, high: 3 };

type Path = readonly (string | number)[];
type Map_ = Record<string, unknown>;

/**
 * @param where the file, for issues
 * @param outcomes ids that a signpost may name; absent where nobody knows
 * @throws every fault of the file at once
 */
export function readYamlMatrix(
  text: string,
  where: string,
  outcomes?: readonly string[],
): ScenarioMatrix {
  const reader = new YamlReader(text, where);
  const root = reader.root();
  reader.keys(
    root,
    [],
    ['matrix', 'title', 'note', 'country', 'scale', 'descriptors', 'judgements', 'sets'],
  );
  const scale = scaleOf(reader, root.scale);
  const descriptors = reader
    .list(root.descriptors, ['descriptors'])
    .map((one, d) => descriptorOf(reader, one, ['descriptors', d], outcomes));
  checkNames(reader, descriptors);
  const base = checkedSections(
    draftsOf(reader, root.judgements, ['judgements']),
    descriptors,
    scale,
    undefined,
    reader.at(['judgements']),
    reader.issues,
  );
  const sets = reader.list(root.sets ?? [], ['sets']).map((one, s): JudgementSet => {
    const path = ['sets', s];
    const set = reader.map(one, path);
    reader.keys(set, path, ['id', 'title', 'note', 'judgements']);
    const drafts = draftsOf(reader, set.judgements, [...path, 'judgements']);
    const sections = checkedSections(
      drafts,
      descriptors,
      scale,
      base,
      reader.at(path),
      reader.issues,
    );
    return { ...reader.titled(set, path), ...reader.note(set, path), sections };
  });
  reader.unique(
    sets.map(({ id }) => id),
    (s) => ['sets', s, 'id'],
    'set',
  );
  const { id, title } = reader.titled({ ...root, id: root.matrix }, ['matrix']);
  const country = root.country === undefined ? {} : { country: String(root.country) };
  if (reader.issues.length > 0) throw new VigieError(reader.issues);
  return {
    ...{ id, title, ...reader.note(root, []), ...country, scale, descriptors },
    sets: [{ id: 'base', title: MAIN, sections: base }, ...sets],
  };
}

const MAIN: Bilingual = { en: 'Main reading', fr: 'Lecture principale' };

/** Reads values of a document, each fault with its line. */
class YamlReader {
  readonly issues: Issue[] = [];
  private readonly counter = new LineCounter();
  private readonly document;
  private readonly where: string;
  private whole: Map_ | undefined;

  constructor(text: string, where: string) {
    this.where = where;
    this.document = parseDocument(text, { lineCounter: this.counter });
    for (const error of this.document.errors) {
      const what = `the file is not YAML: ${error.message.split('\n')[0].replace(/ at line.*$/, '')}`;
      const line = this.counter.linePos(error.pos[0]).line;
      this.issues.push({
        ...{ code: 'yaml', what, where: `${where} line ${line}` },
        fix: 'correct the line; indent with blanks and quote texts that hold a colon',
      });
    }
    if (this.issues.length > 0) throw new VigieError(this.issues);
  }

  root(): Map_ {
    this.whole ??= this.map(this.document.toJS(), []);
    return this.whole;
  }

  /** File and line of what a path leads to, or of the nearest thing around it. */
  at(path: Path): string {
    for (let length = path.length; length > 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true) as
        | { range?: [number] }
        | undefined;
      if (node?.range) return `${this.where} line ${this.counter.linePos(node.range[0]).line}`;
    }
    return this.where;
  }

  fault(path: Path, what: string, fix: string): void {
    this.issues.push({ code: 'matrix', what, where: this.at(path), fix });
  }

  map(value: unknown, path: Path): Map_ {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Map_;
    this.fault(path, `${nameOf(path)} is to be a list of names with values`, SEE_GUIDE);
    return {};
  }

  list(value: unknown, path: Path): unknown[] {
    if (Array.isArray(value)) return value;
    this.fault(path, `${nameOf(path)} is to be a list`, SEE_GUIDE);
    return [];
  }

  keys(map: Map_, path: Path, known: readonly string[]): void {
    for (const name of Object.keys(map))
      if (!known.includes(name))
        this.fault(
          [...path, name],
          `"${name}" is not known here`,
          `choose among ${known.join(', ')}`,
        );
  }

  text(value: unknown, path: Path): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.fault(path, `${nameOf(path)} is missing`, SEE_GUIDE);
    return '';
  }

  /** One text for both languages, or `{en, fr}`. */
  bilingual(value: unknown, path: Path): Bilingual {
    if (typeof value === 'string' || typeof value === 'number')
      return { en: String(value), fr: String(value) };
    const map = this.map(value, path);
    this.keys(map, path, ['en', 'fr']);
    return { en: this.text(map.en, [...path, 'en']), fr: this.text(map.fr, [...path, 'fr']) };
  }

  /** Id and title; the id stands for a title that is not there. */
  titled(map: Map_, path: Path): { id: string; title: Bilingual } {
    const id = this.text(map.id, [...path, 'id']);
    const title =
      map.title === undefined ? { en: id, fr: id } : this.bilingual(map.title, [...path, 'title']);
    return { id, title };
  }

  note(map: Map_, path: Path): { note?: Bilingual } {
    return map.note === undefined ? {} : { note: this.bilingual(map.note, [...path, 'note']) };
  }

  unique(ids: readonly string[], pathOf: (i: number) => Path, kind: string): void {
    ids.forEach((id, i) => {
      if (id !== '' && ids.indexOf(id) < i)
        this.fault(pathOf(i), `${kind} "${id}" stands twice`, 'give each an id of its own');
    });
  }
}

const SEE_GUIDE = 'see docs/guides/scenarios.md for the form of the file';

function nameOf(path: Path): string {
  const names = path.map((part) => (typeof part === 'number' ? String(part + 1) : part));
  return names.length === 0 ? 'the file' : `"${names.join(' ')}"`;
}

function scaleOf(reader: YamlReader, value: unknown): JudgementScale {
  if (value === undefined) return USUAL_SCALE;
  const { low, high } = reader.map(value, ['scale']);
  if (Number.isInteger(low) && Number.isInteger(high) && Number(low) < Number(high))
    return { low: Number(low), high: Number(high) };
  reader.fault(
    ['scale'],
    'the scale is to go from a whole number to a larger one',
    'write scale: {low: -3, high: 3}',
  );
  return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

function descriptorOf(
  reader: YamlReader,
  value: unknown,
  path: Path,
  outcomes: readonly string[] | undefined,
): Descriptor {
  const map = reader.map(value, path);
  reader.keys(map, path, ['id', 'title', 'states']);
  const states = reader.list(map.states, [...path, 'states']).map((one, s) => {
    const at = [...path, 'states', s];
    const state = reader.map(one, at);
    reader.keys(state, at, ['id', 'title', 'signposts']);
    const signposts = reader
      .list(state.signposts ?? [], [...at, 'signposts'])
      .map((signpost, k) => signpostOf(reader, signpost, [...at, 'signposts', k], outcomes));
    return { ...reader.titled(state, at), signposts };
  });
  return { ...reader.titled(map, path), states };
}

function checkNames(reader: YamlReader, descriptors: readonly Descriptor[]): void {
  reader.unique(
    descriptors.map(({ id }) => id),
    (d) => ['descriptors', d, 'id'],
    'descriptor',
  );
  if (descriptors.length < 2)
    reader.fault(
      ['descriptors'],
      `there are ${descriptors.length} descriptors, and two are needed`,
      SEE_GUIDE,
    );
  descriptors.forEach(({ id, states }, d) => {
    reader.unique(
      states.map((state) => state.id),
      (s) => ['descriptors', d, 'states', s, 'id'],
      'state',
    );
    if (states.length === 1)
      reader.fault(
        ['descriptors', d],
        `descriptor "${id}" has one state, and two are needed`,
        'add what else could be, or leave the descriptor out',
      );
  });
}

function signpostOf(
  reader: YamlReader,
  value: unknown,
  path: Path,
  outcomes: readonly string[] | undefined,
): Signpost {
  const map = reader.map(value, path);
  reader.keys(map, path, ['outcome', 'area', 'direction', 'threshold', 'months', 'forecast']);
  const outcome = reader.text(map.outcome, [...path, 'outcome']);
  if (outcomes && outcome !== '' && !outcomes.includes(outcome))
    reader.fault(
      [...path, 'outcome'],
      `outcome "${outcome}" is not one that counts something per month`,
      `choose among ${outcomes.join(', ')}`,
    );
  const direction = SIGNPOST_DIRECTIONS.find((one) => one === map.direction);
  if (!direction)
    reader.fault(
      [...path, 'direction'],
      `direction "${map.direction ?? ''}" is not known`,
      `choose among ${SIGNPOST_DIRECTIONS.join(', ')}`,
    );
  const months = Number(map.months);
  if (!Number.isInteger(months) || months < 1 || months > 36)
    reader.fault(
      [...path, 'months'],
      `"${map.months ?? ''}" is not a number of months from 1 to 36`,
      'write months: 6',
    );
  const threshold = Number(map.threshold);
  if (map.threshold === undefined || !(threshold >= 0))
    reader.fault(
      [...path, 'threshold'],
      `threshold "${map.threshold ?? ''}" is not a number of at least 0`,
      'write a count per month for above and below, a ratio for rising and falling',
    );
  if (map.forecast === true && direction !== 'above')
    reader.fault(
      [...path, 'direction'],
      'a forecast is asked for more than a threshold, so its direction is above',
      'write direction: above',
    );
  return {
    ...{ outcome, area: reader.text(map.area, [...path, 'area']), direction: direction ?? 'above' },
    ...{ threshold, months, ...(map.forecast === true && { forecast: true }) },
  };
}

const GROUND = ['author', 'reason', 'confidence', 'source'];

function groundOf(reader: YamlReader, map: Map_, path: Path): JudgementGround {
  const { author, reason, confidence, source } = map;
  const known = CONFIDENCES.find((one) => one === confidence);
  if (confidence !== undefined && !known)
    reader.fault(
      [...path, 'confidence'],
      `confidence "${confidence}" is not known`,
      `choose among ${CONFIDENCES.join(', ')}`,
    );
  const sources = source === undefined ? [] : Array.isArray(source) ? source : [source];
  return {
    ...(author !== undefined && { author: String(author) }),
    ...(reason !== undefined && { reason: reader.bilingual(reason, [...path, 'reason']) }),
    ...(known && { confidence: known }),
    ...(sources.length > 0 && { source: sources.map(String) }),
  };
}

function draftsOf(reader: YamlReader, value: unknown, path: Path): DraftSection[] {
  return reader.list(value, path).map((one, i) => {
    const at = [...path, i];
    const map = reader.map(one, at);
    reader.keys(map, at, ['from', 'to', 'cells', 'overrides', ...GROUND]);
    const ground = groundOf(reader, map, at);
    const overrides = reader
      .list(map.overrides ?? [], [...at, 'overrides'])
      .map((override, k): DraftOverride => overrideOf(reader, override, [...at, 'overrides', k]));
    const where = (row?: number, column?: number) =>
      reader.at([
        ...at,
        ...(row === undefined ? [] : ['cells', row, ...(column === undefined ? [] : [column])]),
      ]);
    return {
      ...{ from: reader.text(map.from, [...at, 'from']), to: reader.text(map.to, [...at, 'to']) },
      ...{ cells: cellsOf(reader, map, at), ground, overrides, where },
    };
  });
}

/** `cells: 0` says that there is no direct influence, whatever the shape. */
function cellsOf(
  reader: YamlReader,
  { cells, from, to }: Map_,
  path: Path,
): unknown[][] | undefined {
  if (cells === undefined) return undefined;
  if (cells === 0) {
    const { descriptors } = reader.root() as {
      descriptors?: { id: unknown; states?: unknown[] }[];
    };
    const count = (id: unknown) => descriptors?.find((one) => one?.id === id)?.states?.length ?? 0;
    return Array.from({ length: count(from) }, () => new Array(count(to)).fill(0));
  }
  return reader
    .list(cells, [...path, 'cells'])
    .map((row, r) => reader.list(row, [...path, 'cells', r]));
}

function overrideOf(reader: YamlReader, value: unknown, path: Path): DraftOverride {
  const map = reader.map(value, path);
  reader.keys(map, path, ['from_state', 'to_state', 'value', ...GROUND]);
  return {
    from_state: reader.text(map.from_state, [...path, 'from_state']),
    to_state: reader.text(map.to_state, [...path, 'to_state']),
    ...{ value: map.value, ground: groundOf(reader, map, path), where: reader.at(path) },
  };
}

/** A matrix as YAML that reads back as the same. */
export function writeYamlMatrix(matrix: ScenarioMatrix): string {
  const [base, ...others] = matrix.sets;
  const section = ({ from, to, cells, apart, ...ground }: JudgementSection) => ({
    ...{ from, to, cells, ...ground },
    ...(apart.length > 0 && { overrides: apart }),
  });
  const differs = (one: JudgementSection) =>
    !base.sections.some((other) => other === one || same(other, one));
  const written = {
    matrix: matrix.id,
    title: matrix.title,
    ...(matrix.note && { note: matrix.note }),
    ...(matrix.country && { country: matrix.country }),
    ...((matrix.scale ?? reachOf(base)) && { scale: matrix.scale ?? reachOf(base) }),
    descriptors: matrix.descriptors,
    judgements: base.sections.map(section),
    ...(others.length > 0 && {
      sets: others.map(({ id, title, note, sections }) => ({
        ...{ id, title, ...(note && { note }) },
        judgements: sections.filter(differs).map(section),
      })),
    }),
  };
  return stringify(written, { lineWidth: 100, aliasDuplicateObjects: false });
}

function same(a: JudgementSection, b: JudgementSection): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The scale that a matrix without one needs. */
function reachOf({ sections }: JudgementSet): JudgementScale {
  const most = Math.max(3, ...sections.flatMap(({ cells }) => cells.flat().map(Math.abs)));
  return { low: -most, high: most };
}
