export { type Gazetteer, gazetteerOf } from './gazetteer.ts';
export { judgeClaim, needsOf } from './judge.ts';
export { claimKinds } from './kinds.ts';
export { type ArticleReading, contextOf, type Registries, readClaims, readOne } from './read.ts';
export { GROUPS, REGION_NAMES } from './regions.ts';
