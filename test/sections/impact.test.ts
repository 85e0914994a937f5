/** Questions 3 and 6 on estimates written by hand, with the rest of a real dossier around them. */
import { describe, expect, it } from 'vitest';
import {
  type Evidence,
  LANGUAGES,
  type Language,
  type Section,
  type SectionEntry,
  type SectionId,
} from '../../src/core/index.ts';
import { sections } from '../../src/sections/index.ts';
import { typeset } from '../../src/words/index.ts';
import { type HandReport, handImpact, handReference, handReport } from './hand-estimates.ts';
import { maliEvidence } from './mali.ts';

const mali = maliEvidence(['impact', 'reference_class']);

const OUTCOMES = ['one-sided-events', 'state-based-events', 'events'];
type Choice = Pick<HandReport, 'kind' | 'reason'>;

/** The dossier of Mali with one estimate for each choice, in the order of the outcomes. */
function withReports(choices: Choice[]): Evidence {
  const reports = choices.map((choice, i) => {
    const { title } = mali.outcomes.find(({ id }) => id === OUTCOMES[i])!;
    return handReport({ outcome: OUTCOMES[i], title, ...choice });
  });
  return { ...mali, impact: handImpact(reports) };
}

const composed = (evidence: Evidence, id: SectionId) =>
  (sections.get(id) as SectionEntry<Evidence>).compose(evidence);

function sectionOf(evidence: Evidence, id: SectionId): Section {
  const section = composed(evidence, id);
  if (!section) throw new Error(`no section ${id}`);
  return section;
}

const departure = (choices: Choice[]) => sectionOf(withReports(choices), 'was-it-the-departure');
const NONE: Choice = { kind: 'none' };

/** All texts of a section as one would read them. */
function readable(section: Section, language: Language): string {
  const list = (texts: { en: string; fr: string }[]) => texts.map((text) => `- ${text[language]}`);
  const lines = [
    `# ${section.question[language]}`,
    section.finding[language],
    '## details',
    ...list(section.details),
    '## limits',
    ...list(section.limits),
    '## rests on',
    ...list(section.rests_on),
    '## figures',
    ...section.figures.flatMap(({ id, title, table }) => [
      `- ${id}: ${title[language]} (${table.rows.length} rows)`,
      `  ${table.columns.map((column) => column[language]).join(' | ')}`,
      ...table.rows.slice(0, 3).map((row) => {
        const cells = row.map((cell) =>
          cell !== null && typeof cell === 'object' ? cell[language] : cell,
        );
        return `  ${cells.join(' | ')}`;
      }),
    ]),
  ];
  return `${lines.map((line) => typeset(line, language)).join('\n')}\n`;
}

const CASES: [string, () => Section][] = [
  ['departure-none', () => departure([NONE, NONE, NONE])],
  ['departure-higher', () => departure([{ kind: 'higher' }, NONE, NONE])],
  [
    'departure-cannot-tell',
    () =>
      departure([
        { kind: 'cannot-tell', reason: 'few-events' },
        NONE,
        { kind: 'cannot-tell', reason: 'poor-fit' },
      ]),
  ],
  ['elsewhere', () => sectionOf({ ...mali, reference_class: handReference() }, 'elsewhere')],
];

describe('the page of an estimate', () => {
  it.each(CASES)('%s is as on file in both languages', async (name, make) => {
    for (const language of LANGUAGES)
      await expect(readable(make(), language)).toMatchFileSnapshot(
        `../golden/sections/${name}-${language}.md`,
      );
  });

  it.each(CASES)('%s says everything in both languages, and differently', (_, make) => {
    const section = make();
    const texts = [
      section.question,
      section.finding,
      ...section.details,
      ...section.limits,
      ...section.rests_on,
      ...section.figures.flatMap(({ title, notes }) => [title, ...notes]),
    ];
    for (const { en, fr } of texts) {
      expect(en.trim()).not.toBe('');
      expect(fr).not.toBe(en);
      for (const text of [en, fr]) expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });

  it.each(CASES)('%s has figures with table, source and sound pictures', (_, make) => {
    const { figures } = make();
    expect(figures.length).toBeGreaterThan(0);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const figure of figures) {
      expect(figure.id).toMatch(/^mali-wagner-2025\/[a-z-]+\/[a-z-]+$/);
      expect(figure.table.rows.length).toBeGreaterThan(0);
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
      expect(figure.source.length).toBeGreaterThan(0);
      for (const svg of [...Object.values(figure.svg), ...Object.values(figure.svg_narrow)])
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('was it the departure', () => {
  it('is left out where no estimate was asked for', () => {
    expect(composed(mali, 'was-it-the-departure')).toBeUndefined();
    expect(composed(mali, 'elsewhere')).toBeUndefined();
  });

  it('stands between what changed and who fills the gap, then elsewhere and what is next after spillover', () => {
    expect(sections.entries.map(({ id }) => id)).toEqual([
      'what-happened',
      'what-changed',
      'was-it-the-departure',
      'who-fills-the-gap',
      'spillover',
      'elsewhere',
      'what-is-likely-next',
      'what-should-be-done',
      'what-is-said',
    ]);
  });

  it('leads with the outcome that differs, in every figure', () => {
    const section = departure([NONE, { kind: 'higher' }, NONE]);
    expect(section.finding.en).toMatch(/^Fighting with state forces in Mali ran higher/);
    expect(section.figures.map(({ id }) => id.split('/')[2])).toEqual([
      'path',
      'cloud',
      'specifications',
    ]);
    for (const { title } of section.figures)
      expect(title.en).toMatch(/^Fighting with state forces/);
  });

  it('draws the other pools of donors among the choices, in words', () => {
    const section = departure([NONE]);
    const { table } = section.figures.find(({ id }) => id.endsWith('/specifications'))!;
    const [label, , ratio] = table.rows.find(([cell]) =>
      JSON.stringify(cell).includes('heaviest'),
    )!;
    expect(label).toEqual({
      en: 'Without the heaviest donor and its neighbours',
      fr: 'Sans le pays de plus grand poids ni ses voisins',
    });
    expect(ratio).toBe(1.15);
  });

  it('says why there is no estimate, and draws nothing', () => {
    const refused = { en: 'No comparable country.', fr: 'Aucun pays comparable.' };
    const impact = { ...handImpact([]), refused };
    const section = sectionOf({ ...mali, impact }, 'was-it-the-departure');
    expect(section.finding).toEqual(refused);
    expect(section.figures).toEqual([]);
  });

  it('names a handover as one, in the finding and in the limits', () => {
    const section = departure([NONE]);
    expect(section.finding.en).toContain('This is a handover');
    expect(section.limits.some(({ en }) => en.startsWith('A handover to Africa Corps'))).toBe(true);
  });

  it('turns the interval of the difference into that of the expected path', () => {
    const evidence = withReports([NONE]);
    const [figure] = sectionOf(evidence, 'was-it-the-departure').figures;
    const expected = figure.series.find(({ id }) => id.endsWith('/expected'))!;
    const point = evidence.impact!.reports[0].path.at(-1)!;
    expect(expected.low!.at(-1)).toBeCloseTo(point.observed - point.high, 10);
    expect(expected.high!.at(-1)).toBeCloseTo(point.observed - point.low, 10);
    expect(expected.low![0]).toBeNull();
  });
});

describe('what happened elsewhere', () => {
  const elsewhereOf = (reference = handReference()) =>
    sectionOf({ ...mali, reference_class: reference }, 'elsewhere');

  it('counts the departures, those that rose by half, and where this one lies', () => {
    const { finding } = elsewhereOf();
    expect(finding.en).toBe(
      'Of 13 departures with enough data, 3 saw attacks on civilians at least half again as high as expected within a year; Mali lies at place 5 from the highest, at ×1.2.',
    );
    expect(finding.fr).toContain('Sur 13 départs');
    expect(finding.fr).toContain('au 5e rang');
  });

  it('marks in picture, table and limits what nobody has opened', () => {
    const { figures, limits } = elsewhereOf();
    expect(figures[0].svg.en).toContain('†');
    expect(
      figures[0].table.rows.filter((row) => (row.at(-1) as { en: string }).en === 'no'),
    ).toHaveLength(3);
    expect(limits.some(({ en }) => en.includes('not yet opened'))).toBe(true);
  });

  it('says so where this case cannot be placed, or none can', () => {
    const reference = handReference();
    const without = {
      ...reference,
      cases: reference.cases.filter(({ country }) => country !== 'MLI'),
    };
    expect(elsewhereOf(without).finding.en).toContain('this one (Mali) cannot be placed');
    const none = elsewhereOf({ ...reference, cases: [] });
    expect(none.finding.en).toMatch(/^No departure/);
    expect(none.figures).toEqual([]);
  });
});
