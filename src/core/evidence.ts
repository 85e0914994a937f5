/** All that was computed for a transition, from which sections choose their words and figures. */
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Change, Move, Window } from './change.ts';
import type { CheckedClaim } from './checked-claim.ts';
import type { EffectReport } from './effect-report.ts';
import type { Issue } from './issue.ts';
import type { LikelyNext } from './likely-next.ts';
import type { Month } from './month.ts';
import type { Front } from './outcome.ts';
import type { Panel } from './panel.ts';
import type { PlanReport } from './plan.ts';
import type { SourceRef } from './provenance.ts';
import type { ScenarioEvidence } from './scenario.ts';
import type { SignalRecord } from './signal.ts';
import type { YearlyLevel } from './table.ts';
import type { Bilingual } from './text.ts';
import type { Anchor, Transition } from './transition.ts';

/** An outcome without the code that computes it. */
export interface OutcomeFacts {
  id: string;
  front: Front;
  title: Bilingual;
  unit: Bilingual;
  countable: boolean;
}

/** Monthly events of one conflict or pair of sides. */
export interface LabelledSeries {
  id: string;
  /** UCDP type of violence */
  type: number;
  conflict: string;
  side_a: readonly string[];
  side_b: readonly string[];
  inferred: boolean;
  values: Float64Array;
}

/** Months without a gap and within one kind of release, for which labelled series exist. */
export interface LabelledMonths {
  first: Month;
  last: Month;
  vintages: string[];
  final: boolean;
  series: LabelledSeries[];
}

/** Events between two sides before and after a date. */
export interface PairChange {
  key: string;
  type: number;
  side_a: readonly string[];
  side_b: readonly string[];
  inferred: boolean;
  events_before: number;
  events_after: number;
  /** no event in any month that the figures cover before the date, and at least three since */
  is_new: boolean;
}

/** Opponents that the source omits, and where they were read instead. */
export interface InferredOpponents {
  /** months, of those compared, with an inferred opponent */
  months: Window;
  /** nearest months of the same kind of release in which the source names every side */
  named_in: Window | undefined;
  /** the busiest first */
  opponents: { conflict: string; side_b: readonly string[] }[];
}

/** Who fights whom before and after a date, and each actor's share over time. */
export interface PairActivity {
  before: Window;
  after: Window;
  vintages: string[];
  pairs: PairChange[];
  /** `undefined` where the source names both sides of everything compared */
  inferred: InferredOpponents | undefined;
  /** months that carry actors, around the date, oldest first */
  months: Month[];
  actors: ActorShare[];
  /** actors with events enough for their shares to be compared */
  actors_compared: number;
  fragmentation_before: number;
  fragmentation_after: number;
}

export interface ActorShare {
  name: string;
  /** participations per month of `months` */
  participations: Float64Array;
  share_before: number;
  share_after: number;
  /** 95 % interval of the difference of shares, months as clusters; NaN where it cannot be made */
  change_low: number;
  change_high: number;
  /** the difference stands after Holm's adjustment over all actors with events enough */
  change_is_clear: boolean;
  /** first month with an event in this area, as far as the figures go back */
  first_seen: Month;
  /** false when the year before is not covered without a gap, so that "first" would say too much */
  first_is_known: boolean;
  /** first seen after the date, with at least three events since */
  is_new: boolean;
  /** the figures name it in attacks on civilians alone */
  one_sided_only: boolean;
}

/** Events at one place before and after a date. */
export interface PlaceChange {
  unit_id: string;
  longitude: number;
  latitude: number;
  /** events per month; NaN where the months are not covered */
  before: number;
  after: number;
}

export interface PlaceActivity {
  level: 'region' | 'cell';
  before: Window | undefined;
  after: Window | undefined;
  vintages: string[];
  /** true when all months come from final releases, false when none do, else undefined */
  final: boolean | undefined;
  places: PlaceChange[];
  /** units with events for which no point is known, so that the map cannot draw them */
  unplaced_units: string[];
}

export interface NeighbourChange {
  country: string;
  /** at the announcement, six months where they exist: events and attacks on civilians */
  changes: Change[];
}

/** A question that the figures at hand cannot answer, and what would. */
export interface Gap {
  code:
    | 'no-actors'
    | 'no-regions'
    | 'no-cells'
    | 'no-borders'
    | 'no-deaths-by-type'
    | 'few-months-after';
  /** sections and verbs that would use it */
  needed_for: string;
}

/** Estimates of what would have been without the departure. */
export interface ImpactEvidence {
  /** one for each outcome fixed in advance, in that order; empty when none could be made */
  reports: EffectReport[];
  /** the leading outcome under other choices, the main one among them */
  specifications: Specification[];
  /** the same estimate with each neighbour as the treated unit */
  neighbours: { country: string; rate_ratio: number; p: number; verdict: string }[];
  /** why there is no estimate, where there is none */
  refused: Bilingual | undefined;
}

/** One way to make the estimate. */
export interface Specification {
  label: Bilingual;
  estimator: string;
  rate_ratio: number;
  is_main: boolean;
}

/** The same estimate over the registry, and at dates when nothing is known to have happened. */
export interface ReferenceClass {
  outcome: string;
  cases: ReferenceCase[];
  /** rate ratios at random dates in comparable countries */
  chance: number[];
}

export interface ReferenceCase {
  transition: string;
  name: Bilingual;
  country: string;
  kind: Transition['kind'];
  exit: Transition['exit'];
  /** another force took over or stayed in its place */
  is_replaced: boolean;
  /** a document named in the registry was opened */
  verified: boolean;
  rate_ratio: number;
  p: number;
  verdict: string;
}

/** A response plan and what its status was computed from. */
export interface PlanEvidence {
  report: PlanReport;
  /** the plan file first, then the releases that fill its indicators */
  sources: SourceRef[];
}

/** Where the next sites would reach most people in need; nothing in it is finer than an area. */
export interface AllocationEvidence {
  /** sites to open */
  count: number;
  radius_km: number;
  /** round of the figures of need */
  year: string;
  /** people in need, and those of them within the radius of a site */
  people: number;
  reached: number;
  /** no choice reaches more */
  is_proved: boolean;
  gap: number;
  /** by area, in the order in which they add people; an area may have several */
  sites: { area: string; region: string; adds: number }[];
  areas: AllocationAreaEvidence[];
  /** sites that change under the other spread of need over settlements; null where it has no answer */
  changed_by_spread: number | null;
  /** sites that change without insecure places; null where no place of events is known */
  changed_by_insecurity: number | null;
  /** events in a cell from which its places are left out, and the months known of those asked for */
  insecurity_events: number;
  insecurity_months: Month[];
  insecurity_months_asked: number;
  sources: SourceRef[];
}

/** An area with people in need. */
export interface AllocationAreaEvidence {
  name: string;
  region: string;
  people: number;
  covered: number;
  sites: number;
  /** label point of the area */
  longitude: number;
  latitude: number;
}

export interface Evidence {
  transition: Transition;
  force: Bilingual;
  successor: Bilingual | undefined;
  /** false when the source has no name for the force, as for private companies */
  force_is_named: boolean;
  country: string;
  anchors: Anchor[];
  /** the anchor before and after which is compared first: the announcement where it is dated */
  main: Anchor;
  panel: Panel;
  outcomes: OutcomeFacts[];
  changes: Change[];
  labelled: LabelledMonths | undefined;
  moves: Move[];
  signals: (SignalRecord & { title: Bilingual; rule: Bilingual; lag_rule: Bilingual })[];
  pairs: PairActivity | undefined;
  places: PlaceActivity | undefined;
  /** of the country, for the map */
  outline: Feature<Polygon | MultiPolygon> | undefined;
  levels: YearlyLevel[];
  neighbours: NeighbourChange[];
  /** neighbours whose level of events moved around the date, by country */
  neighbour_moves: Move[];
  border_changes: Change[];
  /** absent where no estimate was asked for */
  impact?: ImpactEvidence;
  reference_class?: ReferenceClass;
  /** absent where the country's months do not reach the last one */
  likely?: LikelyNext;
  /** absent where no matrix is about the country */
  scenarios?: ScenarioEvidence;
  /** the plan that answers this departure; absent where there is none */
  plan?: PlanEvidence;
  /** claims about it in the articles that were checked */
  said: CheckedClaim[];
  /** absent where no figures of need ship for the country */
  allocation?: AllocationEvidence;
  /** names of actors as UCDP writes them, in words */
  actor_names: Record<string, Bilingual>;
  /** sources by what they are used for */
  sources: {
    events: SourceRef[];
    actors: SourceRef[];
    places: SourceRef[];
    levels: SourceRef[];
    registry: SourceRef;
  };
  gaps: Gap[];
  notes: Issue[];
  run_id: string;
  as_of: string;
  data_until: Month;
  provisional_from: Month | undefined;
  incomplete_from: Month | undefined;
  code_version: string;
}
