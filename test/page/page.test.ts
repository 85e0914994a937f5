/** The page of a dossier on the bundled figures, and the JSON beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES, markup, monthText, seriesOf } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { gather } from '../../src/verbs/gather.ts';
import { dossier } from '../../src/verbs/index.ts';
import { typeset } from '../../src/words/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const TRANSITION = 'mali-wagner-2025';
const folder = new TestFolder();
afterAll(() => folder.remove());

type Lang = 'en' | 'fr' | 'both';

/** Makes a dossier in a folder of its own and reads what was written. */
async function made(name: string, lang: Lang = 'both') {
  const store = new Store(folder.at(`${name}/workspace`));
  const out = folder.at(name);
  const context = { store, language: 'en' as const, progress() {} };
  await dossier.run(context, { transition: TRANSITION, out, lang });
  await store.close();
  return {
    html: readFileSync(join(out, TRANSITION, 'index.html'), 'utf8'),
    json: readFileSync(join(out, TRANSITION, 'dossier.json'), 'utf8'),
  };
}

let html = '';
let json = '';
let document: z.infer<typeof dossierDocument>;
beforeAll(async () => {
  ({ html, json } = await made('first'));
  document = dossierDocument.parse(JSON.parse(json));
});

const bilingual = z.object({ en: z.string().min(1), fr: z.string().min(1) });
const issue = z.object({ code: z.string(), what: z.string(), where: z.string(), fix: z.string() });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** A month, a year, or a stretch of months. */
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(\.\.\d{4}-(0[1-9]|1[0-2]))?)?$/);
const numbers = z.array(z.number().nullable());
const series = z
  .object({
    id: z.string().min(1),
    unit: z.string().min(1),
    outcome: z.string().min(1),
    months: z.array(z.string().min(1)).min(1),
    values: numbers,
    low: numbers.optional(),
    high: numbers.optional(),
  })
  .refine((s) => [s.values, s.low, s.high].every((v) => !v || v.length === s.months.length));
const sourceRef = z.object({
  source_id: z.string(),
  dataset: z.string().min(1),
  version: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}/),
});
const cell = z.union([z.string(), z.number(), z.null(), bilingual]);
const figure = z.object({
  id: z.string().regex(new RegExp(`^${TRANSITION}/[a-z-]+/[a-z-]+$`)),
  chart: z.string(),
  title: bilingual,
  series: z.array(series),
  table: z.object({ columns: z.array(bilingual).min(1), rows: z.array(z.array(cell)).min(1) }),
  source: z.array(sourceRef).min(1),
});
const dossierDocument = z.object({
  transition: z.literal(TRANSITION),
  as_of: month,
  run_id: z.string().regex(/^[0-9a-f]{12}$/),
  provisional_from: month,
  incomplete_from: month,
  notes: z.array(issue),
  sections: z.array(
    z.object({
      id: z.enum([
        'what-happened',
        'what-changed',
        'was-it-the-departure',
        'who-fills-the-gap',
        'spillover',
        'elsewhere',
        'what-is-likely-next',
        'what-should-be-done',
        'what-is-said',
      ]),
      question: bilingual,
      finding: bilingual,
      figures: z.array(figure),
    }),
  ),
});

/** Where two texts part, with a little of each: a whole page is too long to print. */
function firstDifference(a: string, b: string): [string, string] | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  return [a.slice(Math.max(0, at - 60), at + 40), b.slice(Math.max(0, at - 60), at + 40)];
}

const figures = () => document.sections.flatMap((section) => section.figures);
const monthly = () =>
  figures().filter(({ chart }) => ['timeline', 'neighbours', 'shares'].includes(chart));

describe('dossier.json', () => {
  it('has the shape that others rely on', () => {
    expect(dossierDocument.safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([]);
  });

  it('says from which month on the figures are provisional, and incomplete', () => {
    expect(document.provisional_from).toBe('2025-01');
    expect(document.incomplete_from).toBe('2025-12');
  });

  it('answers eight questions, each once, in order', () => {
    expect(document.sections.map(({ id }) => id)).toEqual([
      'what-happened',
      'what-changed',
      'was-it-the-departure',
      'who-fills-the-gap',
      'spillover',
      'elsewhere',
      'what-is-likely-next',
      'what-should-be-done',
    ]);
  });

  it('writes the months of monthly figures as YYYY-MM, oldest first, without a gap', () => {
    expect(monthly().length).toBeGreaterThanOrEqual(3);
    for (const { months } of monthly().flatMap((f) => f.series)) {
      const parsed = months.map((text) => month.parse(text));
      const index = parsed.map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)));
      for (let i = 1; i < index.length; i++) expect(index[i]).toBe(index[i - 1] + 1);
    }
  });

  it('names every other stretch of time by its years or months', () => {
    const wrong = figures().flatMap(({ id, series }) =>
      series
        .filter(({ months }) => !months.every((m) => period.safeParse(m).success))
        .map((s) => `${id}: ${s.months}`),
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('gives the numbers unrounded, as they were computed', async () => {
    const store = new Store(':memory:');
    const evidence = await gather(store, TRANSITION, {}, () => {});
    await store.close();
    const ratios = figures().find(({ chart }) => chart === 'ratios')!;
    for (const { id, outcome, values, low, high } of ratios.series) {
      const change = evidence.changes.find(
        (c) => c.anchor === evidence.main.month && `${c.outcome}/${c.asked}` === id,
      )!;
      expect([outcome, values, low, high]).toEqual([
        change.outcome,
        [change.rate_ratio],
        [change.low],
        [change.high],
      ]);
    }
    const timeline = figures().find(({ chart }) => chart === 'timeline')!;
    for (const { outcome, unit, months, values } of timeline.series) {
      const column = seriesOf(evidence.panel, outcome, unit);
      const known = new Map(evidence.panel.periods.map((p, i) => [monthText(p), column[i]]));
      expect(values).toEqual(months.map((m) => (Number.isNaN(known.get(m)) ? null : known.get(m))));
    }
    const decimals = figures()
      .filter(({ chart }) => ['ratios', 'shares'].includes(chart))
      .flatMap((f) => f.series.flatMap((s) => s.values));
    expect(decimals.some((value) => value !== null && String(value).length > 8)).toBe(true);
  });

  it('writes a missing number as null, never as zero or text', () => {
    const shares = figures().find(({ chart }) => chart === 'shares')!;
    expect(shares.series.some(({ values }) => values.includes(null))).toBe(true);
    expect(json).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('leaves the pictures to the page', () => {
    expect(json).not.toContain('<svg');
  });

  it('names no person: neither source texts nor descriptions of places', () => {
    expect(json).not.toMatch(/source_article|source_headline|source_original|where_description/);
  });
});

/** Each figure of the page with what stands inside it. */
const figureParts = () =>
  [...html.matchAll(/<figure id="([^"]+)">([\s\S]*?)<\/figure>/g)].map(([, id, inside]) => ({
    id,
    inside,
  }));

describe('the page', () => {
  it('is one file of less than a megabyte', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(html.startsWith('<!doctype html>')).toBe(true);
  });

  it('asks nothing of any other machine', () => {
    const addresses = [...html.matchAll(/https?:\/\/[^\s"'<)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([]);
    for (const [, to] of html.matchAll(/(?:\ssrc|\shref)="([^"]*)"/g))
      expect(to).toMatch(/^(#|data:)/);
    for (const [, to] of html.matchAll(/url\(([^)]*)\)/g)) expect(to).toMatch(/^["']?(#|data:)/);
    expect(html).not.toMatch(/@import|<iframe|<object|<embed|\sping=|fetch\(|XMLHttpRequest/);
    expect(html).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"));
  });

  it('shows every figure of the dossier in both languages, wide and narrow', () => {
    expect(figureParts().map(({ id }) => `${TRANSITION}/${id}`)).toEqual(
      figures().map(({ id }) => id.replace(/\/([a-z-]+)$/, '-$1')),
    );
    for (const { inside, id } of figureParts()) {
      for (const language of LANGUAGES) {
        const block = new RegExp(
          `<div class="${language}" lang="${language}">\\s*<div class="wide">\\s*<svg[\\s\\S]*?<div class="narrow">\\s*<svg`,
        );
        expect(inside, `${id} in ${language}`).toMatch(block);
      }
      expect(inside.match(/<svg /g)).toHaveLength(4);
    }
  });

  it('has a table and a source line with version, licence and run under every figure', () => {
    expect(figureParts().length).toBeGreaterThan(3);
    for (const { inside, id } of figureParts()) {
      expect(inside, id).toMatch(/<table[\s\S]*<th scope="col"[\s\S]*<td/);
      const under = /<div class="under">([\s\S]*?)<details/.exec(inside)?.[1] ?? '';
      expect(under.split(document.run_id).length - 1, `${id} names its run`).toBe(2);
      expect(under).toMatch(/licence|License/);
      const of = figures().find(
        (f) => f.id.replace(/\/([a-z-]+)$/, '-$1') === `${TRANSITION}/${id}`,
      )!;
      expect(under).toContain(of.id);
    }
  });

  it('uses every id once and points only at ids that are there', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const twice = ids.filter((id, i) => ids.indexOf(id) < i);
    expect(twice).toEqual([]);
    const named = [
      ...html.matchAll(/(?:href="#|url\(#|aria-labelledby="|aria-controls="|\sfor=")([\w-]+)/g),
    ].map(([, id]) => id);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it('says the language of the whole and of each part', () => {
    expect(html).toMatch(/<html lang="en"/);
    const parts = [...html.matchAll(/<(?:span|div) class="(en|fr)"( lang="(en|fr)")?/g)];
    expect(parts.length).toBeGreaterThan(100);
    for (const [part, language, , lang] of parts) expect(lang, part).toBe(language);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
  });

  it('holds the finding of every question in both languages', () => {
    expect(document.sections.length).toBeGreaterThan(2);
    for (const { finding, question } of document.sections) {
      for (const language of LANGUAGES) {
        expect(html).toContain(String(markup`${typeset(finding[language], language)}`));
        expect(html).toContain(String(markup`${typeset(question[language], language)}`));
      }
    }
  });

  it('says nothing of what is said while no article has been checked', () => {
    expect(html).not.toContain('what-is-said');
  });

  it('says that nothing on it is a cause', () => {
    expect(html).toMatch(/Nothing on this page says that the departure is one of them/);
    expect(html).toMatch(/Rien sur cette page ne dit que le départ en est une/);
  });

  it('sets French as French does, with narrow no-break spaces', () => {
    const french = [...html.matchAll(/<span class="fr" lang="fr">([^<]*)<\/span>/g)].map(
      ([, t]) => t,
    );
    expect(french.length).toBeGreaterThan(50);
    const wrong = french.filter((text) => /[ \u00a0][;?!»]|« |[\p{L}»)] :/u.test(text));
    expect(wrong).toEqual([]);
  });

  it('holds no leftover of a number or text that failed', () => {
    const shown = html.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '');
    const leftovers = shown.match(/.{0,60}(\b(NaN|undefined|Infinity|null)\b|\[object).{0,60}/g);
    expect(leftovers ?? []).toEqual([]);
  });

  it('has one language alone when one is asked for', async () => {
    const { html: french } = await made('french', 'fr');
    expect(french).toMatch(/<html lang="fr"/);
    expect(french).not.toMatch(/class="en"/);
    expect(french).not.toContain('lang="en"');
    expect(french).toMatch(/class="fr"/);
    const { html: english } = await made('english', 'en');
    expect(english).not.toMatch(/class="fr"/);
    expect(Math.max(french.length, english.length)).toBeLessThan(html.length);
  });

  it('is the same to the byte when it is made again', async () => {
    const again = await made('second');
    expect(firstDifference(html, again.html)).toBeUndefined();
    expect(firstDifference(json, again.json)).toBeUndefined();
  });
});
