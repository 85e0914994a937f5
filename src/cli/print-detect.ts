/** What stands out in each area. */
import type { Language } from '../core/index.ts';
import {
  colon,
  formatNumber,
  formatPercent,
  signalRecordPhrase,
  terminal,
  words,
} from '../words/index.ts';
import { bold, dim } from './screen.ts';

interface DetectAnswer {
  areas: {
    unit: string;
    data_until: string | null;
    signals: {
      signal: string;
      title: Record<Language, string>;
      firings: { month: string; value: number; threshold: number }[];
      fired_in_ten_years: number;
      months_watched: number;
      followed: number;
      worse_after: number;
      any_followed: number;
      any_worse: number;
    }[];
    silent_for_want_of_figures: string[];
  }[];
}

export function printDetect(answer: DetectAnswer, language: Language): string[] {
  const value = (n: number) =>
    n > 0 && n < 1 ? formatPercent(n, language) : formatNumber(n, language, 1);
  return answer.areas.flatMap((area) => [
    `${bold(area.unit)}  ${words[language].strip_until} ${area.data_until ?? '–'}`,
    ...area.signals.flatMap((signal) => {
      const seen = signal.firings.map((f) =>
        `${f.month} (${value(f.value)} > ${value(f.threshold)})`.replace(
          '>',
          signal.signal === 'lull' ? '<' : '>',
        ),
      );
      const record = signalRecordPhrase(
        {
          fired: signal.fired_in_ten_years,
          months_watched: signal.months_watched,
          followed: signal.followed,
          worse_after: signal.worse_after,
          any_followed: signal.any_followed,
          any_worse: signal.any_worse,
        },
        language,
      );
      return [
        `  ${signal.title[language].padEnd(24)} ${seen.join(', ') || terminal.quiet[language]}`,
        dim(`  ${''.padEnd(24)} ${record}`),
      ];
    }),
    ...(area.silent_for_want_of_figures.length > 0
      ? [
          dim(
            `  ${terminal.silent[language]}${colon(language)} ${area.silent_for_want_of_figures.join(', ')}`,
          ),
        ]
      : []),
  ]);
}
