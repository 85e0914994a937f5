/** The changes that a page puts into words first. */
import type { Change, Evidence, Month } from '../core/index.ts';

/** Changes at the main date over the longest window there is, up to a year. */
export function mainChanges(evidence: Evidence): Change[] {
  return changesAt(evidence, evidence.main.month);
}

/** Changes at a date over the longest window there is, up to a year. */
export function changesAt(evidence: Evidence, month: Month): Change[] {
  const here = evidence.changes.filter((change) => change.anchor === month);
  const windows = [...new Set(here.map((change) => change.asked))].sort((a, b) => a - b);
  const longest = windows.filter((asked) => asked <= 12).at(-1) ?? windows[0];
  return here.filter((change) => change.asked === longest);
}
