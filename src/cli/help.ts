import type { Language } from '../core/index.ts';
import { colon, optionWords, terminal, typeset, verbWords } from '../words/index.ts';
import { fieldsOf, type VerbShape } from './parse.ts';

const GLOBAL = ['json', 'lang', 'workspace', 'help'];

/** Help of Vigie as a whole. */
export function mainHelp(verbs: readonly VerbShape[], version: string, language: Language): string {
  const lines = [
    `vigie ${version} · ${terminal.tagline[language]}`,
    '',
    `${terminal.usage[language]}${colon(language)} vigie ${language === 'fr' ? 'COMMANDE' : 'VERB'} [OPTIONS]`,
    '',
    `${terminal.verbs[language]}${colon(language)}`,
    ...verbs.map((verb) => `  ${verb.id.padEnd(12)} ${verbWords[verb.id].summary[language]}`),
    '',
    terminal.more[language],
    '',
    `${terminal.examples[language]}${colon(language)}`,
    '  vigie dossier mali-wagner-2025',
    '  vigie doctor',
    '  source <(vigie completion bash)',
  ];
  return typeset(lines.join('\n'), language);
}

/** Help of one verb: what it does, its words and options, examples. */
export function verbHelp(verb: VerbShape, language: Language): string {
  const fields = fieldsOf(verb);
  const placed = verb.positional.map((name) => {
    const field = fields.find((candidate) => candidate.name === name)!;
    const word = `${name.toUpperCase()}${field.isList ? '…' : ''}`;
    return field.isRequired ? word : `[${word}]`;
  });
  const describe = (name: string) =>
    (optionWords[`${verb.id}.${name}`] ?? optionWords[name])?.[language] ?? name;
  const row = (left: string, right: string) => `  ${left.padEnd(22)} ${right}`;
  const optional = fields.filter(
    (field) => !verb.positional.includes(field.name) && field.name !== 'lang',
  );
  const extra = verb.id === 'dossier' ? ['open', ...GLOBAL] : GLOBAL;
  const fallback = (value: unknown) =>
    value === undefined || value === false || (Array.isArray(value) && value.length === 0)
      ? ''
      : ` [${value}]`;
  const lines = [
    `vigie ${verb.id}${colon(language)} ${verbWords[verb.id].summary[language]}`,
    '',
    `${terminal.usage[language]}${colon(language)} vigie ${[verb.id, ...placed].join(' ')} [OPTIONS]`,
    '',
    ...verb.positional.map((name) => row(name.toUpperCase(), describe(name))),
    ...(verb.positional.length > 0 ? [''] : []),
    `${terminal.options[language]}${colon(language)}`,
    ...optional.map((field) => row(field.flag, describe(field.name) + fallback(field.fallback))),
    ...extra.map((name) => row(`--${name}`, describe(name))),
    '',
    `${terminal.examples[language]}${colon(language)}`,
    ...verbWords[verb.id].examples.flatMap(({ line, says }) => [
      `  ${line}`,
      `      ${says[language]}`,
    ]),
  ];
  return typeset(lines.join('\n'), language);
}
