import {
  type Anchor,
  type Bilingual,
  type Change,
  type Evidence,
  inBoth,
  isStateActor,
  type Month,
  type Move,
  ONE_SIDED,
  type SectionEntry,
  yearOf,
} from '../core/index.ts';
import {
  changeSentence,
  crossingWithoutRatioSentence,
  earlierDatesSentence,
  gapSentence,
  levelSentence,
  moveDoubtSentence,
  moveSentence,
  noClearChangeSentence,
  perpetratorSentence,
  seriesPhrase,
  withinVintageSentence,
  words,
} from '../words/index.ts';
import { outcomeFacts } from './figure.ts';
import { changesAt, mainChanges } from './main-changes.ts';
import { levelFigure, levelsShown, ratioFigure, signalFigure } from './what-changed-figures.ts';

/** Question 2: before and after per outcome; what began before the announcement comes first. */
export const whatChanged: SectionEntry<Evidence> = {
  id: 'what-changed',
  question: { en: 'What changed?', fr: "Qu'est-ce qui a changé ?" },
  compose(evidence) {
    const main = mainChanges(evidence);
    const sentences = moveSentences(evidence);
    const overall = overallSentences(evidence, evidence.main.month);
    // Moves shortly before the announcement lead; older ones are told further down.
    const isEarly = (move: Move) =>
      move.timing === 'before' && evidence.main.month - move.month <= LEADING_MONTHS;
    const early = sentences.filter((_, i) => isEarly(evidence.moves[i]));
    const later = sentences.filter((sentence) => !early.includes(sentence));
    const atExit = otherAnchors(evidence).flatMap((anchor) =>
      overallSentences(evidence, anchor.month).slice(0, 1),
    );
    const finding = [...early.slice(0, 1), ...overall.slice(0, 1), ...atExit];
    return {
      id: 'what-changed',
      question: this.question,
      finding: joined(finding),
      details: [
        ...early.slice(1),
        ...later,
        ...moveDoubts(evidence),
        ...perpetrators(evidence),
        ...overall.slice(1),
        ...vintageSentences(evidence, main),
        ...levelSentences(evidence),
      ],
      limits: evidence.gaps
        .filter((gap) => gap.needed_for === 'what-changed')
        .map((gap) => inBoth((language) => gapSentence(gap.code, evidence.country, language))),
      figures: [
        ratioFigure(evidence, evidence.main),
        ...otherAnchors(evidence).map((anchor) => ratioFigure(evidence, anchor)),
        ...signalFigure(evidence),
        ...levelFigure(evidence),
      ],
      rests_on: RESTS_ON,
    };
  },
};

/** A move this many months before the announcement still leads the finding. */
const LEADING_MONTHS = 12;

const RESTS_ON: Bilingual[] = [
  {
    en: 'Ratios divide the mean per month after the date by the mean before it; the month of the date belongs to neither side. Intervals are negative binomial, with dispersion and autocorrelation estimated from the 60 months before; in simulations they cover 90 to 98 % at 6, 12 and 24 months.',
    fr: "Les rapports divisent la moyenne mensuelle après la date par celle d'avant ; le mois de la date n'appartient à aucun des deux côtés. Les intervalles sont binomiaux négatifs, dispersion et autocorrélation étant estimées sur les 60 mois précédents ; en simulation, ils couvrent 90 à 98 % à 6, 12 et 24 mois.",
  },
  {
    en: 'A change is called clear when it stands after Holm’s adjustment over all outcomes and windows compared at the same date, when at most one in ten earlier dates in the same area gave as large a ratio and, where the window crosses from final to Candidate releases, within one kind of release too.',
    fr: "Un changement est dit net lorsqu'il résiste à l'ajustement de Holm sur tous les indicateurs et toutes les fenêtres comparés à la même date, si au plus une date antérieure sur dix dans la même zone a donné un rapport aussi marqué et, lorsque la fenêtre passe d'une version finale à une version Candidate, aussi dans un seul type de version.",
  },
  {
    en: 'What moved, and when, is found without being told where to look: each series is cut where its level differs most, and the cut is held against the same months in random order, for all series at once (step-down minimum p, 5 %). Once one stands, others that stand alone at 5 % are named too. The test knows only order: months that hang together bring up moves more often than that (about one stretch in eight at an autocorrelation of 0.4), so a move is a place to look, not a proof.',
    fr: "Ce qui a bougé, et quand, est trouvé sans indication préalable : chaque série est coupée là où son niveau diffère le plus, et la coupure est comparée aux mêmes mois dans un ordre aléatoire, pour toutes les séries à la fois (p minimal séquentiel, 5 %). Dès qu'une série tient, les autres qui tiennent isolément à 5 % sont aussi nommées. Le test ne connaît que l'ordre : des mois liés entre eux font apparaître des ruptures plus souvent (environ une fois sur huit pour une autocorrélation de 0,4) ; une rupture est donc un endroit où regarder, non une preuve.",
  },
];

function joined(sentences: Bilingual[]): Bilingual {
  return inBoth((language) => sentences.map((sentence) => sentence[language]).join(' '));
}

/** The last other step that can be compared: usually the exit, since violence may move at either. */
function otherAnchors(evidence: Evidence): Anchor[] {
  return evidence.anchors
    .filter((anchor) => anchor.month !== evidence.main.month)
    .filter((anchor) => evidence.changes.some((change) => change.anchor === anchor.month))
    .slice(-1);
}

function moveSentences(evidence: Evidence): Bilingual[] {
  const names = (name: string) => evidence.actor_names[name] ?? { en: name, fr: name };
  return evidence.moves.flatMap((move) => {
    const series = evidence.labelled?.series.find((candidate) => candidate.id === move.series_id);
    if (!series) throw new Error(`a move of a series that is not there: ${move.series_id}`);
    return [
      inBoth((language) =>
        moveSentence(move, series, names, evidence.main.month, evidence.main.step, language),
      ),
    ];
  });
}

function moveDoubts(evidence: Evidence): Bilingual[] {
  const names = (name: string) => evidence.actor_names[name] ?? { en: name, fr: name };
  const named = evidence.moves.slice(0, 3).flatMap((move) => {
    const series = evidence.labelled?.series.find((candidate) => candidate.id === move.series_id);
    return series ? [{ move, series }] : [];
  });
  if (named.length === 0) return [];
  return [
    inBoth((language) =>
      moveDoubtSentence(
        named.map(({ move, series }) => ({ move, phrase: seriesPhrase(series, names, language) })),
        language,
      ),
    ),
  ];
}

/** Who attacked civilians before and after, where the figures name actors. */
function perpetrators(evidence: Evidence): Bilingual[] {
  const { pairs } = evidence;
  if (!pairs) return [];
  const side = (of: 'before' | 'after') => {
    const attacks = pairs.pairs.filter((pair) => pair.type === ONE_SIDED);
    const events = (list: typeof attacks) =>
      list.reduce((sum, pair) => sum + pair[`events_${of}`], 0);
    const by_state = events(attacks.filter((pair) => pair.side_a.some(isStateActor)));
    return { window: pairs[of], by_state, all: events(attacks) };
  };
  const sides = [side('before'), side('after')];
  if (sides.some(({ all }) => all < 5)) return [];
  return [inBoth((language) => perpetratorSentence(sides, language))];
}

/** The clear changes at a date over any window, each outcome once; else the widest difference. */
function overallSentences(evidence: Evidence, month: Month): Bilingual[] {
  const title = (change: Change) => outcomeFacts(evidence, change.outcome).title;
  const all = evidence.changes.filter((change) => change.anchor === month);
  const clear = all
    .filter((change) => change.clear)
    .sort((a, b) => a.p - b.p)
    .filter((change, i, list) => list.findIndex((c) => c.outcome === change.outcome) === i);
  if (clear.length > 0) {
    return clear.flatMap((change) => [
      inBoth((language) => changeSentence(change, title(change), language)),
      inBoth((language) => earlierDatesSentence(change, title(change), language)),
    ]);
  }
  const widest = [...changesAt(evidence, month)].sort((a, b) => a.p - b.p)[0];
  if (!widest) return [];
  return [
    inBoth((language) => noClearChangeSentence(widest, title(widest), all.length, language)),
    inBoth((language) => earlierDatesSentence(widest, title(widest), language)),
  ];
}

function vintageSentences(evidence: Evidence, main: readonly Change[]): Bilingual[] {
  const crossing = main.filter((change) => change.crosses_releases);
  if (crossing.length === 0) return [];
  const shown = [...crossing].sort((a, b) => a.p - b.p)[0];
  return [
    inBoth((language) =>
      shown.within_vintage
        ? withinVintageSentence(shown, outcomeFacts(evidence, shown.outcome).title, language)
        : crossingWithoutRatioSentence(language),
    ),
  ];
}

function levelSentences(evidence: Evidence): Bilingual[] {
  const year = yearOf(evidence.main.month);
  const sentences = levelsShown(evidence).map(({ id, values }) => {
    const newest =
      values.filter((level) => level.year <= year + 2).at(-1) ?? values[values.length - 1];
    const earlier = values.filter((level) => level.year < Math.min(newest.year, year)).at(-1);
    return inBoth((language) =>
      levelSentence(words[language].level[id], newest, earlier, language),
    );
  });
  return sentences.length > 0 ? [joined(sentences)] : [];
}
