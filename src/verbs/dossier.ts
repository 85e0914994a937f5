import { join } from 'node:path';
import { z } from 'zod';
import {
  countryName,
  type Dossier,
  type Evidence,
  inBoth,
  LANGUAGES,
  monthText,
} from '../core/index.ts';
import { dossierPage } from '../page/index.ts';
import { sections } from '../sections/index.ts';
import { writeWhole } from '../store/index.ts';
import { formatDate, formatMonth, words } from '../words/index.ts';
import { answered, defineVerb, monthField } from './define.ts';
import { gather } from './gather.ts';
import { summaryOf, touchesProvisional } from './summary.ts';

const bilingualOutput = z.object({ en: z.string(), fr: z.string() });

/** One transition as a page and as JSON. */
export const dossier = defineVerb({
  id: 'dossier',
  positional: ['transition'],
  input: z.object({
    transition: z.string(),
    out: z.string().default('dossiers'),
    lang: z.enum(['en', 'fr', 'both']).default('both'),
    as_of: monthField.optional(),
    source: z.string().optional(),
    private: z.boolean().optional(),
    plan: z.string().optional(),
  }),
  output: z.object({
    ...answered,
    transition: z.string(),
    page: z.string(),
    json: z.string(),
    summary: z.array(bilingualOutput),
    provisional_from: z.string().nullable(),
    incomplete_from: z.string().nullable(),
    sections: z.array(z.custom<Dossier['sections'][number]>()),
  }),
  async run({ store, language, progress }, input) {
    // Compute all that may be said, then let each question choose its words and figures.
    const evidence = await gather(store, input.transition, input, progress);
    const found = sections.entries.flatMap((entry) => entry.compose(evidence) ?? []);
    const document = documentOf(evidence, found);

    // Save: the page and the same facts as JSON, pictures left out.
    const folder = join(input.out, input.transition);
    const other = LANGUAGES.filter((l) => l !== language);
    const languages = input.lang === 'both' ? [language, ...other] : [input.lang];
    const page = join(folder, 'index.html');
    const json = join(folder, 'dossier.json');
    const plain = { ...document, sections: found.map(withoutPictures) };
    writeWhole(page, dossierPage(document, { languages }));
    writeWhole(json, `${JSON.stringify(plain, null, 1)}\n`);
    return { ...plain, page, json, summary: summaryOf(evidence, found) };
  },
});

function withoutPictures(section: Dossier['sections'][number]) {
  return {
    ...section,
    figures: section.figures.map(({ svg: _, svg_narrow: __, ...figure }) => figure),
  } as Dossier['sections'][number];
}

function documentOf(evidence: Evidence, found: Dossier['sections']): Dossier {
  const { provisional_from, incomplete_from } = evidence;
  return {
    transition: evidence.transition.id,
    title: evidence.transition.name,
    strip: stripOf(evidence),
    sections: found,
    run_id: evidence.run_id,
    as_of: evidence.as_of,
    data_until: monthText(evidence.data_until),
    provisional_from: provisional_from === undefined ? null : monthText(provisional_from),
    incomplete_from: incomplete_from === undefined ? null : monthText(incomplete_from),
    notes: evidence.notes,
    code_version: evidence.code_version,
  };
}

/** Who, where, when, what remains, and how far the data go. */
function stripOf(evidence: Evidence): Dossier['strip'] {
  const { transition, provisional_from, incomplete_from } = evidence;
  const label = (of: (w: (typeof words)['en']) => string) => ({
    en: of(words.en),
    fr: of(words.fr),
  });
  const date = (step: 'announced' | 'started' | 'ended') =>
    inBoth((l) => (transition[step] ? formatDate(transition[step].date, l) : words[l].not_dated));
  const kind = inBoth((l) =>
    `${words[l].kind[transition.kind]}; ${words[l].exit[transition.exit]}`.replace(
      ';',
      l === 'fr' ? ' ;' : ';',
    ),
  );
  return [
    { label: label((w) => w.strip_force), value: evidence.force },
    { label: label((w) => w.strip_kind), value: kind },
    {
      label: label((w) => w.strip_where),
      value: inBoth((l) => transition.areas.map((area) => countryName(area, l)).join(', ')),
    },
    { label: label((w) => w.strip_announced), value: date('announced') },
    ...(transition.started
      ? [{ label: label((w) => w.strip_started), value: date('started') }]
      : []),
    { label: label((w) => w.strip_ended), value: date('ended') },
    { label: label((w) => w.strip_remains), value: transition.remains },
    {
      label: label((w) => w.strip_until),
      value: inBoth((l) => formatMonth(evidence.data_until, l)),
    },
    ...(provisional_from === undefined ||
    incomplete_from === undefined ||
    !touchesProvisional(evidence)
      ? []
      : [
          {
            label: label((w) => w.strip_provisional),
            value: inBoth((l) =>
              words[l].provisional_note(
                formatMonth(provisional_from, l),
                formatMonth(incomplete_from, l),
              ),
            ),
          },
        ]),
  ];
}
