export { dossierPage, type PageOptions } from './page.ts';
