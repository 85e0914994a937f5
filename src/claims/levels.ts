/** Claims on yearly figures, which have no interval: people displaced, refugees, hunger. */
import type { ClaimFacts, ClaimSlots, ClaimVerdict, FactLevels, Judgement } from '../core/index.ts';
import { levelRefOf } from './figures.ts';
import { missing } from './ratios.ts';

/** Change of a yearly figure that still counts as none. */
const SAME = 0.05;
/** How far a claimed factor may lie from that of two yearly figures, as a share. */
const FACTOR_REACH = 0.1;

/** The newest figure of a year or of the years just before it. */
export function levelBy(
  levels: FactLevels,
  year: number,
  back = 1,
): FactLevels['years'][number] | undefined {
  const known = levels.years.filter((one) => one.year <= year && one.year >= year - back);
  return known.sort((a, b) => b.year - a.year)[0];
}

/** Names of the data sets, without their licences. */
export function datasetsOf({ source }: FactLevels): string {
  return source.map((name) => name.replace(/ \([^()]*\)$/, '')).join('; ');
}

/** One year's figure against another's. */
export function changeOfLevels(
  slots: ClaimSlots,
  facts: ClaimFacts,
  start: number,
  end: number,
): Judgement {
  const levels = facts.levels.get(levelRefOf(slots));
  if (!levels) return missing(slots, 'area');
  const last = levelBy(levels, end);
  const first = last && levelBy(levels, Math.min(start, last.year - 1), 0);
  if (!last || !first || !(first.value > 0)) return missing(slots, 'period');
  const ratio = last.value / first.value;
  return {
    verdict: verdictOf(slots, ratio),
    ground: {
      kind: 'levels',
      slots,
      years: [first.year, last.year],
      figures: [first.value, last.value],
      source: datasetsOf(levels),
    },
    evidence: [
      {
        kind: 'series',
        ref: levels.ref,
        values: { [first.year]: first.value, [last.year]: last.value, ratio },
        window: { from: `${first.year}-12`, to: `${last.year}-12` },
        interval: null,
        source: levels.source,
      },
    ],
    other_windows: [],
  };
}

function verdictOf({ direction, factor }: ClaimSlots, ratio: number): ClaimVerdict {
  const isSame = Math.abs(ratio - 1) <= SAME;
  if (direction === 'same')
    return isSame ? 'supported' : Math.abs(ratio - 1) <= 3 * SAME ? 'mixed' : 'contradicted';
  if (isSame) return 'mixed';
  if ((direction === 'fewer') !== ratio < 1) return 'contradicted';
  return factor === undefined || Math.abs(ratio / factor - 1) <= FACTOR_REACH
    ? 'supported'
    : 'mixed';
}
