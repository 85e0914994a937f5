/** Plans in the terminal: one printer per task. */
import type { Language } from '../core/index.ts';
import { planWords } from '../words/index.ts';
import { bold } from './screen.ts';

interface Checked {
  plan: string;
  checked: { priorities: number; actions: number; indicators: number };
}

function printCheck({ plan, checked }: Checked, language: Language): string[] {
  const { priorities, actions, indicators } = checked;
  return [`✓ ${bold(plan)}  ${planWords.checked[language](priorities, actions, indicators)}`];
}

const printers: Record<string, (answer: never, language: Language) => string[]> = {
  check: printCheck,
};

export function printPlan(answer: { task: string }, language: Language): string[] {
  return printers[answer.task](answer as never, language);
}
