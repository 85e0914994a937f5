/** How each verb's answer reads in the terminal. Data goes to standard output, words about it to error. */
import type { Bilingual, Issue, Language } from '../core/index.ts';
import { colon, issueIn, terminal, typeset } from '../words/index.ts';
import { printActors } from './print-actors.ts';
import { printAreas } from './print-areas.ts';
import { printBuild } from './print-build.ts';
import { printCheck } from './print-check.ts';
import { printCompare } from './print-compare.ts';
import { printDetect } from './print-detect.ts';
import { printDiff } from './print-diff.ts';
import { printDoctor } from './print-doctor.ts';
import { printDossier } from './print-dossier.ts';
import { printEstimate } from './print-estimate.ts';
import { printForecast } from './print-forecast.ts';
import { printIngest } from './print-ingest.ts';
import { printPlan } from './print-plan.ts';
import { printReference } from './print-reference.ts';
import { printScore } from './print-score.ts';
import { printSimulate } from './print-simulate.ts';
import { printTrace } from './print-trace.ts';
import { printTransitions } from './print-transitions.ts';
import { painter, typesetLine } from './screen.ts';

type Printed = (answer: never, language: Language) => string[];

const printers: Record<string, Printed> = {
  dossier: printDossier as Printed,
  transitions: printTransitions as Printed,
  actors: printActors as Printed,
  areas: printAreas as Printed,
  ingest: printIngest as Printed,
  diff: printDiff as Printed,
  build: printBuild as Printed,
  detect: printDetect as Printed,
  estimate: printEstimate as Printed,
  compare: printCompare as Printed,
  forecast: printForecast as Printed,
  score: printScore as Printed,
  simulate: printSimulate as Printed,
  plan: printPlan as Printed,
  check: printCheck as Printed,
  trace: printTrace as Printed,
  reference: printReference as Printed,
  doctor: printDoctor as Printed,
};

/** An answer in words. */
export function printAnswer(verb: string, answer: unknown, language: Language): string {
  const lines = printers[verb](answer as never, language);
  const isData = verb === 'build' && !(answer as { out: string | null }).out;
  return lines.map((line) => (isData ? line : typesetLine(line, language))).join('\n');
}

const MOST_ISSUES = 20;

/** Issues as three lines each on standard error: what, where, how to fix. */
export function printIssues(
  issues: readonly Issue[],
  kind: 'error' | 'note',
  language: Language,
): string {
  const onError = painter(process.stderr);
  const label = (word: Bilingual) => typeset(`${word[language]}${colon(language)} `, language);
  const lines = issues
    .slice(0, MOST_ISSUES)
    .map((issue) => issueIn(issue, language))
    .flatMap((issue) => [
      `${kind === 'note' ? label(terminal.note) : ''}${kind === 'error' ? onError('red', issue.what) : issue.what}`,
      `  ${issue.where}`,
      `  ${label(terminal.fix)}${issue.fix}`,
    ]);
  const rest = issues.length - MOST_ISSUES;
  return [...lines, ...(rest > 0 ? [terminal.and_more[language](rest)] : [])].join('\n');
}
