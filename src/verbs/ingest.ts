import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  type Bilingual,
  type Context,
  type Correction,
  type Issue,
  inBoth,
  type Month,
  monthOf,
  monthText,
  VigieError,
} from '../core/index.ts';
import { type InputFile, inputFiles, type Store } from '../store/index.ts';
import { formatNumber, issueIn, terminal } from '../words/index.ts';
import { answered, defineVerb } from './define.ts';
import { fetchRelease, releasesAsked, settled, surroundings, wouldFetch } from './download.ts';
import { ingestFile } from './ingest-file.ts';
import { runOf } from './run.ts';
import { watchFolder } from './watch.ts';

const fileOutput = z.object({
  file: z.string(),
  state: z.enum(['ingested', 'known', 'refused']),
  kind: z.enum(['events', 'levels']).nullable(),
  source: z.string().nullable(),
  dataset: z.string().nullable(),
  version: z.string().nullable(),
  covers: z.string().nullable(),
  countries: z.array(z.string()).nullable(),
  rows: z.number(),
  rejected: z.number(),
  sha256: z.string().nullable(),
  issues: z.array(z.custom<Issue>()),
  corrections: z.array(
    z.object({ correction_id: z.string(), rows: z.number(), reason: z.custom<Bilingual>() }),
  ),
});

const downloadOutput = z.object({
  dataset: z.string(),
  version: z.string(),
  via: z.enum(['file', 'api']),
  address: z.string(),
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  rows: z.number(),
  resumed_from: z.number(),
  unchanged: z.boolean(),
});

const wouldFetchOutput = z.object({
  dataset: z.string(),
  version: z.string(),
  file: z.string(),
  address: z.string(),
  otherwise: z.string(),
});

export type IngestedFile = z.infer<typeof fileOutput>;

/** Takes releases into the workspace, each whole or not at all. */
export const ingest = defineVerb({
  id: 'ingest',
  positional: ['paths'],
  input: z.object({
    paths: z.array(z.string()).min(1, 'name a file, a folder, or - for standard input'),
    mapping: z.string().optional(),
    release: z.string().optional(),
    skip_bad_rows: z.boolean().default(false),
    dry_run: z.boolean().default(false),
    no_corrections: z.boolean().default(false),
    watch: z.boolean().default(false),
    settle: z.coerce.number().min(0).max(3600).default(2),
    download: z.boolean().optional(),
    offline: z.boolean().optional(),
  }),
  output: z.object({
    ...answered,
    files: z.array(fileOutput),
    download: downloadOutput.optional(),
    would_fetch: z.array(wouldFetchOutput).optional(),
  }),
  async run(context, input) {
    if (input.download && input.watch) throw eitherOr();

    const clock = clockNotes(new Date(), await context.store.lastWritten());

    // Load: the release when one is to be fetched, the mapping when there is one.
    const around = input.download ? surroundings() : undefined;
    const releases = around && releasesAsked(input, around);
    const fetched =
      releases && !input.dry_run ? await fetchRelease(context, releases, around) : undefined;
    const paths = fetched ? [fetched.path] : releases ? [] : input.paths;
    const mapping = input.mapping === undefined ? undefined : readMapping(input.mapping);

    // Check and save file by file: a good file beside a bad one loses nothing.
    const options = {
      ...input,
      mapping,
      corrections: input.no_corrections ? [] : context.store.corrections(),
      today: thisMonth(),
    };
    const answers: IngestedFile[] = [];
    if (input.watch) await watched(context, input, options, answers);
    for (const path of input.watch ? [] : paths) {
      for (const file of filesOf(path, answers)) {
        answers.push(await oneFile(context, file, options));
      }
    }

    const download = fetched && settled(fetched, answers[0]);
    const run = runOf(
      context.store,
      'ingest',
      { ...input },
      answers.flatMap((a) => a.sha256 ?? []),
    );
    if (!input.dry_run) await context.store.saveRun(run);
    const newest = (await context.store.snapshots())[0];
    return {
      run_id: run.run_id,
      as_of: newest ? monthText(newest.published) : null,
      notes: [
        ...clock,
        ...(download?.notes ?? []),
        ...answers.flatMap((answer) => (answer.state === 'refused' ? [] : answer.issues)),
      ],
      files: answers,
      ...(download && { download: download.download }),
      ...(releases && input.dry_run && { would_fetch: wouldFetch(releases) }),
    };
  },
});

function eitherOr(): VigieError {
  return new VigieError(
    [
      {
        code: 'usage',
        what: '--download fetches one release and --watch waits for files: they do not go together',
        where: 'vigie ingest',
        fix: 'download first, then watch the folder',
      },
    ],
    2,
  );
}

/** Where the system tells of no change in a folder, it is looked at this often. */
const POLL_MS = 5000;

/** A folder until the end: what is there, then each file that comes; refusals are told at once. */
async function watched(
  context: Context<Store>,
  input: { paths: readonly string[]; settle: number },
  options: IngestOptions,
  answers: IngestedFile[],
): Promise<void> {
  const [folder] = input.paths;
  if (input.paths.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw notAFolder(input.paths);
  const signal = context.signal ?? new AbortController().signal;
  context.tell?.(inBoth((language) => terminal.watching[language](folder)));
  const settle_ms = input.settle * 1000;
  const times = { settle_ms, poll_ms: Math.min(POLL_MS, Math.max(100, settle_ms)), signal };
  await watchFolder(folder, times, async (path) => {
    const found = filesOf(path, answers);
    const answer = found.length === 0 ? answers.pop()! : await oneFile(context, found[0], options);
    // Between two files the workspace is free for other programs.
    if (context.store.workspace !== ':memory:') await context.store.close();
    for (const line of watchLines(answer)) context.tell?.(line);
    if (answer.issues.some(({ code }) => code === 'workspace-busy')) return false;
    answers.push(answer);
    return true;
  });
}

function watchLines({ file, state, rows, issues }: IngestedFile): Bilingual[] {
  if (state !== 'refused') {
    return [
      inBoth((l) => `${terminal[state][l]}  ${file}  ${formatNumber(rows, l)} ${terminal.rows[l]}`),
    ];
  }
  return [
    inBoth((l) => `${terminal.refused[l]}  ${file}`),
    ...issues.slice(0, 5).map((issue) =>
      inBoth((l) => {
        const { what, where } = issueIn(issue, l);
        return `  ${what} (${where})`;
      }),
    ),
  ];
}

function notAFolder(paths: readonly string[]): VigieError {
  return new VigieError(
    [
      {
        code: 'watch-folder',
        what: `"${paths.join(' ')}" is not one folder`,
        where: '--watch',
        fix: 'name one folder to watch',
      },
    ],
    2,
  );
}

/** Options of one file, the mapping already read. */
export interface IngestOptions {
  mapping?: unknown;
  release?: string;
  skip_bad_rows: boolean;
  dry_run: boolean;
  /** known faults of sources, and what to do about them */
  corrections?: readonly Correction[];
  /** this month: nothing can have happened after it */
  today?: Month;
}

async function oneFile(
  context: Context<Store>,
  file: InputFile,
  options: IngestOptions,
): Promise<IngestedFile> {
  try {
    return await ingestFile(context, file, options);
  } catch (error) {
    return refused(file.path, error);
  }
}

/** What a path holds; a path that cannot be read is refused beside the others. */
function filesOf(path: string, answers: IngestedFile[]): InputFile[] {
  try {
    return inputFiles(path);
  } catch (error) {
    answers.push(refused(path, error));
    return [];
  }
}

function refused(file: string, error: unknown): IngestedFile {
  if (!(error instanceof VigieError) || error.exitCode === 2) throw error;
  return {
    file,
    state: 'refused',
    kind: null,
    source: null,
    dataset: null,
    version: null,
    covers: null,
    countries: null,
    rows: 0,
    rejected: 0,
    sha256: null,
    issues: [...error.issues],
    corrections: [],
  };
}

/** Vigie was written in this month: a computer that says otherwise has lost its clock. */
const EARLIEST_TODAY = monthOf(2026, 11);

function thisMonth(): Month {
  return Math.max(EARLIEST_TODAY, monthOfDate(new Date()));
}

function monthOfDate(date: Date): Month {
  return monthOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

const A_DAY_MS = 86_400_000;

/** A clock that stands before what is known to have happened; nothing but dates of runs hangs on it. */
function clockNotes(now: Date, written: Date | undefined): Issue[] {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const isBehind = written && now.getTime() < written.getTime() - A_DAY_MS;
  if (!isBehind && monthOfDate(now) >= EARLIEST_TODAY) return [];
  const what = isBehind
    ? `the clock of this computer says ${day(now)}, and the workspace was last written on ${day(written)}`
    : `the clock of this computer says ${day(now)}, and this Vigie is of ${monthText(EARLIEST_TODAY)}`;
  return [
    {
      code: 'clock',
      what,
      where: 'the clock',
      fix: 'set the clock; which release counts does not depend on it, the dates of runs do',
    },
  ];
}

function readMapping(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new VigieError([
      {
        code: 'mapping',
        what: `the mapping cannot be read: ${reason}`,
        where: path,
        fix: 'write it as YAML; docs/guides/own-incident-log.md shows a whole one',
      },
    ]);
  }
}
