export { hashOf, type InputFile, inputFiles, type RowBlock, readRows, tablesIn } from './files.ts';
export { rowsOfCsv, sha256, writeBundledTable } from './reference.ts';
export type { RejectedCell, Snapshot, StoredEvent } from './snapshots.ts';
export { Store, writeText } from './store.ts';
export type { VintageChange } from './vintage-diff.ts';
