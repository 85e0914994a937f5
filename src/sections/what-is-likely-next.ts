import { type FanMonth, fan, ranges } from '../charts/index.ts';
import {
  type Bilingual,
  countryName,
  type Evidence,
  type Figure,
  type FigureSeries,
  inBoth,
  type LikelyNext,
  type Month,
  monthText,
  type OutcomeForecast,
  type SectionEntry,
  type UnitDraws,
} from '../core/index.ts';
import {
  countedAs,
  exceedanceSentence,
  formatMonth,
  formatNumber,
  formatSpan,
  importanceSentence,
  lagSentence,
  likelyFinding,
  likelyWords,
  type MonthlyRange,
  recordSentence,
  regionsSentence,
  rounded,
  saidBeforeSentence,
  words,
  yearSentence,
} from '../words/index.ts';
import { dateMarksOf, makeFigure, orNull } from './figure.ts';
import { likelyNextScenarios, type ScenarioHalf } from './likely-next-scenarios.ts';

/** Observed months drawn before the forecast. */
const BEFORE = 36;
/** The half-year that the finding speaks of. */
const HALF_YEAR = 6;
/** Counts that people ask about. */
const THRESHOLDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
/** A threshold worth telling lies above what is usual and is still within reach. */
const TOLD = { least: 0.05, most: 0.65 };

/** Question 7: forecasts with their record, then the futures that hold together. */
export const whatIsLikelyNext: SectionEntry<Evidence> = {
  id: 'what-is-likely-next',
  question: { en: 'What is likely next?', fr: 'Que risque-t-il de se passer ?' },
  compose(evidence) {
    const forecasts = forecastHalf(evidence);
    const scenarios = likelyNextScenarios(evidence);
    const halves = [forecasts, scenarios].filter((half) => half !== undefined);
    if (halves.length === 0) return undefined;
    // The finding is the forecast's; what holds together, and under which ifs, follows it.
    const [first, second] = halves;
    return {
      id: 'what-is-likely-next',
      question: this.question,
      finding: first.finding,
      details: [...first.details, ...(second ? [second.finding, ...second.details] : [])],
      limits: halves.flatMap(({ limits }) => limits),
      figures: halves.flatMap(({ figures }) => figures),
      rests_on: halves.flatMap(({ rests_on }) => rests_on),
    };
  },
};

/** @returns `undefined` where no forecast could be made */
function forecastHalf(evidence: Evidence): ScenarioHalf | undefined {
  const { likely } = evidence;
  const leading = likely?.outcomes[0];
  if (!likely || !leading) return undefined;
  return {
    finding: findingOf(leading),
    details: [
      ...likely.outcomes.flatMap(sentencesOf),
      ...likely.outcomes.flatMap(recordOf),
      importanceSentence(leading.importance),
      ...saidBeforeOf(likely),
    ].filter((sentence) => sentence !== undefined),
    limits: [lagSentence(leading.final_until, leading.origin), NO_GUIDE].filter(
      (sentence) => sentence !== undefined,
    ),
    figures: [
      ...likely.outcomes.map((outcome) => fanFigure(evidence, outcome)),
      neighboursFigure(evidence, leading),
      ...regionsFigure(evidence, leading),
    ].filter((figure) => figure !== undefined),
    rests_on: restsOn(leading),
  };
}

const NO_GUIDE: Bilingual = {
  en: 'A forecast carries the past forward. It knows nothing of the departure itself, of negotiations, of seasons of politics, nor of what is being prepared.',
  fr: 'Une prévision prolonge le passé. Elle ignore le départ lui-même, les négociations, les échéances politiques et ce qui se prépare.',
};

function restsOn({ model_title, weakness, n_samples }: OutcomeForecast): Bilingual[] {
  return [
    {
      en: `${model_title.en}: ${formatNumber(n_samples, 'en')} drawn futures by country, fitted on every country's months since 1989; its weakness: ${weakness.en}. A future holds all twelve months of a country together; countries are drawn apart from one another.`,
      fr: `${model_title.fr} : ${formatNumber(n_samples, 'fr')} futurs tirés par pays, ajustés sur les mois de tous les pays depuis 1989 ; sa faiblesse : ${weakness.fr}. Un futur contient ensemble les douze mois d'un pays ; les pays sont tirés séparément.`,
    },
    {
      en: 'CRPS is the usual score of a forecast given as a range: its mean distance to what came, less the spread it claims; smaller is better. The guide on forecasts has every score and model; vigie score --record holds what was said here against what came.',
      fr: "Le CRPS est la mesure usuelle d'une prévision donnée en fourchette : sa distance moyenne à ce qui est venu, moins l'étalement annoncé ; plus petit est meilleur. Le guide des prévisions décrit scores et modèles ; vigie score --record confronte ce qui a été dit ici à ce qui est venu.",
    },
  ];
}

/** Sorted draws at a share. */
function quantileOf(sorted: Int32Array | Float64Array, level: number): number {
  return sorted[Math.min(sorted.length - 1, Math.round(level * (sorted.length - 1)))];
}

function rangeOf(draws: Int32Array | Float64Array): FanMonth {
  const sorted = draws.slice().sort();
  return {
    low_90: quantileOf(sorted, 0.05),
    low_50: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    high_50: quantileOf(sorted, 0.75),
    high_90: quantileOf(sorted, 0.95),
  };
}

function monthsAhead(samples: Int32Array, leads: number): FanMonth[] {
  const n = samples.length / leads;
  return Array.from({ length: leads }, (_, l) => rangeOf(samples.subarray(l * n, (l + 1) * n)));
}

/** Each future's sum over the first so many months. */
function totals(samples: Int32Array, leads: number, months: number): Float64Array {
  const n = samples.length / leads;
  return Float64Array.from({ length: n }, (_, sample) => {
    let sum = 0;
    for (let l = 0; l < months; l++) sum += samples[l * n + sample];
    return sum;
  });
}

function ofMonths(range: FanMonth, months: number): MonthlyRange {
  const { median, low_90, high_90 } = range;
  return { median: median / months, low: low_90 / months, high: high_90 / months };
}

const yearOf = (observed: Float64Array) =>
  observed.subarray(observed.length - 12).reduce((sum, value) => sum + value, 0);

function findingOf({ country, leads, origin, outcome, title }: OutcomeForecast): Bilingual {
  const range = rangeOf(totals(country.samples, leads.length, HALF_YEAR));
  return likelyFinding(
    ofMonths(range, HALF_YEAR),
    yearOf(country.observed) / 12,
    origin + 1,
    origin + HALF_YEAR,
    countedAs(outcome, title),
  );
}

function sentencesOf({ country, leads, origin, outcome, title }: OutcomeForecast): Bilingual[] {
  const { samples, observed } = country;
  const counted = countedAs(outcome, title);
  const year = totals(samples, leads.length, leads.length);
  const before = yearOf(observed);
  const more = year.filter((value) => value > before).length / year.length;
  return [
    yearSentence(ofMonths(rangeOf(year), 1), before, more, counted),
    ...exceedances(country, leads.length).map(({ threshold, share, last }) =>
      exceedanceSentence(
        share,
        threshold,
        origin + leads.length,
        last === undefined ? undefined : origin - last,
        counted,
      ),
    ),
  ];
}

/** The lowest and the highest threshold that some but not most futures pass in at least one month. */
function exceedances({ samples, observed }: UnitDraws, leads: number) {
  const n = samples.length / leads;
  const highest = Float64Array.from({ length: n }, (_, sample) => {
    let most = 0;
    for (let l = 0; l < leads; l++) most = Math.max(most, samples[l * n + sample]);
    return most;
  });
  const passed = THRESHOLDS.map((threshold) => {
    const at = observed.findLastIndex((value) => value > threshold);
    return {
      threshold,
      share: highest.filter((value) => value > threshold).length / n,
      /** months before the origin */
      last: at < 0 ? undefined : observed.length - 1 - at,
    };
  }).filter(({ share }) => share >= TOLD.least && share <= TOLD.most);
  return passed.length < 2 ? passed : [passed[0], passed[passed.length - 1]];
}

function recordOf({ record, record_origins, outcome, title }: OutcomeForecast): Bilingual[] {
  if (record.length === 0 || !record_origins) return [];
  return [recordSentence(record, record_origins, countedAs(outcome, title))];
}

function saidBeforeOf({ said_before, outcomes }: LikelyNext): Bilingual[] {
  return said_before.slice(0, 3).flatMap((said) => {
    const of = outcomes.find(({ outcome }) => outcome === said.outcome);
    return of ? [saidBeforeSentence(said, countedAs(of.outcome, of.title))] : [];
  });
}

function lastMonths({ observed }: UnitDraws): Float64Array {
  return observed.subarray(Math.max(0, observed.length - BEFORE));
}

function seriesOf(unit: UnitDraws, outcome: string, origin: Month, leads: number): FigureSeries {
  const seen = lastMonths(unit);
  const ahead = monthsAhead(unit.samples, leads);
  const nothing = Array.from(seen, () => null);
  return {
    id: `${unit.unit}/${outcome}/forecast`,
    unit: unit.unit,
    outcome,
    months: [...seen, ...ahead].map((_, i) => monthText(origin + 1 - seen.length + i)),
    values: [...Array.from(seen, orNull), ...ahead.map(({ median }) => median)],
    low: [...nothing, ...ahead.map(({ low_90 }) => low_90)],
    high: [...nothing, ...ahead.map(({ high_90 }) => high_90)],
  };
}

function fanFigure(evidence: Evidence, of: OutcomeForecast): Figure {
  const { country, leads, origin, outcome, title } = of;
  const seen = lastMonths(country);
  const ahead = monthsAhead(country.samples, leads.length);
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
    series: [seriesOf(country, outcome, origin, leads.length)],
    table: {
      columns: [
        inBoth((l) => likelyWords[l].month),
        inBoth((l) => likelyWords[l].middle),
        inBoth((l) => likelyWords[l].half_column),
        inBoth((l) => likelyWords[l].nine_column),
      ],
      rows: ahead.map((range, l) => [
        inBoth((language) => formatMonth(origin + leads[l], language)),
        range.median,
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

function neighboursFigure(evidence: Evidence, of: OutcomeForecast): Figure | undefined {
  const { neighbours, leads, origin, outcome, title } = of;
  if (neighbours.length === 0) return undefined;
  const first = origin + 1 - lastMonths(neighbours[0]).length;
  const half = (unit: UnitDraws) => rangeOf(totals(unit.samples, leads.length, leads.length));
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
        ahead: monthsAhead(unit.samples, leads.length),
      })),
      marks: dateMarksOf(evidence, language),
      ...(of.final_until !== null && { provisional_from: of.final_until + 1 }),
    }),
    series: neighbours.map((unit) => seriesOf(unit, outcome, origin, leads.length)),
    table: {
      columns: [
        inBoth((l) => words[l].column.country),
        inBoth((l) => likelyWords[l].seen(formatSpan(origin - 11, origin, l))),
        inBoth((l) => likelyWords[l].middle),
        inBoth((l) => likelyWords[l].nine_column),
      ],
      rows: neighbours.map((unit) => [
        inBoth((l) => countryName(unit.unit, l)),
        yearOf(unit.observed),
        rounded(half(unit).median),
        span(rounded(half(unit).low_90), rounded(half(unit).high_90)),
      ]),
    },
    source: evidence.sources.events,
    notes: [inBoth((l) => likelyWords[l].neighbours_note)],
  });
}

function regionsFigure(evidence: Evidence, of: OutcomeForecast): Figure[] {
  const { regions, regions_until, leads, origin, outcome, title } = of;
  if (regions.length === 0 || regions_until === undefined) return [];
  const months = inBoth((l) => formatSpan(origin + 1, origin + leads.length, l));
  const rows = regions
    .map(({ name, samples }) => ({
      name,
      range: rangeOf(totals(samples, leads.length, leads.length)),
    }))
    .sort((a, b) => b.range.median - a.range.median || b.range.high_90 - a.range.high_90);
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
        rows: rows.map(({ name, range }) => ({ label: named(name)[language], range })),
      }),
      series: rows.map(({ name, range }) => ({
        id: `${evidence.country}/${name || 'none'}/${outcome}/forecast`,
        unit: `${evidence.country}|${name}`,
        outcome,
        months: [monthText(origin + leads.length)],
        values: [range.median],
        low: [range.low_90],
        high: [range.high_90],
      })),
      table: {
        columns: [
          inBoth((l) => likelyWords[l].region),
          inBoth((l) => likelyWords[l].middle),
          inBoth((l) => likelyWords[l].half_column),
          inBoth((l) => likelyWords[l].nine_column),
        ],
        rows: rows.map(({ name, range }) => [
          named(name),
          rounded(range.median),
          span(rounded(range.low_50), rounded(range.high_50)),
          span(rounded(range.low_90), rounded(range.high_90)),
        ]),
      },
      source: [...evidence.sources.events, ...evidence.sources.places],
      notes: [regionsSentence(regions_until, origin)],
    }),
  ];
}
