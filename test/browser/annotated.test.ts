/** The annotated copy of an article in Chromium: nothing runs, nothing is asked for, all can read it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/index.ts';
import { type Claim, LANGUAGES, type Language } from '../../src/core/index.ts';
import { annotatedPage } from '../../src/page/index.ts';
import { claimOn } from '../fixtures/articles/claims.ts';
import { hostileArticles } from '../fixtures/articles/hostile.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const ARTEFACTS = fileURLToPath(new URL('../artefacts/', import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
const hasChromium = existsSync(CHROMIUM);

describe.runIf(hasChromium)('the annotated copy in Chromium', () => {
  const folder = new TestFolder();
  let browser: Browser;
  let canary: Server;
  let origin = '';
  const hits: string[] = [];

  beforeAll(async () => {
    canary = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('seen');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    mkdirSync(ARTEFACTS, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    canary?.close();
    folder.remove();
  });

  /** Opens a page from a file and tells what it asked for and what went wrong. */
  async function opened(name: string, html: string, options: BrowserContextOptions = {}) {
    const path = folder.at(`${name}.html`);
    writeFileSync(path, html);
    const context = await browser.newContext({ viewport: SIZES.wide, ...options });
    const page = await context.newPage();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    page.on('console', (message) => seen.push(message.text()));
    page.on('pageerror', (error) => seen.push(error.message));
    page.on('dialog', (dialog) => {
      seen.push(dialog.message());
      void dialog.dismiss();
    });
    const url = pathToFileURL(path).href;
    await page.goto(url);
    return { page, seen, url };
  }

  const closed = (page: Page) => page.context().close();

  it('the canary sings when it is asked', async () => {
    const { page } = await opened('canary', `<img src="${origin}/sung">`);
    await page.waitForLoadState('networkidle');
    expect(hits.splice(0)).toEqual(['/sung']);
    await closed(page);
  });

  it('of hostile articles asks for nothing and runs nothing', async () => {
    const articles = Object.entries(hostileArticles(origin));
    expect(articles.length).toBeGreaterThan(8);
    for (const [name, bytes] of articles) {
      const article = await readArticle(bytes, { file_name: `${name}.html` });
      const first = article.blocks.flatMap((block) =>
        block.kind === 'row' ? [] : [block.content.text],
      );
      const claims = first.slice(0, 3).map((text) => claimOn(article, text, 'contradicted'));
      const html = annotatedPage({ article, claims, language: 'en', sha256: 'f'.repeat(64) });
      const { page, seen, url } = await opened(name, html);
      await page.mouse.move(200, 300);
      await page.waitForTimeout(100);
      expect({ name, seen }).toEqual({ name, seen: [url] });
      expect(await page.evaluate('window.ran')).toBeUndefined();
      expect(
        await page.locator('script, img, iframe, object, embed, form, link, svg, base').count(),
      ).toBe(0);
      const addresses = await page
        .locator('a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      expect(addresses.filter((address) => !/^#[a-z0-9-]+$/.test(address ?? ''))).toEqual([]);
      await closed(page);
    }
    expect(hits).toEqual([]);
  });

  async function example(): Promise<{ html: Record<Language, string>; claims: Claim[] }> {
    const file = 'test/fixtures/articles/fr-debris.txt';
    const article = await readArticle(readFileSync(file), { file_name: file });
    const claims = [
      claimOn(
        article,
        'Selon les autorités, les attaques contre les civils ont doublé depuis janvier.',
        'contradicted',
      ),
      claimOn(
        article,
        'Le départ de la force a laissé plusieurs bases vides dans le nord.',
        'supported',
      ),
      claimOn(article, 'Hausse de l’insécurité sur les routes', 'mixed'),
      claimOn(article, 'Former des enseignants avec l’appui des communes.', 'not-checkable'),
      claimOn(article, 'Ouvrir des couloirs pour les commerçants', 'not-in-these-data'),
      claimOn(article, 'deux bases restent occupées', 'too-early'),
    ];
    const of = (language: Language) =>
      annotatedPage({ article, claims, language, sha256: '0123456789abcdef'.repeat(4) });
    return { html: { en: of('en'), fr: of('fr') }, claims };
  }

  it('marks each claim where it stands, with its verdict beside it, and leads there and back', async () => {
    const { html, claims } = await example();
    const { page } = await opened('marks', html.fr);
    for (const { text } of claims)
      expect(await page.locator('.copy mark', { hasText: text }).count()).toBe(1);
    expect(await page.locator('.copy mark').count()).toBe(claims.length);
    const styles: string[] = await page.evaluate(
      `[...document.querySelectorAll('.legend mark')].map((mark) => {
        const style = getComputedStyle(mark);
        return style.textDecorationStyle + style.textDecorationThickness;
      })`,
    );
    expect(new Set(styles).size).toBe(6);
    await page.locator('sup.ref a').first().click();
    expect(page.url()).toMatch(/#n1$/);
    await page.locator('#n1 .verdict a').click();
    expect(page.url()).toMatch(/#c1$/);
    const note = await page.locator('#n2').boundingBox();
    const line = await page.locator('mark.v-contradicted').nth(1).boundingBox();
    expect(note!.x).toBeGreaterThan(line!.x);
    await closed(page);
  });

  it.each(LANGUAGES)(
    'in %s can be read by everybody, wide and narrow, light and dark',
    async (language) => {
      const { html } = await example();
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [size, viewport] of Object.entries(SIZES)) {
          const { page } = await opened(`axe-${language}`, html[language], {
            viewport,
            colorScheme,
          });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([]);
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(overflow).toBe(0);
          if (colorScheme === 'light')
            await page.screenshot({
              path: `${ARTEFACTS}annotated-${language}-${size}.png`,
              fullPage: true,
            });
          await closed(page);
        }
    },
  );

  it('prints with its notes under the text', async () => {
    const { html } = await example();
    const { page } = await opened('print', html.en);
    await page.emulateMedia({ media: 'print' });
    const note = await page.locator('#n1').boundingBox();
    const line = await page.locator('.copy mark').first().boundingBox();
    expect(note!.y).toBeGreaterThan(line!.y);
    writeFileSync(`${ARTEFACTS}annotated.pdf`, await page.pdf({ format: 'A4' }));
    await closed(page);
  });
});
