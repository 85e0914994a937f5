export { dossierPage } from './page.ts';
