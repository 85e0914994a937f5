/** Articles as bytes: files, the files of a folder, standard input. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Issue, VigieError } from '../core/index.ts';
import { PATIENCE, type Patience } from './ask.ts';
import { downloadsFolder, fetchFile, type OnBytes } from './download.ts';

export interface ArticleFile {
  /** as the user may write it; `standard input` for `-` */
  path: string;
  /** @throws `file-unreadable`, `article-too-large` */
  read(): Promise<Uint8Array>;
}

const ACCEPTED = /\.(html?|xhtml|txt|md|markdown|pdf|docx)$/i;
/** More than any article holds; what is read of it is bounded further on. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Files to read as articles: each path, every article of a folder (not deeper), `-` for standard input.
 * @throws `file-missing`, `folder-empty`, all at once
 */
export function articleFiles(paths: readonly string[]): ArticleFile[] {
  const issues: Issue[] = [];
  const files = paths.flatMap((path): ArticleFile[] => {
    if (path === '-') return [{ path: 'standard input', read: readStandardInput }];
    if (!existsSync(path)) {
      issues.push({
        code: 'file-missing',
        what: `"${path}" does not exist`,
        where: 'the path to read',
        fix: 'check the spelling and the folder you are in',
      });
      return [];
    }
    if (!statSync(path).isDirectory()) return [fileAt(path)];
    const names = readdirSync(path)
      .filter((name) => ACCEPTED.test(name) && statSync(join(path, name)).isFile())
      .sort();
    if (names.length === 0) {
      issues.push({
        code: 'folder-empty',
        what: 'the folder holds no .html, .txt, .md, .pdf or .docx file',
        where: path,
        fix: 'name the folder that holds the articles',
      });
    }
    return names.map((name) => fileAt(join(path, name)));
  });
  if (issues.length > 0) throw new VigieError(issues);
  return files;
}

function fileAt(path: string): ArticleFile {
  return {
    path,
    async read() {
      if (statSync(path).size > MOST_BYTES) throw tooLarge(path);
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
    },
  };
}

async function readStandardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw tooLarge('standard input');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Articles are small and answer at once; a page that is larger or slower is no article. */
const PAGE_PATIENCE: Patience = {
  ...PATIENCE,
  tries: 2,
  waits_ms: 10_000,
  silence_ms: 20_000,
  total_ms: 60_000,
  most_bytes: 32 * 1024 * 1024,
};

/**
 * The page at an address, asked for when it is read. Nothing that the page names is asked for, and
 * nothing of it stays on the disk.
 */
export function articleAt(
  address: string,
  onBytes: OnBytes,
  patience: Patience = PAGE_PATIENCE,
): ArticleFile {
  return {
    path: address,
    async read() {
      const folder = downloadsFolder(':memory:');
      try {
        const path = join(folder, 'article');
        if (await fetchFile(address, path, patience, onBytes)) return readFileSync(path);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      throw new VigieError([
        {
          code: 'article-absent',
          what: 'the server has no such page',
          where: address,
          fix: 'check the address',
        },
      ]);
    },
  };
}

function tooLarge(where: string): VigieError {
  return new VigieError([
    {
      code: 'article-too-large',
      what: `the file is larger than ${MOST_BYTES} bytes, which no article is`,
      where,
      fix: 'give the part of the file that matters',
    },
  ]);
}
