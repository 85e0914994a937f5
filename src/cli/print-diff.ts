/** What two vintages say differently. */
import type { Language } from '../core/index.ts';
import type { Amounts } from '../store/index.ts';
import { colon, formatNumber, terminal } from '../words/index.ts';
import { bold, dim, raw } from './screen.ts';

interface DiffAnswer {
  a: { vintage: string; releases: string[] };
  b: { vintage: string; releases: string[] };
  from: string;
  to: string;
  totals: Amounts;
  out: string | null;
  rows?: (Amounts & { unit: string; month: string })[];
}

export function printDiff(answer: DiffAnswer, language: Language): string[] {
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
    dim(`${terminal.compared[language]}${colon(language)} ${answer.from}..${answer.to}`),
    line('Σ', answer.totals),
    ...(answer.rows ?? []).map((row) => line(`${raw(row.unit)} ${row.month}`, row)),
    dim(legend),
    ...(answer.out ? [raw(bold(answer.out))] : []),
  ];
}
