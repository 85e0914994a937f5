/**
 * Cross-impact balances: which states of several factors go together, by stated judgements. A
 * scenario is an "if", never a forecast, and carries no probability.
 */
import type { Month } from './month.ts';
import type { SourceRef } from './provenance.ts';
import type { Bilingual } from './text.ts';

export const SIGNPOST_DIRECTIONS = ['above', 'below', 'rising', 'falling'] as const;
export type SignpostDirection = (typeof SIGNPOST_DIRECTIONS)[number];

/** What would be seen in the figures if a state held. */
export interface Signpost {
  /** id of an outcome of the panel that counts something per month */
  outcome: string;
  /** ISO 3166 alpha-3, or `MLI/Mopti region` */
  area: string;
  direction: SignpostDirection;
  /** a count per month for `above` and `below`; a ratio to the months before for the others */
  threshold: number;
  /** months looked at; with `forecast`, months ahead */
  months: number;
  /** asks a forecast instead: the chance of more than `threshold` in any of the next `months` */
  forecast?: boolean;
}

/**
 * The area of a signpost as a unit of the panel, in lower case.
 * @example areaUnit('MLI/Mopti Region') // => 'mli|mopti region'
 */
export function areaUnit(area: string): string {
  return area
    .trim()
    .replace(/\s*[/|]\s*/, '|')
    .toLowerCase();
}

/** One way a descriptor may turn out. */
export interface DescriptorState {
  id: string;
  title: Bilingual;
  signposts: readonly Signpost[];
}

/** A factor of the system, with two states or more. */
export interface Descriptor {
  id: string;
  title: Bilingual;
  states: readonly DescriptorState[];
}

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Who judged, why, how sure and from what: of a section, or of one cell. */
export interface JudgementGround {
  author?: string;
  reason?: Bilingual;
  confidence?: Confidence;
  /** documents by title, publisher and date */
  source?: readonly string[];
}

/** A cell that is judged apart from its section. */
export interface CellJudgement extends JudgementGround {
  from_state: string;
  to_state: string;
}

/** How the states of one descriptor bear on those of another. */
export interface JudgementSection extends JudgementGround {
  from: string;
  to: string;
  /** `[state of from][state of to]`, whole numbers; positive promotes, negative restricts */
  cells: readonly (readonly number[])[];
  apart: readonly CellJudgement[];
}

/** One reading of the matrix: every section judged. */
export interface JudgementSet {
  id: string;
  title: Bilingual;
  note?: Bilingual;
  sections: readonly JudgementSection[];
}

export interface JudgementScale {
  low: number;
  high: number;
}

/** Descriptors, and what is judged of how they bear on each other. */
export interface ScenarioMatrix {
  id: string;
  title: Bilingual;
  note?: Bilingual;
  /** ISO 3166 alpha-3 of the country it is about, where it is about one */
  country?: string;
  /** absent where any whole number is allowed */
  scale?: JudgementScale;
  descriptors: readonly Descriptor[];
  /** the first is the main one; at least one */
  sets: readonly JudgementSet[];
}

/** State of each descriptor, counted from 0, in the order of the matrix. */
export type ScenarioStates = readonly number[];

/** What the figures say of a signpost. */
export type SignpostVerdict = 'shown' | 'contradicted' | 'cannot-tell' | 'forecast';

/** A signpost held against the figures. */
export interface SignpostReading {
  descriptor: string;
  state: string;
  signpost: Signpost;
  verdict: SignpostVerdict;
  /** why it cannot be told, where it cannot */
  why: 'no-figures' | 'too-few' | 'interval-open' | null;
  /** months looked at; `null` where there are none, or months ahead for a forecast */
  window: { first: Month; last: Month } | null;
  /** the window reaches into months that are still filling up, and shows it all the same */
  is_early: boolean;
  /** months compared come partly from final releases and partly from others, which count differently */
  crosses_releases: boolean;
  /** mean per month in the window; `null` for a forecast or without figures */
  mean: number | null;
  /** to the threshold for `above` and `below`, to the months before otherwise, 95 % interval */
  ratio: { value: number; low: number; high: number } | null;
  /** verdict of the same question one month earlier */
  month_before: SignpostVerdict | null;
  /** chance by a model, and how that model has done, for a forecast */
  chance: { value: number; model_id: string; record: ForecastRecord | null } | null;
}

/** How forecasts of a model that were made here have held. */
export interface ForecastRecord {
  /** unit-months that have come */
  n: number;
  /** CRPS to that of the baseline; below 1 is better */
  crps_ratio: number;
  baseline: string;
}

/** One arrow of the factor graph: a judgement that is in force in a scenario. */
export interface InfluenceEdge {
  /** positions of the descriptors in the matrix */
  from: number;
  to: number;
  /** judgement of the state of `from` on the state of `to` */
  value: number;
}

/** A consistent scenario as the dossier tells it. */
export interface ScenarioTold {
  states: ScenarioStates;
  /** ids of the judgement sets in which it is consistent */
  sets: readonly string[];
  /** smallest change of a single judgement that ends it */
  breaks_at: number | null;
  edges: readonly InfluenceEdge[];
}

/** The scenario half of "what is likely next". */
export interface ScenarioEvidence {
  matrix: ScenarioMatrix;
  combinations: number;
  /** consistent in at least one set: those of the main set in its order, then the others */
  scenarios: readonly ScenarioTold[];
  /** consistent by the main set alone */
  count: number;
  readings: readonly SignpostReading[];
  /** last month of complete figures; `undefined` where there are none */
  seen_until: Month | undefined;
  sources: readonly SourceRef[];
  /** the matrix itself as a source */
  registry: SourceRef;
}
