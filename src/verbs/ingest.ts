import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Context, type Issue, monthText, VigieError } from '../core/index.ts';
import { type InputFile, inputFiles, type Store } from '../store/index.ts';
import { answered, defineVerb } from './define.ts';
import { fetchRelease, releasesAsked, settled, surroundings, wouldFetch } from './download.ts';
import { ingestFile } from './ingest-file.ts';
import { runOf } from './run.ts';

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
    // Load: the release when one is to be fetched, the mapping when there is one.
    const around = input.download ? surroundings() : undefined;
    const releases = around && releasesAsked(input, around);
    const fetched =
      releases && !input.dry_run ? await fetchRelease(context, releases, around) : undefined;
    const paths = fetched ? [fetched.path] : releases ? [] : input.paths;
    const mapping = input.mapping === undefined ? undefined : readMapping(input.mapping);

    // Check and save file by file: a good file beside a bad one loses nothing.
    const answers: IngestedFile[] = [];
    for (const path of paths) {
      for (const file of filesOf(path, answers)) {
        answers.push(await oneFile(context, file, { ...input, mapping }));
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
        ...(download?.notes ?? []),
        ...answers.flatMap((answer) => (answer.state === 'refused' ? [] : answer.issues)),
      ],
      files: answers,
      ...(download && { download: download.download }),
      ...(releases && input.dry_run && { would_fetch: wouldFetch(releases) }),
    };
  },
});

/** Options of one file, the mapping already read. */
export interface IngestOptions {
  mapping?: unknown;
  release?: string;
  skip_bad_rows: boolean;
  dry_run: boolean;
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
  };
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
