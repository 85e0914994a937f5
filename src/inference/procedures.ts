import { type Procedure, shelf } from '../core/index.ts';
import { conformal } from './conformal.ts';
import { leaveTwoOut } from './leave-two-out.ts';
import { placebo } from './placebo.ts';
import { placeboSe } from './placebo-se.ts';
import { predictionInterval } from './prediction-interval.ts';

/** Ways to judge an effect, in the order in which they are told. */
export const procedures = shelf<Procedure>([
  placebo,
  leaveTwoOut,
  conformal,
  predictionInterval,
  placeboSe,
]);
