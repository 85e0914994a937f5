import { colour, timeline } from '../charts/index.ts';
import {
  type Evidence,
  type Figure,
  inBoth,
  monthsBetween,
  monthText,
  type SectionEntry,
  seriesOf,
} from '../core/index.ts';
import { scopeSentence, stepsSentence, words } from '../words/index.ts';
import {
  both,
  dateMarksOf,
  makeFigure,
  orNull,
  outcomeFacts,
  panelSeries,
  valuesOver,
  vintagesIn,
} from './figure.ts';

/** Outcomes of the timeline, by front, those with a value in the span. */
const ROWS = ['state-based-events', 'one-sided-events', 'non-state-events', 'fatalities'] as const;
const BEFORE = 48;
const AFTER = 36;

/** Question 1: who left, from where, when, what remains; with the months around it. */
export const whatHappened: SectionEntry<Evidence> = {
  id: 'what-happened',
  question: { en: 'What happened?', fr: "Que s'est-il passé ?" },
  compose(evidence) {
    const { transition } = evidence;
    return {
      id: 'what-happened',
      question: this.question,
      finding: inBoth((language) => stepsSentence(transition, evidence.successor, language)),
      details: [
        ...(transition.scope
          ? [inBoth((language) => scopeSentence(transition.scope!, evidence.country, language))]
          : []),
        transition.context,
      ],
      limits: [],
      figures: [timelineFigure(evidence)],
      rests_on: [
        ...transition.sources.map((source) => {
          const text = [source.title, source.publisher, source.number, source.date]
            .filter(Boolean)
            .join(', ');
          return { en: text, fr: text };
        }),
        ...(transition.verified ? [] : [both((w) => w.unverified)]),
      ],
    };
  },
};

function timelineFigure(evidence: Evidence): Figure {
  const first = Math.max(evidence.panel.periods[0], evidence.main.month - BEFORE);
  const latest = Math.max(...evidence.anchors.map((anchor) => anchor.month));
  const last = Math.min(evidence.data_until, latest + AFTER);
  const { country } = evidence;
  const shown = ROWS.filter((id) =>
    valuesOver(evidence, country, id, first, last).some((v) => !Number.isNaN(v)),
  );
  return makeFigure(evidence, {
    section: 'what-happened',
    name: 'timeline',
    chart: timeline,
    title: both((w) => w.figure.timeline),
    values: (language) => ({
      label: words[language].figure.timeline,
      first,
      rows: shown.map((id) => {
        const { title, unit, front } = outcomeFacts(evidence, id);
        return {
          label: `${title[language]}, ${unit[language]}`,
          front: colour[front],
          values: valuesOver(evidence, country, id, first, last),
        };
      }),
      dates: dateMarksOf(evidence, language),
      tint_from: evidence.main.month,
      provisional_from: evidence.provisional_from,
      provisional_label: words[language].provisional,
    }),
    series: shown.map((id) => panelSeries(evidence.panel, country, id, first, last)),
    table: {
      columns: [
        both((w) => w.column.month),
        ...shown.map((id) => outcomeFacts(evidence, id).title),
      ],
      rows: monthsBetween(first, last)
        .reverse()
        .map((month) => [
          monthText(month),
          ...shown.map((id) =>
            orNull(seriesOf(evidence.panel, id, country)[month - evidence.panel.periods[0]]),
          ),
        ]),
    },
    source: evidence.sources.events,
    vintages: vintagesIn(evidence, [country], shown, first, last),
  });
}
