/** Scenario matrices: files of the user, and those that ship under `data/scenarios`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VigieError } from '../core/index.ts';
import { sha256 } from './reference.ts';

const FOLDER = fileURLToPath(new URL('../../data/scenarios/', import.meta.url));

export interface MatrixFile {
  /** name without folders and ending */
  id: string;
  /** ending in lower case, with its dot */
  kind: string;
  /** as the user may write it */
  path: string;
  bytes: Uint8Array;
  sha256: string;
}

/** Names of the matrices that ship. */
export function bundledMatrices(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * A file by its path, or a matrix that ships by its name.
 * @throws `file-missing`, `file-unreadable`
 */
export function readMatrixFile(name: string): MatrixFile {
  const isBundled = !existsSync(name) && bundledMatrices().includes(name);
  const path = isBundled ? join(FOLDER, `${name}.yaml`) : name;
  if (!existsSync(path)) {
    throw new VigieError([
      {
        code: 'file-missing',
        what: `"${name}" is neither a file nor a matrix that ships`,
        where: 'the path to read',
        fix: `check the spelling and the folder you are in; matrices that ship: ${bundledMatrices().join(', ')}`,
      },
    ]);
  }
  const bytes = bytesOf(path);
  const file = basename(path);
  const kind = /\.[^.]*$/.exec(file)?.[0] ?? '';
  return {
    id: file.slice(0, file.length - kind.length),
    kind: kind.toLowerCase(),
    path: isBundled ? `data/scenarios/${name}.yaml` : path,
    bytes,
    sha256: sha256(bytes),
  };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new VigieError([
      {
        code: 'file-unreadable',
        what: `the file cannot be read: ${reason}`,
        where: path,
        fix: 'check that it is still there and that you may read it',
      },
    ]);
  }
}
