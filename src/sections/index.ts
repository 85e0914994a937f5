import { type Evidence, type SectionEntry, shelf } from '../core/index.ts';
import { elsewhere } from './elsewhere.ts';
import { spillover } from './spillover.ts';
import { wasItTheDeparture } from './was-it-the-departure.ts';
import { whatChanged } from './what-changed.ts';
import { whatHappened } from './what-happened.ts';
import { whatIsLikelyNext } from './what-is-likely-next.ts';
import { whatIsSaid } from './what-is-said.ts';
import { whatShouldBeDone } from './what-should-be-done.ts';
import { whoFillsTheGap } from './who-fills-the-gap.ts';

export { likelyNextScenarios } from './likely-next-scenarios.ts';
export { mainChanges } from './main-changes.ts';

/** Questions of a dossier in their order; one without a verb that answers it is not here. */
export const sections = shelf<SectionEntry<Evidence>>([
  whatHappened,
  whatChanged,
  wasItTheDeparture,
  whoFillsTheGap,
  spillover,
  elsewhere,
  whatIsLikelyNext,
  whatShouldBeDone,
  whatIsSaid,
]);
