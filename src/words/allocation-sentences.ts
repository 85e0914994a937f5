/** Sentences of the dossier about where the next sites go. */
import { type AllocationEvidence, type Bilingual, inBoth, type Language } from '../core/index.ts';
import { type VariantId, variantSentence } from './allocation.ts';
import { capital, formatNumber, formatPercent, joinNames, plural } from './format.ts';

/** Areas named as those where most people stay beyond reach. */
const MOST_NAMED = 3;

/** What the sites reach · where they lie · what changes if · who is left. */
export function allocationSentences(found: AllocationEvidence): Bilingual[] {
  return [
    inBoth((l) => reachSentence(found, l)),
    inBoth((l) => placeSentence(found, l)),
    ...ifSentence(found),
    ...leftSentence(found),
  ];
}

function reachSentence(found: AllocationEvidence, l: Language): string {
  const share = formatPercent(found.reached / Math.max(1, found.people), l);
  const [reached, people] = [formatNumber(found.reached, l), formatNumber(found.people, l)];
  const { radius_km: km, year } = found;
  const gap = formatPercent(found.gap, l);
  if (l === 'fr') {
    const end = found.is_proved ? '' : ` ; un meilleur choix en couvrirait au plus ${gap} de plus`;
    return `${plural(found.count, 'fr', 'point choisi', 'points choisis')} pour couvrir le plus de personnes en auraient ${reached} à ${km} km ou moins, soit ${share} des ${people} personnes en phase 3 ou pire (Cadre harmonisé, juin à août ${year})${end}.`;
  }
  const end = found.is_proved ? '' : `; a better choice would reach ${gap} more at most`;
  return `${plural(found.count, 'en', 'site', 'sites')} chosen to reach most people would have ${reached} within ${km} km, ${share} of ${people} people in phase 3 or worse (Cadre Harmonisé, June to August ${year})${end}.`;
}

function placeSentence({ areas }: AllocationEvidence, l: Language): string {
  const named = areas
    .filter(({ sites }) => sites > 0)
    .sort((a, b) => b.sites - a.sites || b.people - a.people)
    .map(({ name, sites }) => (sites > 1 ? `${name} (${sites})` : name));
  return l === 'fr'
    ? `Ils se trouvent dans les zones suivantes : ${joinNames(named, 'fr')}.`
    : `They lie in these areas: ${joinNames(named, 'en')}.`;
}

function ifSentence(found: AllocationEvidence): Bilingual[] {
  const asked: [VariantId, number | null][] = [
    ['other-spread', found.changed_by_spread],
    ['insecurity-exclude', found.changed_by_insecurity],
  ];
  const told = asked.filter((one): one is [VariantId, number] => one[1] !== null);
  if (told.length === 0) return [];
  return [
    inBoth((l) => {
      const parts = told.map(([id, changed]) =>
        variantSentence({ id, changed, of: found.count, events: found.insecurity_events }, l),
      );
      return `${capital(parts.join(l === 'fr' ? ' ; ' : '; '))}.`;
    }),
  ];
}

function leftSentence({ areas }: AllocationEvidence): Bilingual[] {
  const left = areas
    .map(({ name, people, covered }) => ({ name, people: people - covered }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people)
    .slice(0, MOST_NAMED);
  if (left.length === 0) return [];
  return [
    inBoth((l) => {
      const named = joinNames(
        left.map(({ name, people }) => `${name} (${formatNumber(people, l)})`),
        l,
      );
      return l === 'fr'
        ? `C’est dans les zones suivantes que le plus de personnes restent hors de portée : ${named}.`
        : `Most people stay beyond reach in ${named}.`;
    }),
  ];
}

/** What the answer does not know. */
export function allocationLimits(found: AllocationEvidence): Bilingual[] {
  const known = found.insecurity_months.length;
  const asked = found.insecurity_months_asked;
  return [
    allocationNotes.argument,
    ...(known < asked
      ? [
          {
            en: `Places of events are known for ${known} of the last ${asked} months: what insecurity would change is told from these alone.`,
            fr: `Les lieux des événements sont connus pour ${known} des ${asked} derniers mois : ce que l’insécurité changerait n’est dit que d’après ceux-ci.`,
          },
        ]
      : []),
  ];
}

export const allocationNotes = {
  method: {
    en: 'Need by area is spread over settlements counted in quarter-degree cells: those with a figure of people in its proportion, the others evenly. Distance is the straight line times 1.3; no road is looked at. Sites are named by area only.',
    fr: 'Les besoins par zone sont répartis entre les localités comptées par maille d’un quart de degré : à proportion pour celles dont la population est connue, également pour les autres. La distance est la ligne droite multipliée par 1,3 ; aucune route n’est prise en compte. Les points ne sont nommés que par zone.',
  },
  argument: {
    en: 'A starting point to argue with: it knows nothing of what is open already, of who accepts whom, or of today’s access.',
    fr: 'Un point de départ pour la discussion : il ne sait rien de ce qui est déjà ouvert, de qui accepte qui, ni de l’accès aujourd’hui.',
  },
} satisfies Record<string, Bilingual>;
