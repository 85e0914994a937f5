export { draftFiles } from './draft-files.ts';
export { draftsOf } from './drafts.ts';
export { type ReadOptions, readArticle } from './read-article.ts';
