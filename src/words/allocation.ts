/** Words about where the next sites go: the terminal's, the map's and the page's. */
import type { Bilingual, Language } from '../core/index.ts';
import { countryName } from '../core/index.ts';
import { plural } from './format.ts';

export const allocationWords = {
  covered: { en: 'people in need within reach', fr: 'personnes dans le besoin à portée' },
  uncovered: { en: 'people in need beyond reach', fr: 'personnes dans le besoin hors de portée' },
  disclaimer: {
    en: 'Boundaries and names shown do not imply endorsement. For the protection of civilians: nothing here is finer than a second-level area.',
    fr: 'Les frontières et les noms indiqués n’impliquent aucune reconnaissance. Pour la protection des civils : rien ici n’est plus fin qu’une zone de deuxième niveau.',
  },
  sites_here: { en: 'sites placed in the area', fr: 'points placés dans la zone' },
  largest: {
    en: (people: string) => `${people} people in need`,
    fr: (people: string) => `${people} personnes dans le besoin`,
  },
  objective: {
    coverage: { en: 'people within reach', fr: 'personnes à portée' },
    'p-median': { en: 'people × distance', fr: 'personnes × distance' },
    'p-center': { en: 'longest distance', fr: 'distance la plus longue' },
  },
  status: {
    optimal: { en: 'proved best', fr: 'optimum prouvé' },
    'time-limit': {
      en: 'best found in the time allowed',
      fr: 'meilleur trouvé dans le temps imparti',
    },
    refused: { en: 'cannot be', fr: 'impossible' },
  },
  gap: {
    en: (gap: string) => `gap ${gap}`,
    fr: (gap: string) => `écart ${gap}`,
  },
  bound: { en: 'no choice is better than', fr: 'aucun choix ne fait mieux que' },
  greedy: { en: 'one by one (greedy)', fr: 'un à un (glouton)' },
  interchange: { en: 'with exchanges', fr: 'avec échanges' },
  site: { en: 'site', fr: 'point' },
  adds: { en: 'adds', fr: 'ajoute' },
  serves: { en: 'serves', fr: 'dessert' },
  events: { en: 'events near', fr: 'événements proches' },
  area: { en: 'area', fr: 'zone' },
  region: { en: 'region', fr: 'région' },
  is_open: { en: 'open already', fr: 'déjà ouvert' },
  in_need: { en: 'in need', fr: 'dans le besoin' },
  in_need_column: { en: 'people in need', fr: 'personnes dans le besoin' },
  reached: { en: 'within reach', fr: 'à portée' },
  left: { en: 'beyond reach', fr: 'hors de portée' },
  sites: { en: 'sites', fr: 'points' },
  uncovered_title: { en: 'Beyond reach', fr: 'Hors de portée' },
  and_more: {
    en: (n: number) => `and ${n} more`,
    fr: (n: number) => `et ${n} autres`,
  },
  if_title: { en: 'What changes if', fr: 'Ce qui change si' },
  map: { en: 'map', fr: 'carte' },
  population: {
    en: 'settlements with a figure of people have need in its proportion, the others share evenly',
    fr: 'les localités dont la population est connue ont des besoins à proportion, les autres se partagent le reste également',
  },
} as const;

export type VariantId =
  | 'other-spread'
  | 'round-before'
  | 'insecurity-off'
  | 'insecurity-exclude'
  | 'insecurity-cost';

const IF: Record<VariantId, Record<Language, (events: number) => string>> = {
  'other-spread': {
    en: () => 'people are spread over settlements the other way',
    fr: () => 'les personnes sont réparties entre localités de l’autre façon',
  },
  'round-before': {
    en: () => 'need is that of the round before',
    fr: () => 'les besoins sont ceux du cycle précédent',
  },
  'insecurity-off': {
    en: () => 'insecurity is left aside',
    fr: () => 'l’insécurité est laissée de côté',
  },
  'insecurity-exclude': {
    en: (events) =>
      `places with ${plural(events, 'en', 'event', 'events')} or more in their half-degree cell are left out`,
    fr: (events) =>
      `les lieux dont la maille d’un demi-degré compte ${plural(events, 'fr', 'événement', 'événements')} ou plus sont écartés`,
  },
  'insecurity-cost': {
    en: () => 'events lengthen the way',
    fr: () => 'les événements allongent le trajet',
  },
};

/** `3 of 8 sites change if …`. */
export function variantSentence(
  { id, changed, of, events }: { id: VariantId; changed: number; of: number; events: number },
  language: Language,
): string {
  const when = IF[id][language](events);
  if (language === 'fr') {
    const which =
      changed === 0
        ? `aucun des ${of} points ne change`
        : `${changed} des ${of} points ${changed === 1 ? 'change' : 'changent'}`;
    return `${which} si ${when}`;
  }
  return `${changed === 0 ? 'none' : changed} of ${of} sites ${changed === 1 ? 'changes' : 'change'} if ${when}`;
}

/** Title of a map. */
export function allocationTitle(country: string, count: number, language: Language): string {
  const where = countryName(country, language);
  return language === 'fr'
    ? `${where} : où ${plural(count, 'fr', 'point de plus', 'points de plus')} atteignent le plus de personnes dans le besoin`
    : `${where}: where ${plural(count, 'en', 'more site', 'more sites')} reach most people in need`;
}

/** Options of `vigie plan allocate`. */
export const allocationOptions: Record<string, Bilingual> = {
  objective: {
    en: 'coverage: most people within the radius; p-median: least people × distance; p-center: least longest distance',
    fr: 'coverage : le plus de personnes dans le rayon ; p-median : le moins de personnes × distance ; p-center : la plus courte distance maximale',
  },
  count: { en: 'how many sites to open', fr: 'combien de points ouvrir' },
  demand: {
    en: 'CSV: id, weight (also size, region)',
    fr: 'CSV : id, weight (aussi size, region)',
  },
  sites: {
    en: 'CSV: id (also capacity, cost, open, barred)',
    fr: 'CSV : id (aussi capacity, cost, open, barred)',
  },
  distances: {
    en: 'CSV: demand, site, distance; pairs left out cannot reach each other',
    fr: 'CSV : demand, site, distance ; les paires absentes ne se rejoignent pas',
  },
  radius: {
    en: 'farthest that people can go, in the unit of the distances',
    fr: 'distance maximale, dans l’unité des distances',
  },
  time_limit: {
    en: 'seconds for the search; the gap is told',
    fr: 'secondes de calcul ; l’écart est indiqué',
  },
  budget: {
    en: 'what the new sites may cost together',
    fr: 'ce que les nouveaux points peuvent coûter ensemble',
  },
  floor: {
    en: 'least share within the radius: 0.2 in each region, or ML05=0.3',
    fr: 'part minimale dans le rayon : 0.2 par région, ou ML05=0.3',
  },
  country: {
    en: 'country whose people in need are to be reached, such as MLI',
    fr: 'pays dont les personnes dans le besoin sont à atteindre, comme MLI',
  },
  kind: {
    en: 'food points or health posts',
    fr: 'points alimentaires (food) ou postes de santé (health)',
  },
  radius_km: { en: 'farthest that people can go, km', fr: 'distance maximale, km' },
  need: {
    en: 'people in need by area: Cadre Harmonisé, or pcode and people',
    fr: 'personnes dans le besoin par zone : Cadre harmonisé, ou pcode et people',
  },
  year: {
    en: 'round of the need file; the last when absent',
    fr: 'cycle du fichier des besoins ; le dernier par défaut',
  },
  settlements: {
    en: 'CSV: id, name, latitude, longitude, population, adm2_pcode',
    fr: 'CSV : id, name, latitude, longitude, population, adm2_pcode',
  },
  facilities: {
    en: 'CSV of candidates: name, latitude, longitude (also capacity, cost, open)',
    fr: 'CSV des candidats : name, latitude, longitude (aussi capacity, cost, open)',
  },
  roads: {
    en: 'CSV of roads: from, to, distance_m, wkt',
    fr: 'CSV des routes : from, to, distance_m, wkt',
  },
  access: {
    en: 'CSV: pcode, access level 0 to 3; nothing is opened at 3',
    fr: 'CSV : pcode, niveau d’accès 0 à 3 ; rien n’est ouvert à 3',
  },
  areas: { en: 'only these areas or regions', fr: 'seulement ces zones ou régions' },
  avoid: { en: 'no site in these areas or regions', fr: 'aucun point dans ces zones ou régions' },
  spread: {
    en: 'how need is spread over settlements',
    fr: 'comment les besoins sont répartis entre localités',
  },
  factor: {
    en: 'roads are this much longer than the straight line',
    fr: 'les routes sont d’autant plus longues que la ligne droite',
  },
  insecurity: {
    en: 'exclude: no site where events are; cost: events lengthen the way',
    fr: 'exclude : aucun point là où il y a des événements ; cost : ils allongent le trajet',
  },
  insecurity_months: { en: 'months of events looked at', fr: 'mois d’événements pris en compte' },
  insecurity_events: {
    en: 'events in its half-degree cell from which a place is insecure',
    fr: 'événements dans sa maille d’un demi-degré à partir desquels un lieu est peu sûr',
  },
  capacity: { en: 'people whom one site can serve', fr: 'personnes qu’un point peut desservir' },
  site_cost: { en: 'cost of a site without one of its own', fr: 'coût d’un point qui n’en a pas' },
  map: { en: 'write the map to this .svg or .html', fr: 'écrire la carte dans ce .svg ou .html' },
  shareable: {
    en: 'name nothing finer than a second-level area',
    fr: 'ne rien nommer de plus fin qu’une zone de deuxième niveau',
  },
};
