/** Transitions of the registry, and whether a dossier can be made of each. */
import { countryName, type Language, type Transition } from '../core/index.ts';
import { colon, formatDate, inFrench, terminal, whatTexts, words } from '../words/index.ts';
import { bold, dim } from './screen.ts';

export function printTransitions(
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
