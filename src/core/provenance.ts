/** Where figures come from: enough to cite the source and to check the bytes. */
export interface SourceRef {
  /** id of the snapshot or bundled table, e.g. `country-month` */
  source_id: string;
  /** e.g. `UCDP GED` */
  dataset: string;
  /** e.g. `25.1`; several are joined with `, ` */
  version: string;
  licence: string;
  citation: string;
  /** sha256 of the bytes that were read */
  sha256: string;
  /** the command that made a bundled table; absent for a file the user ingested */
  command?: string;
  /** what a bundled table was computed from */
  inputs?: SourceInput[];
  /** false where the terms of the source forbid passing it on; absent where they allow it */
  redistributable?: false;
}

/**
 * The one place that says whether figures of a source may leave this machine's user: every verb
 * gets its tables through a door that asks it (`verbs/leaving.ts`).
 * @example mayLeave({ redistributable: false }) // => false
 */
export function mayLeave(source: { redistributable?: boolean }): boolean {
  return source.redistributable !== false;
}

export interface SourceInput {
  file: string;
  dataset: string;
  version: string;
  licence: string;
  citation: string;
  sha256: string;
}

/** One run of a verb. The id is a hash of what went in, so the same question has the same id. */
export interface Run {
  run_id: string;
  verb: string;
  input: Record<string, unknown>;
  /** sha256 of each source that was read */
  input_hashes: string[];
  seed: number;
  code_version: string;
}
