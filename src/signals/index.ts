import { type Signal, shelf } from '../core/index.ts';
import { firstTime } from './first-time.ts';
import { levelShift } from './level-shift.ts';
import { lull } from './lull.ts';
import { oneSidedTurn } from './one-sided-turn.ts';
import { spread } from './spread.ts';
import { surge } from './surge.ts';

export { signalRecord } from './record.ts';

export const signals = shelf<Signal>([surge, lull, levelShift, spread, firstTime, oneSidedTurn]);
