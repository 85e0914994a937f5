import type { Issue, Run } from '../core/index.ts';
import { type Store, sha256 } from '../store/index.ts';

/**
 * Names a run by what went into it: the same verb, input, sources, seed and code give the same id.
 */
export function runOf(
  store: Store,
  verb: string,
  input: Record<string, unknown>,
  input_hashes: readonly string[],
  seed = 0,
): Run {
  const hashes = [...new Set(input_hashes)].sort();
  const facts = JSON.stringify([verb, input, hashes, seed, store.code_version]);
  return {
    run_id: sha256(facts).slice(0, 12),
    verb,
    input,
    input_hashes: hashes,
    seed,
    code_version: store.code_version,
  };
}

/** A remark of a verb in the shape of an issue. */
export function note(code: string, what: string, where: string, fix: string): Issue {
  return { code, what, where, fix };
}
