/** A plan file from the disk, checked in all its parts, and the register of presence beside it. */
import { dirname, join } from 'node:path';
import { type Issue, type Plan, VigieError } from '../core/index.ts';
import { checkAreas, type Presence, readPlan, readPresence, type Where } from '../plans/index.ts';
import { inputFiles, readWhole, type Store, sha256 } from '../store/index.ts';
import { pcodeLists } from './plan-lists.ts';

export interface PlanFile {
  plan: Plan;
  notes: Issue[];
  where: Where;
  sha256: string;
}

/** @throws VigieError with every fault of the file */
export async function planFromFile(store: Store, path: string): Promise<PlanFile> {
  const { text, file, hash } = await textOf(path);
  return { ...(await planFromText(store, text, file)), sha256: hash };
}

/** @throws VigieError with every fault of the text */
export async function planFromText(
  store: Store,
  text: string,
  file: string,
): Promise<Omit<PlanFile, 'sha256'>> {
  const { plan, notes, where } = readPlan(text, file);
  const lists = await pcodeLists(store);
  const areas = checkAreas(plan, lists, store.pcodeRegistry().reforms, where);
  if (areas.faults.length > 0) throw new VigieError(areas.faults);
  return { plan, notes: [...notes, ...areas.notes], where };
}

export interface PresenceFile {
  table: Presence;
  notes: Issue[];
  sha256: string;
  name: string;
}

/** @throws VigieError with every fault of the table */
export async function presenceFromFile(path: string): Promise<PresenceFile> {
  const { text, file, hash, notes } = await textOf(path);
  const read = readPresence(text, file);
  return { table: read.table, notes: [...notes, ...read.notes], sha256: hash, name: file };
}

/** Path of the register that a plan names; `undefined` where it names none. */
export function registerOf(plan: Plan, path: string): string | undefined {
  return plan.presence === undefined ? undefined : join(dirname(path), plan.presence);
}

/** The text of a file: UTF-8 or UTF-16, else as Windows writes Western European. */
async function textOf(
  path: string,
): Promise<{ text: string; file: string; hash: string; notes: Issue[] }> {
  const [file] = inputFiles(path);
  const bytes = await readWhole(file);
  const hash = sha256(bytes);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isUtf16 = utf16 === 'utf-16le' || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    const decoder = new TextDecoder(isUtf16 ? utf16 : 'utf-8', { fatal: true });
    return { text: decoder.decode(bytes), file: file.path, hash, notes: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    const notes = [
      {
        code: 'encoding-western',
        what: 'the bytes are not UTF-8 and are read as Windows Western European',
        where: file.path,
        fix: 'when letters with accents look wrong, save the file as UTF-8',
      },
    ];
    return { text, file: file.path, hash, notes };
  }
}
