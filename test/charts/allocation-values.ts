/** Invented values of the map of where the next sites go. */
import type { AllocationMapValues } from '../../src/charts/index.ts';
import type { Language } from '../../src/core/index.ts';

const AREA = { longitude: -5, latitude: 15, people: 40_000, covered: 10_000, sites: 0 };

export function allocationMapValues(language: Language): AllocationMapValues {
  return {
    label: { en: 'An invented country', fr: 'Un pays inventé' }[language],
    outline: {
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
    },
    areas: [
      { ...AREA, name: 'Upper Lake', sites: 2, covered: 35_000 },
      { ...AREA, name: 'Lower Lake', longitude: -4.8, latitude: 14.9, sites: 1 },
      { ...AREA, name: 'The Eastern Border', longitude: -1.6, sites: 1, people: 90_000 },
      { ...AREA, name: 'Hills', longitude: -4, latitude: 18, people: 500, covered: 0 },
      { ...AREA, name: 'Without a point', longitude: Number.NaN, latitude: Number.NaN },
    ],
  };
}

export const AWKWARD_ALLOCATIONS: [
  what: string,
  id: string,
  values: (language: Language) => unknown,
][] = [
  ['no outline', 'allocation-map', (l) => ({ ...allocationMapValues(l), outline: undefined })],
  [
    'nobody in need',
    'allocation-map',
    (l) => ({
      ...allocationMapValues(l),
      areas: allocationMapValues(l).areas.map((area) => ({ ...area, people: 0, covered: 0 })),
    }),
  ],
  ['no area', 'allocation-map', (l) => ({ ...allocationMapValues(l), areas: [] })],
];
