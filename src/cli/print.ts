/** How each verb's answer reads in the terminal. Data goes to standard output, words about it to error. */
import { styleText } from 'node:util';
import {
  type Actor,
  countryName,
  csvTable,
  type Issue,
  type Language,
  type SourceRef,
  type Transition,
} from '../core/index.ts';
import type { Amounts } from '../store/index.ts';
import {
  formatDate,
  formatNumber,
  formatPercent,
  inFrench,
  issueIn,
  signalRecordPhrase,
  terminal,
  typeset,
  whatTexts,
  words,
} from '../words/index.ts';

type Style = Parameters<typeof styleText>[0];

/** Colours only for a terminal, and never with NO_COLOR. */
export function painter(stream: NodeJS.WriteStream): (style: Style, text: string) => string {
  const on = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return (style, text) => (on ? styleText(style, text) : text);
}

type Printed = (answer: never, language: Language) => string[];

/** French puts a narrow space before a colon. */
const colon = (language: Language) => (language === 'fr' ? '\u202f:' : ':');
const paint = painter(process.stdout);
/** Paths and ids must reach the screen as they are, past the typography of words. */
const RAW = '\u0001';
const raw = (text: string) => `${RAW}${text}${RAW}`;
const bold = (text: string) => paint('bold', text);
const dim = (text: string) => paint('dim', text);

interface DossierAnswer {
  transition: string;
  page: string;
  summary: Record<Language, string>[];
}

function printDossier(answer: DossierAnswer, language: Language): string[] {
  return [
    ...answer.summary.map((line) => `· ${line[language]}`),
    dim(words[language].not_causal),
    `${bold(terminal.page[language])}  ${raw(answer.page)}`,
  ];
}

function printTransitions(
  answer: { transitions: { entry: Transition; has_figures: boolean; why_not: string | null }[] },
  language: Language,
): string[] {
  return answer.transitions.flatMap(({ entry, has_figures, why_not }) => {
    const dates = (['announced', 'ended'] as const)
      .filter((step) => entry[step])
      .map((step) => `${words[language].step[step]} ${formatDate(entry[step]!.date, language)}`);
    const unverified = entry.verified ? '' : ` · ${terminal.not_verified[language]}`;
    const mark = has_figures ? '●' : '○';
    return [
      `${mark} ${bold(entry.id)}  ${entry.name[language]}`,
      dim(
        `    ${entry.areas.map((area) => countryName(area, language)).join(', ')} · ${dates.join(' · ')}${unverified}`,
      ),
      ...(why_not
        ? [
            dim(
              `    ${terminal.why_not[language]}${colon(language)} ${language === 'fr' ? inFrench(why_not, whatTexts) : why_not}`,
            ),
          ]
        : []),
    ];
  });
}

function printActors(answer: { actors: Actor[] }, language: Language): string[] {
  return answer.actors.flatMap((actor) => {
    const dates = [actor.from, actor.to].map((date) => date && formatDate(date, language));
    const span = dates[0] || dates[1] ? ` · ${dates[0] ?? '…'} – ${dates[1] ?? ''}` : '';
    const unverified = actor.verified ? '' : ` · ${terminal.not_verified[language]}`;
    const kin = [
      ...actor.parents.map((id) => `← ${id}`),
      ...actor.successors.map((id) => `→ ${id}`),
    ].join(' ');
    return [
      `${bold(actor.short[language])}  ${actor.name[language]}  ${dim(actor.id)}`,
      dim(
        `    ${actor.kind} · ${actor.countries.join(' ')}${span}${kin === '' ? '' : ` · ${kin}`}${unverified}`,
      ),
    ];
  });
}

interface ListAnswer {
  list_id: string;
  level: string;
  list_date: string;
  countries: readonly string[];
  source_file: string;
  licence: string | null;
  n: number;
}

interface AreaAnswer {
  lists?: ListAnswer[];
  imported?: { state: 'imported' | 'known'; list: ListAnswer; left_out: number };
  crosswalk?: Record<string, string | number>[];
  out?: string | null;
  areas: {
    unit_id: string;
    name: Record<Language, string> | null;
    level: string;
    neighbours: string[];
    centre: { latitude: number; longitude: number } | null;
    border: { distance_km: number; across: string } | null;
  }[];
}

function listLine(list: ListAnswer, language: Language): string {
  const countries = list.countries.length > 6 ? list.countries.length : list.countries.join(' ');
  return `${raw(bold(list.list_id))}  ${formatNumber(list.n, language)} ${list.level} · ${countries} · ${list.list_date} · ${list.licence ?? terminal.no_licence[language]}  ${raw(dim(list.source_file))}`;
}

function printAreaLists(answer: AreaAnswer, language: Language): string[] {
  const { imported, crosswalk, lists = [] } = answer;
  if (imported) {
    const left_out =
      imported.left_out > 0
        ? `, ${formatNumber(imported.left_out, language)} ${terminal.left_out[language]}`
        : '';
    const state = terminal[imported.state][language];
    return [`✓ ${state}  ${listLine(imported.list, language)}${left_out}`];
  }
  if (crosswalk && answer.out) return [raw(bold(answer.out))];
  if (crosswalk) return [raw(csvOf(crosswalk))];
  return lists.length > 0
    ? lists.map((list) => listLine(list, language))
    : [terminal.no_lists[language]];
}

function printAreas(answer: AreaAnswer, language: Language): string[] {
  if (answer.lists) return printAreaLists(answer, language);
  return answer.areas.flatMap((area) => {
    const names =
      area.level === 'country'
        ? area.neighbours.map((code) => `${code} ${countryName(code, language)}`)
        : area.neighbours;
    return [
      `${bold(area.unit_id)}  ${area.name?.[language] ?? area.level}`,
      `  ${terminal.neighbours[language]}  ${names.join(', ')}`,
      ...(area.centre
        ? [`  ${terminal.centre[language]}  ${area.centre.latitude}, ${area.centre.longitude}`]
        : []),
      ...(area.border
        ? [
            `  ${terminal.border[language]}  ${formatNumber(area.border.distance_km, language, 1)} km, ${countryName(area.border.across, language)}`,
          ]
        : []),
    ];
  });
}

interface IngestAnswer {
  files: {
    file: string;
    state: 'ingested' | 'known' | 'refused';
    kind: 'events' | 'levels' | null;
    dataset: string | null;
    version: string | null;
    covers: string | null;
    countries: string[] | null;
    rows: number;
    rejected: number;
    corrections: { rows: number; reason: Record<Language, string> }[];
  }[];
  would_fetch?: { address: string; otherwise: string }[];
}

function printIngest(answer: IngestAnswer, language: Language): string[] {
  const fetches = (answer.would_fetch ?? []).map(
    ({ address, otherwise }) =>
      `→ ${terminal.would_fetch[language]}  ${raw(`${address} | ${otherwise}`)}`,
  );
  const files = answer.files.flatMap((file) => {
    const rejected =
      file.rejected > 0
        ? `, ${formatNumber(file.rejected, language)} ${terminal.rejected[language]}`
        : '';
    const facts =
      file.state === 'refused'
        ? ''
        : `  ${file.dataset} ${file.version}, ${file.covers}${file.countries ? `, ${file.countries.join(' ')}` : ''}, ${formatNumber(file.rows, language)} ${terminal[file.kind === 'levels' ? 'levels' : 'rows'][language]}${rejected}`;
    const mark = file.state === 'refused' ? paint('red', '✗') : '✓';
    const corrected = file.corrections.map(({ rows, reason }) =>
      dim(`    ${rows} × ${reason[language]}`),
    );
    return [
      `${mark} ${terminal[file.state][language]}  ${raw(bold(file.file))}${facts}`,
      ...corrected,
    ];
  });
  return [...fetches, ...files];
}

interface DiffAnswer {
  a: { vintage: string; releases: string[] };
  b: { vintage: string; releases: string[] };
  from: string;
  to: string;
  totals: Amounts;
  out: string | null;
  rows?: (Amounts & { unit: string; month: string })[];
}

function printDiff(answer: DiffAnswer, language: Language): string[] {
  const n = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  const line = (name: string, of: Amounts) =>
    [
      `${bold(name)}  ${n(of.events_a)} → ${n(of.events_b)} ${terminal.rows[language]}`,
      `${n(of.deaths_a)} → ${n(of.deaths_b)} ${terminal.deaths[language]}`,
      `+${n(of.added)} −${n(of.dropped)}`,
      `↓${n(of.moved_in)} ↑${n(of.moved_out)}`,
      `≠${n(of.changed)} (${n(of.changed_deaths)}, ${n(of.changed_place)}, ${n(of.changed_date)})`,
    ].join('  ');
  const legend = `+ ${terminal.added[language]} · − ${terminal.dropped[language]} · ↓ ↑ ${terminal.moved[language]} · ≠ ${terminal.changed[language]}`;
  return [
    `${answer.a.releases.join(', ')} → ${answer.b.releases.join(', ')}`,
    dim(
      `${terminal.compared[language]}${language === 'fr' ? ' :' : ':'} ${answer.from}..${answer.to}`,
    ),
    line('Σ', answer.totals),
    ...(answer.rows ?? []).map((row) => line(`${raw(row.unit)} ${row.month}`, row)),
    dim(legend),
    ...(answer.out ? [raw(bold(answer.out))] : []),
  ];
}

interface BuildAnswer {
  notes: { code: string; what: string }[];
  units: number;
  from: string;
  to: string;
  outcomes: string[];
  vintages: string[];
  out: string | null;
  rows?: Record<string, string | number | null>[];
}

function printBuild(answer: BuildAnswer, language: Language): string[] {
  const head = `${formatNumber(answer.units, language)} × ${answer.from}..${answer.to} · ${answer.vintages.join(', ')}`;
  if (answer.out) return [`${head}`, raw(bold(answer.out))];
  const marks = answer.notes.filter((note) => note.code === 'not-for-redistribution');
  return [...marks.map((note) => `# ${note.what}`), csvOf(answer.rows ?? [])];
}

/** Rows as CSV without the last line's end, which printing adds. */
function csvOf(rows: readonly Record<string, unknown>[]): string {
  return csvTable(Object.keys(rows[0] ?? {}), rows).slice(0, -1);
}

interface DetectAnswer {
  areas: {
    unit: string;
    data_until: string | null;
    signals: {
      signal: string;
      title: Record<Language, string>;
      firings: { month: string; value: number; threshold: number }[];
      fired_in_ten_years: number;
      months_watched: number;
      followed: number;
      worse_after: number;
      any_followed: number;
      any_worse: number;
    }[];
    silent_for_want_of_figures: string[];
  }[];
}

function printDetect(answer: DetectAnswer, language: Language): string[] {
  const value = (n: number) =>
    n > 0 && n < 1 ? formatPercent(n, language) : formatNumber(n, language, 1);
  return answer.areas.flatMap((area) => [
    `${bold(area.unit)}  ${words[language].strip_until} ${area.data_until ?? '–'}`,
    ...area.signals.flatMap((signal) => {
      const seen = signal.firings.map((f) =>
        `${f.month} (${value(f.value)} > ${value(f.threshold)})`.replace(
          '>',
          signal.signal === 'lull' ? '<' : '>',
        ),
      );
      const record = signalRecordPhrase(
        {
          fired: signal.fired_in_ten_years,
          months_watched: signal.months_watched,
          followed: signal.followed,
          worse_after: signal.worse_after,
          any_followed: signal.any_followed,
          any_worse: signal.any_worse,
        },
        language,
      );
      return [
        `  ${signal.title[language].padEnd(24)} ${seen.join(', ') || terminal.quiet[language]}`,
        dim(`  ${''.padEnd(24)} ${record}`),
      ];
    }),
    ...(area.silent_for_want_of_figures.length > 0
      ? [
          dim(
            `  ${terminal.silent[language]}${colon(language)} ${area.silent_for_want_of_figures.join(', ')}`,
          ),
        ]
      : []),
  ]);
}

interface TraceAnswer {
  figure: string;
  chart: string;
  title: Record<Language, string>;
  dossier: string;
  run_id: string;
  code_version: string;
  series: string[];
  sources: (SourceRef & { matches: boolean | null })[];
}

function printTrace(answer: TraceAnswer, language: Language): string[] {
  return [
    `${raw(bold(answer.figure))}  ${answer.title[language]}`,
    `  ${raw(answer.dossier)}  ${words[language].run} ${answer.run_id}, vigie ${answer.code_version}`,
    ...answer.series.slice(0, 12).map((id) => dim(`    ${raw(id)}`)),
    ...answer.sources.flatMap((source) => [
      `  ${bold(source.source_id)}  ${source.dataset} ${source.version} · ${source.licence}`,
      `    sha256 ${source.sha256}`,
      ...(source.matches === null
        ? []
        : [`    ${terminal[source.matches ? 'matches' : 'differs'][language]}`]),
      ...(source.command ? [`    ${source.command}`] : []),
      ...(source.inputs ?? []).flatMap((input) => [
        `      ${raw(input.file)}  ${input.dataset} ${input.version} · ${input.licence}`,
        dim(`        sha256 ${input.sha256}`),
        dim(`        ${input.citation}`),
      ]),
    ]),
  ];
}

interface ReferenceAnswer {
  tables: {
    table_id: string;
    rows: number;
    from: string | null;
    to: string | null;
    sha256: string;
    datasets: string[];
    method: string[];
  }[];
}

function printReference(answer: ReferenceAnswer, language: Language): string[] {
  return answer.tables.flatMap((table) => [
    `✓ ${bold(table.table_id)}  ${formatNumber(table.rows, language)} · ${table.from ?? ''}..${table.to ?? ''} · sha256 ${table.sha256.slice(0, 12)}`,
    dim(`    ${table.datasets.join(', ')}`),
    ...table.method.map((line) => dim(`    ${line}`)),
  ]);
}

interface DoctorAnswer {
  workspace: string;
  releases: {
    kind: 'events' | 'levels';
    dataset: string;
    version: string;
    covers: string;
    countries: string[] | null;
    rows: number;
    file_name: string;
  }[];
  bundled: { table_id: string; rows: number; from: string | null; to: string | null }[];
  questions: { question: string; months: string[]; missing: string[]; filled_by: string | null }[];
  as_of: string | null;
  next: string;
}

function printDoctor(answer: DoctorAnswer, language: Language): string[] {
  const releases = answer.releases.map(
    (r) =>
      `  ${r.dataset} ${r.version}  ${r.covers}${r.countries ? ` ${r.countries.join(' ')}` : ''}  ${formatNumber(r.rows, language)} ${terminal[r.kind === 'levels' ? 'levels' : 'rows'][language]}  ${raw(dim(r.file_name))}`,
  );
  return [
    bold(`${terminal.releases[language]} (${raw(answer.workspace)})`),
    ...(releases.length > 0 ? releases : [`  ${terminal.none[language]}`]),
    bold(`${terminal.bundled[language]} (${words[language].strip_as_of} ${answer.as_of ?? '–'})`),
    ...answer.bundled.map(
      (t) =>
        `  ${t.table_id.padEnd(26)} ${t.from ?? ''}..${t.to ?? ''}  ${formatNumber(t.rows, language)}`,
    ),
    bold(terminal.questions[language]),
    ...answer.questions.flatMap((q) => [
      `  ${q.missing.length === 0 ? '●' : q.months.length > 0 ? '◐' : '○'} ${words[language].doctor[q.question] ?? q.question}  ${q.months.join(', ') || terminal.none[language]}`,
      ...(q.missing.length > 0
        ? [
            dim(
              `      ${terminal.missing[language]} ${q.missing.join(', ')}; ${terminal.filled_by[language]} ${q.filled_by}`,
            ),
          ]
        : []),
    ]),
    `${bold(terminal.next[language])}  ${answer.next}`,
  ];
}

const printers: Record<string, Printed> = {
  dossier: printDossier as Printed,
  transitions: printTransitions as Printed,
  actors: printActors as Printed,
  areas: printAreas as Printed,
  ingest: printIngest as Printed,
  diff: printDiff as Printed,
  build: printBuild as Printed,
  detect: printDetect as Printed,
  trace: printTrace as Printed,
  reference: printReference as Printed,
  doctor: printDoctor as Printed,
};

/** An answer in words. */
export function printAnswer(verb: string, answer: unknown, language: Language): string {
  const lines = printers[verb](answer as never, language);
  const isData = verb === 'build' && !(answer as BuildAnswer).out;
  return lines.map((line) => (isData ? line : typesetLine(line, language))).join('\n');
}

function typesetLine(line: string, language: Language): string {
  return line
    .split(RAW)
    .map((part, i) => (i % 2 === 1 ? part : typeset(part, language)))
    .join('');
}

const MOST_ISSUES = 20;

/** Issues as three lines each on standard error: what, where, how to fix. */
export function printIssues(
  issues: readonly Issue[],
  kind: 'error' | 'note',
  language: Language,
): string {
  const onError = painter(process.stderr);
  const lines = issues
    .slice(0, MOST_ISSUES)
    .map((issue) => issueIn(issue, language))
    .flatMap((issue) => [
      `${kind === 'note' ? `${terminal.note[language]}${colon(language)} ` : ''}${kind === 'error' ? onError('red', issue.what) : issue.what}`,
      `  ${issue.where}`,
      `  ${terminal.fix[language]}${colon(language)} ${issue.fix}`,
    ]);
  const rest = issues.length - MOST_ISSUES;
  return [...lines, ...(rest > 0 ? [terminal.and_more[language](rest)] : [])].join('\n');
}
