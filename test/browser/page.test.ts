/** The page of a dossier as readers open it: a file, in a real Chromium, without a network. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { dossier } from '../../src/verbs/index.ts';
import { typeset } from '../../src/words/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const TRANSITION = 'mali-wagner-2025';
const ARTEFACTS = fileURLToPath(new URL('../artefacts/', import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };
const THEMES = ['light', 'dark'] as const;

const hasChromium = existsSync(CHROMIUM);
const isCI = process.env.CI === 'true';
if (!hasChromium) {
  console.warn(`no Chromium at ${CHROMIUM}: apt-get install -y chromium fonts-dejavu-core`);
}

/** Findings of two questions, as the verb gave them. */
interface Finding {
  what_happened: Record<Language, string>;
  what_changed: Record<Language, string>;
}

describe('the browser', () => {
  it.runIf(isCI)('is there, since CI must not skip these tests', () => {
    expect(hasChromium, `apt-get install -y chromium fonts-dejavu-core`).toBe(true);
  });
});

describe.runIf(hasChromium)('the page in Chromium', () => {
  const folder = new TestFolder();
  let browser: Browser;
  let url = '';
  let finding: Finding;
  /** everything that went wrong or left the file, over all tests */
  const errors: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    const store = new Store(folder.at('workspace'));
    const answer = await dossier.run(
      { store, language: 'en', progress() {} },
      { transition: TRANSITION, out: folder.at('out'), lang: 'both' },
    );
    await store.close();
    url = pathToFileURL(answer.page).href;
    const of = (id: string) => answer.sections.find((section) => section.id === id)!.finding;
    finding = { what_happened: of('what-happened'), what_changed: of('what-changed') };
    mkdirSync(ARTEFACTS, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  async function opened(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: WIDE, ...options });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url + hash);
    return page;
  }

  async function closed(page: Page): Promise<void> {
    await page.context().close();
  }

  /** What a reader sees of the first finding. */
  const findingSeen = (page: Page) => page.locator('#what-happened .finding').innerText();
  const expected = (language: Language) => typeset(finding.what_happened[language], language);
  const languageOf = (page: Page) => page.locator('html').getAttribute('lang');

  it('shows English at first and French after a click, and says so in lang and title', async () => {
    const page = await opened();
    expect(await findingSeen(page)).toBe(expected('en'));
    expect(await languageOf(page)).toBe('en');
    const title = await page.title();
    await page.getByLabel('Français').check();
    expect(await findingSeen(page)).toBe(expected('fr'));
    expect(await languageOf(page)).toBe('fr');
    expect(await page.title()).not.toBe(title);
    expect(await page.locator('.en:visible').count()).toBe(0);
    await page.getByLabel('English').check();
    expect(await findingSeen(page)).toBe(expected('en'));
    expect(await page.locator('.fr:visible').count()).toBe(0);
    await closed(page);
  });

  it('changes language by keyboard alone', async () => {
    const page = await opened();
    const focused = () => page.evaluate('document.activeElement && document.activeElement.id');
    for (let i = 0; i < 6 && (await focused()) !== 'lang-en'; i++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('lang-en');
    await page.keyboard.press('ArrowRight');
    expect(await findingSeen(page)).toBe(expected('fr'));
    expect(await languageOf(page)).toBe('fr');
    await closed(page);
  });

  it('opens in the language that the address names', async () => {
    const page = await opened({}, '#fr');
    expect(await findingSeen(page)).toBe(expected('fr'));
    expect(await languageOf(page)).toBe('fr');
    await closed(page);
  });

  it('leads from each question in the contents to its answer', async () => {
    const page = await opened();
    const links = await page.locator('nav a:visible').all();
    expect(links.length).toBe(8);
    for (const link of links) {
      const to = await link.getAttribute('href');
      expect(await page.locator(to!).count()).toBe(1);
    }
    await closed(page);
  });

  it('is dark where the reader prefers dark', async () => {
    const page = await opened();
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(251, 250, 247)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(20, 24, 26)');
    await closed(page);
  });

  it.each(LANGUAGES)(
    'fits a telephone of 360 px in %s, with pictures made for it',
    async (language) => {
      const page = await opened({ viewport: NARROW }, `#${language}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      expect(await page.evaluate('document.body.scrollWidth')).toBeLessThanOrEqual(360);
      const pictures = await page.locator('figure').count();
      expect(pictures).toBeGreaterThanOrEqual(7);
      expect(await page.locator('.narrow svg:visible').count()).toBe(pictures);
      expect(await page.locator('.wide svg:visible').count()).toBe(0);
      for (const picture of await page.locator('.narrow svg:visible').all()) {
        const box = (await picture.boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(360);
        expect(box.height).toBeGreaterThan(40);
      }
      await closed(page);
    },
  );

  it('shows the wide pictures on a wide screen', async () => {
    const page = await opened();
    expect(await page.locator('.wide svg:visible').count()).toBe(
      await page.locator('figure').count(),
    );
    expect(await page.locator('.narrow svg:visible').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      WIDE.width,
    );
    await closed(page);
  });

  it.each(
    [WIDE, NARROW].flatMap((viewport) => LANGUAGES.map((language) => ({ viewport, language }))),
  )(
    'draws no text outside its picture: $viewport.width px, $language',
    async ({ viewport, language }) => {
      const page = await opened({ viewport }, `#${language}`);
      const outside = await page.evaluate(`[...document.querySelectorAll('figure svg')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .flatMap((svg) => {
        const box = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter((text) => {
          const b = text.getBoundingClientRect();
          return b.left < box.left - 1.5 || b.right > box.right + 1.5 || b.top < box.top - 1.5 || b.bottom > box.bottom + 1.5;
        }).map((text) => svg.closest('figure').id + ': ' + text.textContent);
      })`);
      expect(outside).toEqual([]);
      await closed(page);
    },
  );

  it('works without JavaScript: both languages by the switch, pictures and tables', async () => {
    const page = await opened({ javaScriptEnabled: false });
    expect(await findingSeen(page)).toBe(expected('en'));
    await page.locator('label', { hasText: 'Français' }).click();
    expect(await findingSeen(page)).toBe(expected('fr'));
    await page.locator('figure details summary').first().click();
    expect(await page.locator('figure table').first().isVisible()).toBe(true);
    await closed(page);
  });

  it.each(LANGUAGES)('prints on A4 in %s, with the finding and no controls', async (language) => {
    const page = await opened({}, `#${language}`);
    const path = folder.at(`page-${language}.pdf`);
    const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    writeFileSync(path, bytes);
    const pages = bytes.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.length).toBeLessThanOrEqual(30);
    const text = pdfText(path);
    if (text !== undefined) {
      const plain = (words: string) => words.replace(/\s+/gu, ' ');
      expect(plain(text)).toContain(
        plain(typeset(finding.what_changed[language], language)).slice(0, 60),
      );
      expect(text).not.toContain('Language / Langue');
    }
    await closed(page);
  });

  it.each(LANGUAGES.flatMap((language) => THEMES.map((theme) => [language, theme] as const)))(
    'has no serious fault of accessibility in %s, %s',
    async (language, theme) => {
      const page = await opened({ colorScheme: theme }, `#${language}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(
                ({ html, failureSummary }) =>
                  `${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`,
              )
              .join(' | ')}`,
        );
      expect(serious).toEqual([]);
      await closed(page);
    },
  );

  it.each(
    [WIDE, NARROW].flatMap((viewport) =>
      LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ viewport, language, theme }))),
    ),
  )(
    'is kept as a picture: $viewport.width px, $language, $theme',
    async ({ viewport, language, theme }) => {
      const page = await opened({ viewport, colorScheme: theme }, `#${language}`);
      const path = `${ARTEFACTS}${viewport === WIDE ? 'wide' : 'narrow'}-${language}-${theme}.png`;
      await page.screenshot({ path, fullPage: true });
      expect(statSync(path).size).toBeGreaterThan(20_000);
      await closed(page);
    },
  );

  it('meets no error and asks for nothing but itself, in all of this', () => {
    expect(errors).toEqual([]);
    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter((address) => !/^(file|data):/.test(address))).toEqual([]);
  });
});

/** Text of a PDF; `undefined` where poppler-utils is not installed. */
function pdfText(path: string): string | undefined {
  try {
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
