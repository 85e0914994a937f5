/** The article to start from: what is read in it, without its text. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Store } from '../../src/store/index.ts';
import { check } from '../../src/verbs/index.ts';

const ARTICLE = fileURLToPath(
  new URL('../../../shared/data/articles/wagner-exit-mali.txt', import.meta.url),
);
const isThere = existsSync(ARTICLE);

describe.skipIf(!isThere)(
  'the article on the exit of Wagner (skipped without shared data)',
  async () => {
    const store = new Store(':memory:');
    const context = { store, language: 'en' as const, progress: () => {} };
    const input = check.input.parse({ paths: [ARTICLE], date: '2025-06-10', private: true });
    const answer = isThere ? await check.run(context, input) : undefined;
    const claims = answer?.claims ?? [];

    it('is read as the golden file has it: offsets, kinds, slots, verdicts and none of its text', async () => {
      const told = claims.map(({ id, start, end, kind, slots, reading, verdict }) =>
        JSON.stringify({ id, start, end, kind, slots, reading, verdict }),
      );
      await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(
        '../golden/claims-wagner-exit-mali.txt',
      );
    });

    it('has every claim where its bytes stand', () => {
      const bytes = readFileSync(ARTICLE);
      for (const { text, start, end } of claims) {
        const there = bytes.subarray(start, end).toString('utf8');
        expect(there.slice(0, 3)).toBe(text.slice(0, 3));
      }
      expect(claims.length).toBeGreaterThan(20);
    });

    it('names bodies as present that ended, and a Russian force as the continent’s', () => {
      const contradicted = claims.filter(({ verdict }) => verdict === 'contradicted');
      const said = contradicted.map(({ slots }) => `${slots.actor} ${slots.relation}`);
      expect(said).toContain('afisma present');
      expect(said).toContain('minusma present');
      expect(said).toContain('africa-corps affiliate-of');
      const afisma = contradicted.find(({ slots }) => slots.actor === 'afisma');
      expect(afisma?.sentence.en).toMatch(/1 July 2013.*31 December 2023/);
    });

    it('holds the consequence of more attacks on civilians against the months before and after', () => {
      const row = claims.find(({ slots }) => slots.outcome === 'one-sided-events');
      const [evidence] = row?.evidence ?? [];
      expect(row?.kind).toBe('trend');
      expect(evidence.values).toMatchObject({ from_before: '2025-01', to_before: '2025-05' });
      expect(evidence.window).toEqual({ from: '2025-07', to: '2025-11' });
      expect(evidence.interval?.level).toBe(0.95);
    });

    it('supports no cause, and no forecast', () => {
      for (const { kind, verdict } of claims) {
        if (kind === 'causal' || kind === 'forecast') expect(verdict).toBe('not-checkable');
      }
    });
  },
);
