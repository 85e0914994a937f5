/** Departures ranked by how far they lie from what would be expected. */
import type { Language, ReferenceCase } from '../core/index.ts';
import { formatNumber, formatRatio, words } from '../words/index.ts';
import { bold, dim } from './screen.ts';

interface CompareAnswer {
  outcome: string;
  transition: string | null;
  place: number | null;
  cases: ReferenceCase[];
  risen_by_half: number;
  chance: number[];
  chance_risen_by_half: number;
  by_kind: Group[];
  by_replacement: Group[];
  left_out: { transition: string; why: string }[];
}

interface Group {
  group: string;
  n: number;
  risen_by_half: number;
}

export function printCompare(answer: CompareAnswer, language: Language): string[] {
  const w = words[language].compare;
  const line = (one: ReferenceCase) => {
    const marks = [
      ...(one.is_replaced ? [w.replaced] : []),
      ...(one.verified ? [] : [w.unverified]),
    ].join(', ');
    const ratio = `×${formatRatio(one.rate_ratio, language)}`.padStart(8);
    const text = `${ratio}  p ${formatNumber(one.p, language, 2).padEnd(5)} ${one.transition.padEnd(40)} ${marks}`;
    return one.transition === answer.transition ? bold(text) : text;
  };
  return [
    bold(answer.outcome),
    ...answer.cases.map(line),
    w.risen(answer.risen_by_half, answer.cases.length),
    ...answer.by_replacement.map(({ group, n, risen_by_half }) =>
      dim(`  ${w[group === 'replaced' ? 'replaced' : 'not_replaced']}  ${risen_by_half} / ${n}`),
    ),
    ...answer.by_kind.map(({ group, n, risen_by_half }) =>
      dim(`  ${words[language].kind[group as ReferenceCase['kind']]}  ${risen_by_half} / ${n}`),
    ),
    ...(answer.chance.length > 0
      ? [w.chance(answer.chance_risen_by_half, answer.chance.length)]
      : []),
    ...(answer.place === null ? [] : [w.place(answer.place, answer.cases.length)]),
    ...answer.left_out.map(({ transition, why }) => dim(`${w.left_out}  ${transition}  ${why}`)),
  ];
}
