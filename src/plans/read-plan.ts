/** A plan file: YAML in, a plan or every fault with its line out. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { type Issue, type Plan, planSchema, VigieError } from '../core/index.ts';
import { checkPlan } from './check-plan.ts';

export interface ReadPlan {
  plan: Plan;
  notes: Issue[];
  where: Where;
}

type Path = readonly PropertyKey[];
/** `plan.yaml line 12` of a path into the file. */
export type Where = (path: Path) => string;

/**
 * @param file name shown in the faults
 * @throws VigieError with every fault of the file: of its YAML, its fields, and of what they say
 */
export function readPlan(text: string, file: string): ReadPlan {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new VigieError(
      document.errors.map((error) => ({
        code: 'plan-yaml',
        what: `the file cannot be read as YAML: ${firstLine(error.message)}`,
        where: `${file} line ${counter.linePos(error.pos[0]).line}`,
        fix: 'correct the line; indent by two spaces, and put a text with a colon in quotes',
      })),
    );
  }
  const where = (path: Path) => `${file}${lineOf(document, counter, path)}${dotted(path)}`;
  const raw: unknown = document.toJS();
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw noPlan(file);
  const parsed = planSchema.safeParse(raw);
  const faults = parsed.success
    ? []
    : parsed.error.issues.flatMap((i) => schemaFaults(i, raw, where));
  const { faults: more, notes } = checkPlan(raw, where);
  if (faults.length + more.length > 0) throw new VigieError([...faults, ...more]);
  return { plan: parsed.data as Plan, notes, where };
}

function firstLine(text: string): string {
  return text.split('\n')[0].replace(/ at line \d+.*$/, '');
}

/** Line of the node at a path, or of the nearest one above it that is there. */
function lineOf(document: Document, counter: LineCounter, path: Path): string {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key =
      isMap(parent) && length > 0
        ? parent.items.find((pair) => String(pair.key) === String(path[length - 1]))?.key
        : undefined;
    const range = (isNode(key) ? key.range : undefined) ?? (isNode(node) ? node.range : undefined);
    if (range) return ` line ${counter.linePos(range[0]).line}`;
  }
  return '';
}

function dotted(path: Path): string {
  return path.length === 0 ? '' : `, ${path.map(String).join('.')}`;
}

type SchemaIssue = { code: string; message: string; path: PropertyKey[] } & Record<string, unknown>;

function schemaFaults(issue: unknown, raw: unknown, where: Where): Issue[] {
  const { code, path, message, keys, values, expected } = issue as SchemaIssue & {
    expected?: string;
    keys?: string[];
    values?: unknown[];
  };
  if (code === 'unrecognized_keys')
    return (keys ?? []).map((key) => ({
      code: 'plan-key',
      what: `"${key}" is not a field of a plan here`,
      where: where([...path, key]),
      fix: 'correct its spelling, or take it out; docs/guides/plans.md lists the fields',
    }));
  const given = valueAt(raw, path);
  if (given === undefined) return [missing(path, where)];
  const name = String(path.at(-1) ?? 'plan');
  const said = typeof given === 'object' ? '' : ` "${String(given)}"`;
  return [
    {
      code: name === 'status' ? 'plan-status' : 'plan-field',
      what: `${name}${said} is not accepted`,
      where: where(path),
      fix: values ? `choose among ${values.join(', ')}` : fixOf(message, expected),
    },
  ];
}

/** The schema's own words, or for a wrong kind of value the kind that is wanted. */
function fixOf(message: string, expected: string | undefined): string {
  const isOwn = message.charAt(0) === message.charAt(0).toLowerCase();
  if (isOwn) return message;
  return expected
    ? `give a value of the kind ${expected}`
    : 'correct the value; docs/guides/plans.md says what it may be';
}

function noPlan(file: string): VigieError {
  const what = 'the file holds no plan';
  const fix = 'vigie plan template all --country MLI prints one to start from';
  return new VigieError([{ code: 'plan-empty', what, where: file, fix }]);
}

function missing(path: Path, where: Where): Issue {
  const name = String(path.at(-1));
  if (name === 'baseline')
    return {
      code: 'indicator-baseline',
      what: 'the indicator has no baseline, so no change can be told',
      where: where(path),
      fix: 'give baseline: { value, date }, or baseline: { due: DATE } with the day by which it will be measured',
    };
  return {
    code: 'plan-missing',
    what: `"${name}" is missing`,
    where: where(path),
    fix: 'add it; vigie plan template shows a whole plan',
  };
}

export function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    raw,
  );
}
