import { shelf, type TableBuilder } from '../core/index.ts';
import { areaNeed } from './area-need.ts';
import { cellMonth } from './cell-month.ts';
import { countryMonth } from './country-month.ts';
import { countryYear } from './country-year.ts';
import { nigerNigeriaUnassigned } from './niger-nigeria-unassigned.ts';
import { pairMonth } from './pair-month.ts';
import { regionMonth } from './region-month.ts';
import { areaRows, regionPoints } from './region-points.ts';
import { settlementCells } from './settlement-cells.ts';

export { CITATIONS } from './inputs.ts';
export { areaRows };

/** Bundled tables and how each is computed. */
export const tables = shelf<TableBuilder>([
  countryMonth,
  nigerNigeriaUnassigned,
  regionMonth,
  regionPoints,
  cellMonth,
  pairMonth,
  countryYear,
  areaNeed,
  settlementCells,
]);
