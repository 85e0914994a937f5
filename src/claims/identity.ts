import type {
  Actor,
  ClaimFacts,
  ClaimKindEntry,
  ClaimSlots,
  ClaimVerdict,
  FoundClaim,
} from '../core/index.ts';
import type { Clause, ReadSentence } from './clause.ts';
import { dateOf, isDated } from './event-date.ts';
import { found, timeOf } from './figures.ts';
import type { NamedActor } from './gazetteer.ts';
import { LINKS, type Relation } from './kinship-words.ts';
import { type Mark, Phrases } from './phrases.ts';
import { missing } from './ratios.ts';
import { daysOf, earliest, latest, registryJudgement } from './registry-facts.ts';
import { foundAround } from './steps.ts';

/** A force is a successor, an affiliate or a member of another. */
export const identity: ClaimKindEntry<ReadSentence> = {
  id: 'identity',
  title: { en: 'Who they are', fr: 'Identité' },
  read(sentence) {
    const stated = sentence.clauses.flatMap((clause) => linkedIn(sentence, clause));
    const seen = new Set(stated.map(({ slots }) => slots.actor));
    return [
      ...stated,
      ...attributedIn(sentence).filter(({ slots }) => !seen.has(slots.actor)),
    ].sort((a, b) => a.at - b.at);
  },
  needs: () => [],
  judge(claim, facts, place) {
    const { slots } = claim;
    const actor = facts.actors.get(slots.actor ?? '');
    const other = facts.actors.get(slots.other_actor ?? '');
    if (!actor || !other) return missing(slots, 'actor');
    const days = daysOf({}, place);
    const said = relationTo(slots, actor, other, facts, days.first);
    if (said.verdict === 'not-in-these-data') return missing(slots, 'relation');
    const verdict = claim.negated ? opposite(said.verdict) : said.verdict;
    const refs = [actor.id, other.id].map((id) => ({ id, kind: 'actor' as const }));
    return registryJudgement(
      slots,
      verdict,
      facts,
      { says: said.says, from: said.from, to: said.to, successor: said.owner, refs },
      other.id,
    );
  },
};

function opposite(verdict: ClaimVerdict): ClaimVerdict {
  return verdict === 'supported'
    ? 'contradicted'
    : verdict === 'contradicted'
      ? 'supported'
      : verdict;
}

/** A party of a relation: a named force, or the state that a country's name stands for. */
interface Party {
  id: string;
  i: number;
  j: number;
}

function partiesOf(sentence: ReadSentence, clause: Clause): Party[] {
  const { gazetteer } = sentence.context;
  const named = clause.actors
    .filter(({ value }) => gazetteer.actors.has(value.id))
    .map((mark: Mark<NamedActor>) => ({ id: mark.value.id, i: mark.i, j: mark.j }));
  const states = clause.areas.flatMap(({ value, i, j }): Party[] => {
    const id = value.isAdjective ? undefined : gazetteer.governmentOf(value.area);
    return id === undefined || named.some((one) => i < one.j && one.i < j) ? [] : [{ id, i, j }];
  });
  return [...named, ...states].sort((a, b) => a.i - b.i);
}

function linkedIn(sentence: ReadSentence, clause: Clause): FoundClaim[] {
  const { actors } = sentence.context.gazetteer;
  const parties = partiesOf(sentence, clause);
  const isBody = (id: string) => actors.get(id)?.kind === 'body';
  const isState = (id: string) => actors.get(id)?.kind === 'state-force';
  const links = foundAround(LINKS, clause.tokens).filter(
    ({ i, j }) => i >= clause.i && j <= clause.j,
  );
  for (const link of links) {
    const left = parties.filter((party) => party.j <= link.i && link.i - party.j <= 9).at(-1);
    const right = parties.find((party) => party.i >= link.j && party.i - link.j <= 5);
    const adjective = left && isState(left.id) ? undefined : adjectiveOf(clause, left, right);
    if (adjective)
      return [
        claimOf(sentence, clause, 'affiliate-of', adjective.actor, adjective.other, link, false),
      ];
    if (!left || !right) continue;
    const fitted = fittedTo(
      link.value.relation,
      isState(left.id),
      isBody(right.id),
      !isBody(left.id),
    );
    if (!fitted) continue;
    if (left.id === right.id && fitted !== 'is') continue;
    const [actor, other] = link.value.isReversed ? [right, left] : [left, right];
    const subjects =
      fitted === 'member-of' || fitted === 'left'
        ? coordinatedBefore(clause, parties, left)
        : [actor];
    return subjects.map((subject) =>
      claimOf(sentence, clause, fitted, subject, other, link, isNegated(clause, link)),
    );
  }
  return linkedApart(sentence, clause, parties);
}

/** "Mali, Burkina Faso and Niger left": the first is the one that is labelled. */
function coordinatedBefore(clause: Clause, parties: readonly Party[], last: Party): Party[] {
  const chain = [last];
  for (const party of [...parties].reverse()) {
    if (party.j > chain[0].i) continue;
    const between = clause.tokens.slice(party.j, chain[0].i).map(({ word }) => word);
    if (
      between.length === 0 ||
      between.length > 2 ||
      !between.every((word) => /^(,|and|et|the|le|la|l)$/.test(word))
    )
      break;
    chain.unshift(party);
  }
  return chain;
}

/** What a relation can be between such parties; `undefined` when the words mean something else. */
function fittedTo(
  relation: Relation,
  isState: boolean,
  isBody: boolean,
  isForce: boolean,
): Relation | undefined {
  if (relation === 'member-of')
    return isBody ? (isState ? 'member-of' : 'affiliate-of') : undefined;
  if (relation === 'left') return isState && isBody ? 'left' : undefined;
  if (relation === 'affiliate-of' && isState && isBody) return 'member-of';
  return isForce ? relation : undefined;
}

/** "al-Qaeda-linked JNIM", "UN-backed mission". */
function adjectiveOf(
  clause: Clause,
  left: Party | undefined,
  right: Party | undefined,
): { actor: Party; other: Party } | undefined {
  const marks = /^(linked|affiliated|aligned|backed|affiliate|led|controlled|loyal)$/;
  if (!left || !right) return undefined;
  const between = clause.tokens.slice(left.j, right.i).map(({ word }) => word);
  return between.length >= 1 &&
    between.length <= 3 &&
    marks.test(between[0]) &&
    !between.some((word) => /^(to|with|by|of)$/.test(word))
    ? { actor: right, other: left }
    : undefined;
}

const KIN =
  /^(affiliate|branch|offshoot|franchise|subsidiary|wing|proxy|ally|chapter|arm|faction|linked|affiliated|aligned|backed)$/;

/** "JNIM, an al-Qaida affiliate," and "JNIM, the al-Qaida-linked coalition,". */
function appositionOf(
  clause: Clause,
  left: Party,
  right: Party,
): { actor: Party; other: Party } | undefined {
  const between = clause.tokens.slice(left.j, right.i).map(({ word }) => word);
  const isBeside =
    between.length >= 2 &&
    between.length <= 4 &&
    /^(,|\(|is|was|are|remains)$/.test(between[0]) &&
    between.slice(1).every((word) => /^(an?|the|,|local|regional|main|still|formal)$/.test(word));
  return isBeside && KIN.test(clause.tokens[right.j]?.word ?? '')
    ? { actor: left, other: right }
    : undefined;
}

/** Adjectives between two names without any other link: "al-Qaeda affiliate JNIM", "JNIM (GSIM)". */
function linkedApart(
  sentence: ReadSentence,
  clause: Clause,
  parties: readonly Party[],
): FoundClaim[] {
  for (let k = 0; k + 1 < parties.length; k++) {
    const [left, right] = [parties[k], parties[k + 1]];
    if (sentence.context.gazetteer.actors.get(left.id)?.kind === 'state-force') continue;
    const adjective = adjectiveOf(clause, left, right) ?? appositionOf(clause, left, right);
    if (adjective && left.id !== right.id)
      return [
        claimOf(
          sentence,
          clause,
          'affiliate-of',
          adjective.actor,
          adjective.other,
          { i: left.j, j: right.i },
          false,
        ),
      ];
  }
  return [];
}

function isNegated(clause: Clause, link: { i: number; j: number }): boolean {
  const before = clause.tokens
    .slice(Math.max(clause.i, link.i - 5), link.i)
    .map(({ word }) => word);
  return (
    before.some((word) => /^(not|never|n|ne|no|jamais|neither)$/.test(word)) &&
    !before.includes('longer') &&
    !before.includes('plus')
  );
}

function claimOf(
  sentence: ReadSentence,
  clause: Clause,
  relation: Relation,
  actor: Party,
  other: Party,
  link: { i: number; j: number },
  negated: boolean,
): FoundClaim {
  const time = timeOf(clause, sentence);
  const date = relation === 'left' && time && isDated(time) ? dateOf(time) : undefined;
  const isMember = relation === 'member-of' || relation === 'left';
  const slots = { actor: actor.id, relation, other_actor: other.id, date };
  return {
    ...found(
      date === undefined ? 'identity' : 'event-date',
      slots,
      [
        [clause.actors.length > 2, 0.1],
        [negated, 0.1],
        [Math.abs(actor.i - link.i) > 6, 0.1],
        [isMember && !sentence.context.gazetteer.actors.has(actor.id), 0.2],
      ],
      Math.min(actor.i, other.i),
    ),
    ...(negated ? { negated } : {}),
  };
}

/** Words that say whose a force is, by the body that they mean. */
const BELONGING = new Phrases<string>([
  ['continental', 'african-union'],
  ['continentale', 'african-union'],
  ['continentaux', 'african-union'],
  ['continentales', 'african-union'],
  ['pan-African', 'african-union'],
  ['panafricain', 'african-union'],
  ['panafricaine', 'african-union'],
]);

/** A force spoken of as a body's: "Africa Corps … continental commitment", "the African Union's Africa Corps". */
function attributedIn(sentence: ReadSentence): FoundClaim[] {
  const { actors } = sentence.context.gazetteer;
  return sentence.clauses.flatMap((clause): FoundClaim[] => {
    const forces = clause.actors.filter(
      (mark) =>
        actors.has(mark.value.id) &&
        actors.get(mark.value.id)?.kind !== 'body' &&
        actors.get(mark.value.id)?.kind !== 'state-force',
    );
    const [force] = forces;
    if (!force) return [];
    const party = { id: force.value.id, i: force.i, j: force.j };
    for (const mark of BELONGING.find(clause.tokens)) {
      const isInside =
        mark.i < clause.i ||
        mark.j > clause.j ||
        clause.actors.some((one) => mark.i < one.j && one.i < mark.j);
      if (isInside) continue;
      return [attributed(sentence, clause, party, { id: mark.value, i: mark.i, j: mark.j })];
    }
    const body = clause.actors.find(
      (mark) => actors.get(mark.value.id)?.kind === 'body' && isOwner(clause, mark, force),
    );
    return body
      ? [attributed(sentence, clause, party, { id: body.value.id, i: body.i, j: body.j })]
      : [];
  });
}

/** "the African Union's X", "X of the African Union", « X de l'Union africaine ». */
function isOwner(
  clause: Clause,
  body: { i: number; j: number },
  force: { i: number; j: number },
): boolean {
  if (body.j <= force.i) {
    const between = clause.tokens.slice(body.j, force.i).map(({ word }) => word);
    return between.length <= 2 && between[0] === "'s";
  }
  const between = clause.tokens.slice(force.j, body.i).map(({ word }) => word);
  return (
    between.length > 0 &&
    between.length <= 3 &&
    /^(of|de|d)$/.test(between[0]) &&
    between.every((word) => /^(of|the|de|l|la|d)$/.test(word))
  );
}

function attributed(
  sentence: ReadSentence,
  clause: Clause,
  actor: Party,
  other: Party,
): FoundClaim {
  const claim = claimOf(sentence, clause, 'affiliate-of', actor, other, actor, false);
  return {
    ...claim,
    presumed: true,
    reading: Math.max(0.2, Number((claim.reading - 0.3).toFixed(2))),
  };
}

interface Said {
  verdict: ClaimVerdict;
  says: 'related' | 'not-related' | 'belongs-elsewhere' | 'left-body';
  from?: string | undefined;
  to?: string | undefined;
  /** whose it is, where it is another's */
  owner?: string | undefined;
}

function relationTo(
  slots: ClaimSlots,
  actor: Actor,
  other: Actor,
  facts: ClaimFacts,
  day: string,
): Said {
  const relation = slots.relation as Relation;
  if (relation === 'member-of' || relation === 'left')
    return membership(relation, actor, other, day);
  if (relation === 'is') return sameness(actor, other);
  if (relation === 'successor-of') return succession(actor, other, facts);
  const owners = kinOf(actor, facts);
  if (owners.includes(other.id)) return { verdict: 'supported', says: 'related' };
  const isPartOfMe = kinOf(other, facts).includes(actor.id);
  if (isPartOfMe) return { verdict: 'mixed', says: 'related' };
  const [owner] = [...actor.member_of, ...actor.parents].filter((id) =>
    isOwnerKind(facts.actors.get(id)),
  );
  return owner === undefined
    ? { verdict: 'not-in-these-data', says: 'not-related' }
    : { verdict: 'contradicted', says: 'belongs-elsewhere', owner };
}

/** States and organisations own; a group that another grew out of does not. */
function isOwnerKind(actor: Actor | undefined): boolean {
  return (
    actor?.kind === 'state-force' ||
    actor?.kind === 'body' ||
    actor?.kind === 'non-state-armed-group'
  );
}

/** Everything that a force is part of, and so on upwards; what it grew out of, but not whose that was. */
function kinOf(actor: Actor, facts: ClaimFacts, depth = 3): string[] {
  const above = [...actor.parents, ...actor.member_of];
  if (depth === 0) return above;
  const isOver = (id: string) =>
    actor.member_of.includes(id) || facts.actors.get(id)?.kind !== 'non-state-armed-group';
  return [
    ...new Set(
      above.flatMap((id) => {
        const next = isOver(id) ? facts.actors.get(id) : undefined;
        return next ? [id, ...kinOf(next, facts, depth - 1)] : [id];
      }),
    ),
  ];
}

function sameness(actor: Actor, other: Actor): Said {
  if (actor.id === other.id) return { verdict: 'supported', says: 'related' };
  const isNear = actor.successors.includes(other.id) || other.successors.includes(actor.id);
  return isNear
    ? { verdict: 'mixed', says: 'related' }
    : { verdict: 'contradicted', says: 'not-related' };
}

function succession(actor: Actor, other: Actor, facts: ClaimFacts): Said {
  const isNext = (a: Actor, b: Actor) =>
    b.successors.includes(a.id) ||
    a.parents.includes(b.id) ||
    facts.transitions.some((one) => one.force === b.id && one.successor === a.id);
  const isLater = other.successors.some((id) =>
    facts.actors.get(id)?.successors.includes(actor.id),
  );
  if (isNext(actor, other) || isLater)
    return { verdict: 'supported', says: 'related', from: actor.from, to: other.to };
  if (isNext(other, actor)) return { verdict: 'contradicted', says: 'not-related' };
  if (other.successors.length > 0)
    return { verdict: 'contradicted', says: 'belongs-elsewhere', owner: other.successors[0] };
  return { verdict: 'not-in-these-data', says: 'not-related' };
}

function membership(relation: 'member-of' | 'left', actor: Actor, body: Actor, day: string): Said {
  const past = actor.past_member_of.find((one) => one.body === body.id);
  const isCountry = actor.countries[0];
  const isNow =
    actor.member_of.includes(body.id) ||
    (isCountry !== undefined && past === undefined && body.countries.includes(isCountry));
  if (past) {
    const hasLeft = latest(past.to) < day || earliest(past.to) <= day;
    const said = { says: 'left-body', from: past.from, to: past.to } as const;
    return { verdict: (relation === 'left') === hasLeft ? 'supported' : 'contradicted', ...said };
  }
  const hasBegun = body.from === undefined || earliest(body.from) <= day;
  if (isNow && hasBegun)
    return { verdict: relation === 'left' ? 'contradicted' : 'supported', says: 'related' };
  return body.countries.length > 0
    ? { verdict: relation === 'left' ? 'not-in-these-data' : 'contradicted', says: 'not-related' }
    : { verdict: 'not-in-these-data', says: 'not-related' };
}
