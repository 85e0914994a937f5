/** Figures of question 3: the path, the cloud of placebos, the spread over other choices. */
import {
  effectPath,
  type PeriodMark,
  placeboCloud,
  type SpecificationRow,
  specifications,
} from '../charts/index.ts';
import {
  type Bilingual,
  type EffectReport,
  type Evidence,
  type Figure,
  type ImpactEvidence,
  inBoth,
  type Language,
  monthFromDate,
  monthText,
} from '../core/index.ts';
import {
  cloudShare,
  colon,
  formatNumber,
  issueIn,
  lower,
  periodText,
  plural,
  unitName,
  withoutUnit,
  words,
} from '../words/index.ts';
import { both, dateMarksOf, makeFigure, orNull, outcomeFacts, vintagesIn } from './figure.ts';

const SECTION = 'was-it-the-departure';

/** Periods from the first of the fit to the last reported one, as indices into the path. */
function shownPeriods({ path, options }: EffectReport): { from: number; to: number } {
  const at = (label: string) => path.findIndex(({ time }) => time === label);
  const from = Math.max(0, at(options.fit.from));
  const last = at(options.post.to);
  return { from, to: last < 0 ? path.length : last + 1 };
}

function marksOf(evidence: Evidence, language: Language): PeriodMark[] {
  return dateMarksOf(evidence, language).map(({ month, label }) => ({
    period: monthText(month),
    label,
  }));
}

/** `Attacks on civilians: the same estimate under other choices`. */
function titled(outcome: Bilingual, figure: 'path' | 'cloud' | 'specifications'): Bilingual {
  return inBoth((l) => `${outcome[l]}${colon(l)} ${lower(words[l].figure[figure])}`);
}

/** The releases behind the country's own line. */
function vintagesOf(evidence: Evidence, report: EffectReport): string[] {
  const { from, to } = shownPeriods(report);
  const ends = [report.path[from], report.path[to - 1]].map(
    (point) => point && monthFromDate(point.time),
  );
  const [first, last] = ends;
  if (first === undefined || last === undefined) return [];
  return vintagesIn(evidence, [evidence.country], [report.outcome], first, last);
}

export function pathFigure(evidence: Evidence, report: EffectReport, isLeading: boolean): Figure {
  const { title, unit, countable } = outcomeFacts(evidence, report.outcome);
  const { from, to } = shownPeriods(report);
  const shown = report.path.slice(from, to);
  const periods = shown.map(({ time }) => time);
  const floor = (value: number) => (countable ? Math.max(0, value) : value);
  // The interval is of the difference; that of the expected path is what is left of the observed.
  const low = shown.map(({ observed, high }) => floor(observed - high));
  const high = shown.map((point) => floor(point.observed - point.low));
  const provisional = evidence.provisional_from;
  const drawn = {
    periods,
    observed: shown.map(({ observed }) => observed),
    expected: shown.map(({ counterfactual }) => counterfactual),
    low,
    high,
    start: report.start,
    from_zero: countable,
    ...(provisional === undefined
      ? {}
      : { provisional_from: periods.find((label) => label >= monthText(provisional)) }),
  };
  return makeFigure(evidence, {
    section: SECTION,
    name: isLeading ? 'path' : `path-${report.outcome}`,
    chart: effectPath,
    title: titled(title, 'path'),
    values: (language) => ({
      ...drawn,
      label: words[language].figure.path,
      title: `${title[language]}, ${unit[language]}`,
      marks: marksOf(evidence, language),
    }),
    series: [
      {
        id: `${evidence.country}/${report.outcome}/observed`,
        unit: evidence.country,
        outcome: report.outcome,
        months: periods,
        values: drawn.observed.map(orNull),
      },
      {
        id: `${evidence.country}/${report.outcome}/expected`,
        unit: evidence.country,
        outcome: report.outcome,
        months: periods,
        values: drawn.expected.map(orNull),
        low: low.map(orNull),
        high: high.map(orNull),
      },
    ],
    table: {
      columns: [
        both((w) => w.column.month),
        both((w) => w.column.observed),
        both((w) => w.column.expected),
        both((w) => w.column.expected_low),
        both((w) => w.column.expected_high),
      ],
      rows: shown
        .map(({ time, observed, counterfactual }, i) => [
          time,
          ...[observed, counterfactual, low[i], high[i]].map(rounded),
        ])
        .reverse(),
    },
    source: evidence.sources.events,
    vintages: vintagesOf(evidence, report),
    notes: report.notes.map((note) => inBoth((language) => `${issueIn(note, language).what}.`)),
  });
}

/** Three significant digits; nothing where there is no number. */
function rounded(value: number): number | null {
  return orNull(Number(value.toPrecision(3)));
}

export function cloudFigure(evidence: Evidence, report: EffectReport): Figure[] {
  if (report.placebos.length === 0) return [];
  const { title } = outcomeFacts(evidence, report.outcome);
  const { from, to } = shownPeriods(report);
  const periods = report.path.slice(from, to).map(({ time }) => time);
  const placebo = report.inference.find(({ procedure }) => procedure === 'placebo');
  const after = periods.indexOf(report.options.post.from);
  const units = [
    { unit: evidence.country, gap: report.gap.slice(from, to) },
    ...report.placebos.map(({ unit, gap }) => ({ unit, gap: gap.slice(from, to) })),
  ];
  return [
    makeFigure(evidence, {
      section: SECTION,
      name: 'cloud',
      chart: placeboCloud,
      title: titled(title, 'cloud'),
      values: (language) => ({
        label: words[language].figure.cloud,
        title: `${title[language]}, ${words[language].effect.minus_expected} (${words[language].effect.scale[report.options.transform] ?? report.options.transform})`,
        share: placebo ? cloudShare(placebo.p, placebo.n, language) : '',
        periods,
        gaps: units.slice(1).map(({ gap }) => gap),
        treated: { name: unitName(evidence.country, language), gap: units[0].gap },
        start: report.start,
        marks: marksOf(evidence, language),
      }),
      series: [
        {
          id: `${evidence.country}/${report.outcome}/difference`,
          unit: evidence.country,
          outcome: report.outcome,
          months: periods,
          values: units[0].gap.map(orNull),
        },
      ],
      table: {
        columns: [
          both((w) => w.column.country),
          both((w) => w.column.mean_gap),
          both((w) => w.column.gap_ratio),
        ],
        rows: units
          .map(({ unit, gap }) => ({ unit, ...summed(gap, periods.indexOf(report.start), after) }))
          .sort((a, b) => b.ratio - a.ratio)
          .map(({ unit, mean, ratio }) => [nameIn(unit), rounded(mean), rounded(ratio)]),
      },
      source: evidence.sources.events,
      vintages: vintagesOf(evidence, report),
    }),
  ];
}

function nameIn(unit: string): Bilingual {
  return inBoth((language) => unitName(unit, language));
}

/** Mean gap after, and how much larger the gap is after than before. */
function summed(gap: readonly number[], start: number, after: number) {
  const known = (list: readonly number[]) => list.filter((value) => !Number.isNaN(value));
  const [before, then] = [known(gap.slice(0, start)), known(gap.slice(Math.max(start, after)))];
  const root = (list: readonly number[]) =>
    Math.sqrt(list.reduce((sum, value) => sum + value ** 2, 0) / list.length);
  const mean = then.reduce((sum, value) => sum + value, 0) / then.length;
  return { mean, ratio: root(then) / root(before) };
}

export function specificationsFigure(
  evidence: Evidence,
  report: EffectReport,
  impact: ImpactEvidence,
): Figure[] {
  const shown = impact.specifications;
  if (shown.length === 0) return [];
  const { leave_one_out, dates, in_time, pools } = report.robustness;
  const poolLabel = (pool: string, l: Language) => words[l].effect.pools[pool] ?? pool;
  const others = shown.filter(({ is_main }) => !is_main);
  const ratiosOf = (list: readonly { rate_ratio: number }[]) =>
    list.map(({ rate_ratio }) => rate_ratio);
  const groups = (language: Language) => {
    const w = words[language].effect;
    const row = (
      list: readonly { rate_ratio: number }[],
      mark: SpecificationRow['mark'],
      label: string,
    ): SpecificationRow[] => (list.length === 0 ? [] : [{ label, ratios: ratiosOf(list), mark }]);
    // Estimates under one label share a row.
    const labels = [...new Set(others.map(({ label }) => label[language]))];
    const dated = (list: readonly unknown[]) => plural(list.length, language, 'date', 'dates');
    const countries = `${formatNumber(leave_one_out.length, language)} ${w.countries}`;
    return [
      {
        title: w.main,
        rows: shown
          .filter(({ is_main }) => is_main)
          .flatMap((one) => row([one], 'main', one.label[language])),
      },
      {
        title: w.choices,
        rows: [
          ...labels.flatMap((label) =>
            row(
              others.filter((one) => one.label[language] === label),
              'other',
              label,
            ),
          ),
          ...pools.flatMap((one) => row([one], 'other', poolLabel(one.pool, language))),
        ],
      },
      { title: w.left_out, rows: row(leave_one_out, 'small', countries) },
      { title: w.dates, rows: row(dates, 'small', dated(dates)) },
      { title: w.quiet, rows: row(in_time, 'quiet', dated(in_time)) },
    ];
  };
  return [
    makeFigure(evidence, {
      section: SECTION,
      name: 'specifications',
      chart: specifications,
      title: titled(outcomeFacts(evidence, report.outcome).title, 'specifications'),
      values: (language) => ({
        label: words[language].figure.specifications,
        groups: groups(language),
      }),
      table: {
        columns: [
          both((w) => w.column.choice),
          both((w) => w.column.estimator),
          both((w) => w.column.ratio),
        ],
        rows: [
          ...shown.map(({ label, estimator, rate_ratio }) => [
            label,
            estimator,
            rounded(rate_ratio),
          ]),
          ...pools.map(({ pool, rate_ratio }) => [
            inBoth((l) => poolLabel(pool, l)),
            report.estimator,
            rounded(rate_ratio),
          ]),
          ...leave_one_out.map(({ without, rate_ratio }) => [
            inBoth((l) => withoutUnit(without, l)),
            report.estimator,
            rounded(rate_ratio),
          ]),
          ...[...dates, ...in_time].map(({ start, rate_ratio }) => [
            inBoth((l) => `${words[l].effect.from_date} ${periodText(start, l)}`),
            report.estimator,
            rounded(rate_ratio),
          ]),
        ],
      },
      source: evidence.sources.events,
      vintages: vintagesOf(evidence, report),
    }),
  ];
}
