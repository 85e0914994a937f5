import { type Outcome, shelf } from '../core/index.ts';
import { activeActors } from './active-actors.ts';
import { activeArmedGroups } from './active-armed-groups.ts';
import { borderStripEvents } from './border-strip-events.ts';
import { cellsWithEvents } from './cells-with-events.ts';
import { civilianDeaths } from './civilian-deaths.ts';
import { events } from './events.ts';
import { fatalities } from './fatalities.ts';
import { fatalitiesHigh } from './fatalities-high.ts';
import { fatalitiesLow } from './fatalities-low.ts';
import { firstTimeActors } from './first-time-actors.ts';
import { fragmentation } from './fragmentation.ts';
import { largestActorShare } from './largest-actor-share.ts';
import { nonStateEvents } from './non-state-events.ts';
import { nonStateFatalities } from './non-state-fatalities.ts';
import { oneSidedByGroups } from './one-sided-by-groups.ts';
import { oneSidedByState } from './one-sided-by-state.ts';
import { oneSidedEvents } from './one-sided-events.ts';
import { oneSidedFatalities } from './one-sided-fatalities.ts';
import { regionsWithEvents } from './regions-with-events.ts';
import { stateBasedEvents } from './state-based-events.ts';
import { stateBasedFatalities } from './state-based-fatalities.ts';

export { withLevels } from './level-panel.ts';
export { buildPanel, unitsOf, unitsOfRows } from './panel.ts';

export const outcomes = shelf<Outcome>([
  events,
  fatalities,
  fatalitiesLow,
  fatalitiesHigh,
  stateBasedEvents,
  stateBasedFatalities,
  oneSidedEvents,
  oneSidedFatalities,
  oneSidedByState,
  oneSidedByGroups,
  activeArmedGroups,
  firstTimeActors,
  cellsWithEvents,
  regionsWithEvents,
  borderStripEvents,
  nonStateEvents,
  nonStateFatalities,
  activeActors,
  fragmentation,
  largestActorShare,
  civilianDeaths,
]);
