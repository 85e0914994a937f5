import { describe, expect, test } from 'vitest';
import type { LevelSource } from '../../src/core/index.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { cadreHarmonise } from '../../src/sources/cadre-harmonise.ts';
import { hapi } from '../../src/sources/hapi.ts';
import { idmc } from '../../src/sources/idmc.ts';
import { levelSources } from '../../src/sources/index.ts';
import { unhcr } from '../../src/sources/unhcr.ts';
import { words } from '../../src/words/index.ts';
import {
  cadreCsv,
  cadreRow,
  idmcConflictCsv,
  idmcDisasterCsv,
  presenceCsv,
  presenceRow,
  unhcrCsv,
} from '../fixtures/levels.ts';

function reading(source: LevelSource, csv: string, hint = {}) {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(source.recognises(header, { name: 'f.csv' })).toBe(true);
  const others = levelSources.entries.filter((s) => s !== source);
  for (const other of others) expect(other.recognises(header, { name: 'f.csv' })).toBe(false);
  const reader = source.open(header, { name: 'f.csv', ...hint });
  const readings = rows.map((row) => reader.read(row));
  const levels = reader.levels();
  const values = Object.fromEntries(
    levels.map((l) => [[l.country, l.admin, l.period, l.outcome].join(' '), l.value]),
  );
  return { readings, levels, values, release: () => reader.release(levels) };
}

describe('IDMC', () => {
  test('keeps a published zero, and leaves an empty cell missing', () => {
    const { values, readings } = reading(
      idmc,
      idmcConflictCsv(['MLI,Mali,2023,0,0,,', 'MLI,Mali,2024,10,10,361,360', 'NER,Niger,2024,,,,']),
    );
    expect(values).toEqual({
      'MLI  2023 new-displacements': 0,
      'MLI  2024 new-displacements': 10,
      'MLI  2024 displaced': 361,
    });
    expect(readings[2]).toEqual({ skipped: 'no-figure' });
  });

  test('adds up the disasters of a year, apart from conflict', () => {
    const { values } = reading(
      idmc,
      idmcDisasterCsv([
        'MLI,2024,2024-07-01,2024-07-09,Flood A,Flood,100,',
        'MLI,2024,2024-08-01,2024-08-09,Flood B,Flood,50,20',
      ]),
    );
    expect(values).toEqual({
      'MLI  2024 new-displacements-disaster': 150,
      'MLI  2024 displaced-disaster': 20,
    });
  });

  test('says each fault with its column', () => {
    const { readings } = reading(idmc, idmcConflictCsv(['Mali,Mali,twenty,-4,0,many,']));
    expect(readings).toMatchObject([
      {
        faults: [
          { column: 'iso3' },
          { column: 'year' },
          { column: 'new_displacement' },
          { column: 'total_displacement' },
        ],
      },
    ]);
  });

  test('takes its month of publication from --release or the name, else assumes the careful one', () => {
    const csv = idmcConflictCsv(['MLI,Mali,2024,10,10,361,360']);
    expect(reading(idmc, csv, { release: '2025-05' }).release()).toMatchObject({
      version: '2025-05',
      notes: [],
    });
    expect(reading(idmc, csv, { name: 'idmc_2025-06-01.csv' }).release().version).toBe('2025-06');
    expect(reading(idmc, csv).release()).toMatchObject({
      version: '2025-01',
      notes: [{ code: 'release-assumed' }],
    });
    expect(() => reading(idmc, csv, { release: 'v3' }).release()).toThrow(/month of publication/);
  });
});

describe('UNHCR', () => {
  const row = (coo: string, coa: string, refugees: number | string, idps: number) =>
    `2024,${coo},A,${coa},B,${refugees},5,0,${idps},0,0,0,,0`;

  test('tells displaced people from refugees abroad, and takes no zero for a figure', () => {
    const { values } = reading(
      unhcr,
      unhcrCsv([
        row('MLI', 'NER', 100, 0),
        row('MLI', 'BFA', 40, 0),
        row('MLI', 'MLI', 0, 900),
        row('NER', 'NER', 0, 0),
      ]),
    );
    expect(values).toEqual({
      'MLI  2024 refugees-abroad': 150,
      'MLI  2024 displaced-unhcr': 900,
    });
  });

  test('leaves out the refugees of countries that an extract holds only in part', () => {
    const hosts = ['NER', 'BFA', 'MRT', 'SEN', 'FRA', 'ITA'];
    const { values, release } = reading(
      unhcr,
      unhcrCsv([...hosts.map((host) => row('MLI', host, 10, 0)), row('SYR', 'MLI', 3, 0)]),
    );
    expect(Object.keys(values)).toEqual(['MLI  2024 refugees-abroad']);
    expect(release().notes.map(({ code }) => code)).toContain('extract');
  });
});

describe('Cadre Harmonisé', () => {
  test('adds up areas of one round, never rounds, and leaves parts of areas out', () => {
    const { values, readings } = reading(
      cadreHarmonise,
      cadreCsv([
        cadreRow({ p35: 100 }),
        cadreRow({ adm2: 'ML0102', p35: 50 }),
        cadreRow({ unit: 'adm1', adm1: 'ML06', adm2: '', p35: 7 }),
        cadreRow({ unit: 'adm3', adm2: '', p35: 1 }),
        cadreRow({ unit: 'sub-adm2', p35: 9000 }),
        cadreRow({ p35: 30, round: 'Jan-May current Jan-May' }),
        cadreRow({ p35: 9000, round: 'Sep-Dec projected Jun-Aug', made: 2022, year: 2023 }),
        cadreRow({ p35: '', adm2: 'ML0103' }),
      ]),
    );
    expect(values).toEqual({
      'MLI  2023 food-insecure': 158,
      'MLI  2023 food-insecure-spring': 30,
      'MLI ML01 2023 food-insecure': 151,
      'MLI ML01 2023 food-insecure-spring': 30,
      'MLI ML0101 2023 food-insecure': 100,
      'MLI ML0101 2023 food-insecure-spring': 30,
      'MLI ML0102 2023 food-insecure': 50,
      'MLI ML06 2023 food-insecure': 7,
    });
    expect(readings.flatMap((r) => ('skipped' in r ? r.skipped : []))).toEqual([
      'parts-of-areas',
      'other-rounds',
      'no-figure',
    ]);
  });
});

describe('HAPI', () => {
  test('counts each organisation once per area, with HXL tags or without', () => {
    const { values, levels } = reading(
      hapi,
      presenceCsv([
        '#country+code,#a,#a,#adm1+code,#a,#adm2+code,#a,#l,#org,#org,#org,#sector,#s,#date,#date',
        presenceRow('TCD19', '', 'ACF'),
        presenceRow('TCD19', '', 'ACF', 'WSH'),
        presenceRow('TCD19', 'TCD1901', 'WFP'),
        presenceRow('TCD01', '', 'ACF'),
      ]),
    );
    expect(values).toEqual({
      'TCD  2025-04 organisations-present': 2,
      'TCD TCD01 2025-04 organisations-present': 1,
      'TCD TCD19 2025-04 organisations-present': 2,
      'TCD TCD1901 2025-04 organisations-present': 1,
    });
    expect(levels[0].as_published).toBe('distinct org_name, 2025-04-01 to 2025-04-30');
  });

  test('never adds displaced people of two admin levels, rounds or kinds of assessment', () => {
    const row = (level: number, admin1: string, round: number, people: number, kind = 'BA') =>
      `TCD,${admin1},,${level},${kind},${round},Lake,${people},2025-04-01,2025-04-30`;
    const { values } = reading(
      hapi,
      [
        'location_code,admin1_code,admin2_code,admin_level,assessment_type,reporting_round,operation,population,reference_period_start,reference_period_end',
        row(0, '', 2, 70),
        row(1, 'TCD19', 2, 40),
        row(1, 'TCD01', 2, 30),
        row(1, 'TCD01', 1, 25),
        row(1, 'TCD01', 2, 9, 'SA'),
      ].join('\n'),
    );
    expect(values).toEqual({
      'TCD  2025-04 displaced-dtm': 70,
      'TCD TCD19 2025-04 displaced-dtm': 40,
      'TCD TCD01 2025-04 displaced-dtm': 30,
    });
  });

  test('takes phase 3 and worse of the current analysis, and people in need of all sectors', () => {
    const food = reading(
      hapi,
      [
        'location_code,admin1_code,admin2_code,admin_level,ipc_phase,ipc_type,population_in_phase,reference_period_start,reference_period_end',
        'TCD,,,0,3+,current,500,2025-03-01,2025-05-31',
        'TCD,,,0,4,current,90,2025-03-01,2025-05-31',
        'TCD,,,0,3+,first projection,600,2025-06-01,2025-08-31',
      ].join('\n'),
    );
    expect(food.values).toEqual({ 'TCD  2025-03 food-insecure-ipc': 500 });
    const needs = reading(
      hapi,
      [
        'location_code,admin1_code,admin2_code,admin_level,sector_code,category,population_status,population,reference_period_start,reference_period_end',
        'TCD,,,0,Intersectoral,total,INN,800,2025-01-01,2025-12-31',
        'TCD,,,0,Intersectoral,Female,INN,400,2025-01-01,2025-12-31',
        'TCD,,,0,HEA,total,INN,300,2025-01-01,2025-12-31',
        'TCD,,,0,Intersectoral,total,TGT,600,2025-01-01,2025-12-31',
      ].join('\n'),
    );
    expect(needs.values).toEqual({ 'TCD  2025 people-in-need': 800 });
  });
});

describe('each source of levels', () => {
  test.each(levelSources.entries.map((source) => [source.id, source] as const))(
    '%s states its reporting lag and has words for each outcome in both languages',
    (_, source) => {
      expect(source.lag_months).toBeGreaterThan(0);
      expect(source.lag.fr).not.toBe(source.lag.en);
      for (const { id } of source.outcomes) {
        expect(words.en.level[id], id).toBeDefined();
        expect(words.fr.level[id]).not.toBe(words.en.level[id]);
        expect(outcomes.has(id)).toBe(false);
      }
    },
  );

  test('has outcomes of its own', () => {
    const ids = levelSources.entries.flatMap((source) => source.outcomes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
