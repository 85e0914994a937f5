/** A dossier as one self-contained HTML file: both languages, both themes, no request. */
import {
  asMarkup,
  type Bilingual,
  type Dossier,
  type Figure,
  LANGUAGES,
  type Language,
  type Markup,
  markup,
  type Section,
  type SourceRef,
} from '../core/index.ts';
import { colon, formatNumber, issueIn, typeset, words } from '../words/index.ts';
import { compactPictures } from './compact.ts';
import { STYLE } from './style.ts';

/** Changes the `lang` attribute with the switch and remembers the choice in the address. */
const SCRIPT = `const r=document.documentElement,s=l=>{r.lang=l;document.title=r.dataset[l]};const i=document.querySelectorAll('input[name=lang]');i.forEach(e=>e.addEventListener('change',()=>{s(e.value);history.replaceState(null,'','#'+e.value)}));const g=()=>{const h=location.hash.slice(1),c=document.getElementById('lang-'+h);if(c){c.checked=true;s(h)}};g();addEventListener('hashchange',g);addEventListener('beforeprint',()=>document.querySelectorAll('details.rests').forEach(d=>{d.open=true}))`;

export interface PageOptions {
  /** languages in the file; the first is shown when it is opened */
  languages: readonly Language[];
}

/**
 * @returns a whole HTML document, well under 1 MB, that works from a file and without JavaScript
 */
export function dossierPage(
  dossier: Dossier,
  options: PageOptions = { languages: LANGUAGES },
): string {
  const { languages } = options;
  const first = languages[0];
  const titles = languages
    .map((l) => `data-${l}="${escapeAttribute(pageTitle(dossier, l))}"`)
    .join(' ');
  const body = markup`<a class="skip" href="#findings">${inEach(languages, (l) => words[l].skip)}</a>
<div class="page">
<header class="bar"><span class="brand">Vigie</span>${languages.length > 1 ? languageSwitch(first) : ''}</header>
<main>
<h1>${inEach(languages, (l) => dossier.title[l])}</h1>
${privateMark(dossier, languages)}
<dl class="strip">${dossier.strip.map((entry) => markup`<div${entry.value[first].length > 60 ? asMarkup(' class="long"') : ''}><dt>${inEach(languages, (l) => entry.label[l])}</dt><dd>${inEach(languages, (l) => entry.value[l])}</dd></div>`)}</dl>
<nav aria-label="${words[first].contents}"><ul>${dossier.sections.map((section) => markup`<li><a href="#${section.id}">${inEach(languages, (l) => section.question[l])}</a></li>`)}</ul></nav>
<div id="findings">${dossier.sections.map((section) => sectionOf(section, dossier, languages))}</div>
</main>
${footerOf(dossier, languages)}
</div>`;
  const { html, style, shapes } = compactPictures(String(body));
  return `<!doctype html>
<html lang="${first}" ${titles}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeAttribute(pageTitle(dossier, first))}</title>
<link rel="icon" href="data:,">
<style>${STYLE}${style}</style>
</head>
<body>
${shapes}${html}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Says in words that the page rests on a source whose terms forbid passing it on. */
function privateMark(dossier: Dossier, languages: readonly Language[]): Markup | string {
  const held = dossier.notes.filter((note) => note.code === 'not-for-redistribution');
  if (held.length === 0) return '';
  const said = (l: Language) => held.map((note) => issueIn(note, l).what).join(' ');
  return markup`<p class="text" role="note"><strong>${inEach(languages, (l) => `${words[l].private_mark}. `)}</strong>${inEach(languages, said)}</p>`;
}

function pageTitle(dossier: Dossier, language: Language): string {
  return `${typeset(dossier.title[language], language)} · Vigie`;
}

function escapeAttribute(text: string): string {
  return String(markup`${text}`).replaceAll('"', '&quot;');
}

/** The same words in each language of the file, the switch shows one; what is alike stands once. */
function inEach(languages: readonly Language[], of: (language: Language) => string): Markup[] {
  const texts = new Set(languages.map((l) => typeset(of(l), l)));
  if (texts.size === 1) return [markup`${[...texts][0]}`];
  return languages.map((l) => markup`<span class="${l}" lang="${l}">${typeset(of(l), l)}</span>`);
}

function inEachBlock(
  languages: readonly Language[],
  of: (language: Language) => unknown,
): Markup[] {
  return languages.map((l) => markup`<div class="${l}" lang="${l}">${of(l)}</div>`);
}

function languageSwitch(first: Language): Markup {
  const names: Record<Language, string> = { en: 'English', fr: 'Français' };
  const option = (l: Language) =>
    markup`<label lang="${l}"><input type="radio" name="lang" id="lang-${l}" value="${l}"${l === first ? asMarkup(' checked') : ''}>${names[l]}</label>`;
  return markup`<fieldset class="switch"><legend>Language / Langue</legend>${LANGUAGES.map(option)}</fieldset>`;
}

function sectionOf(section: Section, dossier: Dossier, languages: readonly Language[]): Markup {
  const long = Math.max(...languages.map((l) => section.finding[l].length)) > 260;
  return markup`<section id="${section.id}" aria-labelledby="${section.id}-question">
<h2 id="${section.id}-question">${inEach(languages, (l) => section.question[l])}</h2>
<div class="finding${long ? ' long' : ''}">${inEach(languages, (l) => section.finding[l])}</div>
${section.details.length > 0 ? markup`<ul class="details text">${section.details.map((detail) => markup`<li>${inEach(languages, (l) => detail[l])}</li>`)}</ul>` : ''}
${section.figures.map((figure) => figureOf(figure, dossier, languages))}
${section.limits.length > 0 ? limitsOf(section, languages) : ''}
${section.rests_on.length > 0 ? restsOn(section, languages) : ''}
</section>`;
}

function limitsOf(section: Section, languages: readonly Language[]): Markup {
  return markup`<div class="limits text"><h3>${inEach(languages, (l) => words[l].cannot_say)}</h3><ul class="details">${section.limits.map((limit) => markup`<li>${inEach(languages, (l) => limit[l])}</li>`)}</ul></div>`;
}

function restsOn(section: Section, languages: readonly Language[]): Markup {
  return markup`<details class="rests text"><summary>${inEach(languages, (l) => words[l].rests_on)}</summary><ul class="details">${section.rests_on.map((line) => markup`<li>${inEach(languages, (l) => line[l])}</li>`)}</ul></details>`;
}

function figureOf(figure: Figure, dossier: Dossier, languages: readonly Language[]): Markup {
  const pictures = inEachBlock(
    languages,
    (l) =>
      markup`<div class="wide">${asMarkup(figure.svg[l])}</div><div class="narrow">${asMarkup(figure.svg_narrow[l])}</div>`,
  );
  return markup`<figure id="${figure.id.split('/').slice(1).join('-')}">
<figcaption>${inEach(languages, (l) => figure.title[l])}</figcaption>
<div class="pictures">${pictures}</div>
<div class="under">${inEachBlock(languages, (l) => underFigure(figure, dossier, l))}</div>
<details><summary>${inEach(languages, (l) => words[l].behind)}</summary>${tableOf(figure, languages)}</details>
</figure>`;
}

/** Source, version, licence, run and boundary disclaimer in one line under every picture. */
function underFigure(figure: Figure, dossier: Dossier, language: Language): Markup {
  const w = words[language];
  const licences = [...new Set(figure.source.flatMap(licencesOf))].join(', ');
  const named = figure.vintages.length > 0 ? figure.vintages : figure.source.flatMap(datasetsOf);
  const sources = `${[...new Set(named)].join('; ')} (${w.licence} ${licences})`;
  const line = `${w.source}${colon(language)} ${sources}. ${capitalise(w.figure_id)} ${figure.id}, ${w.run} ${dossier.run_id}. ${w.disclaimer}`;
  const notes = figure.notes.map((note) => markup` ${typeset(note[language], language)}`);
  return markup`${typeset(line, language)}${notes}`;
}

function datasetsOf(source: SourceRef): string[] {
  const inputs = source.inputs ?? [];
  return inputs.length > 0
    ? inputs.map((input) => `${input.dataset} ${input.version}`)
    : [`${source.dataset} ${source.version}`];
}

function licencesOf(source: SourceRef): string[] {
  const inputs = source.inputs ?? [];
  return inputs.length > 0 ? inputs.map((input) => input.licence) : [source.licence];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tableOf(figure: Figure, languages: readonly Language[]): Markup {
  const { columns, rows } = figure.table;
  const cell = (value: string | number | null | Bilingual) => {
    if (value === null) return markup`<td>–</td>`;
    if (typeof value === 'number') {
      return markup`<td class="n">${inEach(languages, (l) => formatNumber(value, l, 3))}</td>`;
    }
    if (typeof value === 'string') return markup`<td>${value}</td>`;
    return markup`<td>${inEach(languages, (l) => value[l])}</td>`;
  };
  return markup`<div class="table" tabindex="0" role="region" aria-label="${figure.title[languages[0]]}"><table><thead><tr>${columns.map((column) => markup`<th scope="col">${inEach(languages, (l) => column[l])}</th>`)}</tr></thead><tbody>${rows.map((row) => markup`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

function footerOf(dossier: Dossier, languages: readonly Language[]): Markup {
  const sources = new Map<string, SourceRef>();
  for (const section of dossier.sections) {
    for (const figure of section.figures)
      for (const source of figure.source) sources.set(source.source_id, source);
  }
  const inputs = new Map(
    [...sources.values()].flatMap((source) =>
      (source.inputs ?? []).map((input) => [input.sha256, input] as const),
    ),
  );
  return markup`<footer><h2>${inEach(languages, (l) => words[l].provenance)}</h2>
<ul class="details">${[...inputs.values()].map((input) => markup`<li>${input.dataset} ${input.version} (${input.licence}): ${input.citation}. <span class="mono">${input.file} ${input.sha256.slice(0, 12)}</span></li>`)}</ul>
${inEachBlock(languages, (l) => markup`<p>${words[l].footer(dossier.code_version, dossier.run_id)} ${typeset(words[l].open_data, l)} <span class="mono">${words[l].trace_hint(`${dossier.transition}/…`)}</span></p>`)}
</footer>`;
}
