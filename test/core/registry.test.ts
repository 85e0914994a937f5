import { expect, it } from 'vitest';
import { bilingual, registrySource, shelf } from '../../src/core/index.ts';

const entries = [{ id: 'surge' }, { id: 'lull' }];

it('a shelf gives its entries back by id and in order', () => {
  const signals = shelf(entries);
  expect(signals.entries).toEqual(entries);
  expect(signals.get('lull')).toBe(entries[1]);
  expect(signals.has('surge')).toBe(true);
});

it('an unknown id is not there and cannot be taken', () => {
  const signals = shelf(entries);
  expect(signals.has('toString')).toBe(false);
  expect(() => signals.get('spread')).toThrow('no entry "spread"');
});

it('two entries with one id make no shelf', () => {
  expect(() => shelf([{ id: 'surge' }, { id: 'surge' }])).toThrow('share an id');
});

it('words are given in both languages and nothing else', () => {
  expect(bilingual.safeParse({ en: 'a', fr: 'b' }).success).toBe(true);
  expect(bilingual.safeParse({ en: 'a' }).success).toBe(false);
  expect(bilingual.safeParse({ en: 'a', fr: '' }).success).toBe(false);
  expect(bilingual.safeParse({ en: 'a', fr: 'b', de: 'c' }).success).toBe(false);
});

it('a source of a registry row has a title and never an address', () => {
  expect(registrySource.safeParse({ title: 'S/RES/2690', number: 2690 }).success).toBe(true);
  expect(registrySource.safeParse({ number: 2690 }).success).toBe(false);
  expect(registrySource.safeParse({ title: 'S/RES/2690', url: 'x' }).success).toBe(false);
});
