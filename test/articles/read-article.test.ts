import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/index.ts';
import type { Article } from '../../src/core/index.ts';
import { docxOf, docxParagraph, docxTable, pdfOf } from '../fixtures/articles/make.ts';

const GIVEN = '../shared/data/articles/wagner-exit-mali.txt';
const FIXTURES = 'test/fixtures/articles';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readArticle(bytesOf(text));
const codes = (article: Article) => article.notes.map(({ code }) => code);

function told(article: Article): string[] {
  return article.blocks.map((block) => {
    if (block.kind === 'row')
      return `${block.is_header ? 'head' : 'row'} ${block.cells.map(({ text }) => text).join(' | ')}`;
    return `${block.kind} ${block.content.text}`;
  });
}

describe('debris of markup in a text', () => {
  it.each([
    ['< strong>Train guards: strong> Hire.[Source] li >', 'Train guards: Hire.'],
    ['& lt; strong & gt;Open roads:& lt;/ strong & gt; Clear mines .', 'Open roads: Clear mines.'],
    ['&amp;lt;em&amp;gt;Never&amp;lt;/em&amp;gt; again', 'Never again'],
    ['&#60;p class=&quot;x&quot;&#62;Rain came.&#60;/p&#62;', 'Rain came.'],
    ['<a href="javascript:alert(1)" onclick="x()">Read</a> this.', 'Read this.'],
    ['< / td > tr >Rain came. p>', 'Rain came.'],
    ['Rain &nbsp ;came &eacute;arly, & eacute ;arly.', 'Rain came éarly, éarly.'],
    ['It was <!-- hidden --> dry.[12][3, 4]', 'It was dry.'],
    ['Hello {{ user.name }}[object Object] world.', 'Hello world.'],
    ['The cafÃ© of the cityâ€™s mayor Ã\u00a0 noon.', 'The café of the city’s mayor à noon.'],
    ['e\u0301cole so\u00adft ze\u200bro \u202eright\u202c', 'école soft zero right'],
    ['he said \u0093yes\u0094', 'he said “yes”'],
  ])('%s is read', async (written, clean) => {
    const [block] = (await read(`${written}\nThe second line is here.`)).blocks;
    expect(block.kind === 'row' ? '' : block.content.text).toBe(clean);
  });

  it.each([
    'the p-value was small (p > 0.05 would be large), a < b and c > d.',
    'The R&D unit of AT&T met Q&A; if x<y then z>w.',
    'Troops & civilians of Mac’s McDonald clan left; 5 < 7.',
    'He wrote “[a] ceasefire” on 3 km² of land.',
  ])('%s stays as it is', async (text) => {
    const [block] = (await read(`${text}\nThe second line is here.`)).blocks;
    expect(block).toMatchObject({ kind: 'paragraph', content: { text } });
  });

  it('what cannot be understood stays as text, and is told', async () => {
    const article = await read('The <blink7 x> stayed.\nThe second line is here.');
    expect(told(article)[0]).toBe('paragraph The <blink7 x> stayed.');
    expect(codes(article)).toEqual(['article-repaired-unsure']);
  });

  it('a heading glued to a cell is parted from it, and rows of a lost table stand together', async () => {
    const article = await read(
      'Area</ th>\n< ; t d >&Water<&t d >&Dig wells<&t d >&Town councils<&t d >&\n&\n&Food&Store grain&Local NGOsWhat Comes Next? h2>\n',
    );
    expect(told(article)).toEqual([
      'head Area',
      'row Water | Dig wells | Town councils',
      'row Food | Store grain | Local NGOs',
      'heading What Comes Next?',
    ]);
  });

  it('a French article is read whole', async () => {
    const article = await readArticle(readFileSync(`${FIXTURES}/fr-debris.txt`));
    expect(told(article)).toEqual([
      'heading Retrait de la mission : quelles suites pour la région du Liptako ?',
      'paragraph Publié le 3 mars 2024',
      'paragraph Le départ de la force a laissé plusieurs bases vides dans le nord. Selon les autorités, les attaques contre les civils ont doublé depuis janvier.',
      'head Principaux facteurs | Conséquences probables',
      'row Départ des soldats | Hausse de l’insécurité sur les routes',
      'row Manque d’écoles | Recrutement des jeunes par les groupes armés',
      'row  | Retour des déplacés retardé',
      'heading Que faire ?',
      'item Renforcer les écoles : Former des enseignants avec l’appui des communes.',
      'item Protéger les marchés : Ouvrir des couloirs pour les commerçants ; former les comités.',
      'item Appuyer les radios : Diffuser des alertes en langues locales.',
      'head Axe prioritaire',
      'row Eau potable | Creuser des puits ; réparer les pompes | Communes ; ONG',
      'row Santé | Rouvrir les centres ; payer les soignants | Ministère de la Santé ; ONG locales',
      'heading Perspectives : que retenir du retrait ?',
      'paragraph Le retrait n’est pas achevé : deux bases restent occupées.',
      'head Évolutions possibles | Portée stratégique',
      'row Retour de l’administration | Pourrait rassurer les habitants',
      'row Renfort des milices | Pourrait diviser les communautés',
      'row  | Peut accélérer les retours',
      'heading Une feuille de route',
      'paragraph Les autorités doivent agir vite.',
    ]);
    expect(article).toMatchObject({ language: 'fr', date: '2024-03-03', format: 'text' });
  });

  it.skipIf(!existsSync(GIVEN))('the given article is read whole', async () => {
    const article = await readArticle(readFileSync(GIVEN));
    const count = (kind: string) => article.blocks.filter((block) => block.kind === kind).length;
    expect(['heading', 'paragraph', 'item', 'row'].map(count)).toEqual([6, 8, 10, 11]);
  });
});

describe('text and Markdown', () => {
  it('lines broken at a column are joined, items on one line are parted', async () => {
    const article = await readArticle(readFileSync(`${FIXTURES}/en-wrapped.txt`));
    expect(told(article)).toEqual([
      'heading The Ferry Closed in Spring',
      'paragraph Posted: March 4, 2024',
      'paragraph The ferry across the lake stopped in March 2024 after the company lost its licence. Traders now take the longer road through the hills, and the price of grain has risen in the two towns on the far shore by a third.',
      'heading What the council recommends',
      'item Reopen the northern pier before the rains begin.',
      'item Publish the prices of grain each week.',
      'item Support traders who lost their boats.',
      'paragraph The p-value was small (p > 0.05 would have been large), and the R&D unit of AT&T had no part in it; a < b and c > d.',
    ]);
    expect(article.date).toBe('2024-03-04');
  });

  it('Markdown loses its signs and keeps its tables', async () => {
    const article = await readArticle(readFileSync(`${FIXTURES}/en-note.md`));
    expect(told(article)).toEqual([
      'heading After the Garrison Left',
      'paragraph Published on 12 June 2025',
      'paragraph The garrison of Port Amal left in May 2025. Since then, more boats have been searched.',
      'head Drivers of change | Effects',
      'row Empty barracks | Young men occupy the yards',
      'row Lost wages | Shops close',
      'heading Way forward',
      'item Reopen the school: Hire four teachers',
      'item Repair the pump: Ask the water board',
      'paragraph The mayor called it "a quiet year".',
      'head Priority area | Measures | Who is responsible',
      'row Water | Dig wells; test them | Town council, water board',
      'row Health | Train nurses | Ministry of Health',
    ]);
    expect(article).toMatchObject({ format: 'markdown', date: '2025-06-12' });
  });
});

describe('a page', () => {
  it('loses what stands around the article, and nothing of it', async () => {
    const article = await readArticle(readFileSync(`${FIXTURES}/fr-page.html`));
    expect(told(article)).toEqual([
      'heading La route du lac reste fermée',
      'paragraph Par la rédaction, 6 mai 2024',
      'paragraph La route qui longe le lac est coupée depuis le 12\u00a0avril. Les habitants de trois villages passent par la piste du nord, plus longue de quarante kilomètres. La mairie compte 120\u00a0km² de champs inondés.',
      'heading Ce que demandent les villages',
      'item Réparer le pont avant les pluies',
      'item Payer les cantonniers',
      'item Ouvrir un poste de santé',
      'paragraph Causes et suites',
      'head Facteur | Conséquence',
      'row Crue du lac | Marchés vides',
      'row  | Hausse du prix du mil',
      'paragraph La préfecture dit que les travaux finiront en juin, mais aucun engin n’est encore arrivé sur place et les habitants en doutent.',
    ]);
    expect(article).toMatchObject({ language: 'fr', date: '2024-05-06', format: 'html' });
    expect(codes(article)).toContain('article-around');
  });

  it('with debris inside its paragraphs is read as well', async () => {
    const article = await read(
      '<html><body><h1>Rain</h1><p>&lt; strong&gt;Dig wells: strong&gt; Hire drillers. li &gt;</p><p>Unclosed <b>bold<p>Next.</body></html>',
    );
    expect(told(article)).toEqual([
      'heading Rain',
      'item Dig wells: Hire drillers.',
      'paragraph Unclosed bold',
      'paragraph Next.',
    ]);
  });
});

describe('PDF and DOCX', () => {
  const line = (text: string, gap?: number) => ({ text, size: 11, ...(gap ? { gap } : {}) });

  it('a PDF gives paragraphs, headings by size, and no page numbers', async () => {
    const foot = (n: number) => ({ text: `Page ${n} of 3`, size: 9, gap: 400 });
    const article = await readArticle(
      pdfOf([
        [
          { text: 'The exit of a force', size: 20 },
          line('Attacks rose in the region after the depar-', 30),
          line('ture of the force, officials (two) said on Monday.'),
          line('A second paragraph is here, and it goes on', 26),
          foot(1),
        ],
        [
          line('over the page.'),
          { text: 'What next?', size: 15, gap: 30 },
          line('- Train guards', 22),
          line('- Open roads'),
          foot(2),
        ],
        [line('The caf\u00e9 closed for the winter.'), foot(3)],
      ]),
    );
    expect(told(article)).toEqual([
      'heading The exit of a force',
      'paragraph Attacks rose in the region after the departure of the force, officials (two) said on Monday.',
      'paragraph A second paragraph is here, and it goes on over the page.',
      'heading What next?',
      'item Train guards',
      'item Open roads',
      'paragraph The café closed for the winter.',
    ]);
    expect(article).toMatchObject({ format: 'pdf', offsets: 'extracted-text', date: '2025-06-12' });
    expect(codes(article)).toContain('article-date-of-file');
  });

  it('a DOCX gives headings by style, lists and tables', async () => {
    const body = [
      docxParagraph('Le départ d’une force', 'Titre'),
      docxParagraph('Les attaques ont augmenté &amp; les civils souffrent.'),
      docxParagraph('Et ensuite ?', 'Titre2'),
      docxParagraph('Former les gardes', '', true),
      docxParagraph('Ouvrir les routes', 'Paragraphedeliste'),
      docxTable([
        ['Facteur', 'Conséquence'],
        ['Départ', 'Vide'],
      ]),
    ];
    const article = await readArticle(docxOf(body.join('')));
    expect(told(article)).toEqual([
      'heading Le départ d’une force',
      'paragraph Les attaques ont augmenté & les civils souffrent.',
      'heading Et ensuite ?',
      'item Former les gardes',
      'item Ouvrir les routes',
      'head Facteur | Conséquence',
      'row Départ | Vide',
    ]);
    expect(article).toMatchObject({ format: 'docx', offsets: 'extracted-text', language: 'fr' });
  });
});

describe('what an article says of itself', () => {
  it.each([
    ['Published on 12 June 2025', '2025-06-12'],
    ['By A. Writer | June 3, 2025', '2025-06-03'],
    ['Publié le 1er juin 2025 à 10 h', '2025-06-01'],
    ['Mis en ligne : 12/06/2025', '2025-06-12'],
    ['Updated: Sept. 9, 2024', '2024-09-09'],
    ['2025-06-30', '2025-06-30'],
    ['Août 2023', '2023-08'],
    ['The attack of 5 May 2021 killed three people in the market, the mayor said.', null],
  ])('%s dates it %s', async (line, date) => {
    expect((await read(`A title of the text\n${line}\nThe body of it is here.`)).date).toBe(date);
  });

  it('the date asked for goes before its own, and must be one', async () => {
    const text = bytesOf('A title\nPublished on 12 June 2025\nThe body.');
    expect((await readArticle(text, { date: '2024-01' })).date).toBe('2024-01');
    await expect(readArticle(text, { date: '2024-02-30' })).rejects.toMatchObject({
      issues: [{ code: 'article-date' }],
    });
  });

  it('its language is English or French, and another is told', async () => {
    expect((await read('The men of the town were at the gate.')).language).toBe('en');
    expect((await read('Les hommes de la ville étaient à la porte.')).language).toBe('fr');
    const german = await read(
      'Die Männer der Stadt standen nicht mit den anderen auf dem Platz, und das ist für eine Stadt wie diese nicht gut.',
    );
    expect(codes(german)).toEqual(['article-language']);
  });
});
