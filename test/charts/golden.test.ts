/** Every chart as a picture on file: a change of one is seen, and meant. */
import { describe, expect, it } from 'vitest';
import {
  type AlertTimesValues,
  charts,
  colour,
  type FanValues,
  type IndicatorPathsValues,
  type LevelsValues,
  type MapValues,
  type NeighboursValues,
  type PairsValues,
  type PlanBoardValues,
  type RangesValues,
  type RatioValues,
  type RowsValues,
  type SignalsValues,
} from '../../src/charts/index.ts';
import {
  type Chart,
  type Frame,
  LANGUAGES,
  type Language,
  monthFromText,
  NARROW,
  WIDE,
} from '../../src/core/index.ts';
import { AWKWARD_ALLOCATIONS, allocationMapValues } from './allocation-values.ts';
import {
  AWKWARD_EFFECTS,
  effectPathValues,
  placeboCloudValues,
  referenceClassValues,
  specificationsValues,
} from './effect-values.ts';
import { AWKWARD_SCENARIOS, factorGraphValues, scenarioCardsValues } from './scenario-values.ts';

const january = monthFromText('2024-01');
const date = monthFromText('2025-01');
const counts = (at: (i: number) => number, months = 24) =>
  Float64Array.from({ length: months }, (_, i) => at(i));
const said = (en: string, fr: string) => ({ en, fr });
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** A country in the shape of a kite, far from any real one. */
const outline: MapValues['outline'] = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-6, 12],
        [-9, 15],
        [-4, 19],
        [-1, 15],
        [-6, 12],
      ],
    ],
  },
};

function rowsValues(language: Language): RowsValues {
  return {
    label: said('Invented months', 'Mois inventés')[language],
    first: january,
    rows: [
      {
        label: said('Fighting, events per month', 'Combats, événements par mois')[language],
        front: colour.insurgent,
        values: counts((i) => (i === 7 ? Number.NaN : (i * 7) % 13)),
      },
      {
        label: said('Share of the Lake Front', 'Part du Front du lac')[language],
        values: counts((i) => 0.02 * i),
        top: 0.6,
        format: percent,
        dot: { month: january + 20, label: said('first seen', 'première apparition')[language] },
      },
    ],
    dates: [
      { month: date, label: said('announced', 'annonce')[language] },
      { month: date + 3, label: said('ended', 'fin')[language] },
    ],
    tint_from: date,
    provisional_from: january + 18,
    provisional_label: said('provisional', 'provisoire')[language],
  };
}

/** Invented values of every chart. */
const VALUES: Record<string, (language: Language) => unknown> = {
  'effect-path': effectPathValues,
  'placebo-cloud': placeboCloudValues,
  specifications: specificationsValues,
  'reference-class': referenceClassValues,
  'scenario-cards': scenarioCardsValues,
  'allocation-map': allocationMapValues,
  'factor-graph': factorGraphValues,
  timeline: rowsValues,
  shares: rowsValues,
  ratios: (language): RatioValues => ({
    label: said('Ratios', 'Rapports')[language],
    groups: [
      {
        title: said('Insurgent activity', 'Activité insurgée')[language],
        front: colour.insurgent,
        empty: '',
        rows: [
          {
            label: said('Fighting with state forces', 'Combats impliquant un État')[language],
            levels: '19 → 35',
            window: '12 / 8',
            rate_ratio: 1.9,
            low: 0.56,
            high: 6.2,
            clear: false,
          },
          {
            label: said('Clashes', 'Affrontements')[language],
            levels: '8 → 2',
            window: '12 / 12',
            rate_ratio: 0.25,
            low: 0.05,
            high: 0.7,
            clear: true,
          },
          {
            label: said('Rare events', 'Événements rares')[language],
            levels: '0 → 1',
            window: '12 / 8',
            rate_ratio: 19,
            low: 1,
            high: 370,
            clear: false,
          },
        ],
      },
      {
        title: said('Humanitarian conditions', 'Conditions humanitaires')[language],
        front: colour.humanitarian,
        empty: '',
        rows: [
          {
            label: said('Deaths of civilians', 'Morts de civils')[language],
            levels: '40 → 41',
            window: '12 / 8',
            rate_ratio: 1,
            low: 0.5,
            high: 2,
            clear: false,
          },
        ],
      },
      {
        title: said('Political fragmentation', 'Fragmentation politique')[language],
        front: colour.fragmentation,
        empty: said('yearly figures only', 'chiffres annuels seulement')[language],
        rows: [],
      },
    ],
  }),
  pairs: (language): PairsValues => ({
    label: said('Who fights whom', 'Qui combat qui')[language],
    actors: [
      said('Guard of Tarda', 'Garde de Tarda')[language],
      said('Lake Front', 'Front du lac')[language],
      said('Dune Watch', 'Veille des dunes')[language],
      said('Civilians', 'Civils')[language],
    ],
    arcs: [
      { from: 0, to: 1, before: 17.2, after: 28.5, is_new: false },
      { from: 0, to: 3, before: 24, after: 2.7, is_new: false },
      { from: 1, to: 2, before: 0, after: 4, is_new: true },
    ],
    before: said('January to May 2025', 'janvier à mai 2025')[language],
    after: said('July 2025 to February 2026', 'juillet 2025 à février 2026')[language],
  }),
  map: (language): MapValues => ({
    label: said('Where', 'Où')[language],
    level: 'region',
    outline,
    places: [
      { name: 'Dune', longitude: -6, latitude: 15, before: 12, after: 3.5 },
      { name: 'Lac', longitude: -4, latitude: 17, before: 0, after: 6 },
      { name: 'Rive', longitude: -2, latitude: 15.2, before: 2, after: 2 },
    ],
    before: said('January to December 2024', 'janvier à décembre 2024')[language],
    after: said('January to February 2026', 'janvier à février 2026')[language],
  }),
  neighbours: (language): NeighboursValues => ({
    label: said('Across the borders', 'De l’autre côté des frontières')[language],
    first: january,
    panels: ['Tarda', 'Ouara', 'Selme'].map((name, i) => ({
      name,
      summary: said('31 → 25, ×0.8 (0.5 – 1.3)', '31 → 25, ×0,8 (0,5 – 1,3)')[language],
      values: counts((k) => (k === 3 && i === 1 ? Number.NaN : ((k + i) * 5) % 17)),
      is_main: i === 0,
    })),
    date: { month: date, label: said('announced', 'annonce')[language] },
    provisional_from: january + 18,
  }),
  levels: (language): LevelsValues => ({
    label: said('Levels by year', 'Niveaux par année')[language],
    panels: [
      {
        title: said('People displaced', 'Personnes déplacées')[language],
        years: [2020, 2021, 2022, 2024],
        values: [120_000, 340_500, 361_000, 1_415_000],
      },
      {
        title: said('People in food crisis', 'Personnes en crise alimentaire')[language],
        years: [2021, 2022],
        values: [0, 1_300_000],
      },
    ],
    date: 2022.45,
  }),
  signals: (language): SignalsValues => ({
    label: said('Signals', 'Signaux')[language],
    first: january,
    last: january + 23,
    rows: [
      {
        title: said('Surge', 'Forte hausse')[language],
        record: said(
          '12 times in the 120 months watched of the last ten years; followed by a worse quarter 8 of 12 times',
          '12 fois durant les 120 mois observés des dix dernières années',
        )[language],
        months: [january + 3, january + 14],
      },
      {
        title: said('Lull', 'Accalmie')[language],
        record: said('never', 'jamais')[language],
        months: [],
      },
    ],
    dates: [{ month: date, label: said('announced', 'annonce')[language] }],
  }),
  fan: (language): FanValues => ({
    label: said('What may come', 'Ce qui peut venir')[language],
    first: january,
    panels: [
      {
        title: said('Deaths per month', 'Morts par mois')[language],
        observed: counts((i) => (i === 5 ? Number.NaN : 40 + ((i * 13) % 31))),
        ahead: Array.from({ length: 12 }, (_, i) => rangeAround(50, 10 + 3 * i)),
      },
    ],
    marks: [{ month: date, label: said('announced', 'annonce')[language] }],
    provisional_from: january + 20,
  }),
  ranges: (language): RangesValues => ({
    label: said('Where', 'Où')[language],
    title: said('Deaths, 12 months together', 'Morts, 12 mois réunis')[language],
    rows: [
      { label: 'Dune', range: rangeAround(400, 90) },
      { label: said('No region known', 'Région inconnue')[language], range: rangeAround(20, 6) },
    ],
  }),
  'plan-board': (language): PlanBoardValues => ({
    label: said('The plan', 'Le plan')[language],
    groups: [
      {
        title: said('Roads and wells of the lake shore', 'Routes et puits de la rive du lac')[
          language
        ],
        rows: (
          ['done', 'on-track', 'late', 'no-evidence', 'blocked', 'not-started', 'stopped'] as const
        ).map((state, i) => ({
          label: said(`Action number ${i + 1}`, `Action numéro ${i + 1}`)[language],
          state,
          said: said(`state ${i}`, `statut ${i}`)[language],
          from: january + i,
          to: january + 3 * i + 2.5,
        })),
      },
    ],
    day: { at: date + 0.5, label: said('as of 15 January 2025', 'au 15 janvier 2025')[language] },
  }),
  'indicator-paths': (language): IndicatorPathsValues => ({
    label: said('Indicators', 'Indicateurs')[language],
    baseline: said('baseline', 'départ')[language],
    desired: said('wanted', 'voulu')[language],
    rows: [0.4, 1.2, -3, undefined, 0].map((way, i) => ({
      label: said(`Wells that work, village ${i}`, `Puits en service, village ${i}`)[language],
      way,
      from: '20',
      now: way === undefined ? '' : String(20 + 10 * way),
      to: '30',
      said: said(`state ${i}`, `statut ${i}`)[language],
      provisional: i === 1,
    })),
  }),
  'alert-times': (language): AlertTimesValues => ({
    label: said('From alert to action', 'De l’alerte à l’action')[language],
    days: said('days', 'jours')[language],
    decision: said('alert to decision', 'alerte à décision')[language],
    action: said('decision to action', 'décision à action')[language],
    rows: [
      { label: said('Wells', 'Puits')[language], to_decision: 12, to_action: 30 },
      { label: said('Roads', 'Routes')[language], to_decision: 4, to_action: null },
      { label: said('Boats', 'Bateaux')[language], to_decision: null, to_action: null },
    ],
  }),
};

/** Ranges of a distribution that leans upwards. */
function rangeAround(median: number, width: number) {
  return {
    ...{ low_90: Math.max(0, median - 2 * width), low_50: Math.max(0, median - width) },
    ...{ median, high_50: median + width, high_90: median + 4 * width },
  };
}

/** Values that real data have now and then: nothing seen, nothing known, one month. */
const AWKWARD: [what: string, id: string, values: (language: Language) => unknown][] = [
  ...AWKWARD_EFFECTS,
  ...AWKWARD_SCENARIOS,
  ...AWKWARD_ALLOCATIONS,
  ['no event at all', 'timeline', (l) => withRows(l, () => 0, 24)],
  ['no known month', 'timeline', (l) => withRows(l, () => Number.NaN, 24)],
  ['one month', 'timeline', (l) => withRows(l, () => 3, 1)],
  ['no row', 'shares', (l) => ({ ...rowsValues(l), rows: [] })],
  [
    'no month with places',
    'map',
    (l) => ({ ...(VALUES.map(l) as MapValues), before: undefined, after: undefined }),
  ],
  [
    'one side without places',
    'map',
    (l) => ({
      ...(VALUES.map(l) as MapValues),
      before: undefined,
      places: (VALUES.map(l) as MapValues).places.map((place) => ({
        ...place,
        before: Number.NaN,
      })),
    }),
  ],
  ['cells', 'map', (l) => ({ ...(VALUES.map(l) as MapValues), level: 'cell' })],
  [
    'no action',
    'plan-board',
    (l) => ({ ...(VALUES['plan-board'](l) as PlanBoardValues), groups: [] }),
  ],
  [
    'no day between',
    'alert-times',
    (l) => ({
      ...(VALUES['alert-times'](l) as AlertTimesValues),
      rows: [{ label: 'x', to_decision: 0, to_action: 0 }],
    }),
  ],
  [
    'no indicator',
    'indicator-paths',
    (l) => ({ ...(VALUES['indicator-paths'](l) as IndicatorPathsValues), rows: [] }),
  ],
  ['no place', 'map', (l) => ({ ...(VALUES.map(l) as MapValues), places: [] })],
  [
    'levels of zero',
    'levels',
    (l) => ({
      ...(VALUES.levels(l) as LevelsValues),
      panels: [{ title: 'x', years: [2021, 2022], values: [0, 0] }],
    }),
  ],
  ['no arc', 'pairs', (l) => ({ ...(VALUES.pairs(l) as PairsValues), arcs: [] })],
  [
    'no signal that spoke',
    'signals',
    (l) => ({ ...(VALUES.signals(l) as SignalsValues), rows: [] }),
  ],
  [
    'an interval without limits',
    'ratios',
    (l) => {
      const values = VALUES.ratios(l) as RatioValues;
      const [group] = values.groups;
      const row = { ...group.rows[0], low: 0, high: Number.POSITIVE_INFINITY };
      return { ...values, groups: [{ ...group, rows: [row] }] };
    },
  ],
  [
    'three small panels of nothing',
    'fan',
    (l) => ({
      ...(VALUES.fan(l) as FanValues),
      panels: ['x', 'y', 'z'].map((title) => ({
        title,
        observed: counts(() => 0),
        ahead: Array.from({ length: 12 }, () => rangeAround(0, 0)),
      })),
    }),
  ],
  ['no range', 'ranges', (l) => ({ ...(VALUES.ranges(l) as RangesValues), rows: [] })],
  [
    'silent neighbours',
    'neighbours',
    (l) => ({
      ...(VALUES.neighbours(l) as NeighboursValues),
      panels: [{ name: 'x', summary: '', values: counts(() => Number.NaN), is_main: true }],
    }),
  ],
];

function withRows(language: Language, at: (i: number) => number, months: number): RowsValues {
  const values = rowsValues(language);
  return {
    ...values,
    rows: values.rows.map(({ dot: _, ...row }) => ({ ...row, values: counts(at, months) })),
  };
}

function draw(id: string, values: unknown, frame: Frame): string {
  return (charts.get(id) as Chart<unknown>).draw(values, frame);
}

/** Cuts every decimal number to four significant digits, so that another machine draws the same. */
function cut(svg: string): string {
  return svg
    .replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toPrecision(4))))
    .replaceAll('><', '>\n<');
}

/** Faults of an XML text: tags that do not pair, attributes without quotes, bare & and <. */
function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g;
  for (const [, closing, name, attributes, empty] of text.matchAll(tag)) {
    const names = [...attributes.matchAll(/\s([\w:-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) faults.push(`an attribute stands twice in <${name}>`);
    if (closing !== '') {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last}>`);
    } else if (empty === '') open.push(name);
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`);
  const between = text.replace(tag, '');
  if (/[<>]/.test(between))
    faults.push(`a bare angle bracket: ${/.{0,40}[<>].{0,40}/.exec(between)}`);
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) faults.push('a bare ampersand');
  return faults;
}

function expectSound(svg: string, frame: Frame): void {
  expect(xmlFaults(svg)).toEqual([]);
  expect(svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>$/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
  const ids = [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.startsWith(frame.id)).toBe(true);
  for (const [, used] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(used);
  expect(svg).toContain(`viewBox="0 0 ${frame.width} `);
  expect(svg).not.toMatch(/<(script|image|use|foreignObject)\b|\shref=/);
}

const frames = LANGUAGES.flatMap((language) =>
  [WIDE, NARROW].map((width): Frame => ({ language, width, id: `golden-${language}-${width}` })),
);

describe('the XML check of this test', () => {
  it('finds what is wrong and passes what is right', () => {
    expect(xmlFaults('<svg a="1"><b/><c>x &lt; y</c></svg>')).toEqual([]);
    for (const wrong of [
      '<a><b></a></b>',
      '<a>',
      '<a b=1/>',
      '<a>x & y</a>',
      '<a>1 < 2</a>',
      '<a b="1" b="2"/>',
    ])
      expect(xmlFaults(wrong), wrong).not.toEqual([]);
  });
});

describe('every chart', () => {
  it('is drawn here', () => {
    expect(Object.keys(VALUES).sort()).toEqual(charts.entries.map(({ id }) => id).sort());
  });

  it('has a title in each language', () => {
    for (const { title } of charts.entries) {
      expect(title.en).not.toBe('');
      expect(title.fr).not.toBe('');
    }
  });
});

describe.each(Object.keys(VALUES))('the chart %s', (id) => {
  it.each(frames)('is as on file in $language at $width px', async (frame) => {
    const svg = draw(id, VALUES[id](frame.language), frame);
    expectSound(svg, frame);
    const file = `../golden/charts/${id}-${frame.language}-${frame.width}.svg`;
    await expect(`${cut(svg)}\n`).toMatchFileSnapshot(file);
  });

  it('is the same twice and leaves its values alone', () => {
    for (const frame of frames) {
      const values = VALUES[id](frame.language);
      const first = draw(id, values, frame);
      expect(values).toEqual(VALUES[id](frame.language));
      expect(draw(id, values, frame)).toBe(first);
    }
  });

  it('differs between the languages and the widths', () => {
    const drawn = frames.map((frame) =>
      cut(draw(id, VALUES[id](frame.language), { ...frame, id: 'x' })),
    );
    expect(new Set(drawn).size).toBe(frames.length);
  });

  it('says in words what it shows, for those who cannot see it', () => {
    const [frame] = frames;
    const svg = draw(id, VALUES[id](frame.language), frame);
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-label="[^"]+"/);
  });

  it('escapes what is put into it', () => {
    const [frame] = frames;
    const values = { ...(VALUES[id](frame.language) as object), label: 'a < b & "c" <script>' };
    const svg = draw(id, values, frame);
    expectSound(svg, frame);
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot;');
  });
});

describe('awkward values', () => {
  it.each(AWKWARD)('%s: %s is still a sound picture', (_, id, values) => {
    for (const frame of frames) expectSound(draw(id, values(frame.language), frame), frame);
  });
});
