/** One file into the workspace: recognise, read, place, check, save. */
import { type Context, monthText } from '../core/index.ts';
import {
  hashOf,
  type InputFile,
  type RowBlock,
  readRows,
  type Store,
  sha256 as sha256Of,
} from '../store/index.ts';
import { recognisedLine } from '../words/index.ts';
import { adminPlacers } from './admin-placers.ts';
import type { IngestedFile, IngestOptions } from './ingest.ts';
import { FileReading } from './reading.ts';

/**
 * @throws VigieError with every fault of the file, unless bad rows are to be skipped
 */
export async function ingestFile(
  context: Context<Store>,
  file: InputFile,
  options: IngestOptions,
): Promise<IngestedFile> {
  const { store } = context;
  const how = readingOf(options);
  const known = async (sha256: string) =>
    (await store.snapshots()).find((s) => s.sha256 === sha256 && s.reading === how);
  // A file is hashed before it is read, so that a known one costs little; a stream cannot be.
  const early = file.bytes > 0 ? await known(await hashOf(file)) : undefined;
  if (early)
    return { ...factsOf(early), file: file.path, state: 'known', issues: [], corrections: [] };

  const reading = new FileReading(file, options, await adminPlacers(store));
  let told: string | undefined;
  const writer = options.dry_run ? undefined : await store.beginSnapshot();
  try {
    const take = async (block: RowBlock) => {
      const events = reading.take(block);
      told ??= tell(context, reading);
      await writer?.add(events);
      context.progress(`${file.name}: ${reading.rows}`);
    };
    const { sha256, issues } = await readRows(file, take, () => reading.columnsRead());
    const late = await known(sha256);
    if (late) {
      await writer?.rollback();
      return { ...factsOf(late), file: file.path, state: 'known', issues: [], corrections: [] };
    }
    const release = reading.finish(issues);
    if (told !== undefined) tell(context, reading, told);
    else if (reading.kind === 'levels') {
      const is_worldwide = release.covers.countries === null;
      const source_id = reading.sourceId(release);
      context.tell?.(recognisedLine({ file: file.name, source_id, release, is_worldwide }));
    }
    const facts = {
      name: file.name,
      sha256,
      bytes: file.bytes,
      reading: how,
      source_id: reading.sourceId(release),
      kind: reading.kind,
      measures: reading.measures(),
      corrections: reading.corrections(),
    };
    await writer?.addLevels(reading.levels);
    await writer?.commit(release, facts, reading.rejected);
    return {
      file: file.path,
      state: 'ingested',
      kind: reading.kind,
      source: reading.sourceId(release),
      dataset: release.dataset,
      version: release.version,
      covers: `${monthText(release.covers.from)}..${monthText(release.covers.to)}`,
      countries: release.covers.countries,
      rows: reading.events + reading.levels.length,
      rejected: reading.rejected_rows,
      sha256,
      issues: reading.notes(release),
      corrections: reading.correctionsInWords(),
    };
  } catch (error) {
    // What went wrong first is what matters, should undoing fail too.
    await writer?.rollback().catch(() => {});
    throw error;
  }
}

function factsOf(snapshot: Awaited<ReturnType<Store['snapshots']>>[number]) {
  return {
    kind: snapshot.kind,
    source: snapshot.source_id,
    dataset: snapshot.dataset,
    version: snapshot.version,
    covers: `${monthText(snapshot.covers_from)}..${monthText(snapshot.covers_to)}`,
    countries: snapshot.countries,
    rows: snapshot.rows,
    rejected: snapshot.rejected,
    sha256: snapshot.sha256,
  };
}

/**
 * Says what the file was recognised as, and says it again when its last rows told better.
 * @returns what was said; `undefined` while nothing can be
 */
function tell(context: Context<Store>, reading: FileReading, before?: string): string | undefined {
  const outlook = reading.outlook(before !== undefined);
  if (!outlook) return undefined;
  const line = recognisedLine(outlook);
  if (line.en !== before) context.tell?.(line);
  return line.en;
}

/** Hash of what the meaning of the bytes is taken from besides them. */
function readingOf({ mapping, release, corrections = [] }: IngestOptions): string {
  const facts = [mapping ?? null, release ?? null];
  return sha256Of(JSON.stringify(corrections.length > 0 ? [...facts, corrections] : facts));
}
