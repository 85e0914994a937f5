/** Which outcome of the panel a clause speaks of. */
import type { Clause } from './clause.ts';
import type { Noun } from './nouns.ts';
import { distance, type Mark } from './phrases.ts';

export interface SaidOutcome {
  outcome: string;
  /** the words it rests on */
  i: number;
  j: number;
  /** false where the words say less than the outcome does */
  isPlain: boolean;
  /** the force that acts, when it is named */
  actor: string | undefined;
  other_actor: string | undefined;
}

const AGAINST =
  /^(on|against|target\w*|toward|towards|contre|vis\w*|envers|cibl\w*|sur|frapp\w*|of|de|des|by|par)$/;

/** @returns `undefined` where the clause names nothing that is counted */
export function outcomeIn(clause: Clause): SaidOutcome | undefined {
  const { nouns } = clause;
  const of = (...kinds: Noun[]) => nouns.filter(({ value }) => kinds.includes(value));
  const [first] = of('hunger');
  if (first) return plain('food-insecure', first);
  const [refugee] = of('refugee');
  if (refugee) return plain('refugees-abroad', refugee);
  const [displaced] = of('displaced');
  if (displaced) return displacement(clause, displaced);
  const hit = of('regions').find((mark) => isCountedRegions(clause, mark));
  if (hit) return plain('regions-with-events', hit);
  const deaths = of('death', 'deadly');
  if (deaths.length > 0) return deathsIn(clause, deaths);
  const [massacre] = of('massacre');
  if (massacre) return withActors(clause, 'one-sided-events', massacre, true);
  const [battle] = of('battle');
  const [clash] = of('clash');
  const acts = of('attack');
  if (battle && acts.length === 0) return fought(clause, battle, 'state-based-events');
  if (clash && acts.length === 0) return fought(clause, clash, 'events');
  if (acts.length > 0) return attackIn(clause, acts);
  const [groups] = of('armed-groups');
  if (groups) {
    const isCounted =
      clause.tokens[groups.i].word === 'number' ||
      groups.j - groups.i > 2 ||
      clause.tokens[groups.i].word === 'nombre';
    if (
      isCounted ||
      clause.numbers.some((number) => distance(number, groups) <= 1) ||
      clause.directions.length > 0
    ) {
      return plain('active-armed-groups', groups);
    }
  }
  const regions = of('regions').find(({ i, j }) => j - i > 1);
  return regions ? plain('regions-with-events', regions) : undefined;
}

/** "hit eight of Mali's regions", "spread to more regions": regions are what is counted. */
function isCountedRegions(clause: Clause, mark: Mark<Noun>): boolean {
  const isReached = clause.tokens
    .slice(clause.i, clause.j)
    .some(({ word }) =>
      /^(hit|affect\w*|spread\w*|touch\w*|reach\w*|struck|experienc\w*|affected|saw|see|etend\w*|gagn\w*|propag\w*|frapp\w*|concern\w*)$/.test(
        word,
      ),
    );
  const isNumbered = clause.numbers.some(
    (number) => number.j <= mark.i && mark.i - number.j <= 3 && !number.value.isPercent,
  );
  const isMore = clause.directions.some(
    (direction) => direction.value.isWeak && distance(direction, mark) <= 1,
  );
  return isReached && (isNumbered || isMore);
}

function plain(outcome: string, { i, j }: Mark<Noun>): SaidOutcome {
  return { outcome, i, j, isPlain: true, actor: undefined, other_actor: undefined };
}

/** People displaced at a time, or newly displaced in a period. */
function displacement(clause: Clause, mark: Mark<Noun>): SaidOutcome {
  const around = clause.tokens.slice(Math.max(0, mark.i - 5), mark.j + 4).map(({ word }) => word);
  const before = clause.tokens.slice(Math.max(0, mark.i - 3), mark.i).map(({ word }) => word);
  const isNew =
    around.some((word) =>
      /^(new|newly|nouveau|nouveaux|nouvelle|nouvelles|nouvellement|fresh|additional)$/.test(word),
    ) ||
    /^(displacements|deplacements|fled|fui|fuir|forced|driven|uprooted)$/.test(
      clause.tokens[mark.i].word,
    ) ||
    (before.some((word) => /^(were|was|been|ete)$/.test(word)) &&
      clause.times.length > 0 &&
      !before.some((word) => /^internally$/.test(word)));
  return plain(isNew ? 'new-displacements' : 'displaced', mark);
}

function deathsIn(clause: Clause, deaths: Mark<Noun>[]): SaidOutcome {
  const mark = deaths.find(({ value }) => value === 'death') ?? deaths[0];
  const civilians = clause.nouns.filter(({ value }) => value === 'civilian');
  const acts = clause.nouns.filter(({ value }) => value === 'attack' || value === 'massacre');
  const fights = clause.nouns.filter(({ value }) => value === 'clash' || value === 'battle');
  const attacked = civilians.find((civilian) =>
    acts.some((act) => isObject(clause, act, civilian)),
  );
  const dead = civilians.find((civilian) => civilian !== attacked && distance(civilian, mark) <= 6);
  if (dead) {
    const said = withActors(clause, 'civilian-deaths', mark, true);
    const byForce = said.actor !== undefined || hasPerpetrator(clause, mark, dead);
    return byForce ? { ...said, outcome: 'one-sided-fatalities' } : said;
  }
  if (attacked) return withActors(clause, 'one-sided-fatalities', mark, true);
  const [fight] = fights;
  if (fight) {
    const sides =
      sidesOf(clause, fight) ?? (fight.value === 'battle' ? 'state-based-events' : undefined);
    return withActors(clause, sides?.replace('events', 'fatalities') ?? 'fatalities', mark, true);
  }
  const soldiers = clause.nouns.some(
    ({ value, i }) =>
      value === 'state' &&
      i >= mark.i - 4 &&
      i <= mark.j + 4 &&
      !/^(by|par)$/.test(clause.tokens[i - 1]?.word ?? ''),
  );
  return withActors(clause, 'fatalities', mark, !soldiers);
}

/** "civilians killed by soldiers", « civils tués par des djihadistes »: a force, though not a named one. */
function hasPerpetrator(clause: Clause, death: Mark<Noun>, dead: Mark<Noun>): boolean {
  return clause.nouns.some(
    ({ value, i }) =>
      value === 'state' &&
      i >= Math.min(death.i, dead.i) - 4 &&
      clause.tokens.slice(Math.max(0, i - 3), i).some(({ word }) => /^(by|par)$/.test(word)),
  );
}

function attackIn(clause: Clause, acts: Mark<Noun>[]): SaidOutcome {
  for (const act of acts) {
    const civilian = clause.nouns.find(
      ({ value, i, j }) => value === 'civilian' && isObject(clause, act, { i, j }),
    );
    if (civilian)
      return withActors(
        clause,
        'one-sided-events',
        { ...act, j: Math.max(act.j, civilian.j) },
        true,
      );
  }
  for (const act of acts) {
    const state = clause.nouns.find(
      ({ value, i, j }) => value === 'state' && isObject(clause, act, { i, j }),
    );
    const army =
      state ??
      clause.actors.find(
        ({ value, i, j }) => clause.isState(value.id) && isObject(clause, act, { i, j }),
      );
    if (army) {
      const said = withActors(
        clause,
        'state-based-events',
        { ...act, j: Math.max(act.j, army.j) },
        true,
      );
      return said.actor !== undefined && clause.isState(said.actor)
        ? { ...said, actor: said.other_actor, other_actor: undefined }
        : { ...said, other_actor: undefined };
    }
  }
  const [act] = acts;
  const isCommunal = clause.nouns.some(
    (noun) => noun.value === 'community' && distance(noun, act) <= 1,
  );
  if (isCommunal) return withActors(clause, 'non-state-events', act, true);
  return withActors(clause, 'events', act, true);
}

/** "attacks by JNIM on the civilians": the second stands as what the first is directed at. */
function isObject(
  clause: Clause,
  act: { i: number; j: number },
  object: { i: number; j: number },
): boolean {
  if (object.i < act.j) {
    // "civilian attacks" is none; "anti-civilian violence" is
    return act.i - object.j <= 0 && clause.tokens[object.i - 1]?.word === 'anti';
  }
  const between = clause.tokens.slice(act.j, object.i);
  if (between.length > 9) return false;
  const at = between.findLastIndex(({ word }) => AGAINST.test(word));
  if (at < 0) return false;
  const { word } = between[at];
  if (/^(by|par|of|de|des)$/.test(word)) {
    // « attaques contre l'armée et des civils » is directed at both; "by soldiers" is not.
    return (
      between
        .slice(0, at)
        .some((token) => /^(on|against|contre|target\w*|vis\w*)$/.test(token.word)) &&
      !/^(by|par)$/.test(word)
    );
  }
  return between.length - at <= 5;
}

/** A fight: those on its two sides make it what it is and are not said to act by themselves. */
function fought(clause: Clause, fight: Mark<Noun>, otherwise: string): SaidOutcome {
  const said = withActors(clause, sidesOf(clause, fight) ?? otherwise, fight, true);
  const after = clause.tokens.slice(fight.j, fight.j + 3).map(({ word }) => word);
  const areSides = after.some((word) =>
    /^(between|among|entre|with|against|opposing|avec|contre|opposant)$/.test(word),
  );
  return areSides ? { ...said, actor: undefined, other_actor: undefined } : said;
}

/** The outcome of a fight by who stands on its sides; `undefined` where they are not told. */
function sidesOf(clause: Clause, fight: Mark<Noun>): string | undefined {
  const beside = clause.nouns.filter((noun) => distance(noun, fight) <= 12);
  const hasState =
    beside.some(({ value }) => value === 'state') ||
    clause.actors.some(({ value }) => clause.isState(value.id));
  const groups =
    beside.filter(({ value }) => value === 'group' || value === 'armed-groups').length +
    clause.actors.filter(({ value }) => clause.isArmedGroup(value.id)).length;
  const isCommunal = beside.some(({ value }) => value === 'community');
  if (isCommunal) return 'non-state-events';
  if (hasState && groups > 0) return 'state-based-events';
  const isBetween = clause.tokens
    .slice(fight.j, fight.j + 3)
    .some(({ word }) => /^(between|among|entre)$/.test(word));
  if (groups > 0 && isBetween && !hasState) return 'non-state-events';
  return hasState && isBetween ? 'state-based-events' : undefined;
}

/** Forces named as acting, those inside a date ("since Wagner left") aside. */
function withActors(
  clause: Clause,
  outcome: string,
  mark: { i: number; j: number },
  isPlain: boolean,
): SaidOutcome {
  const acting = clause.actors
    .filter(({ value }) => clause.canAct(value.id))
    .map(({ value }) => value.id);
  const [actor, other_actor] = [...new Set(acting)];
  return { outcome, i: mark.i, j: mark.j, isPlain, actor, other_actor };
}
