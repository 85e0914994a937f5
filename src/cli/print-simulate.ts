/** Scenarios as cards: what they rest on, their states, and what the figures show of each. */
import type { Bilingual, Language, SignpostVerdict } from '../core/index.ts';
import {
  againstSentence,
  basinPhrase,
  breakPhrase,
  colon,
  countSentence,
  cyclePhrase,
  forcedSentence,
  moreListed,
  readingsPhrase,
  scenarioWords,
  signpostVerdict,
  VERDICT_SIGNS,
  verdictCounts,
} from '../words/index.ts';
import { bold, dim } from './screen.ts';

interface SimulateAnswer {
  title: Bilingual;
  note: Bilingual | null;
  descriptors: { id: string; states: string[]; title: Bilingual; state_titles: Bilingual[] }[];
  forced: Record<string, string>;
  sets: { id: string; title: Bilingual; count: number | string }[];
  exhaustive: boolean;
  combinations: number | string;
  count: number | string;
  consistent: {
    states: Record<string, string>;
    margins: Record<string, number>;
    sets: string[];
    breaks: Break | null;
    basin?: number;
  }[];
  elsewhere: { states: Record<string, string>; sets: string[] }[];
  near: { states: Record<string, string>; inconsistency: number }[];
  unforced?: { count: number | string; kept: number; gained: number; lost: number };
  succession?: {
    starts: number;
    is_exact: boolean;
    attractors: { length: number; basin: number }[];
  };
  signposts?: SignpostLine[];
  against?: { listed: number; agree: number; only_there: unknown[]; only_here: unknown[] };
  files: string[];
}

interface Break {
  from: string;
  from_state: string;
  to: string;
  to_state: string;
  value: number;
  would_be: number;
  change: number;
}

interface SignpostLine {
  scenario: number;
  descriptor: string;
  state: string;
  verdict: SignpostVerdict;
  month_before: SignpostVerdict | null;
  changed: boolean;
  says: Bilingual;
  seen: Bilingual;
}

/** Cards and lines that a screen shows; --json holds all. */
const MOST_CARDS = 12;
const MOST_LINES = 12;

export function printSimulate(answer: SimulateAnswer, language: Language): string[] {
  const { count, combinations, exhaustive } = answer;
  const shown = answer.consistent.slice(0, MOST_CARDS);
  return [
    bold(answer.title[language]),
    ...(answer.note ? [dim(answer.note[language])] : []),
    countSentence(combinations, count, exhaustive)[language],
    ...forcedLines(answer, language),
    ...shown.flatMap((_, i) => ['', ...card(answer, i, language)]),
    ...moreLine(answer.consistent.length - shown.length, language),
    ...signpostLines(answer, language),
    ...setLines(answer, language),
    ...cycleLines(answer, language),
    ...nearLines(answer, language),
    ...againstLines(answer, language),
    '',
    dim(scenarioWords.argue[language]),
    ...answer.files,
  ];
}

function titleOf({ descriptors }: SimulateAnswer, descriptor: string, state?: string): Bilingual {
  const found = descriptors.find(({ id }) => id === descriptor)!;
  return state === undefined ? found.title : found.state_titles[found.states.indexOf(state)];
}

function forcedLines(answer: SimulateAnswer, language: Language): string[] {
  if (!answer.unforced) return [];
  const given = Object.entries(answer.forced).map(
    ([descriptor, state]) =>
      `${titleOf(answer, descriptor)[language]} = ${titleOf(answer, descriptor, state)[language]}`,
  );
  return [forcedSentence(given, answer.unforced)[language]];
}

function card(answer: SimulateAnswer, i: number, language: Language): string[] {
  const { states, margins, sets, breaks, basin } = answer.consistent[i];
  const { succession, descriptors } = answer;
  const facts = [
    ...(answer.sets.length > 1 ? [readingsPhrase(sets.length, answer.sets.length)[language]] : []),
    breakPhrase(breaks?.change ?? null)[language],
    ...(basin !== undefined && succession
      ? [basinPhrase(basin, succession.starts, succession.is_exact)[language]]
      : []),
  ];
  const verdicts = (answer.signposts ?? [])
    .filter(({ scenario }) => scenario === i)
    .map(({ verdict }) => verdict);
  const wide = Math.max(...descriptors.map(({ title }) => title[language].length)) + 2;
  return [
    `${bold(`${scenarioWords.scenario[language]} ${i + 1}`)}  ${dim(facts.join(' · '))}`,
    ...descriptors.map(
      ({ id, title }) =>
        `  ${title[language].padEnd(wide)}${titleOf(answer, id, states[id])[language]}${id in answer.forced ? ' (=)' : dim(`  +${margins[id]}`)}`,
    ),
    ...(verdicts.length > 0 ? [`  ${verdictCounts(verdicts)[language]}`] : []),
    ...(breaks ? [dim(`  ${breakLine(answer, breaks, language)}`)] : []),
  ];
}

function breakLine(answer: SimulateAnswer, breaks: Break, language: Language): string {
  const side = (descriptor: string, state: string) =>
    `${titleOf(answer, descriptor)[language]} (${titleOf(answer, descriptor, state)[language]})`;
  const arrow = `${breaks.value} → ${breaks.would_be}`.replaceAll('-', '−');
  return `${side(breaks.from, breaks.from_state)} → ${side(breaks.to, breaks.to_state)}${colon(language)} ${arrow}`;
}

/** Each state once, whatever the scenarios that it is in. */
function signpostLines({ descriptors, signposts = [] }: SimulateAnswer, language: Language) {
  if (signposts.length === 0) return [];
  const once = new Map(
    signposts.map((one) => [`${one.descriptor} ${one.state} ${one.says.en}`, one]),
  );
  const scenariosOf = ({ descriptor, state }: SignpostLine) => [
    ...new Set(
      signposts
        .filter((one) => one.descriptor === descriptor && one.state === state)
        .map(({ scenario }) => scenario + 1),
    ),
  ];
  const lines = descriptors.flatMap(({ id, states, title, state_titles }) =>
    states.flatMap((state, s) => {
      const own = [...once.values()].filter((one) => one.descriptor === id && one.state === state);
      if (own.length === 0) return [];
      const head = `${title[language]}${colon(language)} ${state_titles[s][language]}`;
      return [
        `  ${head}  ${dim(scenariosOf(own[0]).join(', '))}`,
        ...own.flatMap((one) => signpostLine(one, language)),
      ];
    }),
  );
  return ['', bold(scenarioWords.signposts[language]), ...lines];
}

function signpostLine(
  { verdict, says, seen, changed, month_before }: SignpostLine,
  language: Language,
) {
  const was =
    changed && month_before
      ? ` (${scenarioWords.month_before[language]}${colon(language)} ${signpostVerdict(month_before)[language]})`
      : '';
  return [
    `    ${VERDICT_SIGNS[verdict]} ${signpostVerdict(verdict)[language]}${was}  ${says[language]}`,
    dim(`        ${seen[language]}`),
  ];
}

function moreLine(n: number, language: Language): string[] {
  return n <= 0 ? [] : ['', dim(moreListed(n)[language])];
}

function setLines(answer: SimulateAnswer, language: Language): string[] {
  if (answer.sets.length < 2) return [];
  return [
    '',
    bold(scenarioWords.sets[language]),
    ...answer.sets.map(({ title, count }) => `  ${title[language]}${colon(language)} ${count}`),
    ...(answer.elsewhere.length === 0
      ? []
      : [
          '',
          bold(scenarioWords.elsewhere[language]),
          ...answer.elsewhere
            .slice(0, MOST_LINES)
            .map(({ states, sets }) => `  ${inShort(answer, states)}  ${dim(sets.join(', '))}`),
          ...moreLine(answer.elsewhere.length - MOST_LINES, language),
        ]),
  ];
}

function cycleLines({ succession }: SimulateAnswer, language: Language): string[] {
  if (!succession) return [];
  const cycles = succession.attractors.filter(({ length }) => length > 1).slice(0, MOST_LINES);
  const { starts, is_exact } = succession;
  return cycles.length === 0
    ? []
    : [
        '',
        ...cycles.map(
          ({ length, basin }) => cyclePhrase(length, basin, starts, is_exact)[language],
        ),
      ];
}

function nearLines(answer: SimulateAnswer, language: Language): string[] {
  if (answer.near.length === 0) return [];
  return [
    '',
    bold(`${scenarioWords.near[language]}${colon(language)} ${answer.near.length}`),
    ...answer.near
      .slice(0, MOST_LINES)
      .map(({ states, inconsistency }) => `  −${inconsistency}  ${inShort(answer, states)}`),
    ...moreLine(answer.near.length - MOST_LINES, language),
  ];
}

/** Ids of the states, which are what `--force` takes. */
function inShort({ descriptors }: SimulateAnswer, states: Record<string, string>): string {
  return descriptors.map(({ id }) => states[id]).join(' · ');
}

function againstLines({ against }: SimulateAnswer, language: Language): string[] {
  if (!against) return [];
  const { agree, listed, only_there, only_here } = against;
  const [there, here] = [only_there.length, only_here.length];
  return ['', againstSentence(agree, listed, there, here)[language]];
}
