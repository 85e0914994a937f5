/** Estimates written by hand, in the shape that a dossier holds. */
import {
  type EffectReport,
  type ImpactEvidence,
  monthFromText,
  monthText,
  type ReferenceCase,
  type ReferenceClass,
  type Refusal,
} from '../../src/core/index.ts';
import { effectSentence, verdictText } from '../../src/words/index.ts';
import { transitionSaid } from '../words/effect-said.ts';

const FIRST = monthFromText('2020-06');
const START = 60;
const AFTER = 8;
const periods = Array.from({ length: START + AFTER + 1 }, (_, i) => monthText(FIRST + i));
const wave = (i: number, k: number) => ((i * k) % 11) - 5;

export interface HandReport {
  outcome: string;
  title: { en: string; fr: string };
  kind?: 'higher' | 'lower' | 'none' | 'cannot-tell';
  reason?: Refusal;
}

export function handReport({ outcome, title, kind = 'none', reason }: HandReport): EffectReport {
  const lift = kind === 'higher' ? 12 : 2;
  const path = periods.map((time, i) => {
    const counterfactual = 20 + wave(i, 3);
    const observed = Math.max(0, counterfactual + wave(i, 7) + (i > START ? lift : 0));
    const isAfter = i >= START;
    return {
      time,
      observed,
      counterfactual,
      effect: observed - counterfactual,
      low: isAfter ? observed - counterfactual - 9 : Number.NaN,
      high: isAfter ? observed - counterfactual + 9 : Number.NaN,
    };
  });
  const post = {
    periods: AFTER,
    effect_mean: lift,
    effect_sum: lift * AFTER,
    observed_mean: 20 + lift,
    counterfactual_mean: 20,
    mspe: 9,
    rmspe: 3,
    rate_ratio: (20 + lift) / 20,
    low: lift - 6,
    high: lift + 6,
    rate_ratio_low: (14 + lift) / 20,
    rate_ratio_high: (26 + lift) / 20,
    se: 3,
  };
  const donors = [
    'TCD',
    'NGA',
    'SDN',
    'COD',
    'SOM',
    'ETH',
    'KEN',
    'PHL',
    'COL',
    'AFG',
    'IRQ',
    'YEM',
  ];
  const p = kind === 'none' ? 7 / 13 : 1 / 13;
  const minimum_detectable = { rate_ratio: 2.34, power: 0.8, power_of_doubling: 0.3, level: 0.1 };
  return {
    estimator: 'synthetic-control',
    outcome,
    treated: ['MLI'],
    start: periods[START],
    options: {
      transform: 'sqrt',
      intercept: true,
      fit: { from: periods[0], to: periods[START - 1] },
      pre: { from: periods[0], to: periods[START - 1] },
      post: { from: periods[START + 1], to: periods[START + AFTER] },
      predictors: [],
      covariates: [],
      season: 0,
      penalty: null,
      draws: 1000,
      seed: 1,
    },
    donors,
    weights: { TCD: 0.34, NGA: 0.22, SDN: 0.2, COD: 0.12, SOM: 0.04, ETH: 0.04, KEN: 0.04 },
    path,
    gap: periods.map((_, i) => wave(i, 7) / 6 + (i > START ? lift / 8 : 0)),
    pre: { periods: START, mspe: 4, rmspe: 2 },
    fit: { periods: START, mspe: 4, rmspe: 2 },
    post,
    inference: [{ procedure: 'placebo', statistic: 1.4, p, n: donors.length }],
    not_defined: [],
    robustness: {
      in_time: [
        { start: '2023-06', effect_mean: 1, rate_ratio: 1.05, p: 0.6 },
        { start: '2024-06', effect_mean: -2, rate_ratio: 0.9, p: 0.4 },
      ],
      leave_one_out: [
        { without: 'TCD', effect_mean: lift - 1, rate_ratio: post.rate_ratio - 0.05 },
        { without: 'NGA', effect_mean: lift + 1, rate_ratio: post.rate_ratio + 0.05 },
      ],
      dates: [
        { start: '2025-05', effect_mean: lift, rate_ratio: post.rate_ratio - 0.02 },
        { start: '2025-07', effect_mean: lift, rate_ratio: post.rate_ratio + 0.02 },
      ],
      pools: [
        {
          pool: 'without-heaviest-and-neighbours',
          donors: 9,
          effect_mean: 1.2,
          rate_ratio: 1.15,
        },
      ],
    },
    minimum_detectable,
    placebos: donors.map((unit, k) => ({
      unit,
      gap: periods.map((_, i) => (wave(i + k, 3 + (k % 5)) / 6) * (i >= START ? 1.6 : 1)),
      ratio: 1.2,
    })),
    details: {},
    verdict: verdictText(kind, reason).en,
    p_family: p,
    sentence: effectSentence({
      ...transitionSaid,
      outcome: title,
      verdict: reason ? { kind, reason } : { kind },
      subject: {
        kind: 'transition',
        country: 'MLI',
        force: { en: 'Wagner Group', fr: 'groupe Wagner' },
        step: 'announced',
        is_handover: true,
      },
      span: { from: periods[START + 1], to: periods[START + AFTER] },
      post,
      p_family: p,
      placebos: donors.length,
      minimum_detectable,
      provisional: AFTER,
      counts: { donors: 7, events_before: 13, periods_after: 4 },
    }),
    notes: [],
  };
}

export function handImpact(reports: EffectReport[]): ImpactEvidence {
  const main = reports[0]?.post.rate_ratio ?? 1;
  return {
    reports,
    specifications: [
      {
        label: { en: 'Synthetic control, square root', fr: 'Contrôle synthétique, racine carrée' },
        estimator: 'synthetic-control',
        rate_ratio: main,
        is_main: true,
      },
      ...[0.8, 1.3].map((factor, i) => ({
        label: { en: 'Log scale', fr: 'Échelle logarithmique' },
        estimator: ['synthetic-control', 'ridge-augmented'][i],
        rate_ratio: main * factor,
        is_main: false,
      })),
    ],
    neighbours: [
      { country: 'NER', rate_ratio: 1.2, p: 0.4, verdict: verdictText('none').en },
      {
        country: 'MRT',
        rate_ratio: Number.NaN,
        p: Number.NaN,
        verdict: verdictText('cannot-tell', 'few-events').en,
      },
    ],
    refused: undefined,
  };
}

const KINDS: ReferenceCase['kind'][] = [
  'un-peacekeeping',
  'foreign-army',
  'private-military-company',
];

/** Departures that nobody made, with the one of the page among them. */
export function handReference(): ReferenceClass {
  const cases = Array.from({ length: 14 }, (_, i): ReferenceCase => {
    const isThis = i === 4;
    return {
      transition: isThis ? 'mali-wagner-2025' : `case-${i}`,
      name: isThis
        ? { en: 'The Wagner Group leaves Mali', fr: 'Le groupe Wagner quitte le Mali' }
        : { en: `Force ${i} leaves Tarda`, fr: `La force ${i} quitte Tarda` },
      country: isThis ? 'MLI' : 'TCD',
      kind: KINDS[i % 3],
      exit: i % 2 === 0 ? 'handover' : 'withdrawal',
      is_replaced: i % 2 === 0,
      verified: i % 5 !== 0,
      rate_ratio: i === 13 ? Number.NaN : 2.6 * 0.82 ** i,
      p: 0.2,
      verdict: (i === 13 ? verdictText('cannot-tell', 'few-events') : verdictText('none')).en,
    };
  });
  const chance = Array.from({ length: 200 }, (_, i) => 0.4 * 1.01 ** i);
  return { outcome: 'one-sided-events', cases, chance };
}
