/** Actors of the registry. */
import type { Actor, Language } from '../core/index.ts';
import { formatDate, terminal } from '../words/index.ts';
import { bold, dim } from './screen.ts';

export function printActors(answer: { actors: Actor[] }, language: Language): string[] {
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
