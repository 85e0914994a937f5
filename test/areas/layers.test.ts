import { describe, expect, it } from 'vitest';
import { type LayerChoice, readLayer } from '../../src/areas/layers.ts';
import { VigieError } from '../../src/core/index.ts';
import { geojson, TWO } from './squares.ts';

const read = (text: string, choice: LayerChoice = {}, file = 'mli_adm1.geojson') =>
  readLayer(JSON.parse(text), file, choice);

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof VigieError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('readLayer', () => {
  it.each([
    ['OCHA today', { pcode: 'adm1_pcode', name: 'adm1_name', iso3: 'iso3' }],
    ['OCHA before', { pcode: 'ADM1_PCODE', name: 'ADM1_FR', iso3: 'ADM0_PCODE' }],
    ['OCHA long ago', { pcode: 'admin1Pcod', name: 'admin1Name', iso3: 'admin0Pcod' }],
    ['geoBoundaries', { pcode: 'shapeID', name: 'shapeName', iso3: 'shapeGroup' }],
    ['GADM', { pcode: 'GID_1', name: 'NAME_1', iso3: 'GID_0' }],
  ])('knows the columns of %s', (_, columns) => {
    const areas = TWO.map((area) => ({ ...area, iso3: 'MLI' }));
    const layer = read(geojson(areas, columns), { level: 'admin1', list_date: '2026-02' });
    expect(layer.columns).toMatchObject({ pcode: columns.pcode, name: columns.name });
    expect(layer.areas.map(({ pcode, name, iso3 }) => [pcode, name, iso3])).toEqual([
      ['ML01', 'West', 'MLI'],
      ['ML02', 'East', 'MLI'],
    ]);
  });

  it('takes the level above as parent of admin 2, and its own code beside it', () => {
    const areas = TWO.map((area) => ({ ...area, parent: 'ML0' }));
    const columns = { pcode: 'ADM2_PCODE', name: 'ADM2_FR', parent: 'ADM1_PCODE' };
    const layer = read(geojson(areas, columns), { list_date: '2026-02' }, 'areas.geojson');
    expect(layer.level).toBe('admin2');
    expect(layer.areas[0]).toMatchObject({ pcode: 'ML01', parent_pcode: 'ML0' });
  });

  it('what the user says goes before what is guessed', () => {
    const columns = { pcode: 'pcode', name: 'label' };
    const choice = { list_date: '2026-02', id: 'label', name: 'pcode' };
    expect(read(geojson(TWO, columns), choice).areas[0]).toMatchObject({
      pcode: 'West',
      name: 'ML01',
    });
  });

  it('reads the date of the list from a column or the name of the file, never from today', () => {
    const dated = JSON.parse(geojson(TWO));
    dated.features[0].properties.validOn = '2021-12-20T00:00:00Z';
    expect(read(JSON.stringify(dated)).list_date).toBe('2021-12');
    expect(read(geojson(TWO), {}, 'mli_admbnda_adm1_20230405.geojson').list_date).toBe('2023-04');
    expect(read(geojson(TWO), {}, 'mli_adm1_2023-04.geojson').list_date).toBe('2023-04');
    expect(codesOf(() => read(geojson(TWO)))).toEqual(['list-date-unknown']);
  });

  it('says all that it must know and does not', () => {
    const text = geojson(TWO, { pcode: 'a', name: 'b' });
    expect(codesOf(() => read(text, {}, 'areas.json'))).toEqual([
      'level-unknown',
      'list-date-unknown',
      'no-pcode-column',
      'no-name-column',
    ]);
  });

  it.each([
    ['no GeoJSON', '{"a":1}', 'area-format'],
    [
      'points',
      geojson([{ ...TWO[0], geometry: { type: 'Point', coordinates: [1, 2] } }]),
      'no-polygons',
    ],
    ['no geometry', geojson([{ ...TWO[0], geometry: null }]), 'no-polygons'],
    ['nothing', '{"type":"FeatureCollection","features":[]}', 'no-polygons'],
    ['a topology of nothing', '{"type":"Topology","arcs":[],"objects":{}}', 'object-unknown'],
    [
      'a topology whose arcs were cut',
      '{"type":"Topology","arcs":[],"objects":{"admin1":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[7]]}]}}}',
      'area-format',
    ],
  ])('a file of %s is refused with its reason', (_, text, code) => {
    expect(codesOf(() => read(text, { list_date: '2026-02' }))).toEqual([code]);
  });

  it('keeps one country of a file that has several, and takes one that the file does not say', () => {
    const areas = [TWO[0], { ...TWO[1], iso3: 'NER' }];
    const only = read(geojson(areas), { list_date: '2026-02', country: 'MLI' });
    expect(only.areas.map(({ pcode }) => pcode)).toEqual(['ML01']);
    const absent = () => read(geojson(areas), { list_date: '2026-02', country: 'TCD' });
    expect(codesOf(absent)).toEqual(['country-absent']);
    const silent = geojson(TWO, { iso3: 'x' });
    expect(read(silent, { list_date: '2026-02', country: 'MLI' }).areas[0].iso3).toBe('MLI');
  });

  it('without a column of the country takes it from the letters of the p-code', () => {
    expect(read(geojson(TWO, { iso3: 'x' }), { list_date: '2026-02' }).areas[0].iso3).toBe('MLI');
  });
});
