/** Figures of question 7: fans of the country and its neighbours, ranges of its regions. */
import { fan, ranges } from '../charts/index.ts';
import {
  type Bilingual,
  countryName,
  type Evidence,
  type Figure,
  type FigureSeries,
  inBoth,
  type Month,
  monthsBetween,
  monthText,
  type OutcomeForecast,
  type UnitForecast,
} from '../core/index.ts';
import {
  formatMonth,
  formatNumber,
  formatSpan,
  lagSentence,
  likelyWords,
  regionsSentence,
  rounded,
  words,
} from '../words/index.ts';
import { dateMarksOf, makeFigure, orNull } from './figure.ts';

/** Observed months drawn before the forecast. */
const BEFORE = 36;

/** What was counted over the last twelve months. */
export function lastYear({ observed }: UnitForecast): number {
  return observed.subarray(observed.length - 12).reduce((sum, value) => sum + value, 0);
}

function lastMonths({ observed }: UnitForecast): Float64Array {
  return observed.subarray(Math.max(0, observed.length - BEFORE));
}

function seriesOf(unit: UnitForecast, outcome: string, origin: Month): FigureSeries {
  const seen = lastMonths(unit);
  const { ahead } = unit;
  const nothing = Array.from(seen, () => null);
  return {
    id: `${unit.unit}/${outcome}/forecast`,
    unit: unit.unit,
    outcome,
    months: monthsBetween(origin + 1 - seen.length, origin + ahead.length).map(monthText),
    values: [...Array.from(seen, orNull), ...ahead.map(({ median }) => median)],
    low: [...nothing, ...ahead.map(({ low_90 }) => low_90)],
    high: [...nothing, ...ahead.map(({ high_90 }) => high_90)],
  };
}

export function fanFigure(evidence: Evidence, of: OutcomeForecast): Figure {
  const { country, leads, origin, outcome, title } = of;
  const seen = lastMonths(country);
  const { ahead } = country;
  const heading = inBoth((l) => likelyWords[l].fan);
  const first = origin + 1 - seen.length;
  const notes = [lagSentence(of.final_until, origin)].filter((note) => note !== undefined);
  return makeFigure(evidence, {
    section: 'what-is-likely-next',
    name: `fan-${outcome}`,
    chart: fan,
    title: inBoth((l) => `${heading[l]} · ${title[l]}`),
    values: (language) => ({
      label: `${heading[language]}, ${title[language]}, ${countryName(country.unit, language)}`,
      first,
      panels: [{ title: likelyWords[language].a_month(title[language]), observed: seen, ahead }],
      marks: dateMarksOf(evidence, language).filter(({ month }) => month >= first),
      ...(of.final_until !== null && { provisional_from: of.final_until + 1 }),
    }),
    series: [seriesOf(country, outcome, origin)],
    table: {
      columns: [
        inBoth((l) => likelyWords[l].month),
        inBoth((l) => likelyWords[l].middle),
        inBoth((l) => likelyWords[l].half_column),
        inBoth((l) => likelyWords[l].nine_column),
      ],
      rows: ahead.map((range, l) => [
        inBoth((language) => formatMonth(origin + leads[l], language)),
        Math.round(range.median),
        span(range.low_50, range.high_50),
        span(range.low_90, range.high_90),
      ]),
    },
    source: evidence.sources.events,
    notes,
  });
}

function span(low: number, high: number): Bilingual {
  return inBoth((l) => likelyWords[l].range(formatNumber(low, l), formatNumber(high, l)));
}

export function neighboursFigure(evidence: Evidence, of: OutcomeForecast): Figure | undefined {
  const { neighbours, origin, outcome, title } = of;
  if (neighbours.length === 0) return undefined;
  const first = origin + 1 - lastMonths(neighbours[0]).length;
  return makeFigure(evidence, {
    section: 'what-is-likely-next',
    name: 'neighbours',
    chart: fan,
    title: inBoth((l) => likelyWords[l].neighbours),
    values: (language) => ({
      label: `${likelyWords[language].neighbours}, ${title[language]}`,
      first,
      panels: neighbours.map((unit) => ({
        title: countryName(unit.unit, language),
        observed: lastMonths(unit),
        ahead: unit.ahead,
      })),
      marks: dateMarksOf(evidence, language),
      ...(of.final_until !== null && { provisional_from: of.final_until + 1 }),
    }),
    series: neighbours.map((unit) => seriesOf(unit, outcome, origin)),
    table: {
      columns: [
        inBoth((l) => words[l].column.country),
        inBoth((l) => likelyWords[l].seen(formatSpan(origin - 11, origin, l))),
        inBoth((l) => likelyWords[l].middle),
        inBoth((l) => likelyWords[l].nine_column),
      ],
      rows: neighbours.map((unit) => [
        inBoth((l) => countryName(unit.unit, l)),
        lastYear(unit),
        rounded(unit.year.median),
        span(rounded(unit.year.low_90), rounded(unit.year.high_90)),
      ]),
    },
    source: evidence.sources.events,
    notes: [inBoth((l) => likelyWords[l].neighbours_note)],
  });
}

export function regionsFigure(evidence: Evidence, of: OutcomeForecast): Figure[] {
  const { regions, regions_until, leads, origin, outcome, title } = of;
  if (regions.length === 0 || regions_until === undefined) return [];
  const months = inBoth((l) => formatSpan(origin + 1, origin + leads.length, l));
  const rows = [...regions].sort(
    (a, b) => b.year.median - a.year.median || b.year.high_90 - a.year.high_90,
  );
  const named = (name: string) => inBoth((l) => (name === '' ? likelyWords[l].elsewhere : name));
  return [
    makeFigure(evidence, {
      section: 'what-is-likely-next',
      name: 'regions',
      chart: ranges,
      title: inBoth((l) => likelyWords[l].regions),
      values: (language) => ({
        label: likelyWords[language].regions,
        title: likelyWords[language].over_months(title[language], months[language]),
        rows: rows.map(({ name, year }) => ({ label: named(name)[language], range: year })),
      }),
      series: rows.map(({ name, year }) => ({
        id: `${evidence.country}/${name || 'none'}/${outcome}/forecast-of-${leads.length}-months`,
        unit: `${evidence.country}|${name}`,
        outcome,
        months: [monthText(origin + leads.length)],
        values: [year.median],
        low: [year.low_90],
        high: [year.high_90],
      })),
      table: {
        columns: [
          inBoth((l) => likelyWords[l].region),
          inBoth((l) => likelyWords[l].middle),
          inBoth((l) => likelyWords[l].half_column),
          inBoth((l) => likelyWords[l].nine_column),
        ],
        rows: rows.map(({ name, year }) => [
          named(name),
          rounded(year.median),
          span(rounded(year.low_50), rounded(year.high_50)),
          span(rounded(year.low_90), rounded(year.high_90)),
        ]),
      },
      source: [...evidence.sources.events, ...evidence.sources.places],
      notes: [regionsSentence(regions_until, origin)],
    }),
  ];
}
