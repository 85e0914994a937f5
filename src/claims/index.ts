export { gazetteerOf } from './gazetteer.ts';
export { judgeClaim, needsOf } from './judge.ts';
export { claimKinds } from './kinds.ts';
export { contextOf, type Registries, readClaims, readOne } from './read.ts';
export { GROUPS, REGION_NAMES } from './regions.ts';
