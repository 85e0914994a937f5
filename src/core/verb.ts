import type { z } from 'zod';
import type { Issue } from './issue.ts';
import type { Bilingual, Language } from './text.ts';

/** What a verb may use besides its input: the store, and a way to report progress. */
export interface Context<Store> {
  store: Store;
  language: Language;
  /** called with a short phrase now and then during long work */
  progress(phrase: string): void;
  /** called with a line that a reader should see at once, before the answer */
  tell?(line: Bilingual): void;
  /** ends work that has no end of its own */
  signal?: AbortSignal;
}

/** What every answer carries. */
export interface Answered {
  run_id: string;
  as_of: string | null;
  notes: Issue[];
}

/** One thing Vigie does: the same word, input and output in terminal, HTTP and TypeScript. */
export interface Verb<
  Store,
  Input extends z.ZodType,
  Output extends Answered,
  Id extends string = string,
> {
  id: Id;
  /** names of input fields that are given by position in the terminal, in order */
  positional: readonly string[];
  input: Input;
  output: z.ZodType<Output>;
  run(context: Context<Store>, input: z.output<Input>): Promise<Output>;
}
