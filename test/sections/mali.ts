/** The evidence on Mali and Wagner from the bundled figures, gathered once for a file of tests. */
import { afterAll, beforeAll } from 'vitest';
import type { Evidence } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { gather } from '../../src/verbs/gather.ts';

/**
 * @param without parts that the tests write by hand
 * @returns an object that is filled before the first test runs
 */
export function maliEvidence(without: readonly (keyof Evidence)[] = []): Evidence {
  const mali = {} as Evidence;
  const store = new Store(':memory:');
  beforeAll(async () => {
    Object.assign(mali, await gather(store, 'mali-wagner-2025', {}, () => {}));
    for (const part of without) delete mali[part];
  });
  afterAll(() => store.close());
  return mali;
}
