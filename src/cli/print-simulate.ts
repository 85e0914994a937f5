/** Scenarios as cards: what they rest on, their states, and what the figures show of each. */
import type { Bilingual, Language, SignpostVerdict } from '../core/index.ts';
import {
  basinPhrase,
  breakPhrase,
  colon,
  countSentence,
  cyclePhrase,
  forcedSentence,
  readingsPhrase,
  scenarioWords,
  signpostVerdict,
  VERDICT_SIGNS,
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
  const wide = Math.max(...descriptors.map(({ title }) => title[language].length)) + 2;
  return [
    `${bold(`${scenarioWords.scenario[language]} ${i + 1}`)}  ${dim(facts.join(' · '))}`,
    ...descriptors.flatMap(({ id, title }) => [
      `  ${title[language].padEnd(wide)}${titleOf(answer, id, states[id])[language]}${id in answer.forced ? ' (=)' : dim(`  +${margins[id]}`)}`,
      ...signpostLines(answer, i, id, language),
    ]),
    ...(breaks ? [dim(`  ${breakLine(answer, breaks, language)}`)] : []),
  ];
}

function breakLine(answer: SimulateAnswer, breaks: Break, language: Language): string {
  const side = (descriptor: string, state: string) =>
    `${titleOf(answer, descriptor)[language]} (${titleOf(answer, descriptor, state)[language]})`;
  const arrow = `${breaks.value} → ${breaks.would_be}`;
  return `${side(breaks.from, breaks.from_state)} → ${side(breaks.to, breaks.to_state)}${colon(language)} ${arrow}`;
}

function signpostLines(answer: SimulateAnswer, i: number, descriptor: string, language: Language) {
  return (answer.signposts ?? [])
    .filter((one) => one.scenario === i && one.descriptor === descriptor)
    .flatMap(({ verdict, says, seen, changed, month_before }) => {
      const was =
        changed && month_before
          ? ` (${scenarioWords.month_before[language]}${colon(language)} ${signpostVerdict(month_before)[language]})`
          : '';
      return [
        `      ${VERDICT_SIGNS[verdict]} ${signpostVerdict(verdict)[language]}${was}  ${says[language]}`,
        dim(`        ${seen[language]}`),
      ];
    });
}

function moreLine(n: number, language: Language): string[] {
  if (n <= 0) return [];
  return [
    '',
    dim(
      language === 'en'
        ? `and ${n} more; --json holds all`
        : `et ${n} de plus ; --json les contient tous`,
    ),
  ];
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
            .map(
              ({ states, sets }) =>
                `  ${inShort(answer, states, language)}  ${dim(sets.join(', '))}`,
            ),
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
      .map(
        ({ states, inconsistency }) => `  −${inconsistency}  ${inShort(answer, states, language)}`,
      ),
    ...moreLine(answer.near.length - MOST_LINES, language),
  ];
}

function inShort(
  answer: SimulateAnswer,
  states: Record<string, string>,
  language: Language,
): string {
  return answer.descriptors.map(({ id }) => titleOf(answer, id, states[id])[language]).join(' · ');
}

function againstLines({ against }: SimulateAnswer, language: Language): string[] {
  if (!against) return [];
  const { agree, listed, only_there, only_here } = against;
  const line =
    language === 'en'
      ? `${agree} of ${listed} listed solutions agree; ${only_there.length} stand only in the list, ${only_here.length} only here.`
      : `${agree} solutions listées sur ${listed} concordent ; ${only_there.length} ne sont que dans la liste, ${only_here.length} qu'ici.`;
  return ['', line];
}
