/** Invented values of the charts that show an estimate. */
import type {
  EffectPathValues,
  PlaceboCloudValues,
  ReferenceClassValues,
  SpecificationsValues,
} from '../../src/charts/index.ts';
import { type Language, monthFromText, monthText } from '../../src/core/index.ts';

const said = (en: string, fr: string) => ({ en, fr });
const first = monthFromText('2021-01');
const MONTHS = 48;
const START = 36;
export const periods = Array.from({ length: MONTHS }, (_, i) => monthText(first + i));
const by = (at: (i: number) => number) => Float64Array.from({ length: MONTHS }, (_, i) => at(i));
/** Waves without chance, so that every machine draws the same. */
const wave = (i: number, k: number) => ((i * k) % 11) - 5;

export function effectPathValues(language: Language): EffectPathValues {
  const expected = by((i) => 12 + i / 8 + wave(i, 3) / 3);
  return {
    label: said('Observed and expected', 'Observé et attendu')[language],
    title: said(
      'Attacks on civilians, events per month',
      'Attaques contre des civils, événements par mois',
    )[language],
    periods,
    observed: by((i) =>
      i === 9 ? Number.NaN : Math.max(0, expected[i] + wave(i, 7) + (i >= START ? 7 : 0)),
    ),
    expected,
    low: by((i) => (i >= START ? expected[i] - 6 : Number.NaN)),
    high: by((i) => (i >= START ? expected[i] + 8 : Number.NaN)),
    start: periods[START],
    marks: [
      { period: periods[START], label: said('announced', 'annonce')[language] },
      { period: periods[START + 4], label: said('ended', 'fin')[language] },
    ],
    provisional_from: periods[START + 7],
    from_zero: true,
  };
}

export function placeboCloudValues(language: Language): PlaceboCloudValues {
  return {
    label: said('Among the others', 'Parmi les autres')[language],
    title: said(
      'Observed minus expected, square-root scale',
      'Observé moins attendu, échelle racine carrée',
    )[language],
    share: said(
      '2 of 24 comparison countries lie at least as far out as Tarda',
      '2 des 24 pays de comparaison s’écartent au moins autant que Tarda',
    )[language],
    periods,
    gaps: Array.from({ length: 24 }, (_, unit) =>
      by((i) => (wave(i + unit, 3 + (unit % 5)) / 6) * (i >= START ? 1.8 : 1)),
    ),
    treated: { name: 'Tarda', gap: by((i) => wave(i, 7) / 8 + (i >= START ? 1.3 : 0)) },
    start: periods[START],
    marks: [{ period: periods[START], label: said('announced', 'annonce')[language] }],
  };
}

export function specificationsValues(language: Language): SpecificationsValues {
  return {
    label: said('Under other choices', 'Selon d’autres choix')[language],
    groups: [
      {
        title: said('As on this page', 'Comme sur cette page')[language],
        rows: [
          {
            label: said('Synthetic control, square root', 'Contrôle synthétique, racine')[language],
            ratios: [1.42],
            mark: 'main',
          },
        ],
      },
      {
        title: said('Other choices', 'Autres choix')[language],
        rows: [
          {
            label: said(
              'neighbours among the countries compared',
              'voisins parmi les pays comparés',
            )[language],
            ratios: [1.2, 1.9],
            mark: 'other',
          },
          { label: said('log scale', 'échelle log')[language], ratios: [0.7, 12], mark: 'other' },
        ],
      },
      {
        title: said('One left out at a time', 'Un pays écarté à la fois')[language],
        rows: [
          {
            label: said('7 countries', '7 pays')[language],
            ratios: [1.1, 1.3, 1.38, 1.4, 1.45, 1.5, 1.8],
            mark: 'small',
          },
        ],
      },
      {
        title: said('Dates when nothing happened', 'Dates sans événement')[language],
        rows: [{ label: '3 dates', ratios: [0.8, 1.05, 1.2], mark: 'quiet' }],
      },
    ],
  };
}

const NAMES: [string, string][] = [
  ['The Lake Guard leaves Tarda', 'La Garde du lac quitte Tarda'],
  [
    'The third mission of the union hands over in Ouara',
    'La troisième mission de l’union passe le relais en Ouara',
  ],
  ['The Dune Watch is sent away from Selme', 'La Veille des dunes est renvoyée de Selme'],
  ['Foreign army leaves the north of Velm', 'L’armée étrangère quitte le nord de Velm'],
  ['Trainers leave Issar', 'Les instructeurs quittent Issar'],
];

export function referenceClassValues(language: Language): ReferenceClassValues {
  const ratios = [9.5, 2.4, 1.6, 1.05, 0.4];
  return {
    label: said('Among other departures', 'Parmi d’autres départs')[language],
    title: said(
      'Attacks on civilians, observed divided by expected',
      'Attaques contre des civils, observé divisé par attendu',
    )[language],
    rows: NAMES.map(([en, fr], i) => ({
      label: said(en, fr)[language],
      rate_ratio: ratios[(i + 2) % 5],
      is_replaced: i % 2 === 0,
      is_this: i === 0,
      verified: i !== 3,
    })),
    chance: { low: 0.55, middle: 1.02, high: 1.9 },
  };
}

/** Values that real estimates have now and then. */
export const AWKWARD_EFFECTS: [string, string, (language: Language) => unknown][] = [
  [
    'years instead of months',
    'effect-path',
    (l) => ({
      ...effectPathValues(l),
      periods: periods.map((_, i) => String(1955 + i)),
      start: '1991',
      marks: [{ period: '1991', label: '1991' }],
      from_zero: false,
    }),
  ],
  [
    'an interval without an end',
    'effect-path',
    (l) => ({
      ...effectPathValues(l),
      high: by(() => Number.POSITIVE_INFINITY),
      low: by(() => Number.NEGATIVE_INFINITY),
    }),
  ],
  [
    'nothing expected',
    'effect-path',
    (l) => ({ ...effectPathValues(l), expected: by(() => Number.NaN), low: by(() => Number.NaN) }),
  ],
  ['no event at all', 'effect-path', (l) => ({ ...effectPathValues(l), observed: by(() => 0) })],
  ['no placebo', 'placebo-cloud', (l) => ({ ...placeboCloudValues(l), gaps: [] })],
  [
    'gaps of zero',
    'placebo-cloud',
    (l) => ({
      ...placeboCloudValues(l),
      gaps: [by(() => 0), by((i) => (i % 2 ? 0 : Number.NaN))],
      treated: { name: 'x', gap: by(() => 0) },
    }),
  ],
  [
    'ratios without a place',
    'specifications',
    (l) => {
      const values = specificationsValues(l);
      const ratios = [Number.NaN, 0, Number.POSITIVE_INFINITY];
      return {
        ...values,
        groups: values.groups.map((g) => ({ ...g, rows: g.rows.map((r) => ({ ...r, ratios })) })),
      };
    },
  ],
  ['no choice', 'specifications', (l) => ({ ...specificationsValues(l), groups: [] })],
  ['no departure', 'reference-class', (l) => ({ ...referenceClassValues(l), rows: [] })],
  ['no random date', 'reference-class', (l) => ({ ...referenceClassValues(l), chance: undefined })],
];
