import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  countryFromName,
  countryFromNumeric,
  countryName,
  isCountryCode,
} from '../../src/core/index.ts';

describe('countryFromName', () => {
  it.each([
    ['Niger', 'NER'],
    ['Nigeria', 'NGA'],
    ['Mali', 'MLI'],
    ['Guinea', 'GIN'],
    ['Guinea-Bissau', 'GNB'],
    ['Equatorial Guinea', 'GNQ'],
    ['Papua New Guinea', 'PNG'],
    ['Congo', 'COG'],
    ['DR Congo (Zaire)', 'COD'],
    ['Sudan', 'SDN'],
    ['South Sudan', 'SSD'],
    ['Ivory Coast', 'CIV'],
    ['Central African Republic', 'CAF'],
    ['Russia (Soviet Union)', 'RUS'],
    ['Yemen (North Yemen)', 'YEM'],
    ['Bosnia-Herzegovina', 'BIH'],
    ['Kosovo', 'XKX'],
  ])('%s is %s', (name, code) => {
    expect(countryFromName(name)).toBe(code);
  });

  it('a part of a name, or more than a name, is no country', () => {
    for (const name of ['Nige', 'Nigerian', 'Niger ', 'Republic of Nowhere', '', 'DR Congo (Zaire'])
      expect(countryFromName(name)).toBeUndefined();
  });

  it('words that every object knows are no country', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(countryFromName(name)).toBeUndefined();
  });
});

const EVENTS = '../shared/data/events/';
const FILES = [
  'ged_candidate_v26_0_1.csv.gz',
  'ged_candidate_v26_0_2.csv.gz',
  'ged_candidate_v23_0_10.csv.gz',
  'ged_v20_1_nigeria.csv.gz',
  'ucdp_country_year_v25_1.csv.gz',
];
const there = FILES.every((file) => existsSync(EVENTS + file));
if (!there) console.info(`skipped: names of countries in ${EVENTS}, which is not here`);

describe.skipIf(!there)('names in UCDP files', () => {
  it('have a code, but for two states that ended in 1990 and 1992', () => {
    const unknown = new Set<string>();
    for (const file of FILES) {
      const text = gunzipSync(readFileSync(EVENTS + file)).toString('utf8');
      const { data } = Papa.parse<Record<string, string>>(text, {
        header: true,
        skipEmptyLines: true,
      });
      for (const row of data) {
        const name = row.country ?? row.country_cy;
        if (!countryFromName(name)) unknown.add(name);
      }
    }
    expect([...unknown].sort()).toEqual(['Czechoslovakia', 'German Democratic Republic']);
  });
});

describe('names and codes', () => {
  it('short names are short in both languages', () => {
    expect(countryName('COD', 'en')).toBe('DR Congo');
    expect(countryName('COD', 'fr')).toBe('RD Congo');
    expect(countryName('MLI', 'fr')).toBe('Mali');
    expect(countryName('NER', 'fr')).toBe('Niger');
    expect(countryName('NGA', 'fr')).toBe('Nigéria');
    expect(countryName('CIV', 'en')).toBe("Côte d'Ivoire");
  });

  it('an unknown code is its own name', () => {
    expect(countryName('ZZZ', 'en')).toBe('ZZZ');
  });

  it('numeric codes of map files give letters', () => {
    expect(countryFromNumeric('466')).toBe('MLI');
    expect(countryFromNumeric('562')).toBe('NER');
    expect(countryFromNumeric('000')).toBeUndefined();
  });

  it('three-letter codes are codes', () => {
    expect(['MLI', 'NER', 'XKX', 'SSD'].map(isCountryCode)).toEqual([true, true, true, true]);
    expect(['ZZZ', '', 'Mali'].map(isCountryCode)).toEqual([false, false, false]);
  });

  it('two letters, digits and small letters are no alpha-3 code', () => {
    expect(['ML', '466', 'mli'].filter(isCountryCode)).toEqual([]);
  });
});
