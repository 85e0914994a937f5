export { listIdOf } from './areas.ts';
export { type ArticleFile, articleAt, articleFiles } from './articles.ts';
export { PATIENCE, type Patience } from './ask.ts';
export { downloadsFolder, type Fetched, fetchFile, type OnBytes, setAside } from './download.ts';
export {
  hashOf,
  type InputFile,
  inputFiles,
  type RowBlock,
  readRows,
  readWhole,
  tablesIn,
} from './files.ts';
export { fetchPages, type PageFormat } from './pages.ts';
export { rowsOfCsv, sha256, writeBundledTable } from './reference.ts';
export { bundledMatrices, type MatrixFile, readMatrixFile } from './scenarios.ts';
export type { RejectedCell, Snapshot, StoredEvent } from './snapshots.ts';
export { Store, writeWhole } from './store.ts';
export { AMOUNTS, type AmountName, type Amounts, type VintageChange } from './vintage-diff.ts';
