import { z } from 'zod';
import {
  cellAt,
  cellCentre,
  cellNeighbours,
  nearestBorder,
  neighboursOf,
  outlineOf,
} from '../areas/index.ts';
import { countryName, inBoth, isCountryCode, VigieError } from '../core/index.ts';
import { answered, defineVerb } from './define.ts';
import { runOf } from './run.ts';

const areaOutput = z.object({
  unit_id: z.string(),
  level: z.enum(['country', 'cell']),
  name: z.object({ en: z.string(), fr: z.string() }).nullable(),
  neighbours: z.array(z.string()),
  centre: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  border: z.object({ distance_km: z.number(), across: z.string() }).nullable(),
});

/** Tells about areas: a country's neighbours, the cell of a point, the border near it. */
export const areas = defineVerb({
  id: 'areas',
  positional: ['area'],
  input: z.object({ area: z.string(), country: z.string().optional() }),
  output: z.object({ ...answered, areas: z.array(areaOutput) }),
  async run({ store }, { area, country }) {
    const point = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(area);
    const run = runOf(store, 'areas', { area, country }, []);
    const found = point ? pointArea(Number(point[1]), Number(point[2]), country) : namedArea(area);
    return { run_id: run.run_id, as_of: null, notes: [], areas: [found] };
  },
});

function pointArea(latitude: number, longitude: number, country: string | undefined) {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw unknown(`${latitude},${longitude}`);
  const border = country ? nearestBorder(country, latitude, longitude, 300) : undefined;
  return cellArea(cellAt(latitude, longitude), border ?? null);
}

function cellArea(gid: number, border: { distance_km: number; across: string } | null) {
  return {
    unit_id: String(gid),
    level: 'cell' as const,
    name: null,
    neighbours: cellNeighbours(gid).map(String),
    centre: cellCentre(gid),
    border,
  };
}

function namedArea(area: string) {
  if (/^\d+$/.test(area) && Number(area) >= 1 && Number(area) <= 259_200)
    return cellArea(Number(area), null);
  const code = area.toUpperCase();
  if (!isCountryCode(code) || !outlineOf(code)) throw unknown(area);
  return {
    unit_id: code,
    level: 'country' as const,
    name: inBoth((language) => countryName(code, language)),
    neighbours: neighboursOf(code),
    centre: null,
    border: null,
  };
}

function unknown(area: string): VigieError {
  return new VigieError(
    [
      {
        code: 'area-unknown',
        what: `"${area}" is not an area Vigie knows`,
        where: 'the area asked for',
        fix: 'give an ISO alpha-3 code (MLI), a PRIO-GRID cell (145085), or latitude,longitude (14.5,-4.2)',
      },
    ],
    2,
  );
}
