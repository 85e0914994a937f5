import {
  type Actor,
  type Bilingual,
  CIVILIANS,
  countryFromName,
  countryName,
  inBoth,
  isUnidentified,
  ucdpNames,
} from '../core/index.ts';

/**
 * The name by which a page calls an actor that UCDP names, in words of both languages. A name that
 * UCDP uses for more than one group (such as IS) is resolved by the country in which it acts.
 *
 * @param country where it acts, ISO alpha-3
 */
export function actorName(actors: readonly Actor[], ucdpName: string, country: string): Bilingual {
  if (ucdpName === CIVILIANS) return { en: 'civilians', fr: 'civils' };
  if (isUnidentified(ucdpName)) {
    return { en: 'a group not yet identified', fr: 'un groupe non encore identifié' };
  }
  const matches = actors.filter((actor) => ucdpNames(actor).includes(ucdpName));
  const here = matches.find((actor) => actor.countries.includes(country));
  if (here) return here.short;
  if (ucdpName === 'IS') return { en: 'Islamic State', fr: 'État islamique' };
  const state = /^Government of (.+)$/.exec(ucdpName);
  if (state && !matches[0]) return stateForces(state[1]);
  // Names of villages would be finer than a region.
  const villagers = / villagers$/.test(ucdpName);
  if (villagers && !matches[0]) return { en: 'villagers', fr: 'villageois' };
  return matches[0]?.short ?? { en: ucdpName, fr: ucdpName };
}

function stateForces(name: string): Bilingual {
  const code = countryFromName(name);
  return inBoth((language) => {
    const country = code ? countryName(code, language) : name;
    return language === 'en' ? `state forces of ${country}` : `forces de l'État (${country})`;
  });
}
