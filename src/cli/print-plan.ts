/** Plans in the terminal: one printer per task. */
import type { ActionReport, Language, PlanReport } from '../core/index.ts';
import { formatDate, formatNumber, planWords } from '../words/index.ts';
import { printAllocate } from './print-allocate.ts';
import { bold, dim, raw, red } from './screen.ts';

interface Checked {
  plan: string;
  checked: { priorities: number; actions: number; indicators: number };
}

interface Presence {
  rows: number;
  organisations: number;
  areas: {
    iso3: string;
    area: string;
    name: string;
    matched: boolean;
    organisations: number;
    places: number;
    rows: number;
    reached: number | null;
  }[];
  sectors: { sector: string; organisations: number; areas: number; rows: number }[];
}

interface Imported {
  into: string | null;
  written: boolean;
  changes: {
    added: string[];
    changed: { key: string; cells: { column: string; was: string; is: string }[] }[];
    unchanged: number;
    gone: string[];
  };
  presence: Presence;
}

function printCheck({ plan, checked }: Checked, language: Language): string[] {
  const { priorities, actions, indicators } = checked;
  return [`✓ ${raw(bold(plan))}  ${planWords.checked[language](priorities, actions, indicators)}`];
}

function title(report: PlanReport, language: Language): string[] {
  const day = planWords.on_day[language](formatDate(report.date, language));
  return [
    `${bold(report.title[language])}  ${dim(day)}`,
    ...(report.example ? [dim(planWords.example[language])] : []),
  ];
}

/** Each action with its status, why, its alert's times and its indicators. */
function printStatus({ report }: { report: PlanReport }, language: Language): string[] {
  return [
    ...title(report, language),
    ...report.priorities.flatMap((priority) => [
      '',
      `${bold(priority.title[language])}  ${stateIn(priority.state, language)}`,
      ...priority.actions.flatMap((action) => actionLines(action, language)),
    ]),
  ];
}

const ALARMING = ['late', 'blocked', 'no-evidence'];

function stateIn(state: string, language: Language): string {
  const text = planWords.action_state[state][language];
  return ALARMING.includes(state) ? red(text) : text;
}

function actionLines(action: ActionReport, language: Language): string[] {
  const { answers } = action;
  const after = planWords.after_days[language];
  return [
    `  ${bold(action.title[language])}  ${stateIn(action.state, language)}`,
    ...action.reasons.map((reason) => `    ${reason[language]}`),
    ...(answers
      ? [
          dim(
            `    ${planWords.alert_times[language](answers.alert[language], after(answers.days_to_decision), after(answers.days_to_action))}`,
          ),
        ]
      : []),
    ...action.indicators.map((one) => `    · ${one.title[language]}  ${one.reason[language]}`),
    ...(action.unanswered > 0
      ? [dim(`    ${planWords.unanswered[language](action.unanswered)}`)]
      : []),
  ];
}

function printTable(
  { report, presence }: { report: PlanReport | null; presence: Presence | null },
  language: Language,
): string[] {
  const c = planWords.columns;
  return [
    ...(report ? title(report, language) : []),
    ...(report?.priorities ?? []).flatMap((priority) => [
      '',
      bold(priority.title[language]),
      ...aligned([
        [c.action, c.status, c.lead, c.where, c.when].map((column) => column[language]),
        ...priority.actions.map((action) => [
          action.title[language],
          planWords.action_state[action.state][language],
          action.lead[language],
          action.area.join(' '),
          `${action.starts} – ${action.ends}`,
        ]),
      ]),
    ]),
    ...(presence ? presenceLines(presence, language) : []),
  ];
}

function presenceLines(presence: Presence, language: Language): string[] {
  const c = planWords.columns;
  const number = (n: number | null) => (n === null ? '' : formatNumber(n, language));
  const withReached = presence.areas.some(({ reached }) => reached !== null);
  return [
    '',
    `${bold(planWords.who_where[language])}  ${planWords.presence_of[language](presence.rows, presence.organisations)}`,
    ...aligned([
      [c.area, c.organisations, c.places, c.rows, ...(withReached ? [c.reached] : [])].map(
        (column) => column[language],
      ),
      ...presence.areas.map((one) => [
        `${one.iso3} ${one.area} ${one.name === one.area ? '' : one.name}${one.matched ? '' : ` (${planWords.not_matched[language]})`}`,
        number(one.organisations),
        number(one.places),
        number(one.rows),
        ...(withReached ? [number(one.reached)] : []),
      ]),
    ]),
    ...(presence.sectors.length > 0
      ? [
          '',
          bold(planWords.by_sector[language]),
          ...aligned([
            [c.sector, c.organisations, c.areas, c.rows].map((column) => column[language]),
            ...presence.sectors.map((one) => [
              one.sector,
              number(one.organisations),
              number(one.areas),
              number(one.rows),
            ]),
          ]),
        ]
      : []),
  ];
}

/** Columns under each other; the widest cell of the first is cut, and the last runs on. */
const WIDEST = 56;

function aligned(rows: readonly string[][]): string[] {
  const short = rows.map((row) =>
    row.map((cell) => (cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell)),
  );
  const widths = short[0].map((_, i) => Math.max(...short.map((row) => row[i].length)));
  return short.map((row, r) => {
    const line = row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] + 2)));
    return r === 0 ? dim(`  ${line.join('')}`) : `  ${line.join('')}`;
  });
}

const MOST = 10;

function printImport(answer: Imported, language: Language): string[] {
  const { changes, into, written } = answer;
  const more = (n: number) =>
    n > MOST ? [dim(`    ${planWords.and_more[language](n - MOST)}`)] : [];
  const head = (name: string, n: number) =>
    `  ${planWords.change[name][language].padEnd(24)} ${formatNumber(n, language)}`;
  const state = written ? planWords.wrote : planWords.would_write;
  return [
    ...(into ? [`${written ? '✓' : '–'} ${raw(bold(into))}  ${state[language]}`] : []),
    head('added', changes.added.length),
    ...changes.added.slice(0, MOST).map((key) => dim(`    + ${key}`)),
    ...more(changes.added.length),
    head('changed', changes.changed.length),
    ...changes.changed
      .slice(0, MOST)
      .flatMap(({ key, cells }) => [
        dim(`    ~ ${key}`),
        ...cells.map(({ column, was, is }) =>
          dim(`        ${column}: ${was || '–'} → ${is || '–'}`),
        ),
      ]),
    ...more(changes.changed.length),
    head('unchanged', changes.unchanged),
    head('gone', changes.gone.length),
    ...changes.gone.slice(0, MOST).map((key) => dim(`    - ${key}`)),
    ...more(changes.gone.length),
    ...presenceLines(answer.presence, language),
  ];
}

function printExport(
  { out, exported }: { out: string; exported: { rows: number; columns: number } },
  language: Language,
): string[] {
  return [`✓ ${raw(bold(out))}  ${planWords.exported[language](exported.rows, exported.columns)}`];
}

const printers: Record<string, (answer: never, language: Language) => string[]> = {
  allocate: printAllocate as (answer: never, language: Language) => string[],
  check: printCheck,
  status: printStatus,
  table: printTable,
  export: printExport,
  import: printImport,
  template: ({ yaml }: { yaml: string }) => yaml.trimEnd().split('\n').map(raw),
};

export function printPlan(answer: { task: string }, language: Language): string[] {
  return printers[answer.task](answer as never, language);
}
