import { describe, expect, it } from 'vitest';
import { inCountry, ofCountry, theCountry } from '../../src/words/index.ts';

/** As the French foreign ministry's list of states writes them in a sentence. */
const FRENCH: [iso3: string, the: string, within: string, of: string][] = [
  ['MLI', 'le Mali', 'au Mali', 'du Mali'],
  ['KEN', 'le Kenya', 'au Kenya', 'du Kenya'],
  ['MOZ', 'le Mozambique', 'au Mozambique', 'du Mozambique'],
  [
    'CAF',
    'la République centrafricaine',
    'en République centrafricaine',
    'de la République centrafricaine',
  ],
  ['COG', 'la République du Congo', 'en République du Congo', 'de la République du Congo'],
  ['COD', 'la RD Congo', 'en RD Congo', 'de la RD Congo'],
  ['GNB', 'la Guinée-Bissau', 'en Guinée-Bissau', 'de la Guinée-Bissau'],
  ['KOR', 'la Corée du Sud', 'en Corée du Sud', 'de la Corée du Sud'],
  ['SSD', 'le Soudan du Sud', 'au Soudan du Sud', 'du Soudan du Sud'],
  ['SLV', 'le Salvador', 'au Salvador', 'du Salvador'],
  ['TLS', 'le Timor-Leste', 'au Timor-Leste', 'du Timor-Leste'],
  ['DZA', "l'Algérie", 'en Algérie', "de l'Algérie"],
  ['IRQ', "l'Irak", 'en Irak', "de l'Irak"],
  ['SWZ', "l'Eswatini", 'en Eswatini', "de l'Eswatini"],
  ['USA', 'les États-Unis', 'aux États-Unis', 'des États-Unis'],
  ['SLB', 'les Îles Salomon', 'aux Îles Salomon', 'des Îles Salomon'],
  ['ISR', 'Israël', 'en Israël', "d'Israël"],
  ['HTI', 'Haïti', 'en Haïti', "d'Haïti"],
  ['CUB', 'Cuba', 'à Cuba', 'de Cuba'],
  ['CYP', 'Chypre', 'à Chypre', 'de Chypre'],
  ['MDG', 'Madagascar', 'à Madagascar', 'de Madagascar'],
];

describe('a country in a French sentence', () => {
  it.each(FRENCH)('%s: %s', (iso3, the, within, of) => {
    expect([theCountry(iso3, 'fr'), inCountry(iso3, 'fr'), ofCountry(iso3, 'fr')]).toEqual([
      the,
      within,
      of,
    ]);
  });
});

describe('a country in an English sentence', () => {
  it.each([
    ['MLI', 'Mali'],
    ['CAF', 'the Central African Republic'],
    ['COG', 'the Republic of the Congo'],
    ['ARE', 'the United Arab Emirates'],
    ['PHL', 'the Philippines'],
    ['KOR', 'South Korea'],
    ['LAO', 'Laos'],
  ])('%s: %s', (iso3, the) => {
    expect(theCountry(iso3, 'en')).toBe(the);
    expect(inCountry(iso3, 'en')).toBe(`in ${the}`);
    expect(ofCountry(iso3, 'en')).toBe(`of ${the}`);
  });
});
