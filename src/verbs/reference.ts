import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Row, type SourceInput, type TableBuilder, VigieError } from '../core/index.ts';
import { rowsOfCsv, type Store, sha256, writeBundledTable } from '../store/index.ts';
import { areaRows, CITATIONS, tables } from '../tables/index.ts';
import { answered, defineVerb } from './define.ts';
import { buildForecasts } from './reference-forecast.ts';
import { note, runOf } from './run.ts';

const tableOutput = z.object({
  table_id: z.string(),
  rows: z.number(),
  bytes: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sha256: z.string(),
  datasets: z.array(z.string()),
  method: z.array(z.string()),
});

/** Lists, checks or computes anew the tables that ship with Vigie, and the forecast among them. */
export const reference = defineVerb({
  id: 'reference',
  positional: ['action', 'folders'],
  input: z.object({
    action: z.enum(['list', 'check', 'build', 'forecast']).default('list'),
    folders: z.array(z.string()).default([]),
  }),
  output: z.object({ ...answered, tables: z.array(tableOutput) }),
  async run({ store, progress }, { action, folders }) {
    // Build: every table whose inputs are in the folders; the others stay as they are.
    const notes = [];
    let sizes = new Map<string, number>();
    if (action === 'forecast') sizes = await buildForecasts(progress);
    if (action === 'build') {
      const inputs = new Inputs(folders);
      for (const builder of tables.entries) {
        const absent = builder.inputs.filter((file) => inputs.find(file) === undefined);
        if (absent.length > 0) {
          notes.push(
            note(
              'input-absent',
              `${absent.join(', ')} not found: table "${builder.id}" left as it was`,
              folders.join(', ') || 'no folder given',
              'name the folders that hold these files',
            ),
          );
          continue;
        }
        progress(builder.id);
        sizes.set(builder.id, buildTable(builder, inputs).bytes);
      }
      if (sizes.size === 0) throw new VigieError(notes);
    }
    // Reading a table checks its hash, so listing is checking.
    const listed = store.bundledTableIds().map((id) => describe(store, id, sizes.get(id) ?? null));
    const run = runOf(
      store,
      'reference',
      { action },
      listed.map((table) => table.sha256),
    );
    return { run_id: run.run_id, as_of: null, notes, tables: listed };
  },
});

function describe(store: Store, id: string, bytes: number | null) {
  const { description, rows } = store.bundledTable(id);
  const { coverage, source } = description;
  return {
    table_id: id,
    rows: rows.length,
    bytes,
    from: coverage.map((part) => part.from).sort()[0] ?? null,
    to:
      coverage
        .map((part) => part.to)
        .sort()
        .at(-1) ?? null,
    sha256: source.sha256,
    datasets: [
      ...new Set((source.inputs ?? []).map((input) => `${input.dataset} ${input.version}`)),
    ],
    method: description.method,
  };
}

function buildTable(builder: TableBuilder, inputs: Inputs): { bytes: number } {
  const rows = builder.build((file) => inputs.rows(file));
  const sources = builder.inputs.map((file) => inputs.citation(file));
  const each = (of: (input: SourceInput) => string) => [...new Set(sources.map(of))].join('; ');
  return writeBundledTable(
    {
      table_id: builder.id,
      kind: builder.kind,
      method: [...builder.method],
      coverage: builder.coverage,
      source: {
        source_id: builder.id,
        dataset: each((input) => input.dataset),
        version: each((input) => input.version),
        licence: each((input) => input.licence),
        citation: each((input) => input.citation),
        sha256: '',
        command: 'vigie reference build FOLDER…',
        inputs: sources,
      },
    },
    builder.columns,
    rows,
  );
}

/** Input files of the builders, found in any of the folders, plain or gzipped, read once. */
class Inputs {
  private readonly folders: readonly string[];
  private readonly read = new Map<string, { rows: Row[]; sha256: string }>();

  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  find(file: string): string | undefined {
    const names = this.folders.flatMap((folder) => [
      join(folder, file),
      join(folder, `${file}.gz`),
    ]);
    return names.find((path) => existsSync(path));
  }

  private load(file: string) {
    const known = this.read.get(file);
    if (known) return known;
    const path = this.find(file)!;
    const stored = readFileSync(path);
    const text = (path.endsWith('.gz') ? gunzipSync(stored) : stored).toString('utf8');
    const rows = file.endsWith('.json') ? areaRows(JSON.parse(text)) : rowsOfCsv(text);
    const loaded = { rows, sha256: sha256(stored) };
    this.read.set(file, loaded);
    return loaded;
  }

  rows(file: string): Row[] {
    return this.load(file).rows;
  }

  citation(file: string): SourceInput {
    return { file, ...CITATIONS[file], sha256: this.load(file).sha256 };
  }
}
