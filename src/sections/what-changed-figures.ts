/** Figures of question 2: ratios, signals, yearly levels. */
import { colour, levels, ratios, signalDots } from '../charts/index.ts';
import {
  type Anchor,
  type Change,
  type Evidence,
  type Figure,
  FRONTS,
  inBoth,
  type Language,
  type YearlyLevel,
  yearOf,
} from '../core/index.ts';
import {
  formatMonth,
  formatMonthCode,
  formatRate,
  formatRatio,
  signalRecordPhrase,
  words,
} from '../words/index.ts';
import { both, dateMarksOf, makeFigure, outcomeFacts, vintagesIn } from './figure.ts';
import { changesAt } from './main-changes.ts';

/** Levels of front 3 around the date: the year of it or the last before, and the newest. */
const LEVELS = [
  'displaced-unhcr',
  'displaced',
  'refugees-abroad',
  'food-insecure',
  'people-in-need',
  'new-displacements-disaster',
];

export function levelsShown(evidence: Evidence): { id: string; values: YearlyLevel[] }[] {
  return LEVELS.map((id) => ({
    id,
    values: evidence.levels
      .filter((level) => level.outcome === id && level.year >= yearOf(evidence.main.month) - 12)
      .sort((a, b) => a.year - b.year),
  })).filter(({ values }) => values.length >= 2);
}

export function ratioFigure(evidence: Evidence, anchor: Anchor): Figure {
  const shown = changesAt(evidence, anchor.month);
  const row = (change: Change, language: Language) => ({
    label: outcomeFacts(evidence, change.outcome).title[language],
    levels: `${formatRate(change.mean_before, language)} → ${formatRate(change.mean_after, language)}`,
    window: `${change.before.months} / ${words[language].months(change.after.months)}`,
    rate_ratio: change.rate_ratio,
    low: change.low,
    high: change.high,
    clear: change.clear,
  });
  return makeFigure(evidence, {
    section: 'what-changed',
    name: anchor === evidence.main ? 'ratios' : `ratios-${anchor.step}`,
    chart: ratios,
    title: both(
      (w) =>
        `${w.figure.ratios} (${w.step_noun[anchor.step]}, ${formatMonth(anchor.month, w === words.en ? 'en' : 'fr')})`,
    ),
    values: (language) => ({
      label: words[language].figure.ratios,
      groups: FRONTS.map((front) => ({
        title: words[language].front[front],
        front: colour[front],
        empty: words[language].yearly_only,
        rows: shown
          .filter((change) => change.front === front)
          .map((change) => row(change, language)),
      })),
    }),
    series: shown.map((change) => ({
      id: `${change.outcome}/${change.asked}`,
      unit: change.unit,
      outcome: change.outcome,
      months: [formatMonthCode(change.anchor)],
      values: [change.rate_ratio],
      low: [change.low],
      high: [change.high],
    })),
    table: ratioTable(evidence, anchor),
    source: evidence.sources.events,
    vintages: [...new Set(shown.flatMap((change) => change.vintages))],
    notes: [both((w) => w.not_causal)],
  });
}

function ratioTable(evidence: Evidence, anchor: Anchor): Figure['table'] {
  const c = (key: keyof (typeof words)['en']['column']) => both((w) => w.column[key]);
  return {
    columns: [
      c('outcome'),
      c('step'),
      c('window'),
      c('before'),
      c('after'),
      c('ratio'),
      c('low'),
      c('high'),
      c('clear'),
      c('earlier'),
      c('within'),
    ],
    rows: evidence.changes
      .filter((change) => change.anchor === anchor.month)
      .map((change) => [
        outcomeFacts(evidence, change.outcome).title,
        both((w) => w.step[change.step]),
        `${change.before.months} / ${change.after.months}`,
        rounded(change.mean_before),
        rounded(change.mean_after),
        rounded(change.rate_ratio),
        rounded(change.low),
        rounded(change.high),
        both((w) => (change.clear ? w.yes : w.no)),
        `${change.as_large} / ${change.earlier_dates}`,
        change.within_vintage
          ? both(
              (w) =>
                `${formatRatio(change.within_vintage!.rate_ratio, w === words.en ? 'en' : 'fr')} (${formatRatio(change.within_vintage!.low, w === words.en ? 'en' : 'fr')} – ${formatRatio(change.within_vintage!.high, w === words.en ? 'en' : 'fr')})`,
            )
          : null,
      ]),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function signalFigure(evidence: Evidence): Figure[] {
  if (evidence.signals.length === 0) return [];
  const first = Math.max(evidence.panel.periods[0], evidence.main.month - 48);
  const last = Math.min(evidence.data_until, evidence.main.month + 48);
  const within = (months: readonly number[]) =>
    months.filter((month) => month >= first && month <= last);
  return [
    makeFigure(evidence, {
      section: 'what-changed',
      name: 'signals',
      chart: signalDots,
      title: both((w) => w.figure.signals),
      values: (language) => ({
        label: words[language].figure.signals,
        first,
        last,
        rows: evidence.signals.map((signal) => ({
          title: signal.title[language],
          record: signalRecordPhrase(signal, language),
          months: within(signal.firings.map((firing) => firing.month)),
        })),
        dates: dateMarksOf(evidence, language),
      }),
      series: evidence.signals.flatMap((signal) => {
        const shown = signal.firings.filter(({ month }) => month >= first && month <= last);
        if (shown.length === 0) return [];
        return {
          id: `${evidence.country}/signal/${signal.signal}`,
          unit: evidence.country,
          outcome: signal.signal,
          months: shown.map((firing) => formatMonthCode(firing.month)),
          values: shown.map((firing) => firing.value),
        };
      }),
      table: {
        columns: [
          both((w) => w.column.signal),
          both((w) => w.column.rule),
          both((w) => w.column.month),
        ],
        rows: evidence.signals.map((signal) => [
          signal.title,
          inBoth((language) => `${signal.rule[language]} (${signal.lag_rule[language]})`),
          within(signal.firings.map((firing) => firing.month))
            .map(formatMonthCode)
            .join(', ') || null,
        ]),
      },
      source: evidence.sources.events,
      vintages: vintagesIn(evidence, [evidence.country], ['events'], first, last),
    }),
  ];
}

/** The year of a level as its bar names it. */
function yearLabel(level: YearlyLevel, w: (typeof words)['en']): string {
  return level.provisional ? w.provisional_level(level.year) : String(level.year);
}

export function levelFigure(evidence: Evidence): Figure[] {
  const shown = levelsShown(evidence);
  if (shown.length === 0) return [];
  return [
    makeFigure(evidence, {
      section: 'what-changed',
      name: 'levels',
      chart: levels,
      title: both((w) => w.figure.levels),
      values: (language) => ({
        label: words[language].figure.levels,
        panels: shown.map(({ id, values }) => ({
          title: words[language].level[id],
          years: values.map((level) => level.year),
          values: values.map((level) => level.value),
          newest: yearLabel(values.at(-1)!, words[language]),
        })),
        date: evidence.main.month / 12,
      }),
      series: shown.map(({ id, values }) => ({
        id: `${evidence.country}/${id}`,
        unit: evidence.country,
        outcome: id,
        months: values.map((level) => String(level.year)),
        values: values.map((level) => level.value),
      })),
      table: {
        columns: [
          both((w) => w.column.outcome),
          both((w) => w.column.year),
          both((w) => w.column.value),
        ],
        rows: shown.flatMap(({ id, values }) =>
          [...values]
            .reverse()
            .map((level) => [
              both((w) => w.level[id]),
              level.provisional ? both((w) => w.provisional_level(level.year)) : String(level.year),
              level.value,
            ]),
        ),
      },
      ...(shown.some(({ values }) => values.some((level) => level.provisional))
        ? { notes: [both((w) => w.provisional_levels_note)] }
        : {}),
      source: evidence.sources.levels,
    }),
  ];
}
