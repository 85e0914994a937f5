export { draftFiles } from './draft-files.ts';
export { draftsOf } from './drafts.ts';
export { readArticle } from './read-article.ts';
