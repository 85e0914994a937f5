import {
  type ActorShare,
  type Bilingual,
  type Evidence,
  type InferredOpponents,
  inBoth,
  type Language,
  type PairActivity,
  type SectionEntry,
} from '../core/index.ts';
import {
  formatWindow,
  fragmentationSentence,
  gapSentence,
  inferredSentence,
  joinNames,
  newActorsSentence,
  seriesPhrase,
  shareSentence,
  sharesFinding,
  sharesUnclear,
  unnamedForceSentence,
} from '../words/index.ts';
import { nameOf } from './figure.ts';
import { pairsFigure, sharesFigure } from './who-fills-the-gap-figures.ts';

/** Fewer events on a side than this, and shares say nothing. */
const LEAST_EVENTS = 10;

/** Question 4: shares of activity, pairs and new actors before and after. */
export const whoFillsTheGap: SectionEntry<Evidence> = {
  id: 'who-fills-the-gap',
  question: { en: 'Who fills the gap?', fr: 'Qui comble le vide ?' },
  compose(evidence) {
    const { pairs } = evidence;
    const few = pairs !== undefined && fewestEvents(pairs) < LEAST_EVENTS;
    if (!pairs || few) {
      const code = few ? 'few-actor-events' : 'no-actors';
      const gap = inBoth((language) => gapSentence(code, evidence.country, language));
      return {
        id: 'who-fills-the-gap',
        question: this.question,
        finding: gap,
        details: [],
        limits: [],
        figures: [],
        rests_on: [],
      };
    }
    return {
      id: 'who-fills-the-gap',
      question: this.question,
      finding: inBoth((language) =>
        [
          ...(evidence.force_is_named
            ? []
            : [unnamedForceSentence(evidence.force, evidence.successor, language)]),
          findingOf(evidence, pairs, language),
        ].join(' '),
      ),
      details: [
        inBoth((language) => newcomers(evidence, pairs, language)),
        inBoth((language) =>
          fragmentationSentence(pairs.fragmentation_before, pairs.fragmentation_after, language),
        ),
      ],
      limits: [],
      figures: [pairsFigure(evidence, pairs), sharesFigure(evidence, pairs)],
      rests_on: restsOn(evidence, pairs),
    };
  },
};

/** Events that name actors on the side of the date that has fewer. */
function fewestEvents(pairs: PairActivity): number {
  const sum = (side: 'events_before' | 'events_after') =>
    pairs.pairs.reduce((total, pair) => total + pair[side], 0);
  return Math.min(sum('events_before'), sum('events_after'));
}

function findingOf(evidence: Evidence, pairs: PairActivity, language: Language): string {
  const size = (actor: ActorShare) => actor.share_after - actor.share_before;
  const phrase = (actor: ActorShare) => shareSentence(shareOf(evidence, actor), language);
  const clear = pairs.actors.filter((actor) => actor.change_is_clear);
  const by = (sign: 1 | -1) =>
    clear
      .filter((actor) => sign * size(actor) > 0)
      .sort((a, b) => sign * (size(b) - size(a)))
      .slice(0, 3)
      .map(phrase);
  if (clear.length > 0) return sharesFinding(by(1), by(-1), pairs.before, pairs.after, language);
  const widest = pairs.actors
    .filter((actor) => actor.change_low > 0 || actor.change_high < 0)
    .filter((actor) => Math.abs(size(actor)) >= 0.05)
    .sort((a, b) => Math.abs(size(b)) - Math.abs(size(a)))
    .slice(0, 2)
    .map(phrase);
  return sharesUnclear(widest, pairs.actors_compared, pairs.before, pairs.after, language);
}

function shareOf(evidence: Evidence, actor: ActorShare) {
  return {
    name: nameOf(evidence, actor.name),
    before: actor.share_before,
    after: actor.share_after,
    low: actor.change_low,
    high: actor.change_high,
    one_sided_only: actor.one_sided_only,
  };
}

function newcomers(evidence: Evidence, pairs: PairActivity, language: Language): string {
  const first = Math.min(...pairs.actors.map((actor) => actor.first_seen));
  const months = pairs.months;
  const hasGaps = months[months.length - 1] - months[0] + 1 > months.length;
  const names = (name: string) => nameOf(evidence, name);
  const phrases = pairs.pairs
    .filter((pair) => pair.is_new)
    .slice(0, 4)
    .map((pair) => seriesPhrase({ ...pair, conflict: '' }, names, language));
  const actors = pairs.actors
    .filter((actor) => actor.is_new)
    .slice(0, 5)
    .map((actor) => names(actor.name));
  return newActorsSentence(actors, phrases, first, hasGaps, language);
}

function restsOn(evidence: Evidence, pairs: PairActivity): Bilingual[] {
  return [
    {
      en: 'An event counts once for each armed actor in it; civilians are not counted. Intervals of the difference of shares take months as clusters.',
      fr: "Un événement compte une fois pour chaque acteur armé qui y participe ; les civils ne sont pas comptés. Les intervalles de l'écart entre parts prennent les mois comme grappes.",
    },
    {
      en: `Months compared: ${formatWindow(pairs.before, 'en')} and ${formatWindow(pairs.after, 'en')} (${pairs.vintages.join('; ')}).`,
      fr: `Mois comparés : ${formatWindow(pairs.before, 'fr')} et ${formatWindow(pairs.after, 'fr')} (${pairs.vintages.join(' ; ')}).`,
    },
    {
      en: 'A communal label (farmers, herders, a people) is how the source names one side of a clash; it does not describe a community.',
      fr: "Une étiquette communautaire (agriculteurs, éleveurs, un peuple) est la façon dont la source nomme l'un des camps ; elle ne décrit pas une communauté.",
    },
    {
      en: 'Names are those the source gives. UCDP names states, not companies: what a private company does for a state is coded as that state’s.',
      fr: "Les noms sont ceux de la source. L'UCDP nomme des États, non des sociétés : ce qu'une société privée fait pour un État est attribué à cet État.",
    },
    ...(pairs.inferred ? [inferredNote(evidence, pairs.inferred)] : []),
  ];
}

function inferredNote(evidence: Evidence, { months, named_in, opponents }: InferredOpponents) {
  return inBoth((language) =>
    inferredSentence(
      months,
      named_in,
      opponents.map(({ conflict, side_b }) => ({
        conflict,
        opponent: joinNames(
          side_b.map((name) => nameOf(evidence, name)[language]),
          language,
        ),
      })),
      language,
    ),
  );
}
