/** The way from a figure back to its files. */
import type { Language, SourceRef } from '../core/index.ts';
import { terminal, words } from '../words/index.ts';
import { bold, dim, raw } from './screen.ts';

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

export function printTrace(answer: TraceAnswer, language: Language): string[] {
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
