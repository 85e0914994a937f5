/** Which source a file is of. */
import {
  type Issue,
  type LevelReader,
  type LevelSource,
  type RowReader,
  type Source,
  VigieError,
} from '../core/index.ts';
import { sources } from '../sources/index.ts';
import type { InputFile } from '../store/index.ts';
import type { IngestOptions } from './ingest.ts';

/** A file once its source is known. */
export type OpenedFile =
  | { kind: 'events'; source: Source; reader: RowReader }
  | { kind: 'levels'; source: LevelSource; reader: LevelReader };

/**
 * The source whose header the first row is.
 * @param faults found before that row
 * @throws `source-unknown`, and every fault of the header
 */
export function openFile(
  firstRow: readonly string[],
  line: number,
  file: InputFile,
  { mapping, release }: IngestOptions,
  faults: readonly Issue[],
): OpenedFile {
  const hint = {
    name: file.inner ?? file.name,
    ...(release ? { release } : {}),
    ...(mapping === undefined ? {} : { mapping }),
  };
  const source = sources.entries.find((candidate) => candidate.recognises(firstRow, hint));
  if (source?.kind === 'events')
    return { kind: 'events', source, reader: source.open(firstRow, hint) };
  if (source) return { kind: 'levels', source, reader: source.open(firstRow, hint) };
  throw new VigieError([
    ...faults,
    {
      code: 'source-unknown',
      what: `the first row, of ${firstRow.length} columns, is not that of a source Vigie knows`,
      where: `${file.path} line ${line}`,
      fix: 'name a file of UCDP GED, ACLED, IDMC, UNHCR, Cadre Harmonisé or HAPI, or give --mapping FILE that says what the columns mean',
    },
  ]);
}
