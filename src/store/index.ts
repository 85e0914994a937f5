export { hashOf, type InputFile, inputFiles, type RowBlock, readRows } from './files.ts';
export { readBundledTable, rowsOfCsv, sha256, writeBundledTable } from './reference.ts';
export type { RejectedCell, Snapshot, SnapshotWriter, StoredEvent } from './snapshots.ts';
export { Store, writeText } from './store.ts';
