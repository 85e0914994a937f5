/** First-level regions and named groups of countries, as English and French texts write them. */

/**
 * Regions by country, by their usual name in English; further spellings after it. A name in brackets
 * is a plain word too (a compass point, a common noun) and counts only beside a word for region or
 * with its country.
 */
const LISTED: Readonly<Record<string, string>> = {
  BEN: 'Alibori|Atacora,Atakora|Borgou',
  BFA: '[Boucle du Mouhoun]|[Cascades]|[Centre]|Centre-Est|Centre-Nord|Centre-Ouest|Centre-Sud|[Est],[East],[Eastern]|Hauts-Bassins|[Nord],[North]|Plateau-Central|[Sahel]|Sud-Ouest|Soum|Liptako',
  CAF: 'Bangui|Basse-Kotto|Haut-Mbomou|Haute-Kotto|Bamingui-Bangoran|Nana-Mambéré|Nana-Grébizi|Ouaka|Ouham|Ouham-Pendé|Vakaga|Mbomou|Mambéré-Kadéï,Mambéré-Kadéi',
  CMR: 'Far North,Extrême-Nord|[North-West],[Nord-Ouest],[Northwest]|[South-West],[Sud-Ouest],[Southwest]|Adamawa region,Adamaoua',
  COD: 'North Kivu,Nord-Kivu|South Kivu,Sud-Kivu|Ituri|Tanganyika province|Haut-Uele|Maniema|Kasaï,Kasai',
  ETH: 'Tigray,Tigré|Amhara|Oromia',
  GHA: 'Upper East|Upper West',
  MLI: 'Bamako|Gao|Kayes|Kidal|Koulikoro|Mopti|Ménaka|Ségou|Sikasso|Timbuktu,Tombouctou,Timbuctoo|Bandiagara',
  MOZ: 'Cabo Delgado|Niassa|Nampula',
  NER: 'Agadez|Diffa|Dosso|Maradi|Niamey|Tahoua|Tillabéri,Tillabery|Zinder',
  NGA: 'Abia|Adamawa|Anambra|Bauchi|Bayelsa|Benue,Bénoué|Borno|Cross River|[Delta]|Ebonyi|[Edo]|Enugu|Gombe|Imo|Jigawa|Kaduna|Kano|Katsina|Kebbi|Kogi|Kwara|Lagos|Nasarawa|[Niger]|Ogun|Ondo|Osun|Oyo|[Plateau]|[Rivers]|Sokoto|Taraba|Yobe|Zamfara',
  SDN: 'North Darfur,Nord-Darfour,Darfour-Nord|South Darfur,Sud-Darfour|West Darfur,Darfour occidental|South Kordofan,Sud-Kordofan|Khartoum|Blue Nile,Nil Bleu',
  SOM: 'Lower Shabelle|Middle Shabelle|Puntland|Mudug',
  TCD: 'Batha|Guéra|Hadjer-Lamis|Kanem|[Lac],[Lake]|Logone Occidental|Tibesti,Tibesti region',
  TGO: 'Savanes,Savannah region,Savanes region',
};

export interface RegionName {
  /** `MLI/Mopti` */
  area: string;
  names: string[];
  /** needs a word for region beside it */
  isPlain: boolean;
}

export const REGION_NAMES: readonly RegionName[] = Object.entries(LISTED).flatMap(
  ([country, listed]) =>
    listed.split('|').map((entry) => {
      const isPlain = entry.startsWith('[');
      const names = entry.split(',').map((name) => name.replace(/[[\]]/g, ''));
      return { area: `${country}/${names[0]}`, names, isPlain };
    }),
);

/** Named groups and the countries or regions that they are made of. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  sahel: ['BFA', 'MLI', 'MRT', 'NER', 'TCD'],
  'central-sahel': ['BFA', 'MLI', 'NER'],
  'west-africa': [
    ...['BEN', 'BFA', 'CPV', 'CIV', 'GMB', 'GHA', 'GIN', 'GNB'],
    ...['LBR', 'MLI', 'MRT', 'NER', 'NGA', 'SEN', 'SLE', 'TGO'],
  ],
  'liptako-gourma': [
    ...['MLI/Gao', 'MLI/Mopti', 'MLI/Ménaka'],
    ...['BFA/Sahel', 'BFA/Est', 'BFA/Nord', 'BFA/Centre-Nord', 'NER/Tillabéri'],
  ],
  'lake-chad': [
    ...['NGA/Borno', 'NGA/Yobe', 'NGA/Adamawa'],
    ...['NER/Diffa', 'CMR/Far North', 'TCD/Lac'],
  ],
};

export const GROUP_NAMES: readonly (readonly [name: string, group: string])[] = [
  ['Sahel', 'sahel'],
  ['Sahelian', 'sahel'],
  ['sahélien', 'sahel'],
  ['sahélienne', 'sahel'],
  ['central Sahel', 'central-sahel'],
  ['Sahel central', 'central-sahel'],
  ['West Africa', 'west-africa'],
  ['West African', 'west-africa'],
  ['Western Africa', 'west-africa'],
  ["Afrique de l'Ouest", 'west-africa'],
  ['Afrique occidentale', 'west-africa'],
  ['ouest-africain', 'west-africa'],
  ['ouest-africaine', 'west-africa'],
  ['Liptako-Gourma', 'liptako-gourma'],
  ['three-border area', 'liptako-gourma'],
  ['tri-border area', 'liptako-gourma'],
  ['trois frontières', 'liptako-gourma'],
  ['Lake Chad', 'lake-chad'],
  ['Lake Chad basin', 'lake-chad'],
  ['Lac Tchad', 'lake-chad'],
  ['bassin du lac Tchad', 'lake-chad'],
];

/** Words that make a plain name a region: "the Est region", « région du Sahel ». */
export const REGION_WORDS = new Set([
  'region',
  'state',
  'etat',
  'province',
  'prefecture',
  'departement',
  'department',
]);
