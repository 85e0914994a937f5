export { listIdOf } from './areas.ts';
export { hashOf, type InputFile, inputFiles, type RowBlock, readRows, readWhole } from './files.ts';
export { rowsOfCsv, sha256, writeBundledTable } from './reference.ts';
export type { RejectedCell, StoredEvent } from './snapshots.ts';
export { Store, writeWhole } from './store.ts';
