import { afterAll, describe, expect, test } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { gedCsv, gedEvent } from '../fixtures/ged.ts';
import { ingested, runIngest, sumsByMonth, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const MAPPING = `
dataset: Incident log of Example Aid
version: 2025-06
licence: internal
citation: Example Aid, incident log
date_format: DD/MM/YYYY
decimal: ","
covers: 2025-01..2025-06
columns:
  event_id: Ref
  date_start: Jour
  type_of_violence:
    column: Nature
    values: { affrontement: 1, milices: 2, attaque de civils: 3 }
  side_a: Auteur
  side_b: Cible
  country:
    column: Pays
    values: { Mali: MLI, Niger: NER, Burkina: BFA }
  region: Région
  latitude: Lat
  longitude: Long
  fatalities_best: Morts
`;

const LOG = `\uFEFFRef;Jour;Nature;Auteur;Cible;Pays;Région;Lat;Long;Morts;Remarque
X-1;05/03/2025;affrontement;Guard of Tarda;Lake Front;Mali;Dune region;14,25;-4,25;3;"one; two"
X-2;31/03/2025;attaque de civils;Lake Front;;Niger;Reed region;13,5;2,1;0;
X-3;01/04/2025;milices;Lake Front;Reed Union;Burkina;;;;;
`;

let written = 0;

/** Takes a log with a mapping, each changed as the test says. */
async function taken(
  change: { log?: string; mapping?: string } = {},
  options: { skip_bad_rows?: boolean } = {},
) {
  written++;
  const path = folder.write(`${written}/log.csv`, change.log ?? LOG);
  const mapping = folder.write(`${written}/log.yaml`, change.mapping ?? MAPPING);
  return { path, mapping, ...(await ingested([path], { ...options, mapping })) };
}

/** Each log has an id of its own, so that two never mix. */
const LOG_ID = 'mapped-csv:incident-log-of-example-aid';

describe('a log with its mapping', () => {
  test('becomes events: words translated, decimal commas and days before months read', async () => {
    const { file, store } = await taken();
    expect(file).toMatchObject({
      state: 'ingested',
      source: LOG_ID,
      dataset: 'Incident log of Example Aid',
      version: '2025-06',
      covers: '2025-01..2025-06',
      countries: ['BFA', 'MLI', 'NER'],
      rows: 3,
      issues: [],
    });
    const table = (await store.events(LOG_ID))!;
    expect([...sumsByMonth(table)].sort()).toEqual([
      ['BFA 2025-04', { events: 1, deaths: Number.NaN }],
      ['MLI 2025-03', { events: 1, deaths: 3 }],
      ['NER 2025-03', { events: 1, deaths: 0 }],
    ]);
    expect([...table.type].sort()).toEqual([1, 2, 3]);
    expect(table.source.licence).toBe('internal');
    const [mali] = (await store.allEvents()).filter((row) => row.includes('X-1'));
    expect(mali).toEqual(expect.arrayContaining([14.25, -4.25, '2025-03-05', 'Dune region']));
  });

  test('gives a one-sided act without a victim civilians as its other side', async () => {
    const { store } = await taken();
    const pairs = (await store.events(LOG_ID))!.pairs;
    expect(pairs.map((pair) => [pair.side_a[0], pair.side_b[0]]).sort()).toEqual([
      ['Guard of Tarda', 'Lake Front'],
      ['Lake Front', 'Civilians'],
      ['Lake Front', 'Reed Union'],
    ]);
  });

  test('keeps an event whose author nobody knows, without an actor', async () => {
    const { file, store } = await taken({ log: LOG.replace('Guard of Tarda', '') });
    expect(file).toMatchObject({ state: 'ingested', rows: 3 });
    const pairs = (await store.events(LOG_ID))!.pairs;
    expect(pairs.map((pair) => pair.side_a)).toContainEqual([]);
  });

  test('is not for redistribution unless the mapping says so', async () => {
    const { store } = await taken();
    expect((await store.snapshots())[0].redistributable).toBe(false);
    const open = await taken({ mapping: `${MAPPING}redistributable: true\n` });
    expect((await open.store.snapshots())[0].redistributable).toBe(true);
  });

  test('covers first to last event when the mapping does not say what, and notes it', async () => {
    const { file } = await taken({ mapping: MAPPING.replace(/covers:.*\n/, '') });
    expect(file.covers).toBe('2025-03..2025-04');
    expect(file.issues.map((issue) => issue.code)).toEqual(['coverage-assumed']);
  });

  test('takes one country for all rows', async () => {
    const mapping = MAPPING.replace(/ {2}country:\n(.*\n){2}/, '').replace(
      'decimal:',
      'country: MLI\ndecimal:',
    );
    expect((await taken({ mapping })).file).toMatchObject({
      state: 'ingested',
      countries: ['MLI'],
    });
  });

  test('without deaths does not speak of deaths', async () => {
    const { store } = await taken({ mapping: MAPPING.replace(/ {2}fatalities_best:.*\n/, '') });
    const [{ measures }] = await store.snapshots();
    expect(measures.filter((measure) => measure.startsWith('deaths'))).toEqual([]);
    expect(measures).toContain('actors');
  });

  test.each([
    ['YYYY-MM-DD', '2025-03-05'],
    ['MM/DD/YYYY', '03/05/2025'],
    ['DD.MM.YYYY', '05.03.2025'],
    ['DD/MM/YYYY', '5/3/2025'],
  ])('dates written %s are read', async (format, day) => {
    const { store } = await taken({
      log: LOG.replace('05/03/2025', day).split('\n').slice(0, 2).join('\n'),
      mapping: MAPPING.replace('DD/MM/YYYY', format),
    });
    expect((await store.allEvents())[0]).toContain('2025-03-05');
  });
});

describe('two sources', () => {
  test('never mix, even where ids, months and countries are the same', async () => {
    const ged = folder.write(
      'mix/GEDEvent_v26_1.csv',
      gedCsv([gedEvent({ id: 'X-1', date_start: '2025-03-05', date_end: '2025-03-05' })]),
    );
    const { store, mapping, path } = await taken();
    const [before] = [await store.events(LOG_ID)];
    expect(await store.events('ucdp-ged')).toBeUndefined();
    await runIngest(store, [ged]);
    expect(await store.events(LOG_ID)).toEqual(before);
    const ucdp = (await store.events('ucdp-ged'))!;
    expect([...sumsByMonth(ucdp)]).toEqual([['MLI 2025-03', { events: 1, deaths: 3 }]]);
    expect(ucdp.source.dataset).toBe('UCDP GED');
    expect((await runIngest(store, [path], { mapping })).files[0].state).toBe('known');
  });
});

describe('a faulty row', () => {
  test('is refused with all its faults, under the column names of the file', async () => {
    const log = `${LOG}X-3;31/02/2025;grêle;;;Tarda;;95;-4.25;many;
;05/03/2025;milices;A;B;Mali;;;;-1;
X-4;05/03/2025;milices;A;B;Mali
`;
    const { file, path, store } = await taken({ log });
    expect(file.state).toBe('refused');
    const seen = file.issues.map(({ code, where }) => [code, where.replace(path, '').trim()]);
    expect(seen).toEqual([
      ['date', 'line 5, column Jour'],
      ['country-unknown', 'line 5, column Pays'],
      ['number', 'line 5, column Nature'],
      ['number', 'line 5, column Morts'],
      ['number', 'line 5, column Lat'],
      ['id-missing', 'line 6, column Ref'],
      ['number', 'line 6, column Morts'],
      ['row-width', 'line 7'],
    ]);
    expect(await store.snapshots()).toEqual([]);
  });

  test('is left out when bad rows are to be skipped', async () => {
    const log = LOG.replace('affrontement', 'grêle');
    const { file } = await taken({ log }, { skip_bad_rows: true });
    expect(file).toMatchObject({ state: 'ingested', rows: 2, rejected: 1 });
  });
});

describe('a faulty mapping', () => {
  const codes = async (mapping: string) => {
    const { file } = await taken({ mapping });
    expect(file.state).toBe('refused');
    return file.issues.map(({ code, what }) => `${code}: ${what}`);
  };

  test('a column that the file does not have is named', async () => {
    expect(await codes(MAPPING.replace('Morts', 'Décès').replace('Lat\n', 'Latitude\n'))).toEqual([
      'header: column "Latitude" of the mapping is not in the file',
      'header: column "Décès" of the mapping is not in the file',
    ]);
  });

  test('a format of dates that is not known is named', async () => {
    const [fault, ...more] = await codes(MAPPING.replace('DD/MM/YYYY', 'MM-YY'));
    expect(fault).toMatch(/^mapping: date_format: /);
    expect(more).toEqual([]);
  });

  test('required fields that are missing are named, all at once', async () => {
    const mapping = MAPPING.replace(/ {2}event_id:.*\n/, '')
      .replace(/ {2}side_a:.*\n/, '')
      .replace(/dataset:.*\n/, '');
    const faults = await codes(mapping);
    expect(faults.map((fault) => fault.split(': ')[1]).sort()).toEqual([
      'columns.event_id',
      'columns.side_a',
      'dataset',
    ]);
  });

  test('a field that Vigie does not know is named', async () => {
    const [fault] = await codes(MAPPING.replace('  region:', '  distrit:'));
    expect(fault).toMatch(/distrit/);
  });

  test('months that are not a range are named', async () => {
    const [fault] = await codes(MAPPING.replace('2025-01..2025-06', 'all of 2025'));
    expect(fault).toMatch(/^mapping: covers: /);
  });

  test('a month 13 in covers is a fault of the mapping, not a crash', async () => {
    const [fault] = await codes(MAPPING.replace('2025-01..2025-06', '2025-01..2025-13'));
    expect(fault).toMatch(/2025-13|covers/);
  });

  test('an empty mapping is refused', async () => {
    expect((await codes(''))[0]).toMatch(/^mapping: /);
  });

  test.each([
    ['that does not exist', undefined],
    ['that is not YAML', 'columns: [unclosed'],
  ])('a mapping %s is refused before any file is read', async (name, text) => {
    const mapping = folder.at(`${name}.yaml`);
    if (text !== undefined) folder.write(`${name}.yaml`, text);
    const log = folder.write(`${name}.csv`, LOG);
    const error = await ingested([log], { mapping }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(VigieError);
    const [issue] = (error as VigieError).issues;
    expect([issue.code, issue.where]).toEqual(['mapping', mapping]);
  });
});

describe('the same log with a corrected mapping', () => {
  test('is not passed over as known', async () => {
    const { store, path } = await taken();
    const corrected = folder.write(
      'corrected.yaml',
      MAPPING.replace('attaque de civils: 3', 'attaque de civils: 1'),
    );
    const { files } = await runIngest(store, [path], { mapping: corrected });
    // Either taken anew or refused with the reason: never "known" with other meanings in it.
    expect(files[0].state === 'known' && files[0].issues.length === 0).toBe(false);
  });
});
