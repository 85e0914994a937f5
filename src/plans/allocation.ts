/** Where the next sites go: what is asked, and what is answered. */

export const OBJECTIVES = ['coverage', 'p-median', 'p-center'] as const;

/**
 * `coverage`: most people within a radius of an open site (Church & ReVelle 1974) ·
 * `p-median`: least sum of people × distance to the nearest open site (Hakimi 1964) ·
 * `p-center`: least distance of whoever has farthest to go.
 */
export type Objective = (typeof OBJECTIVES)[number];

/** People, or whatever is counted, in one place. */
export interface Demand {
  id: string;
  /** at least 0; who has none is not served and holds nobody back */
  weight: number;
  /** what they take of a site's capacity; their weight when absent */
  size?: number;
  /** for floors */
  region?: string;
}

/** A place where a site is, or could be. */
export interface CandidateSite {
  id: string;
  /** in sizes of demand; unlimited when absent */
  capacity?: number;
  /** against the budget; 0 when absent */
  cost?: number;
  /** there already, and not counted among the new ones */
  is_open?: boolean;
  /** why nothing may be opened here */
  barred?: string;
}

/** Ways from demands to sites, as columns; pairs that are absent cannot reach each other. */
export interface Links {
  /** positions in `demand` and in `sites` */
  demand: ArrayLike<number>;
  site: ArrayLike<number>;
  distance: ArrayLike<number>;
}

/** Share of a region's people who must have a site within the radius. */
export interface Floor {
  region: string;
  share: number;
}

export interface AllocationProblem {
  objective: Objective;
  /** sites to open besides those that are open */
  count: number;
  demand: readonly Demand[];
  sites: readonly CandidateSite[];
  links: Links;
  /** for coverage and floors, in the unit of distances */
  radius?: number;
  budget?: number;
  floors?: readonly Floor[];
}

export interface ChosenSite {
  id: string;
  is_open: boolean;
  /**
   * People whom it adds. Of a coverage: those within the radius of this site and of none listed
   * before it. Else: those it serves.
   */
  adds: number;
  /** ids of the demands it serves */
  serves: string[];
}

export interface Allocation {
  objective: Objective;
  /** people covered · sum of people × distance · longest distance */
  value: number;
  /** no allocation is better than this */
  bound: number;
  /** |value − bound| ÷ |value| */
  gap: number;
  status: 'optimal' | 'time-limit';
  sites: ChosenSite[];
  /** demands without a site within the radius, or that no site reaches */
  uncovered: { id: string; weight: number }[];
  /** by always adding the best next site; null when that way finds none */
  greedy_value: number | null;
  /** greedy, then exchanged one for one while that helps */
  interchange_value: number | null;
}

/** Told now and then during long work. */
export type OnProgress = (phase: 'heuristic' | 'bounds' | 'proof', gap: number | null) => void;
