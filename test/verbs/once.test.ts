import { afterAll, describe, expect, it } from 'vitest';
import type { EventTable } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { once } from '../../src/verbs/once.ts';

const [store, other] = [new Store(':memory:'), new Store(':memory:')];
afterAll(async () => {
  await store.close();
  await other.close();
});

const tables = (sha256: string) => [{ source: { sha256 } }] as unknown as EventTable[];

describe('an answer that pages share', () => {
  it('is worked out once for the same figures and question, and anew for others', async () => {
    let made = 0;
    const make = async () => ++made;
    expect(await once(store, {}, tables('a'), 'x', make)).toBe(1);
    expect(await once(store, {}, tables('a'), 'x', make)).toBe(1);
    expect(await once(store, {}, tables('a'), 'y', make)).toBe(2);
    // A release that was ingested since changes the figures.
    expect(await once(store, {}, tables('b'), 'x', make)).toBe(3);
    expect(await once(store, { as_of: '2025-01' }, tables('a'), 'x', make)).toBe(4);
    expect(await once(other, {}, tables('a'), 'x', make)).toBe(5);
  });
});
