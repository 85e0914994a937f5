import type { Estimated, Random } from '../core/index.ts';
import { placebosOf, rankShare, ratioOf, summaryOf } from './placebos.ts';

/**
 * Family-wise placebo p of several outcomes that were fixed in advance: how often the treated unit or
 * a donor would be as extreme in *any* of them. Each unit's best rank over the outcomes is held
 * against the treated unit's rank in each.
 * @param family estimates of the outcomes with the same treated unit; donors that are not among those
 * of every outcome have no best rank and are passed over
 * @returns one p for each outcome, never smaller than its own
 * @source Westfall & Young (1993), Resampling-based multiple testing, single-step minP over placebos
 */
export function familyWise(family: readonly Estimated[], random: Random): number[] {
  const placebos = family.map((estimated) => placebosOf(estimated, random));
  const common = placebos[0]
    .map(({ unit }) => unit)
    .filter((unit) => placebos.every((list) => list.some((one) => one.unit === unit)));
  const ratios = family.map((estimated, i) => [
    ratioOf(summaryOf(estimated.effect, estimated)),
    ...common.map((unit) => ratioOf(placebos[i].find((one) => one.unit === unit)!.summary)),
  ]);
  const shares = ratios.map((list) =>
    list.map((own, i) =>
      rankShare(
        own,
        list.filter((_, j) => j !== i),
      ),
    ),
  );
  const units = ratios[0].length;
  const best = Array.from({ length: units }, (_, unit) =>
    Math.min(...shares.map((list) => list[unit])),
  );
  return shares.map((list, i) => {
    const own = rankShare(
      ratios[i][0],
      placebos[i].map(({ summary }) => ratioOf(summary)),
    );
    return Math.max(own, best.filter((share) => share <= list[0] + 1e-12).length / units);
  });
}
