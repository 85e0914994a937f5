import { geoMercator, geoPath } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { asMarkup, type Chart, type Frame, type Markup, markup } from '../core/index.ts';
import { allocationWords, formatNumber } from '../words/index.ts';
import { scaleBar } from './map.ts';
import { circle, hatch, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

/** A second-level area with people in need. */
export interface AllocationArea {
  name: string;
  longitude: number;
  latitude: number;
  people: number;
  /** of them, within reach of a site */
  covered: number;
  /** sites placed in it */
  sites: number;
}

export interface AllocationMapValues {
  label: string;
  outline: Feature<Polygon | MultiPolygon> | undefined;
  areas: readonly AllocationArea[];
}

interface Drawn extends AllocationArea {
  x: number;
  y: number;
  r: number;
}

const LARGEST = 22;

/**
 * Areas as discs as large as their need: solid what a site reaches, hatched what none does; chosen
 * areas carry a square with their number of sites and their name. No point is finer than an area.
 */
export const allocationMap: Chart<AllocationMapValues> = {
  id: 'allocation-map',
  title: { en: 'Where the next sites go', fr: 'Où vont les prochains points' },
  draw({ label, outline, areas }, frame) {
    const narrow = frame.width < 500;
    const width = narrow ? frame.width : 470;
    const known = areas.filter(({ longitude }) => Number.isFinite(longitude));
    const projection = projectionOf(outline, known, width);
    const [[, top], [, bottom]] = geoPath(projection).bounds(shapeOf(outline, known));
    const height = Math.max(120, bottom - top) + 24;
    projection.translate([projection.translate()[0], projection.translate()[1] - top + 12]);
    const most = Math.max(1, ...known.map(({ people }) => people));
    const radius = scaleSqrt([0, most], [0, narrow ? LARGEST * 0.75 : LARGEST]);
    const drawn = known
      .map((area): Drawn => {
        const [x, y] = projection([area.longitude, area.latitude]) ?? [0, 0];
        return { ...area, x, y, r: Math.max(1.5, radius(area.people)) };
      })
      .sort((a, b) => b.people - a.people);
    const path = outline && geoPath(projection).digits(1)(outline);
    const key = keyOf(
      radius,
      most,
      narrow ? 0 : width + 24,
      narrow ? height + 18 : 16,
      frame,
      narrow ? width : frame.width - width - 24,
    );
    const foot = narrow ? height + 18 + key.height : Math.max(height, 16 + key.height);
    const disclaimer = wrap(allocationWords.disclaimer[frame.language], frame.width, SIZE.small);
    return svg(frame, foot + 16 + disclaimer.length * 13, label, [
      path
        ? markup`<path d="${path}" fill="${asMarkup(colour.land)}" stroke="${asMarkup(colour.faint)}" stroke-width="0.8"/>`
        : [],
      drawn.flatMap((area) => disc(area, frame)),
      drawn.filter(({ sites }) => sites > 0).map((area) => badge(area, frame)),
      labels(drawn, width, frame),
      scaleBar(projection, width, height, frame),
      key.marks,
      disclaimer.map((line, i) =>
        text(0, foot + 16 + i * 13, line, frame, { size: SIZE.small, fill: colour.faint }),
      ),
    ]);
  },
};

function shapeOf(outline: AllocationMapValues['outline'], areas: readonly AllocationArea[]) {
  const coordinates = areas.map(({ longitude, latitude }) => [longitude, latitude]);
  return outline ?? { type: 'MultiPoint' as const, coordinates };
}

function projectionOf(
  outline: AllocationMapValues['outline'],
  areas: readonly AllocationArea[],
  width: number,
) {
  const extent: [[number, number], [number, number]] = [
    [8, 12],
    [width - 8, width * 1.25],
  ];
  return geoMercator().fitExtent(extent, shapeOf(outline, areas));
}

function disc({ x, y, r, people, covered }: Drawn, frame: Frame): Markup[] {
  const inner = r * Math.sqrt(Math.min(1, covered / Math.max(people, 1)));
  return [
    circle(x, y, r, colour.paper, ' fill-opacity="0.6"'),
    circle(x, y, r, hatch(frame), ` stroke="${colour.faint}" stroke-width="0.8"`),
    ...(inner > 0.4 ? [circle(x, y, inner, colour.humanitarian, ' fill-opacity="0.85"')] : []),
  ];
}

function badge({ x, y, sites }: Drawn, frame: Frame): Markup[] {
  return [
    rect(x - 6, y - 6, 12, 12, colour.ink),
    text(x, y + 4, String(sites), frame, {
      anchor: 'middle',
      size: SIZE.small,
      fill: colour.paper,
      weight: 700,
    }),
  ];
}

interface Box {
  left: number;
  right: number;
  middle: number;
}

const LINE = 12;

/** Names of chosen areas, beside their disc where they meet no other name and no badge. */
function labels(drawn: readonly Drawn[], width: number, frame: Frame): Markup[] {
  const chosen = drawn.filter(({ sites }) => sites > 0);
  const taken: Box[] = chosen.map(({ x, y }) => ({ left: x - 7, right: x + 7, middle: y }));
  return chosen.flatMap(({ name, x, y, r }) => {
    const wide = name.length * 6.2;
    const places = [4, -8, 16, -20, 28, -32, 40].flatMap((shift) => [
      { left: x + r + 3, baseline: y + shift },
      { left: x - r - 3 - wide, baseline: y + shift },
    ]);
    const free = places.find(({ left, baseline }) => {
      const box = boxOf(left, wide, baseline);
      return left >= 0 && box.right <= width && !taken.some((other) => meets(box, other));
    });
    if (!free) return [];
    taken.push(boxOf(free.left, wide, free.baseline));
    const isLeft = free.left < x;
    return [
      text(isLeft ? free.left + wide : free.left, free.baseline, name, frame, {
        anchor: isLeft ? 'end' : 'start',
        size: SIZE.small,
        halo: true,
      }),
    ];
  });
}

function boxOf(left: number, wide: number, baseline: number): Box {
  return { left, right: left + wide, middle: baseline - 4 };
}

function meets(one: Box, other: Box): boolean {
  return (
    Math.abs(one.middle - other.middle) < LINE && one.left < other.right && other.left < one.right
  );
}

function keyOf(
  radius: (people: number) => number,
  most: number,
  x: number,
  y: number,
  frame: Frame,
  width: number,
): { marks: Markup[]; height: number } {
  const { language } = frame;
  // A sixth of the people is drawn small enough to stand in a line.
  const shown = Math.max(1, roundAmount(most / 6));
  const size = formatNumber(shown, language);
  const entries: { mark: (at: number) => Markup[]; words: string }[] = [
    {
      mark: (at) => [circle(x + 9, at - 4, 8, colour.humanitarian, ' fill-opacity="0.85"')],
      words: allocationWords.covered[language],
    },
    {
      mark: (at) => [
        circle(x + 9, at - 4, 8, hatch(frame), ` stroke="${colour.faint}" stroke-width="0.8"`),
      ],
      words: allocationWords.uncovered[language],
    },
    {
      mark: (at) => badge({ x: x + 9, y: at - 4, sites: 1 } as Drawn, frame),
      words: allocationWords.sites_here[language],
    },
    {
      mark: (at) => [
        circle(x + 9, at - 4, radius(shown), 'none', ` stroke="${colour.ink}" stroke-width="0.8"`),
      ],
      words: allocationWords.largest[language](size),
    },
  ];
  let at = y;
  const marks = entries.flatMap(({ mark, words: label }) => {
    const lines = wrap(label, width - 26, SIZE.small);
    const own = [
      ...mark(at),
      ...lines.map((line, i) => text(x + 26, at + i * 13, line, frame, { size: SIZE.small })),
    ];
    at += Math.max(24, lines.length * 13 + 10);
    return own;
  });
  return { marks, height: at - y };
}

/** The largest round amount that is not above. */
function roundAmount(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return power * Math.floor(most / power);
}
