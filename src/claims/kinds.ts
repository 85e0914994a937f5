import { type ClaimKindEntry, shelf } from '../core/index.ts';
import type { ReadSentence } from './clause.ts';
import { comparison } from './comparison.ts';
import { count } from './count.ts';
import { eventDate } from './event-date.ts';
import { extremum } from './extremum.ts';
import { identity } from './identity.ts';
import { presence } from './presence.ts';
import { trend } from './trend.ts';

/** Kinds of claims that can be checked. */
export const claimKinds = shelf<ClaimKindEntry<ReadSentence>>([
  trend,
  count,
  comparison,
  presence,
  identity,
  eventDate,
  extremum,
]);
