/** Coups and memberships, as dated in the registries. */
import { expect, it } from 'vitest';
import { coupSchema, monthFromDate } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';

const store = new Store(':memory:');

it('coups are dated, sourced, apart, and never in the future of their sources', () => {
  const coups = store.coups();
  expect(coups.length).toBeGreaterThanOrEqual(30);
  expect(new Set(coups.map(({ id }) => id)).size).toBe(coups.length);
  expect(new Set(coups.map(({ country, date }) => `${country} ${date}`)).size).toBe(coups.length);
  for (const { date } of coups) expect(monthFromDate(date)).toBeDefined();
});

it('a coup dated to a year alone is refused', () => {
  const sound = { ...store.coups()[0] };
  expect(coupSchema.safeParse(sound).success).toBe(true);
  expect(coupSchema.safeParse({ ...sound, date: '2012' }).success).toBe(false);
});

it('a body that was left is known, and is no body of now', () => {
  const actors = store.actors();
  for (const actor of actors) {
    for (const { body, to } of actor.past_member_of) {
      expect(actors.some(({ id }) => id === body)).toBe(true);
      expect(actor.member_of).not.toContain(body);
      expect(to).toMatch(/^\d{4}-\d{2}/);
    }
  }
  const mali = actors.find(({ id }) => id === 'government-of-mali');
  expect(mali?.past_member_of).toMatchObject([{ body: 'ecowas', to: '2025-01-29' }]);
});
