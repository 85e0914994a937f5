/** `vigie plan allocate` on tables and places of its own making, and on bundled figures. */
import { afterAll, describe, expect, it } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { plan } from '../../src/verbs/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
afterAll(async () => {
  await store.close();
  folder.remove();
});

interface Site {
  id: string;
  area?: string;
  pcode?: string;
  name?: string | null;
  adds: number;
  serves: string[];
}
interface Answer {
  [field: string]: unknown;
  value: number;
  status: string;
  sites: Site[];
  uncovered: { id: string; weight: number }[];
  variants: { id: string; changed: number; value: number | null }[];
  notes: { code: string }[];
}

async function allocate(given: Record<string, unknown>): Promise<Answer> {
  const input = plan.input.parse({ task: 'allocate', paths: [], ...given });
  const answer = await plan.run({ store, language: 'en', progress() {} }, input);
  return answer as unknown as Answer;
}

async function refused(given: Record<string, unknown>) {
  const error = await allocate(given).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VigieError)) throw new Error('it was accepted');
  return error;
}
const codes = async (given: Record<string, unknown>) =>
  (await refused(given)).issues.map(({ code }) => code).sort();

// Three villages on a line at 0, 10 and 30; the last has most people.
const demand = folder.write('demand.csv', 'id,weight,region\na,10,west\nb,20,west\nc,40,east\n');
const sites = folder.write('sites.csv', 'id\na\nb\nc\n');
const line = { a: 0, b: 10, c: 30 };
const distances = folder.write(
  'distances.csv',
  `demand,site,distance\n${Object.entries(line)
    .flatMap(([i, x]) => Object.entries(line).map(([j, y]) => `${i},${j},${Math.abs(x - y)}`))
    .join('\n')}\n`,
);
const three = { demand, sites, distances };

describe('three tables', () => {
  it('give the document of the interface', async () => {
    const { run_id: _, ...answer } = await allocate({ ...three, count: 2 });
    expect(answer).toMatchObject({
      ...{ objective: 'p-median', value: 100, bound: 100, gap: 0, status: 'optimal' },
      ...{ uncovered: [], greedy_value: 100 },
    });
    expect(answer.seconds).toBeGreaterThanOrEqual(0);
    expect(answer.sites.map(({ id, adds, serves }) => ({ id, adds, serves }))).toEqual([
      { id: 'c', adds: 40, serves: ['c'] },
      { id: 'b', adds: 30, serves: ['a', 'b'] },
    ]);
  });

  it('answer a coverage and a p-centre too', async () => {
    const coverage = await allocate({ ...three, count: 1, objective: 'coverage', radius: 10 });
    expect(coverage).toMatchObject({ value: 40, status: 'optimal' });
    expect(coverage.uncovered).toEqual([
      { id: 'b', weight: 20 },
      { id: 'a', weight: 10 },
    ]);
    expect(await allocate({ ...three, count: 1, objective: 'p-center' })).toMatchObject({
      value: 20,
      sites: [{ id: 'b' }],
    });
  });

  it('name every fault at once, two of one row too', async () => {
    const wrong = folder.write('wrong.csv', 'demand,site,distance\nx,a,-3\na,y,1\na,a,0\na,a,1\n');
    const repeated = folder.write('repeated.csv', 'id\na\nb\nb\n');
    const given = { demand, sites: repeated, distances: wrong, count: 1 };
    expect(await codes(given)).toEqual([
      ...['id-repeated', 'id-unknown', 'id-unknown', 'number', 'pair-repeated'],
    ]);
  });

  it.each([
    ['more sites than there are', { count: 4 }],
    ['a floor of a region that is not there', { count: 1, floor: ['north=0.5'], radius: 10 }],
    ['floors that one site cannot meet', { count: 1, floor: ['1'], radius: 5 }],
  ])('refuse %s, and say how to mend it', async (_, given) => {
    const { issues, exitCode } = await refused({ ...three, ...given });
    expect(exitCode).toBe(1);
    for (const { what, where, fix } of issues)
      expect([what, where, fix].every((text) => text.length > 3)).toBe(true);
  });

  it('refuse capacities with room for fewer than there are', async () => {
    const small = folder.write('small.csv', 'id,capacity\na,20\nb,20\nc,20\n');
    const { issues } = await refused({ ...three, sites: small, count: 3 });
    expect(issues.map(({ what }) => what).join()).toMatch(/40|60|70/);
  });
});

// Three places of Mali: two near each other in Gao, one in Kayes.
const PLACES = 'id,name,latitude,longitude,population,adm2_pcode';
const settlements = folder.write(
  'settlements.csv',
  `${PLACES}\n1,One,16.27,-0.05,100,ML0702\n2,Two,16.3,0.0,100,ML0702\n3,Three,14.45,-11.43,0,ML0103\n`,
);
const need = folder.write('need.csv', 'pcode,people\nML0702,1000\nML0103,400\n');
const mali = { country: 'MLI', settlements, need };

describe('a country', () => {
  it('is answered on bundled figures, with what would change', async () => {
    const answer = await allocate({ country: 'MLI', count: 3, shareable: true });
    expect(answer).toMatchObject({ status: 'optimal', level: 'cell', country: 'MLI' });
    expect(answer.sites).toHaveLength(3);
    expect(answer.sites.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(answer.value, -1);
    for (const { id, name, pcode } of answer.sites) {
      expect(name).toBeNull();
      expect(id.startsWith(pcode!)).toBe(true);
    }
    expect(answer.variants.map(({ id }) => id)).toContain('other-spread');
  });

  it('takes settlements and need of its user', async () => {
    const answer = await allocate({ ...mali, count: 1 });
    expect(answer).toMatchObject({ value: 1000, level: 'settlement' });
    expect(answer.uncovered).toEqual([{ id: 'ML0103', weight: 400 }]);
  });

  it('opens nothing where access is shut', async () => {
    const access = folder.write('access.csv', 'pcode,level\nML0702,3\n');
    const answer = await allocate({ ...mali, access, count: 1 });
    expect(answer.sites.map(({ pcode }) => pcode)).toEqual(['ML0103']);
  });

  it('takes facilities as the candidates', async () => {
    const facilities = folder.write(
      'facilities.csv',
      'id,name,latitude,longitude,adm2_pcode\nf,Far,14.45,-11.43,ML0103\n',
    );
    const answer = await allocate({ ...mali, facilities, count: 1 });
    expect(answer.sites).toMatchObject([{ id: 'f', adds: 400 }]);
  });

  it('refuses a candidate outside the country, with its distance', async () => {
    const facilities = folder.write(
      'outside.csv',
      'id,name,latitude,longitude\nf,Paris,48.85,2.35\n',
    );
    const { issues } = await refused({ ...mali, facilities, count: 1 });
    expect(issues).toMatchObject([{ code: 'outside-country' }]);
    expect(issues[0].what).toMatch(/"Paris" lies \d+ km outside MLI/);
  });

  it('refuses an area that is not there', async () => {
    expect(await codes({ ...mali, avoid: ['Atlantis'], count: 1 })).toEqual(['area-unknown']);
  });

  // Two places of Sikasso north of one another, in a half-degree cell with events in 2026.
  const pair = (km: number) => ({
    country: 'MLI',
    settlements: folder.write(
      `pair-${km}.csv`,
      `${PLACES}\n1,South,11.25,-5.75,100,ML0305\n2,North,${11.25 + km / 111.195},-5.75,100,ML0305\n`,
    ),
    need: folder.write('sikasso.csv', 'pcode,people\nML0305,1000\n'),
    count: 1,
  });

  it('counts a way over roads that is shorter than the straight line with its factor', async () => {
    const roads = folder.write(
      'roads.csv',
      'from,to,distance_m,wkt\nu,v,24000,"LINESTRING(-5.75 11.25, -5.75 11.4479)"\n',
    );
    expect(await allocate(pair(22))).toMatchObject({ value: 500 });
    expect(await allocate({ ...pair(22), roads })).toMatchObject({ value: 1000 });
  });

  it('lengthens ways to where events are, and opens nothing there if so asked', async () => {
    expect(await allocate(pair(17))).toMatchObject({ value: 1000 });
    const cost = await allocate({ ...pair(17), insecurity: 'cost' });
    expect(cost.value).toBe(500);
    expect(cost.variants.find(({ id }) => id === 'insecurity-off')).toMatchObject({ value: 1000 });
    const shut = { ...pair(17), insecurity: 'exclude', insecurity_events: 1 };
    expect((await refused(shut)).issues.length).toBeGreaterThan(0);
  });

  it('keeps capacities', async () => {
    const answer = await allocate({ ...mali, capacity: 500, count: 1 });
    expect(answer.value).toBe(500);
  });
});

it('needs a country or three files, and says which is missing', async () => {
  expect((await refused({ count: 2 })).exitCode).toBe(2);
  expect((await refused({ demand, count: 2 })).issues).toHaveLength(2);
});
