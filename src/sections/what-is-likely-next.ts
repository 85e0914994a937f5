import type {
  Bilingual,
  Evidence,
  FutureRange,
  LikelyNext,
  OutcomeForecast,
  SectionEntry,
} from '../core/index.ts';
import {
  countedAs,
  exceedanceSentence,
  formatNumber,
  importanceSentence,
  lagSentence,
  likelyFinding,
  type MonthlyRange,
  recordSentence,
  saidBeforeSentence,
  yearSentence,
} from '../words/index.ts';
import { likelyNextScenarios, type ScenarioHalf } from './likely-next-scenarios.ts';
import {
  fanFigure,
  lastYear,
  neighboursFigure,
  regionsFigure,
} from './what-is-likely-next-figures.ts';

/** The half-year that the finding speaks of. */
const HALF_YEAR = 6;

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

function findingOf({ country, origin, outcome, title }: OutcomeForecast): Bilingual {
  return likelyFinding(
    perMonth(country.half_year, HALF_YEAR),
    lastYear(country) / 12,
    origin + 1,
    origin + HALF_YEAR,
    countedAs(outcome, title),
  );
}

function perMonth({ median, low_90, high_90 }: FutureRange, months: number): MonthlyRange {
  return { median: median / months, low: low_90 / months, high: high_90 / months };
}

function sentencesOf({ country, leads, origin, outcome, title }: OutcomeForecast): Bilingual[] {
  const counted = countedAs(outcome, title);
  const { passed, year, more_than_before } = country;
  // Of several thresholds the nearest and the furthest are told.
  const told = passed.length < 2 ? passed : [passed[0], passed[passed.length - 1]];
  return [
    yearSentence(perMonth(year, 1), lastYear(country), more_than_before, counted),
    ...told.map(({ threshold, share, months_ago }) =>
      exceedanceSentence(
        share,
        threshold,
        origin + leads.length,
        months_ago === undefined ? undefined : origin - months_ago,
        counted,
      ),
    ),
  ];
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
