/** Question 8 on plans written by hand, with the rest of a real dossier around them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, PlanReport, SectionEntry } from '../../src/core/index.ts';
import { planReport, readPlan } from '../../src/plans/index.ts';
import { sections } from '../../src/sections/index.ts';
import { Store } from '../../src/store/index.ts';
import { gather } from '../../src/verbs/gather.ts';
import { indicatorSentence, reasonSentence } from '../../src/words/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';
import { rawAction, rawIndicator, rawPlan, yamlOf } from '../plans/hand-plan.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
afterAll(async () => {
  await store.close();
  folder.remove();
});

let mali: Evidence;
beforeAll(async () => {
  mali = await gather(store, 'mali-wagner-2025', {}, () => {});
});

const entry = sections.get('what-should-be-done') as SectionEntry<Evidence>;

function reportOf(actions: Record<string, unknown>[], date: string): PlanReport {
  const { plan } = readPlan(yamlOf(rawPlan(actions)), 'plan.yaml');
  const say = { reason: reasonSentence, indicator: indicatorSentence };
  return planReport(plan, new Map(), date, say);
}

const sectionOf = (report: PlanReport) =>
  entry.compose({
    ...mali,
    allocation: undefined,
    plan: { report, sources: mali.sources.events },
  })!;

describe('question 8', () => {
  it('of Mali says first that the plan is an example, and counts its statuses', () => {
    const { finding, figures } = entry.compose(mali)!;
    expect(finding.en).toMatch(
      /^This is an example plan that ships with Vigie, nobody’s commitment: of 7 actions in 5 priorities, 1 is blocked by access, 2 are late, 1 is without evidence and 3 are on track on 28 February 2026\./,
    );
    expect(finding.en).toContain(
      'Of 7 indicators, 2 move towards it, 2 move away from it and 3 have no figure yet',
    );
    expect(finding.fr).toMatch(
      /^Ceci est un plan d’exemple .* bloquée par l’accès, 2 en retard, 1 sans preuve et 3 en bonne voie au 28 février 2026/,
    );
    expect(figures.map(({ id }) => id.split('/').at(-1))).toEqual([
      'plan',
      'indicators',
      'alerts',
      'allocation',
    ]);
  });

  it('shows each indicator against baseline and wanted value with its release', () => {
    const { table, vintages, notes } = entry.compose(mali)!.figures[1];
    expect(table.rows).toHaveLength(7);
    expect(table.rows[0][5]).toBeCloseTo(48 / 9, 4);
    expect(vintages.length).toBeGreaterThan(1);
    expect(notes[0].en).toContain('provisional');
  });

  it('is left out of a dossier with neither a plan nor an allocation', () => {
    const { plan: _, allocation: __, ...rest } = mali;
    expect(entry.compose(rest)).toBeUndefined();
  });

  it('without a plan says where the next sites go, and who stays beyond reach', () => {
    const { plan: _, ...rest } = mali;
    const { finding, details, figures } = entry.compose(rest)!;
    expect(finding.en).toMatch(
      /^8 sites chosen to reach most people would have [\d,]+ within 25 km/,
    );
    expect(details.at(-1)!.fr).toMatch(/restent hors de portée : \S/u);
    const { rows } = figures[0].table;
    const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column] ?? 0), 0);
    expect(sum(2)).toBe(sum(5) + sum(6));
    expect(sum(3)).toBe(8);
    expect(Math.abs(sum(4) - sum(5))).toBeLessThan(8);
  });

  it('names no place finer than an area', () => {
    const { areas, sites } = mali.allocation!;
    const names = new Set(store.bundledTable('area-need').rows.map((row) => row.name));
    for (const { name } of areas) expect(names).toContain(name);
    for (const { area } of sites) expect(names).toContain(area);
  });

  it('of the user’s own plan says nothing of examples', async () => {
    const path = folder.write(
      'own.yaml',
      yamlOf(
        rawPlan([rawAction({ evidence: [{ title: 'report', date: '2026-02' }], ends: '2027-01' })]),
      ),
    );
    const own = await gather(store, 'mali-wagner-2025', { plan: path }, () => {});
    const { finding, limits } = entry.compose(own)!;
    expect(finding.en).toBe('Of 1 action in 1 priority, 1 is on track on 28 February 2026.');
    expect(finding.fr).toBe('Sur 1 action en 1 priorité, 1 en bonne voie au 28 février 2026.');
    expect(JSON.stringify(limits)).not.toContain('example');
    expect(own.plan!.sources[0].dataset).toBe('own.yaml');
  });

  it('with neither alert nor indicator has the board alone, and with all has no gap in its words', () => {
    expect(sectionOf(reportOf([rawAction()], '2025-09-01')).figures).toHaveLength(1);
    const full = rawAction({
      answers: { alert: 'dry', alerted: '2025-01-05' },
      indicators: [rawIndicator({ measurements: [{ value: 25, date: '2025-08' }] })],
      access: [{ constraint: 'interference', level: 3, date: '2025-08' }],
    });
    const section = sectionOf(reportOf([full], '2025-09-01'));
    expect(section.figures).toHaveLength(3);
    expect(JSON.stringify(section)).not.toMatch(/undefined|NaN|\[object/);
    expect(section.details.map(({ en }) => en)[0]).toBe(
      '“Dig wells” (water cluster lead agency) is blocked by access: access is extremely constrained (interference in aid) in MLI.',
    );
  });
});
