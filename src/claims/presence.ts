import type { ClaimKindEntry, ClaimVerdict, FoundClaim } from '../core/index.ts';
import { type Clause, type ReadSentence, UNNAMED } from './clause.ts';
import { isDated } from './event-date.ts';
import { areaOf, found, monthsOf, timeOf } from './figures.ts';
import type { NamedActor } from './gazetteer.ts';
import type { Mark } from './phrases.ts';
import { placesOf } from './places.ts';
import { missing } from './ratios.ts';
import {
  daysOf,
  earliest,
  latest,
  registryJudgement,
  type Standing,
  standingOf,
} from './registry-facts.ts';
import type { Step } from './step-words.ts';
import { type SaidStep, stepsIn } from './steps.ts';

type Relation = 'present' | 'absent' | 'arrived' | 'left';

/** A force or body is, was, remains, came or went. */
export const presence: ClaimKindEntry<ReadSentence> = {
  id: 'presence',
  title: { en: 'Presence', fr: 'Présence' },
  read(sentence) {
    const presumed = presumedIn(sentence);
    const stated = sentence.clauses.flatMap((clause) => statedIn(sentence, clause));
    const named = new Set(presumed.map(({ slots }) => slots.actor));
    return [...presumed, ...stated.filter(({ slots }) => !named.has(slots.actor))];
  },
  needs: () => [],
  judge({ slots }, facts, place) {
    const actor = facts.actors.get(slots.actor ?? '');
    if (!actor) return missing(slots, 'actor');
    const standing = standingOf(actor, slots.area, daysOf(slots, place), facts);
    const isMission = ['un-mission', 'regional-mission', 'training-mission'].includes(actor.kind);
    const relation = slots.relation as Relation;
    const verdict = hasYetToLeave(relation, standing, place.date)
      ? 'mixed'
      : verdictOf(relation, standing, isMission, actor.from !== undefined);
    if (verdict === 'not-in-these-data')
      return {
        ...missing(slots, 'area'),
        evidence: registryJudgement(slots, verdict, facts, standing).evidence,
      };
    return registryJudgement(slots, verdict, facts, standing);
  },
};

/** "has left", while the registry's last day is still to come */
function hasYetToLeave(relation: Relation, { says, to }: Standing, day: string | null | undefined) {
  const isEarly = to !== undefined && typeof day === 'string' && earliest(to) > latest(day);
  return relation === 'left' && says === 'leaving' && isEarly;
}

function verdictOf(
  relation: Relation,
  { says, to }: Standing,
  isMission: boolean,
  isStartKnown: boolean,
): ClaimVerdict {
  if (says === 'undated') return 'not-in-these-data';
  const isGone = says === 'ended-before' || says === 'left-before';
  if (says === 'elsewhere') {
    // A mandate names its countries; an armed group may turn up anywhere.
    if (!isMission) return 'not-in-these-data';
    return relation === 'absent' ? 'supported' : 'contradicted';
  }
  if (relation === 'present')
    return isGone || says === 'not-yet'
      ? 'contradicted'
      : says === 'leaving' && to === undefined
        ? 'mixed'
        : says === 'leaving'
          ? 'mixed'
          : 'supported';
  if (relation === 'absent')
    return isGone || says === 'not-yet'
      ? 'supported'
      : says === 'leaving'
        ? 'mixed'
        : 'contradicted';
  if (relation === 'left')
    return isGone || says === 'leaving'
      ? says === 'leaving' && to === undefined
        ? 'mixed'
        : 'supported'
      : 'contradicted';
  if (says === 'not-yet') return 'contradicted';
  return isStartKnown ? 'supported' : 'not-in-these-data';
}

const FLIPPED: Partial<Record<Step, Relation>> = {
  present: 'absent',
  left: 'present',
  arrived: 'absent',
};

function statedIn(sentence: ReadSentence, clause: Clause): FoundClaim[] {
  const { language } = sentence.context;
  const steps = stepsIn(clause, language);
  const announced = steps.some(({ step }) => step === 'announced');
  const seen = new Set<string>();
  return steps.flatMap((said): FoundClaim[] => {
    const relation = relationOf(said);
    if (relation === undefined || announced || seen.has(said.actor.value.id)) return [];
    const time = timeOf(clause, sentence);
    const isStep = relation === 'arrived' || relation === 'left';
    if (isStep && isDated(time)) return [];
    if (isMembership(sentence, clause, said)) return [];
    if (isSubjectOfFigures(clause)) return [];
    seen.add(said.actor.value.id);
    const statement = { relation, isNegated: said.isNegated, at: said.i };
    return [claimOf(sentence, clause, said.actor, statement)].concat(
      coordinated(clause, said.actor).flatMap((actor) => {
        seen.add(actor.value.id);
        return [claimOf(sentence, clause, actor, statement)];
      }),
    );
  });
}

function relationOf({ step, isNegated }: SaidStep): Relation | undefined {
  if (isNegated) return FLIPPED[step];
  if (step === 'created' || step === 'announced') return undefined;
  return step === 'ended' ? 'absent' : step;
}

/** "the army killed", "attacks rose": the step is no statement of its own there. */
function isSubjectOfFigures(clause: Clause): boolean {
  const hasOutcome = clause.nouns.some(({ value }) =>
    ['attack', 'death', 'displaced', 'refugee', 'massacre'].includes(value),
  );
  return (
    hasOutcome &&
    (clause.directions.some(({ value }) => !value.isWeak) || clause.numbers.length > 0)
  );
}

/** "Mali left ECOWAS" is membership. */
function isMembership(sentence: ReadSentence, clause: Clause, said: SaidStep): boolean {
  const { actors } = sentence.context.gazetteer;
  const subject = actors.get(said.actor.value.id);
  const object = clause.actors.find((mark) => mark.i >= said.j && mark.i - said.j <= 4);
  if (subject?.kind === 'body') return true;
  return (
    subject?.kind === 'state-force' &&
    object !== undefined &&
    actors.get(object.value.id)?.kind === 'body'
  );
}

interface Statement {
  relation: Relation;
  isNegated: boolean;
  /** word of the step; absent for what is taken for granted */
  at: number | undefined;
}

function claimOf(
  sentence: ReadSentence,
  clause: Clause,
  mark: Mark<NamedActor>,
  { relation, isNegated, at }: Statement,
): FoundClaim {
  const { area, isNamed } = areaOf(placesOf(clause, sentence, at), sentence, undefined);
  const actor = sentence.context.gazetteer.actors.get(mark.value.id);
  // A mission whose mandate is one country is in that country, wherever the article is about.
  const isGroup = at === undefined && area !== undefined && /^[a-z]/.test(area);
  const { country } = sentence.context;
  const isHere = isGroup && country !== undefined && actor?.countries.includes(country);
  const only =
    actor?.countries.length === 1 && (!isNamed || isGroup)
      ? actor.countries[0]
      : isHere
        ? country
        : undefined;
  const time = timeOf(clause, sentence);
  return found(
    'presence',
    {
      actor: mark.value.id === UNNAMED ? undefined : mark.value.id,
      relation,
      area: only ?? area,
      ...monthsOf(time),
    },
    [
      [!isNamed, 0.1],
      [mark.value.isGeneric, 0.1],
      [isNegated, 0.05],
      [clause.actors.length > 2, 0.1],
      [clause.isSubordinate, 0.1],
      [sentence.placed.block === 'row', 0.1],
    ],
    mark.i,
  );
}

/** "A and B remain", « A et B restent ». */
function coordinated(clause: Clause, mark: Mark<NamedActor>): Mark<NamedActor>[] {
  return clause.actors.filter((other) => {
    if (other === mark || other.j > mark.i) return false;
    const between = clause.tokens.slice(other.j, mark.i).map(({ word }) => word);
    return (
      between.length <= 3 &&
      between.some((word) => /^(and|et|&|,)$/.test(word)) &&
      between.every((word) => /^(and|et|&|,|the|le|la|les|l|both)$/.test(word))
    );
  });
}

const REMAINING =
  /^(remaining|current|existing|other|present|restant|restants|restantes|actuels|actuelles|encore)$/;
const PARTNERS =
  /^(partners?|allies|ally|forces?|missions?|partenaires?|allies|contingents?|actors?|troops|peacekeepers|soldats|acteurs)$/;
const LASTING =
  /^(sustained|continued|continuing|ongoing|lasting|persistent|maintien|maintenu|maintenue|continue|poursuite|persistante)$/;
const PRESENCE = /^(presence|deployment|maintien|deploiement)$/;

/** Forces that a sentence takes to be there while it says something else. */
function presumedIn(sentence: ReadSentence): FoundClaim[] {
  const { tokens } = sentence.whole;
  const words = tokens.map(({ word }) => word);
  for (let k = 0; k < words.length - 1; k++) {
    const isPartners =
      PARTNERS.test(words[k]) &&
      words.slice(Math.max(0, k - 4), k + 3).some((word) => REMAINING.test(word));
    const isLasting =
      PRESENCE.test(words[k]) &&
      [words[k - 1], words[k], words[k + 1]].some((word) => LASTING.test(word ?? ''));
    if (!isPartners && !isLasting) continue;
    const listed = listedAfter(sentence.whole, k + 1, isLasting ? 1 : 6);
    const owner = isLasting
      ? sentence.whole.actors.find((mark) => mark.j <= k && k - mark.j <= 2)
      : undefined;
    const marks = listed.length > 0 ? listed : owner ? [owner] : [];
    if (marks.length > 0) {
      return marks.map((mark) => ({
        ...claimOf(sentence, sentence.whole, mark, {
          relation: 'present',
          isNegated: false,
          at: undefined,
        }),
        presumed: true,
      }));
    }
  }
  return [];
}

/** Names that follow "such as", "like", "of", one after the other. */
function listedAfter(clause: Clause, from: number, most: number): Mark<NamedActor>[] {
  const listed: Mark<NamedActor>[] = [];
  let at = from;
  for (const mark of clause.actors.filter(({ i }) => i >= from)) {
    const between = clause.tokens.slice(at, mark.i).map(({ word }) => word);
    const isLinked =
      between.length <= 12 &&
      !between.some(
        (word) => /^(has|have|is|are|will|could|a|ont|est|sont)$/.test(word) && listed.length > 0,
      );
    if (!isLinked || listed.length >= most) break;
    if (listed.length > 0 && !between.some((word) => /^(and|et|&|,|\(|or|ou)$/.test(word))) break;
    if (listed[listed.length - 1]?.value.id !== mark.value.id) listed.push(mark);
    at = mark.j;
  }
  return listed;
}
