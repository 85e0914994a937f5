import { map as mapChart, neighbours as neighboursChart } from '../charts/index.ts';
import {
  type Bilingual,
  type Change,
  countryName,
  type Evidence,
  type Figure,
  inBoth,
  type Language,
  type PlaceActivity,
  type SectionEntry,
  type Window,
} from '../core/index.ts';
import {
  changeSentence,
  formatMonthCode,
  formatPeriod,
  formatRate,
  formatRatio,
  formatWindow,
  gapSentence,
  neighboursFinding,
  unclearChangeSentence,
  words,
} from '../words/index.ts';
import {
  both,
  dateMarksOf,
  makeFigure,
  outcomeFacts,
  panelSeries,
  valuesOver,
  vintagesIn,
} from './figure.ts';

const BEFORE = 36;
const AFTER = 24;

/** Question 5: the neighbours, the border strips and the places, before and after. */
export const spillover: SectionEntry<Evidence> = {
  id: 'spillover',
  question: { en: 'Does it spill over?', fr: 'Cela déborde-t-il des frontières ?' },
  compose(evidence) {
    const compared = comparable(evidence);
    const clear = compared.filter(({ change }) => change.clear);
    const widest = [...compared].sort((a, b) => a.change.p - b.change.p)[0];
    const border = evidence.border_changes.find((change) => change.anchor === evidence.main.month);
    return {
      id: 'spillover',
      question: this.question,
      finding: inBoth((language) =>
        neighboursFinding(
          evidence.country,
          clear,
          widest,
          compared.length,
          evidence.neighbour_moves,
          language,
        ),
      ),
      details: [
        ...(border
          ? [
              inBoth((language) =>
                (border.clear ? changeSentence : unclearChangeSentence)(
                  border,
                  outcomeFacts(evidence, border.outcome).title,
                  language,
                ),
              ),
            ]
          : []),
        ...placeNotes(evidence),
      ],
      limits: evidence.gaps
        .filter((gap) => gap.needed_for === 'spillover')
        .map((gap) => inBoth((language) => gapSentence(gap.code, evidence.country, language))),
      figures: [neighboursFigure(evidence), ...mapFigure(evidence)],
      rests_on: [
        {
          en: 'Neighbours share a land border on a 1:50m map (Natural Earth). Their ratios are made as those of the country itself; a difference is called clear after Holm’s adjustment over all neighbours and when at most one in ten earlier dates gave as large a ratio.',
          fr: 'Les voisins partagent une frontière terrestre sur une carte au 1/50 000 000 (Natural Earth). Leurs rapports sont calculés comme ceux du pays lui-même ; un écart est dit net après ajustement de Holm sur tous les voisins et si au plus une date antérieure sur dix a donné un rapport aussi marqué.',
        },
      ],
    };
  },
};

/** Each neighbour's change in events over the longest window up to a year. */
function comparable(evidence: Evidence): { country: string; change: Change }[] {
  return evidence.neighbours.flatMap(({ country, changes }) => {
    const events = changes.filter((change) => change.outcome === 'events' && change.asked <= 12);
    const longest = events.sort((a, b) => b.asked - a.asked)[0];
    return longest ? [{ country, change: longest }] : [];
  });
}

function placeNotes(evidence: Evidence): Bilingual[] {
  const { places } = evidence;
  if (!places?.before || !places.after) return [];
  const { before, after } = places;
  const isAlike = before.months === after.months && places.vintages.length === 1;
  const [en, fr] = isAlike
    ? ['.', '.']
    : [
        '; they differ in length or release, so read the places, not the sizes.',
        ' ; durée ou version diffèrent : regardez les lieux plutôt que les tailles.',
      ];
  return [
    {
      en: `The map sets ${formatPeriod(before, 'en')} beside ${formatPeriod(after, 'en')}, the months nearest to the date that have places (${places.vintages.join('; ')})${en}`,
      fr: `La carte met en regard ${formatPeriod(before, 'fr')} et ${formatPeriod(after, 'fr')}, les mois les plus proches de la date qui aient des lieux (${places.vintages.join(' ; ')})${fr}`,
    },
  ];
}

function summaryOf(change: Change | undefined, language: Language): string {
  if (!change) return words[language].too_few;
  const [ratio, low, high] = [change.rate_ratio, change.low, change.high].map((n) =>
    formatRatio(n, language),
  );
  return `${formatRate(change.mean_before, language)} → ${formatRate(change.mean_after, language)}, ×${ratio} (${low} – ${high})`;
}

function neighboursFigure(evidence: Evidence): Figure {
  const { panel, country } = evidence;
  const first = Math.max(panel.periods[0], evidence.main.month - BEFORE);
  const last = Math.min(evidence.data_until, evidence.main.month + AFTER);
  const changes = new Map(comparable(evidence).map((entry) => [entry.country, entry.change]));
  const own = evidence.changes
    .filter(
      (change) =>
        change.outcome === 'events' && change.anchor === evidence.main.month && change.asked <= 12,
    )
    .sort((a, b) => b.asked - a.asked)[0];
  return makeFigure(evidence, {
    section: 'spillover',
    name: 'neighbours',
    chart: neighboursChart,
    title: both((w) => `${w.figure.neighbours}, ${w.per_month}`),
    values: (language) => ({
      label: words[language].figure.neighbours,
      first,
      panels: panel.unit_ids.map((unit) => ({
        name: countryName(unit, language),
        summary: summaryOf(unit === country ? own : changes.get(unit), language),
        values: valuesOver(evidence, unit, 'events', first, last),
        is_main: unit === country,
      })),
      date: dateMarksOf(evidence, language).find((mark) => mark.month === evidence.main.month)!,
      ...(evidence.provisional_from !== undefined && evidence.provisional_from <= last
        ? { provisional_from: evidence.provisional_from }
        : {}),
    }),
    series: panel.unit_ids.map((unit) => panelSeries(panel, unit, 'events', first, last)),
    table: {
      columns: [
        both((w) => w.column.country),
        both((w) => w.column.window),
        both((w) => w.column.before),
        both((w) => w.column.after),
        both((w) => w.column.ratio),
        both((w) => w.column.low),
        both((w) => w.column.high),
        both((w) => w.column.clear),
      ],
      rows: panel.unit_ids.map((unit) => {
        const change = unit === country ? own : changes.get(unit);
        const name = inBoth((language) => countryName(unit, language));
        if (!change) return [name, null, null, null, null, null, null, null];
        return [
          name,
          `${change.before.months} / ${change.after.months}`,
          ...[
            change.mean_before,
            change.mean_after,
            change.rate_ratio,
            change.low,
            change.high,
          ].map((value) => Number(value.toPrecision(3))),
          both((w) => (change.clear ? w.yes : w.no)),
        ];
      }),
    },
    source: evidence.sources.events,
    vintages: vintagesIn(evidence, panel.unit_ids, ['events'], first, last),
  });
}

function mapFigure(evidence: Evidence): Figure[] {
  const { places, outline } = evidence;
  if (!places || !outline) return [];
  const name = (unit: string) =>
    unit.split('|')[1]?.replace(/ (region|province|department|state)$/, '') ?? '';
  return [
    makeFigure(evidence, {
      section: 'spillover',
      name: 'map',
      chart: mapChart,
      title: both((w) => `${w.figure.map}, ${w.per_month}`),
      values: (language) => ({
        label: words[language].figure.map,
        level: places.level,
        outline,
        places: places.places.map(({ unit_id, longitude, latitude, before, after }) => ({
          name: name(unit_id),
          longitude,
          latitude,
          before,
          after,
        })),
        before: places.before && formatWindow(places.before, language),
        after: places.after && formatWindow(places.after, language),
      }),
      series: placeSeries(places),
      table: {
        columns: [
          both((w) => w.column.place),
          both((w) => w.column.before),
          both((w) => w.column.after),
        ],
        rows: places.places.map((place) => [
          name(place.unit_id) || place.unit_id,
          Number.isNaN(place.before) ? null : Number(place.before.toPrecision(3)),
          Number.isNaN(place.after) ? null : Number(place.after.toPrecision(3)),
        ]),
      },
      source: evidence.sources.places,
      vintages: places.vintages,
      notes:
        places.unplaced_units.length > 0 ? [unplacedNote(places.unplaced_units.map(name))] : [],
    }),
  ];
}

function placeSeries(places: PlaceActivity): Figure['series'] {
  const sides = (['before', 'after'] as const).filter((side) => places[side] !== undefined);
  return places.places.map((place) => ({
    id: place.unit_id,
    unit: place.unit_id,
    outcome: 'events',
    months: sides.map((side) => spanCode(places[side]!)),
    values: sides.map((side) => place[side]),
  }));
}

/** `2024-01..2024-12` */
function spanCode(window: Window): string {
  return `${formatMonthCode(window.first)}..${formatMonthCode(window.last)}`;
}

function unplacedNote(units: string[]): Bilingual {
  return {
    en: `Counted but not drawn, for want of a point: ${units.join(', ')}.`,
    fr: `Comptés mais non dessinés, faute de point : ${units.join(', ')}.`,
  };
}
