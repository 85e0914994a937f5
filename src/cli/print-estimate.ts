/** An estimate in the terminal: the sentence first, then the numbers it rests on. */
import type { EffectReport, Language } from '../core/index.ts';
import { formatNumber, formatRatio, typeset, words } from '../words/index.ts';
import { bold, dim } from './screen.ts';

const MOST_WEIGHTS = 6;

export function printEstimate(
  { estimates }: { estimates: EffectReport[] },
  language: Language,
): string[] {
  return estimates.flatMap((report, i) => [
    ...(i > 0 ? [''] : []),
    bold(`${report.outcome}  ${report.treated.join(', ')}  ${report.start}`),
    report.sentence[language],
    ...numbersOf(report, language).map((line) => dim(typeset(`  ${line}`, language))),
  ]);
}

function numbersOf(report: EffectReport, language: Language): string[] {
  const w = words[language].estimate;
  const n = (value: number, digits = 2) => formatNumber(value, language, digits);
  const { fit, post, minimum_detectable: found, robustness } = report;
  const interval = (low: number, high: number) =>
    Number.isNaN(low) ? '' : ` (${n(low)} – ${Number.isFinite(high) ? n(high) : '∞'})`;
  const procedures = report.inference
    .filter(({ p }) => !Number.isNaN(p))
    .map(({ procedure, p }) => `${procedure} p ${n(p, 3)}`);
  return [
    `${w.mean}: ${n(post.effect_mean)}${interval(post.low, post.high)}${Number.isNaN(post.se) ? '' : `, ${w.se} ${n(post.se)}`}`,
    ...(Number.isNaN(post.rate_ratio)
      ? []
      : [
          `${w.ratio}: ×${formatRatio(post.rate_ratio, language)}${interval(post.rate_ratio_low, post.rate_ratio_high)}`,
        ]),
    `${w.fit}: ${fit.periods} ${w.periods}, RMSPE ${n(fit.rmspe, 4)}; ${w.after}: ${post.periods} ${w.periods}`,
    ...(report.donors.length > 0
      ? [`${w.donors} (${report.donors.length}): ${weightsOf(report, language)}`]
      : []),
    ...(procedures.length > 0 ? [procedures.join(', ')] : []),
    ...(found
      ? [
          Number.isNaN(found.rate_ratio)
            ? w.nothing_detectable
            : `${w.detectable}: ×${formatRatio(found.rate_ratio, language)}`,
        ]
      : []),
    ...(robustness.leave_one_out.length > 0
      ? [
          `${w.leave_one_out}: ${spread(
            robustness.leave_one_out.map(({ effect_mean }) => effect_mean),
            n,
          )}`,
        ]
      : []),
    ...robustness.in_time.map(
      ({ start, effect_mean, p }) =>
        `${w.in_time} ${start}: ${n(effect_mean)}${Number.isNaN(p) ? '' : `, p ${n(p, 3)}`}`,
    ),
    ...report.not_defined.map(({ procedure, why }) => `${procedure}: ${why[language]}`),
  ];
}

function weightsOf({ weights }: EffectReport, language: Language): string {
  const all = Object.entries(weights);
  const shown = all
    .slice(0, MOST_WEIGHTS)
    .map(([unit, weight]) => `${unit} ${formatNumber(weight, language, 3)}`);
  return [...shown, ...(all.length > MOST_WEIGHTS ? [`+${all.length - MOST_WEIGHTS}`] : [])].join(
    ', ',
  );
}

function spread(values: readonly number[], n: (value: number) => string): string {
  return `${n(Math.min(...values))} – ${n(Math.max(...values))}`;
}
