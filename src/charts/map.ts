import { geoMercator, geoPath } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { asMarkup, type Chart, type Frame, type Markup, markup } from '../core/index.ts';
import { formatNumber, formatRate, words } from '../words/index.ts';
import { circle, hatch, line, px, rect, svg, text, wrap } from './svg.ts';
import { colour, SIZE } from './tokens.ts';

export interface MapPlace {
  name: string;
  longitude: number;
  latitude: number;
  before: number;
  after: number;
}

export interface MapValues {
  label: string;
  level: 'region' | 'cell';
  outline: Feature<Polygon | MultiPolygon>;
  places: MapPlace[];
  /** e.g. `January to December 2024`; undefined when no month has places */
  before: string | undefined;
  after: string | undefined;
}

type Panel = 'before' | 'after' | 'change';

/** Before, after and change on the outline of the country: dots for regions, squares for cells. */
export const map: Chart<MapValues> = {
  id: 'map',
  title: { en: 'Map', fr: 'Carte' },
  draw(values, frame) {
    const narrow = frame.width < 500;
    const panels: Panel[] = ['before', 'after', 'change'];
    const size = narrow ? frame.width : (frame.width - 32) / 3;
    const head = 42;
    const height = size * ratioOf(values.outline);
    const parts = panels.map((panel, i) => {
      const x = narrow ? 0 : i * (size + 16);
      const y = narrow ? i * (height + head + 10) : 0;
      return markup`<g transform="translate(${px(x)},${px(y)})">${drawPanel(values, panel, size, height, head, frame, i === 0)}</g>`;
    });
    const whole = narrow ? 3 * (height + head + 10) : height + head;
    return svg(frame, whole + 8, values.label, parts);
  },
};

function ratioOf(outline: MapValues['outline']): number {
  const [[, top], [, bottom]] = geoPath(geoMercator().fitWidth(100, outline)).bounds(outline);
  return Math.min(1.4, Math.max(0.5, (bottom - top) / 100));
}

function drawPanel(
  values: MapValues,
  panel: Panel,
  size: number,
  height: number,
  head: number,
  frame: Frame,
  withScale: boolean,
): Markup[] {
  const w = words[frame.language];
  const projection = geoMercator().fitExtent(
    [
      [4, head],
      [size - 4, head + height - 4],
    ],
    values.outline,
  );
  const path = geoPath(projection).digits(1)(values.outline) ?? '';
  const when = panel === 'change' ? w.per_month : values[panel];
  const missing = panel === 'change' ? !values.before || !values.after : !values[panel];
  const parts: Markup[] = [text(0, 13, w[panel], frame, { weight: 700 })];
  wrap(when ?? w.no_data, size, SIZE.small)
    .slice(0, 2)
    .forEach((words_, i) =>
      parts.push(text(0, 26 + i * 12, words_, frame, { size: SIZE.small, fill: colour.faint })),
    );
  parts.push(
    markup`<path d="${path}" fill="${asMarkup(missing ? hatch(frame) : colour.land)}" stroke="${asMarkup(colour.faint)}" stroke-width="0.8"/>`,
  );
  if (!missing) parts.push(...marks(values, panel, projection, frame));
  if (withScale) parts.push(...scaleBar(projection, size, head + height, frame));
  return parts;
}

function marks(
  values: MapValues,
  panel: Panel,
  projection: ReturnType<typeof geoMercator>,
  frame: Frame,
): Markup[] {
  const most = Math.max(
    1,
    ...values.places.flatMap((place) => [place.before || 0, place.after || 0]),
  );
  const radius = scaleSqrt([0, most], [0, 15]);
  const amount = (place: MapPlace) =>
    panel === 'change' ? place.after - place.before : place[panel];
  const ordered = [...values.places]
    .filter((place) => Math.abs(amount(place)) > 0.05)
    .sort((a, b) => Math.abs(amount(b)) - Math.abs(amount(a)));
  return ordered.flatMap((place, i) => {
    const at = projection([place.longitude, place.latitude]);
    if (!at) return [];
    const value = amount(place);
    const fill = panel !== 'change' ? colour.ink : value > 0 ? colour.more : colour.less;
    if (values.level === 'cell') {
      const corner = projection([place.longitude - 0.25, place.latitude + 0.25]);
      const other = projection([place.longitude + 0.25, place.latitude - 0.25]);
      if (!corner || !other) return [];
      const opacity = 0.25 + 0.75 * Math.min(1, Math.abs(value) / most);
      return [
        rect(
          corner[0],
          corner[1],
          other[0] - corner[0],
          other[1] - corner[1],
          fill,
          Math.round(opacity * 100) / 100,
        ),
      ];
    }
    const r = Math.max(2, radius(Math.abs(value)));
    const sign = panel === 'change' ? (value > 0 ? '+' : '−') : '';
    const label =
      i < 4
        ? [
            text(
              at[0],
              at[1] - r - 3,
              `${place.name} ${sign}${formatRate(Math.abs(value), frame.language)}`,
              frame,
              {
                anchor:
                  at[0] > projectionWidth(projection, values) * 0.72
                    ? 'end'
                    : at[0] < 50
                      ? 'start'
                      : 'middle',
                size: SIZE.small,
                halo: true,
              },
            ),
          ]
        : [];
    return [circle(at[0], at[1], r, fill, ' fill-opacity="0.75"'), ...label];
  });
}

function projectionWidth(projection: ReturnType<typeof geoMercator>, values: MapValues): number {
  const [[left], [right]] = geoPath(projection).bounds(values.outline);
  return left + (right - left);
}

/** A bar of a round number of kilometres at the latitude of the outline's middle. */
export function scaleBar(
  projection: ReturnType<typeof geoMercator>,
  size: number,
  bottom: number,
  frame: Frame,
): Markup[] {
  const middle = projection.invert?.([size / 2, bottom - size / 2]);
  if (!middle) return [];
  const kilometre = 1 / (111.32 * Math.cos((middle[1] * Math.PI) / 180));
  const from = projection(middle);
  const wanted = [10, 20, 50, 100, 200, 500, 1000];
  const lengthOf = (km: number) => {
    const to = projection([middle[0] + km * kilometre, middle[1]]);
    return from && to ? to[0] - from[0] : 0;
  };
  const km = wanted.find((candidate) => lengthOf(candidate) > size * 0.14) ?? 1000;
  const length = lengthOf(km);
  return [
    line(size - length - 6, bottom, size - 6, bottom, colour.faint, 1.4),
    text(
      size - 6 - length / 2,
      bottom - 4,
      words[frame.language].scale_bar(formatNumber(km, frame.language)),
      frame,
      {
        anchor: 'middle',
        size: SIZE.small,
        fill: colour.faint,
        halo: true,
      },
    ),
  ];
}
