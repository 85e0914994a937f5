/** A scenario matrix from a file of any accepted form, and what the user says of it. */
import {
  type Issue,
  type JudgementScale,
  type JudgementSet,
  type ScenarioMatrix,
  VigieError,
} from '../core/index.ts';
import { outcomes } from '../outcomes/index.ts';
import {
  type DecodedText,
  decodeText,
  type Forced,
  readCsvMatrix,
  readScw,
  readYamlMatrix,
} from '../scenarios/index.ts';
import { type MatrixFile, readMatrixFile } from '../store/index.ts';

export interface MatrixRead {
  matrix: ScenarioMatrix;
  file: MatrixFile;
  text: DecodedText;
  notes: Issue[];
}

/** Outcomes that a signpost may name. */
const COUNTED = outcomes.entries.filter(({ countable }) => countable).map(({ id }) => id);

/**
 * @param scale for CSV, which cannot declare one
 * @throws `file-missing`, `matrix-kind`, and every fault of the file at once
 */
export function readMatrix(name: string, scale?: JudgementScale): MatrixRead {
  const file = readMatrixFile(name);
  const text = decodeText(file.bytes);
  const read = { file, text, notes: [] };
  if (file.kind === '.scw') return { ...read, ...readScw(text.text, file.path, file.id) };
  if (file.kind === '.csv' || file.kind === '.tsv')
    return { ...read, matrix: readCsvMatrix(text.text, file.path, file.id, scale) };
  if (file.kind === '.yaml' || file.kind === '.yml')
    return { ...read, matrix: readYamlMatrix(text.text, file.path, COUNTED) };
  throw new VigieError([
    {
      code: 'matrix-kind',
      what: `"${file.path}" is not a matrix by its ending`,
      where: file.path,
      fix: 'give a file that ends in .yaml, .csv or .scw',
    },
  ]);
}

/** @throws bad usage when the text is not like `-5..5` */
export function scaleOf(text: string | undefined): JudgementScale | undefined {
  if (text === undefined) return undefined;
  const match = /^([+-]?\d+)\.\.([+-]?\d+)$/.exec(text);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (match && low < high) return { low, high };
  const what = `"${text}" is not a scale`;
  throw new VigieError(
    [{ code: 'usage', what, where: '--scale', fix: 'write it as in --scale -5..5' }],
    2,
  );
}

/**
 * Forced states, each written `descriptor=state`, by id (in any case) or by number from 1.
 * @throws every one that is not known
 */
export function forcedStates(matrix: ScenarioMatrix, asked: readonly string[]): Forced {
  const forced = new Map<number, number>();
  const issues: Issue[] = [];
  const where = '--force';
  for (const text of asked) {
    const cut = text.indexOf('=');
    const [name, state] = [text.slice(0, Math.max(0, cut)).trim(), text.slice(cut + 1).trim()];
    if (cut < 0) {
      const what = `"${text}" is not a descriptor and its state`;
      issues.push({ code: 'usage', what, where, fix: 'write it as in --force access=restored' });
      continue;
    }
    const d = placeOf(
      name,
      matrix.descriptors.map(({ id }) => id),
    );
    if (d < 0) {
      const what = `descriptor "${name}" is not one of the matrix`;
      const fix = `choose among ${matrix.descriptors.map(({ id }) => id).join(', ')}`;
      issues.push({ code: 'descriptor-unknown', what, where, fix });
      continue;
    }
    const { id, states } = matrix.descriptors[d];
    const s = placeOf(
      state,
      states.map((one) => one.id),
    );
    if (s < 0) {
      const what = `state "${state}" is not one of the states of "${id}"`;
      const fix = `choose among ${states.map((one) => one.id).join(', ')}`;
      issues.push({ code: 'state-unknown', what, where, fix });
    } else if (forced.has(d) && forced.get(d) !== s) {
      const what = `"${id}" is forced into two states`;
      issues.push({ code: 'usage', what, where, fix: 'force each descriptor into one state' });
    } else forced.set(d, s);
  }
  if (issues.length > 0) throw new VigieError(issues);
  return forced;
}

function placeOf(name: string, ids: readonly string[]): number {
  const exact = ids.indexOf(name);
  if (exact >= 0) return exact;
  const loose = ids.map((id) => id.toLowerCase()).indexOf(name.toLowerCase());
  if (loose >= 0) return loose;
  const number = /^\d+$/.test(name) ? Number(name) - 1 : -1;
  return number < ids.length ? number : -1;
}

/** @throws `set-unknown`; all sets when none is asked for */
export function setsAsked(
  { sets }: ScenarioMatrix,
  asked: readonly string[] | undefined,
): readonly JudgementSet[] {
  if (asked === undefined || asked.includes('all')) return sets;
  const unknown = asked.filter((id) => !sets.some((set) => set.id === id));
  if (unknown.length > 0)
    throw new VigieError(
      unknown.map((id) => ({
        code: 'set-unknown',
        what: `judgement set "${id}" is not one of the matrix`,
        where: '--sets',
        fix: `choose among all, ${sets.map((set) => set.id).join(', ')}`,
      })),
    );
  return asked.map((id) => sets.find((set) => set.id === id)!);
}
