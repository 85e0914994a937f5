export { annotatedPage } from './annotated.ts';
export { dossierPage } from './page.ts';
