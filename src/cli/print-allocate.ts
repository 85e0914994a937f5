/** An allocation in the terminal: its value and bound, what each site adds, who is left, what if. */
import type { Language } from '../core/index.ts';
import {
  allocationTitle,
  formatNumber,
  formatPercent,
  type VariantId,
  variantSentence,
  allocationWords as w,
} from '../words/index.ts';
import { bold, dim, raw } from './screen.ts';

export interface Allocated {
  objective: 'coverage' | 'p-median' | 'p-center';
  value: number;
  bound: number;
  gap: number;
  status: 'optimal' | 'time-limit';
  greedy_value: number | null;
  interchange_value: number | null;
  seconds: number;
  sites: {
    id: string;
    adds: number;
    serves: string[];
    is_open?: boolean;
    name?: string | null;
    area?: string;
    region?: string;
    events?: number;
  }[];
  uncovered: { id: string; weight: number }[];
  country: string | null;
  need: { people: number; reached: number; year: string } | null;
  areas: { pcode: string; name: string }[];
  variants: { id: string; value: number | null; status: string; changed: number }[];
  insecurity_events: number | null;
  map: string | null;
}

const MOST_LINES = 12;

export function printAllocate(answer: Allocated, language: Language): string[] {
  const amount = (value: number) => formatNumber(value, language, value % 1 === 0 ? 0 : 2);
  const { objective, value, bound, gap, status, need } = answer;
  const fresh = answer.sites.filter(({ is_open }) => !is_open).length;
  const share = need
    ? ` · ${formatPercent(value / Math.max(1, need.people), language)} / ${formatNumber(need.people, language)} ${w.in_need[language]} (${need.year})`
    : '';
  const compared = (['greedy', 'interchange'] as const).flatMap((one) => {
    const found = answer[`${one}_value`];
    return found === null ? [] : [`${w[one][language]} ${amount(found)}`];
  });
  const bounds =
    status === 'optimal'
      ? []
      : [`${w.bound[language]} ${amount(bound)}`, w.gap[language](formatPercent(gap, language))];
  return [
    ...(answer.country === null ? [] : [bold(allocationTitle(answer.country, fresh, language))]),
    `${bold(amount(value))} ${w.objective[objective][language]}${share}`,
    dim(
      [w.status[status][language], ...bounds, ...compared, `${amount(answer.seconds)} s`].join(
        ' · ',
      ),
    ),
    '',
    ...siteLines(answer, language),
    ...leftLines(answer, language),
    ...variantLines(answer, language),
    ...(answer.map === null ? [] : ['', `✓ ${w.map[language]} ${raw(answer.map)}`]),
  ];
}

function siteLines({ sites, country }: Allocated, language: Language): string[] {
  const header =
    country === null
      ? [w.site[language], w.adds[language], w.serves[language]]
      : [
          w.area[language],
          w.region[language],
          w.site[language],
          w.adds[language],
          w.events[language],
        ];
  const rows = sites.map((site) => {
    const adds = formatNumber(site.adds, language, site.adds % 1 === 0 ? 0 : 2);
    const open = site.is_open ? ` (${w.is_open[language]})` : '';
    return country === null
      ? [`${site.id}${open}`, adds, some(site.serves, language)]
      : [
          site.area ?? '',
          site.region ?? '',
          `${site.name ?? '–'}${open}`,
          adds,
          formatNumber(site.events ?? 0, language),
        ];
  });
  return table([header, ...rows]).map((line, i) => (i === 0 ? dim(line) : raw(line)));
}

function some(ids: readonly string[], language: Language): string {
  const rest = ids.length - MOST_LINES;
  return [...ids.slice(0, MOST_LINES), ...(rest > 0 ? [w.and_more[language](rest)] : [])].join(' ');
}

function leftLines({ uncovered, areas }: Allocated, language: Language): string[] {
  if (uncovered.length === 0) return [];
  const names = new Map(areas.map(({ pcode, name }) => [pcode, name]));
  const shown = uncovered
    .slice(0, MOST_LINES)
    .map(
      ({ id, weight }) =>
        `${names.get(id) ?? id} ${formatNumber(weight, language, weight % 1 === 0 ? 0 : 2)}`,
    );
  const rest = uncovered.length - shown.length;
  return [
    '',
    bold(w.uncovered_title[language]),
    raw([...shown, ...(rest > 0 ? [w.and_more[language](rest)] : [])].join(' · ')),
  ];
}

function variantLines(
  { variants, sites, insecurity_events }: Allocated,
  language: Language,
): string[] {
  if (variants.length === 0) return [];
  const of = sites.filter(({ is_open }) => !is_open).length;
  return [
    '',
    ...variants.map(({ id, changed, value, status }) => {
      const events = insecurity_events ?? 0;
      const sentence = variantSentence({ id: id as VariantId, changed, of, events }, language);
      const amount = value === null ? w.status.refused[language] : formatNumber(value, language);
      return status === 'refused'
        ? `· ${sentence} (${amount})`
        : `· ${sentence} (${[`${amount} ${w.reached[language]}`, ...(status === 'time-limit' ? [w.status[status][language]] : [])].join(' · ')})`;
    }),
  ];
}

/** Columns side by side, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const isNumber = rows[0].map((_, c) =>
    rows.slice(1).every((row) => /^[\d\s.,\u202f\u00a0]*$/.test(row[c])),
  );
  return rows.map((row) =>
    row
      .map((cell, c) => (isNumber[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join('  ')
      .trimEnd(),
  );
}
