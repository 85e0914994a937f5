/** What is likely next, a line a month: the middle, the bands, the chances. */
import { isCountryCode, type Language } from '../core/index.ts';
import { formatNumber, likelyWords, unitName, words } from '../words/index.ts';
import { bold, dim } from './screen.ts';

interface ForecastAnswer {
  model_id: string;
  outcome: string;
  origin_month: string;
  final_until: string | null;
  n_samples: number;
  units: {
    unit: string;
    last: number | null;
    path: {
      month: string;
      median: number;
      low_50: number;
      high_50: number;
      low_90: number;
      high_90: number;
      p_any: number;
      p_over: Record<string, number>;
    }[];
  }[];
  files: string[];
}

/** Units that a screen shows; files hold all. */
const MOST_UNITS = 12;

export function printForecast(answer: ForecastAnswer, language: Language): string[] {
  const w = words[language].forecast;
  const number = (value: number) => formatNumber(Math.round(value), language);
  const range = (low: number, high: number) => `${number(low)}–${number(high)}`;
  const tenth = (share: number) => formatNumber(share * 100, language, 0).padStart(5);
  // The most alarming first, when not all can be shown.
  const worst = [...answer.units].sort((a, b) => top(b) - top(a));
  const shown = answer.units.length > MOST_UNITS ? worst.slice(0, MOST_UNITS) : answer.units;
  return [
    bold(w.title(answer.outcome, answer.model_id, answer.origin_month)),
    ...shown.flatMap(({ unit, last, path }) => [
      '',
      bold(`${nameOf(unit, language)}`) + (last === null ? '' : dim(`  ${w.last(number(last))}`)),
      dim(
        `${' '.repeat(9)}${w.median.padStart(9)}${w.half.padStart(14)}${w.most.padStart(16)}${w.any.padStart(8)}${w.over.padStart(12)}`,
      ),
      ...path.map(
        (month) =>
          `${month.month}  ${number(month.median).padStart(9)}${range(month.low_50, month.high_50).padStart(14)}${range(month.low_90, month.high_90).padStart(16)}${tenth(month.p_any).padStart(8)}${tenth(month.p_over['100']).padStart(12)}`,
      ),
    ]),
    ...(shown.length < answer.units.length
      ? ['', dim(w.more(answer.units.length - shown.length))]
      : []),
    '',
    dim(w.read(answer.n_samples)),
    ...(answer.final_until !== null && answer.final_until < answer.origin_month
      ? [dim(w.lag(answer.final_until))]
      : []),
    ...answer.files,
  ];
}

/** Of a region, its own name. */
function nameOf(unit: string, language: Language): string {
  const [country, region] = unit.split('|');
  if (region !== undefined)
    return region || `${likelyWords[language].elsewhere} (${unitName(country, language)})`;
  return isCountryCode(unit) ? unitName(unit, language) : unit;
}

function top({ path }: ForecastAnswer['units'][number]): number {
  return Math.max(...path.map(({ high_90 }) => high_90));
}
