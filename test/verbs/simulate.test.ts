import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Evidence, LANGUAGES, monthFromText, VigieError } from '../../src/core/index.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { likelyNextScenarios } from '../../src/sections/index.ts';
import { Store } from '../../src/store/index.ts';
import { gatherScenarios } from '../../src/verbs/gather-scenarios.ts';
import { simulate } from '../../src/verbs/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-scenarios-'));
const store = new Store(':memory:');
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const run = (input: Record<string, unknown>) =>
  simulate.run({ store, language: 'en', progress: () => {} }, simulate.input.parse(input));

async function issuesOf(input: Record<string, unknown>) {
  try {
    await run(input);
  } catch (error) {
    if (error instanceof VigieError) return error.issues;
    throw error;
  }
  return [];
}

describe('the matrix that ships', () => {
  it('has six consistent scenarios by its main reading, of which four hold in every reading', async () => {
    const answer = await run({ file: 'sahel-2025', basins: true });
    expect([answer.combinations, answer.count, answer.exhaustive]).toEqual([6561, 6, true]);
    expect(answer.consistent.filter(({ sets }) => sets.length === 4)).toHaveLength(4);
    for (const { margins } of answer.consistent)
      expect(Math.min(...Object.values(margins))).toBeGreaterThanOrEqual(0);
    expect(answer.near.every(({ inconsistency }) => inconsistency === 1)).toBe(true);
    // Different stories: each state of the first factors is in one of them at least.
    const seen = (id: string) => new Set(answer.consistent.map(({ states }) => states[id]));
    for (const id of ['insurgency', 'partner', 'governance', 'access'])
      expect(seen(id).size).toBeGreaterThan(2);
  });

  it('has a reason in both languages and a document for every judgement, empty ones too', async () => {
    const { matrix } = (await gatherScenarios(store, 'MLI', {}, () => {}))!;
    expect(matrix.sets[0].sections).toHaveLength(8 * 7);
    for (const set of matrix.sets)
      for (const { reason, source, confidence, author } of set.sections) {
        expect(reason?.en).not.toBe(reason?.fr);
        expect([source?.length ?? 0, confidence, author].every(Boolean)).toBe(true);
        expect(source!.join(' ')).not.toMatch(/https?:|www\./);
      }
    expect(matrix.note?.en).toMatch(/argue/);
  });

  it('with a state forced says what remains, what becomes possible and what falls away', async () => {
    const answer = (await run({ file: 'sahel-2025', force: 'access=restored' })) as unknown as {
      consistent: { states: Record<string, string> }[];
      unforced: { count: number; kept: number; gained: number; lost: number };
    };
    expect(answer.consistent.every(({ states }) => states.access === 'restored')).toBe(true);
    const { count, kept, gained, lost } = answer.unforced;
    expect(count).toBe(kept + lost);
    expect(answer.consistent).toHaveLength(kept + gained);
  });
});

describe('vigie simulate', () => {
  it('writes a matrix in every form and finds the same in each', async () => {
    const whole = await run({ file: 'sahel-2025', sets: 'base', near: '0' });
    for (const ending of ['yaml', 'csv', 'scw']) {
      const path = join(folder, `again.${ending}`);
      await run({ file: 'sahel-2025', write: path });
      const again = await run({ file: path, sets: 'base', near: '0' });
      expect(again.consistent.map(({ states }) => states)).toEqual(
        whole.consistent.map(({ states }) => states),
      );
    }
    const list = join(folder, 'again.sl');
    await run({ file: 'sahel-2025', basins: true, write: list });
    const answer = (await run({ file: join(folder, 'again.scw'), against: list })) as unknown as {
      against: { agree: number; only_there: unknown[]; only_here: unknown[] };
    };
    expect(answer.against).toMatchObject({ agree: 6, only_there: [], only_here: [] });
    expect(readFileSync(list, 'latin1')).toMatch(
      /^\$ ScenarioWizard 3\.0\r\nSolution set\r\n 6 \r\n/,
    );
  });

  it('tells every fault of what is forced, and of sets, at once', async () => {
    const issues = await issuesOf({ file: 'sahel-2025', force: 'access=gone,weather=wet,partner' });
    expect(issues.map(({ code }) => code)).toEqual([
      'state-unknown',
      'descriptor-unknown',
      'usage',
    ]);
    expect(issues[0].fix).toBe('choose among denied, negotiated, restored');
    expect((await issuesOf({ file: 'sahel-2025', sets: 'rosy' }))[0].code).toBe('set-unknown');
  });

  it('says of a file that is not there which matrices ship', async () => {
    const [issue] = await issuesOf({ file: 'nowhere.yaml' });
    expect(issue).toMatchObject({ code: 'file-missing' });
    expect(issue.fix).toContain('sahel-2025');
  });

  it('takes a state by its number, and a CSV on a scale of its own', async () => {
    const path = join(folder, 'wide.csv');
    const head = 'from_descriptor,from_state,to_descriptor,to_state,judgement\n';
    const cell = (from: string, to: string) =>
      [1, 2]
        .flatMap((r) => [1, 2].map((c) => `${from},${r},${to},${c},${r === c ? 9 : -9}\n`))
        .join('');
    writeFileSync(path, head + cell('a', 'b') + cell('b', 'a'));
    expect((await issuesOf({ file: path })).map(({ code }) => code)).toContain('off-scale');
    const answer = await run({ file: path, scale: '-9..9', force: '1=2' });
    expect(answer.consistent.map(({ states }) => states)).toEqual([{ a: '2', b: '2' }]);
  });
});

describe('the scenario half of a dossier', () => {
  it('is absent for a country without a matrix', async () => {
    expect(await gatherScenarios(store, 'SOM', {}, () => {})).toBeUndefined();
    expect(likelyNextScenarios({} as Evidence)).toBeUndefined();
  });

  it('tells futures, signposts and the factor graph in both languages, without a probability', async () => {
    const scenarios = (await gatherScenarios(store, 'MLI', {}, () => {}))!;
    expect(scenarios.seen_until).toBeGreaterThanOrEqual(monthFromText('2025-11'));
    const evidence = {
      transition: { id: 'mali-wagner-2025' },
      outcomes: outcomes.entries,
      scenarios,
    } as unknown as Evidence;
    const half = likelyNextScenarios(evidence)!;
    expect(half.figures.map(({ id }) => id)).toEqual([
      'mali-wagner-2025/what-is-likely-next/scenarios',
      'mali-wagner-2025/what-is-likely-next/factors',
    ]);
    for (const language of LANGUAGES) {
      const said = [half.finding, ...half.details, ...half.limits].map((text) => text[language]);
      for (const text of said) expect(text).not.toMatch(/undefined|NaN|null/);
      expect(said.some((text) => /^(If|Si) /.test(text))).toBe(true);
      expect(half.figures[0].svg[language]).toContain('stroke-dasharray');
    }
    const [cards, graph] = half.figures;
    expect(cards.table.rows.length).toBeGreaterThanOrEqual(6 * 8);
    expect(graph.table.rows.every(([, , value]) => value !== 0)).toBe(true);
  });
});
