/** What an article's tables and lists suggest for a scenario matrix and for a plan, with its words. */
import type { ByteSpan } from './article.ts';

/** Words of the article and where they stand. */
export interface Quoted extends ByteSpan {
  title: string;
  quote: string;
}

export interface DraftState extends Quoted {
  id: string;
}

/** A factor or a development that a table names, as it is stated, with what is said to follow. */
export interface DraftDescriptor {
  id: string;
  /** empty where the article has lost the name */
  title: string;
  role: 'factor' | 'development';
  /** the one state that the article speaks of; none where its name is lost */
  states: DraftState[];
  consequences: Quoted[];
}

/** Skeleton of a scenario matrix: other states and all judgements are for people to add. */
export interface ScenarioDraft {
  matrix: string;
  title: string;
  descriptors: DraftDescriptor[];
}

export interface DraftAction extends Quoted {
  id: string;
  stakeholders: string[];
}

export interface DraftPriority extends Quoted {
  id: string;
  actions: DraftAction[];
}

/** Skeleton of a plan: who leads, where, when and with what is for people to add. */
export interface PlanDraft {
  plan: string;
  title: string;
  priorities: DraftPriority[];
}

/** `null` where the article holds nothing of the kind. */
export interface ArticleDrafts {
  scenario: ScenarioDraft | null;
  plan: PlanDraft | null;
}
