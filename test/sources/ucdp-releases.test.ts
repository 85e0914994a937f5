import { describe, expect, it } from 'vitest';
import { monthFromText, monthText, VigieError } from '../../src/core/index.ts';
import { apiColumns, findApiPage, newestVersion, ucdpReleases } from '../../src/sources/index.ts';
import { FULL_HEADER, ucdpGed } from '../../src/sources/ucdp-ged.ts';
import { gedEvent } from '../fixtures/ged.ts';

const TODAY = monthFromText('2026-08');
const asked = (text: string) => ucdpReleases(text.split(' '), TODAY);

describe('a release', () => {
  it('has the names and addresses under which UCDP publishes it', () => {
    expect(asked('26.1')).toEqual([
      {
        dataset: 'UCDP GED',
        version: '26.1',
        file_name: 'ged261-csv.zip',
        table_name: 'GEDEvent_v26_1.csv',
        file_address: 'https://ucdp.uu.se/downloads/ged/ged261-csv.zip',
        api_address: 'https://ucdpapi.pcr.uu.se/api/gedevents/26.1?pagesize=1000&page=0',
        expected: monthFromText('2026-06'),
      },
    ]);
    expect(asked('candidate 2026-07')).toEqual([
      {
        dataset: 'UCDP Candidate',
        version: '26.0.7',
        file_name: 'GEDEvent_v26_0_7.csv',
        table_name: 'GEDEvent_v26_0_7.csv',
        file_address: 'https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_0_7.csv',
        api_address: 'https://ucdpapi.pcr.uu.se/api/gedevents/26.0.7?pagesize=1000&page=0',
        expected: monthFromText('2026-08'),
      },
    ]);
  });

  it.each([
    ['v25.1', '25.1'],
    ['26.0.7', '26.0.7'],
    ['Candidate 26.0.12', '26.0.12'],
    ['25.01.25.12', '25.01.25.12'],
    ['candidate 26.1.26.6', '26.01.26.06'],
  ])('"%s" is %s', (text, version) => {
    expect(asked(text).map((release) => release.version)).toEqual([version]);
  });

  it.each([
    '',
    'latest',
    'candidate',
    'candidate 2026-13',
    'candidate 26.1',
    'candidate 1999-05',
    '26',
    '26.0',
    '26.10',
    '26.0.13',
    '26.1.3',
    '26.06.25.01',
    '../../etc',
    '26.1 25.1',
  ])('"%s" is none', (text) => {
    const trying = () => asked(text);
    expect(trying).toThrow(VigieError);
    expect(trying).toThrow('is not a UCDP release');
  });

  it('that is the latest is looked for from this month back, six times at most', () => {
    const months = ucdpReleases(['candidate', 'latest'], monthFromText('2026-02'));
    expect(months.map((release) => release.version)).toEqual([
      '26.0.2',
      '26.0.1',
      '25.0.12',
      '25.0.11',
      '25.0.10',
      '25.0.9',
    ]);
    expect(monthText(months[2].expected)).toBe('2026-01');
  });

  it('has a file name by which ingest knows it again', () => {
    const first = [...FULL_HEADER];
    for (const text of ['26.1', '26.0.7', '25.01.25.12']) {
      const [{ version, file_name, table_name }] = asked(text);
      for (const name of [file_name.replace('.zip', ''), table_name]) {
        const seen = { countries: new Map(), months: new Map([[TODAY, 1]]) };
        expect(ucdpGed.open(first, { name }).release(seen).version).toBe(version);
      }
    }
  });

  it('that is the newest is found by month, not by text', () => {
    expect(newestVersion(['26.0.9', '26.0.10', '25.01.25.12', 'none'])).toBe('26.0.10');
    expect(newestVersion([])).toBeUndefined();
  });
});

describe('a page of the API', () => {
  it('is read, or is not one', () => {
    const page = { TotalCount: 2, TotalPages: 1, NextPageUrl: null, Result: [{ id: 1 }] };
    expect(findApiPage(page)).toEqual({ total: 2, next: undefined, rows: [{ id: 1 }] });
    for (const wrong of [null, [], 'text', { ...page, TotalCount: '2' }, { ...page, Result: [1] }])
      expect(findApiPage(wrong)).toBeUndefined();
  });

  it('goes under the full header, whatever the order of its columns', () => {
    const row = Object.fromEntries(Object.entries(gedEvent()).reverse());
    expect(apiColumns([row])).toEqual(FULL_HEADER);
  });

  it('keeps a column that ingest needs out of the header when no row has it', () => {
    const { adm_1: _, gwnob: __, ...row } = gedEvent();
    expect(apiColumns([row])).toEqual(FULL_HEADER.filter((name) => name !== 'adm_1'));
    expect(apiColumns([])).toEqual(FULL_HEADER);
  });
});
