/** Vigie as a library: values, shelves, verbs, and the store that verbs run on. */

export { charts } from './charts/index.ts';
export * from './core/index.ts';
export { estimators } from './impact/index.ts';
export { models } from './models/index.ts';
export { outcomes } from './outcomes/index.ts';
export { dossierPage } from './page/index.ts';
export { scores } from './scores/index.ts';
export { sections } from './sections/index.ts';
export { signals } from './signals/index.ts';
export { sources } from './sources/index.ts';
export { Store } from './store/index.ts';
export { tables } from './tables/index.ts';
export { verbs } from './verbs/index.ts';
