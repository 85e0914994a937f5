/** Makes a figure: the picture in both languages and widths, its numbers, its table, its source. */

import type { DateMark } from '../charts/index.ts';
import {
  type Bilingual,
  type Chart,
  type Evidence,
  type Figure,
  type FigureSeries,
  type FigureTable,
  inBoth,
  type Language,
  type Month,
  monthsBetween,
  monthText,
  NARROW,
  NO_VINTAGE,
  type Panel,
  type SectionId,
  type SourceRef,
  seriesOf,
  vintagesOf,
  WIDE,
} from '../core/index.ts';
import { words } from '../words/index.ts';

export interface FigureParts<Values> {
  section: SectionId;
  name: string;
  chart: Chart<Values>;
  title: Bilingual;
  /** what the chart draws, in a language */
  values(language: Language): Values;
  series?: FigureSeries[];
  table: FigureTable;
  source: SourceRef[];
  vintages?: string[];
  notes?: Bilingual[];
}

export function makeFigure<Values>(evidence: Evidence, parts: FigureParts<Values>): Figure {
  const id = `${evidence.transition.id}/${parts.section}/${parts.name}`;
  const draw = (width: number) =>
    inBoth((language) =>
      parts.chart.draw(parts.values(language), {
        language,
        width,
        id: `${parts.section}-${parts.name}-${language}-${width}`,
      }),
    );
  return {
    id,
    chart: parts.chart.id,
    title: parts.title,
    svg: draw(WIDE),
    svg_narrow: draw(NARROW),
    series: parts.series ?? [],
    table: parts.table,
    source: parts.source,
    vintages: parts.vintages ?? [],
    notes: parts.notes ?? [],
  };
}

/** A word of the page in both languages. */
export function both(of: (w: (typeof words)['en']) => string): Bilingual {
  return { en: of(words.en), fr: of(words.fr) };
}

/** Months of a unit and outcome as a series of `dossier.json`. */
export function panelSeries(
  panel: Panel,
  unit: string,
  outcome: string,
  first: Month,
  last: Month,
): FigureSeries {
  const column = seriesOf(panel, outcome, unit);
  const months = monthsBetween(first, last);
  return {
    id: `${unit}/${outcome}`,
    unit,
    outcome,
    months: months.map(monthText),
    values: months.map((month) => orNull(column[month - panel.periods[0]])),
  };
}

export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) || !Number.isFinite(value) ? null : value;
}

/** The transition's dates, each labelled, those of one month together. */
export function dateMarksOf(evidence: Evidence, language: Language): DateMark[] {
  const w = words[language];
  return evidence.anchors.map((anchor) => ({
    month: anchor.month,
    label: [anchor.step, ...anchor.also.filter((step) => step === 'ended')]
      .map((step) => w.step[step])
      .join(', '),
  }));
}

export function outcomeFacts(evidence: Evidence, id: string) {
  return evidence.outcomes.find((outcome) => outcome.id === id)!;
}

/** Values of a unit and outcome over a span, for a chart. */
export function valuesOver(
  evidence: Evidence,
  unit: string,
  outcome: string,
  first: Month,
  last: Month,
): Float64Array {
  const from = evidence.panel.periods[0];
  const column = seriesOf(evidence.panel, outcome, unit);
  return Float64Array.from(
    monthsBetween(first, last),
    (month) => column[month - from] ?? Number.NaN,
  );
}

/** Releases that the months of some units and outcomes come from, in the order of the months. */
export function vintagesIn(
  evidence: Evidence,
  units: readonly string[],
  outcomes: readonly string[],
  first: Month,
  last: Month,
): string[] {
  const { panel } = evidence;
  const from = panel.periods[0];
  const used = new Set<number>();
  for (const unit of units) {
    for (const outcome of outcomes) {
      for (const index of vintagesOf(panel, outcome, unit).subarray(
        Math.max(0, first - from),
        last - from + 1,
      )) {
        if (index !== NO_VINTAGE) used.add(index);
      }
    }
  }
  return [...used].sort((a, b) => a - b).map((index) => panel.vintages[index].label);
}

/** Name of an actor as the source writes it, in words. */
export function nameOf(evidence: Evidence, actor: string): Bilingual {
  return evidence.actor_names[actor] ?? { en: actor, fr: actor };
}
