/** Reads and writes the bundled tables and the written registries under `data/`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  type Actor,
  actorSchema,
  type BundledTable,
  type Correction,
  type Coup,
  correctionSchema,
  coupSchema,
  csvLines,
  type PcodeRegistry,
  pcodeRegistrySchema,
  type Row,
  type SourceRef,
  type TableSource,
  type Transition,
  transitionSchema,
  VigieError,
} from '../core/index.ts';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const REFERENCE = join(DATA, 'reference');

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every row of a CSV text by column name. */
export function rowsOfCsv(text: string): Row[] {
  if (!text.includes('"')) return rowsOfPlain(text);
  return Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}

/** Without a quote in the whole text a cell ends at the next comma: four times as fast as a parser. */
function rowsOfPlain(text: string): Row[] {
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split(',');
  const rows: Row[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const cells = line.split(',');
    const row: Row = {};
    for (let i = 0; i < columns.length; i++) if (i < cells.length) row[columns[i]] = cells[i];
    rows.push(row);
  }
  return rows;
}

/** Ids of the bundled tables that are there. */
export function bundledTableIds(): string[] {
  if (!existsSync(REFERENCE)) return [];
  return readdirSync(REFERENCE)
    .filter((name) => name.endsWith('.source.json'))
    .map((name) => name.slice(0, -'.source.json'.length))
    .sort();
}

/** @throws `bundled-table` when a table is not there or its bytes are not those described */
/** What a bundled table is, without its rows. */
export function readBundledSource(id: string): TableSource {
  const path = join(REFERENCE, `${id}.source.json`);
  if (!existsSync(path)) throw bundledError(id, 'is not there');
  return JSON.parse(readFileSync(path, 'utf8')) as TableSource;
}

export function readBundledTable(id: string): BundledTable {
  const path = join(REFERENCE, `${id}.csv.gz`);
  if (!existsSync(path)) throw bundledError(id, 'is not there');
  const description = readBundledSource(id);
  const csv = gunzipSync(readFileSync(path));
  if (sha256(csv) !== description.source.sha256) {
    throw bundledError(id, 'does not have the hash that its .source.json states');
  }
  return { description, rows: rowsOfCsv(csv.toString('utf8')) };
}

function bundledError(id: string, what: string): VigieError {
  return new VigieError([
    {
      code: 'bundled-table',
      what: `bundled table "${id}" ${what}`,
      where: `data/reference/${id}.csv.gz`,
      fix: 'take a fresh copy of the package, or run vigie reference build',
    },
  ]);
}

/** Writes a bundled table beside its description; the same rows give the same bytes. */
export function writeBundledTable(
  description: TableSource,
  columns: readonly string[],
  rows: readonly (string | number)[][],
): { bytes: number } {
  const csv = csvLines([columns, ...rows]);
  const packed = gzipSync(csv, { level: 9 });
  mkdirSync(REFERENCE, { recursive: true });
  writeFileSync(join(REFERENCE, `${description.table_id}.csv.gz`), packed);
  const described = { ...description, source: { ...description.source, sha256: sha256(csv) } };
  writeFileSync(
    join(REFERENCE, `${description.table_id}.source.json`),
    `${JSON.stringify(described, null, 2)}\n`,
  );
  return { bytes: packed.length };
}

/** Registries as the build read them: to parse their YAML takes longer than most questions. */
const PARSED = fileURLToPath(new URL('../../dist/registries/', import.meta.url));

/** A file under `data/`, as parsed by the build while its text is the same, else now. */
function yamlOf(file: string): unknown {
  const text = readFileSync(join(DATA, file), 'utf8');
  const parsed = join(PARSED, `${file}.json`);
  if (existsSync(parsed)) {
    const known = JSON.parse(readFileSync(parsed, 'utf8')) as { sha256: string; value: unknown };
    if (known.sha256 === sha256(text)) return known.value;
  }
  return parse(text);
}

/** @throws with every fault of the file, when an entry does not keep to its schema */
function readRegistry<T extends { id: string }>(
  file: string,
  key: string,
  schema: z.ZodType<T>,
): T[] {
  const listed = (yamlOf(file) as Record<string, unknown[]>)[key] ?? [];
  const issues = [];
  const entries: T[] = [];
  for (const [index, entry] of listed.entries()) {
    const parsed = schema.safeParse(entry);
    if (parsed.success) entries.push(parsed.data);
    else {
      for (const issue of parsed.error.issues) {
        issues.push({
          code: 'registry',
          what: `${issue.path.join('.')}: ${issue.message.toLowerCase()}`,
          where: `data/${file}, entry ${index + 1} (${(entry as { id?: string }).id ?? 'no id'})`,
          fix: 'correct the entry',
        });
      }
    }
  }
  if (issues.length > 0) throw new VigieError(issues);
  return entries;
}

export function readTransitions(): Transition[] {
  return readRegistry('transitions.yaml', 'transitions', transitionSchema as z.ZodType<Transition>);
}

export function readActors(): Actor[] {
  return readRegistry('actors.yaml', 'actors', actorSchema as z.ZodType<Actor>);
}

/** Seizures of power that articles count from. */
export function readCoups(): Coup[] {
  return readRegistry('coups.yaml', 'coups', coupSchema);
}

/** Known faults of sources, from every file of `data/corrections/`, in the order of their names. */
export function readCorrections(): Correction[] {
  const folder = join(DATA, 'corrections');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => readRegistry(`corrections/${name}`, 'corrections', correctionSchema));
}

/** Lists of p-codes that ship, and reforms of areas. */
export function readPcodeRegistry(): PcodeRegistry {
  return pcodeRegistrySchema.parse(yamlOf('pcode-lists.yaml'));
}

/** A plan or template under `data/plans`, by the name of its file without ending. */
export function readBundledPlan(name: string): { file: string; text: string } | undefined {
  const file = join(DATA, 'plans', `${name}.yaml`);
  if (!existsSync(file)) return undefined;
  return { file: `data/plans/${name}.yaml`, text: readFileSync(file, 'utf8') };
}

/** Names of the plans and templates that ship. */
export function bundledPlanNames(): string[] {
  const folder = join(DATA, 'plans');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/** Provenance of a registry that Vigie's authors write: its hash is its version. */
export function registrySource(file: string): SourceRef {
  const hash = sha256(readFileSync(join(DATA, file)));
  return {
    source_id: file,
    dataset: `Vigie registry, ${file}`,
    version: hash.slice(0, 8),
    licence: 'CC BY 4.0',
    citation: 'Vigie authors, from the documents named in each entry',
    sha256: hash,
  };
}

/** Version of this package. */
export function codeVersion(): string {
  const path = fileURLToPath(new URL('../../package.json', import.meta.url));
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
