import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { draftFiles, draftsOf, readArticle } from '../../src/articles/index.ts';
import type { Article, ArticleDrafts } from '../../src/core/index.ts';

const GIVEN = '../shared/data/articles/wagner-exit-mali.txt';
const FIXTURES = 'test/fixtures/articles';
const GOLDEN = 'test/golden/articles/wagner-exit-mali.json';

const draftsIn = async (text: string) =>
  draftsOf(await readArticle(new TextEncoder().encode(text)));

function scenarioTold({ scenario }: ArticleDrafts): string[] {
  return (scenario?.descriptors ?? []).map(
    ({ role, title, consequences }) =>
      `${role} ${title} > ${consequences.map((one) => one.title).join(' / ')}`,
  );
}

function planTold({ plan }: ArticleDrafts): string[] {
  return (plan?.priorities ?? []).flatMap(({ title, actions }) =>
    actions.map((one) => `${title} > ${one.title} [${one.stakeholders.join(', ')}]`),
  );
}

describe('drafts', () => {
  it('of a French article with damaged tables and lists', async () => {
    const bytes = readFileSync(`${FIXTURES}/fr-debris.txt`);
    const drafts = draftsOf(await readArticle(bytes));
    expect(scenarioTold(drafts)).toEqual([
      'factor Départ des soldats > Hausse de l’insécurité sur les routes',
      'factor Manque d’écoles > Recrutement des jeunes par les groupes armés',
      'factor  > Retour des déplacés retardé',
      'development Retour de l’administration > Pourrait rassurer les habitants',
      'development Renfort des milices > Pourrait diviser les communautés',
      'development  > Peut accélérer les retours',
    ]);
    expect(planTold(drafts)).toEqual([
      'Renforcer les écoles > Former des enseignants avec l’appui des communes []',
      'Protéger les marchés > Ouvrir des couloirs pour les commerçants ; former les comités []',
      'Appuyer les radios > Diffuser des alertes en langues locales []',
      'Eau potable > Creuser des puits [Communes, ONG]',
      'Eau potable > réparer les pompes [Communes, ONG]',
      'Santé > Rouvrir les centres [Ministère de la Santé, ONG locales]',
      'Santé > payer les soignants [Ministère de la Santé, ONG locales]',
    ]);
    const water = drafts.plan?.priorities[3];
    expect(bytes.toString('utf8', water?.start, water?.end)).toBe('Eau potable');
  });

  it('of Markdown with heads in the middle of other words', async () => {
    const drafts = draftsOf(await readArticle(readFileSync(`${FIXTURES}/en-note.md`)));
    expect(scenarioTold(drafts)).toEqual([
      'factor Empty barracks > Young men occupy the yards',
      'factor Lost wages > Shops close',
    ]);
    expect(planTold(drafts)).toEqual([
      'Reopen the school > Hire four teachers []',
      'Repair the pump > Ask the water board []',
      'Water > Dig wells [Town council, water board]',
      'Water > test them [Town council, water board]',
      'Health > Train nurses [Ministry of Health]',
    ]);
  });

  it('of a page whose list has no heads share the heading above', async () => {
    const drafts = draftsOf(await readArticle(readFileSync(`${FIXTURES}/fr-page.html`)));
    expect(planTold(drafts)).toEqual([
      'Ce que demandent les villages > Réparer le pont avant les pluies []',
      'Ce que demandent les villages > Payer les cantonniers []',
      'Ce que demandent les villages > Ouvrir un poste de santé []',
    ]);
  });

  it('tell what may come from what should be done', async () => {
    const drafts = await draftsIn(
      'What lies ahead\nSome words about the town.\n- Search for partners: The town might turn to others;\n- Rise of prices: Traders could leave;\n',
    );
    expect(drafts).toEqual({ scenario: null, plan: null });
  });

  it('know columns that lost their head by their cells', async () => {
    const drafts = await draftsIn(
      'The town\nSome words about it are here.\nRoads | Clear mines | Army; local NGOs\nWells | Test water | Town council\n',
    );
    expect(planTold(drafts)).toEqual([
      'Roads > Clear mines [Army, local NGOs]',
      'Wells > Test water [Town council]',
    ]);
  });

  it('become files whose entries carry the words as comments', async () => {
    const article = await readArticle(readFileSync(`${FIXTURES}/fr-debris.txt`));
    const { scenario, plan } = draftFiles(draftsOf(article), 'fr');
    expect(scenario).toContain('# “Départ des soldats” (');
    const matrix = parse(scenario ?? '');
    expect(matrix.descriptors).toHaveLength(6);
    expect(matrix.descriptors[2]).toEqual({
      id: 'factor-not-named',
      title: "Non nommé dans l'article",
      states: [
        { id: 'as-stated', title: "Non nommé dans l'article" },
        { id: 'otherwise', title: 'Autrement' },
      ],
    });
    const { priorities } = parse(plan ?? '');
    expect(priorities[3].actions[0]).toEqual({
      id: 'creuser-des-puits',
      title: 'Creuser des puits',
      support: ['Communes', 'ONG'],
    });
  });
});

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Kinds, places and fingerprints of an article; none of its words. */
function shapeOf(article: Article): unknown {
  const place = (content: { text: string; from: Uint32Array; to: Uint32Array }) => [
    content.from[0] ?? null,
    content.to[content.to.length - 1] ?? null,
    content.text.length,
    hash(content.text),
  ];
  const drafts = draftsOf(article);
  return {
    format: article.format,
    language: article.language,
    date: article.date,
    title: hash(article.title),
    blocks: article.blocks.map((block) => {
      if (block.kind === 'row')
        return ['row', block.table, block.is_header, ...block.cells.map(place)];
      const at = block.kind === 'heading' ? block.level : block.kind === 'item' ? block.list : 0;
      return [block.kind, at, ...place(block.content)];
    }),
    notes: article.notes.map(({ code, what }) => [code, Number(/\d+/.exec(what)?.[0])]),
    scenario: drafts.scenario?.descriptors.map(({ role, title, states, consequences }) => [
      role,
      hash(title),
      ...[...states, ...consequences].map(({ start, end }) => [start, end]),
    ]),
    plan: drafts.plan?.priorities.map(({ title, start, end, actions }) => [
      hash(title),
      start,
      end,
      actions.map((one) => [one.start, one.end, one.stakeholders.map(hash)]),
    ]),
  };
}

describe('the given article', () => {
  it.skipIf(!existsSync(GIVEN))('is read as its golden file says', async () => {
    const shape = shapeOf(await readArticle(readFileSync(GIVEN)));
    await expect(`${JSON.stringify(shape, null, 1)}\n`).toMatchFileSnapshot(`../../${GOLDEN}`);
  });

  it.skipIf(!existsSync(GIVEN))(
    'gives its factors, developments, advice and focus rows',
    async () => {
      const { scenario, plan } = draftsOf(await readArticle(readFileSync(GIVEN)));
      expect(scenario?.descriptors.map(({ role }) => role)).toEqual([
        ...['factor', 'factor', 'factor'],
        ...['development', 'development', 'development'],
      ]);
      expect(plan?.priorities).toHaveLength(6);
      expect(plan?.priorities.slice(4).map(({ title }) => title)).toEqual([
        'Governance Enhancement',
        'Humanitarian Assistance',
      ]);
      expect(plan?.priorities[5].actions[0].stakeholders).toEqual(['UN Bodies', 'Local NGOs']);
    },
  );
});
