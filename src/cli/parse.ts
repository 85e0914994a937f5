/** From the words of a command line to a verb's input, by the verb's own schema. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Issue, type Language, VigieError } from '../core/index.ts';

/** Options of every verb. */
export interface Globals {
  json: boolean;
  help: boolean;
  version: boolean;
  open: boolean;
  language: Language | undefined;
  workspace: string | undefined;
}

export interface VerbShape {
  id: string;
  positional: readonly string[];
  input: z.ZodObject;
}

/** One field of a verb's input, as the terminal sees it. */
export interface Field {
  name: string;
  /** `--as-of` */
  flag: string;
  type: 'boolean' | 'string';
  isList: boolean;
  isRequired: boolean;
  choices: string[] | undefined;
  fallback: unknown;
}

interface JsonSchema {
  type?: string;
  enum?: string[];
  default?: unknown;
  items?: JsonSchema;
}

export function fieldsOf(verb: VerbShape): Field[] {
  const schema = z.toJSONSchema(verb.input, { unrepresentable: 'any', io: 'input' }) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const shapes = z.toJSONSchema(verb.input, { unrepresentable: 'any' }) as typeof schema;
  return Object.entries(shapes.properties ?? {}).map(([name, property]) => ({
    name,
    flag: `--${name.replaceAll('_', '-')}`,
    type: property.type === 'boolean' ? 'boolean' : 'string',
    isList: property.type === 'array',
    isRequired: (schema.required ?? []).includes(name),
    choices: property.enum,
    fallback: property.default,
  }));
}

/**
 * @throws bad usage (exit code 2): an unknown option, a missing or a malformed value
 */
export function parseCommand(
  verb: VerbShape,
  words: readonly string[],
): { globals: Globals; input: Record<string, unknown> } {
  const fields = fieldsOf(verb);
  const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
    open: { type: 'boolean' },
    lang: { type: 'string' },
    workspace: { type: 'string' },
  };
  for (const field of fields) options[field.flag.slice(2)] = { type: field.type };
  const { values, positionals } = readWords(verb, words, options);
  const globals: Globals = {
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
    open: values.open === true,
    language: values.lang === 'fr' || values.lang === 'en' ? values.lang : undefined,
    workspace: values.workspace as string | undefined,
  };
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.flag.slice(2)];
    if (value !== undefined) input[field.name] = value;
  }
  placePositionals(verb, fields, positionals, input);
  return { globals, input };
}

function readWords(
  verb: VerbShape,
  words: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; short?: string }>,
) {
  try {
    return parseArgs({ args: negativeSafe(words), options, allowPositionals: true, strict: true });
  } catch (error) {
    const what = (error instanceof Error ? error.message : String(error)).split(/\.\s/)[0];
    throw usage(verb.id, what.charAt(0).toLowerCase() + what.slice(1));
  }
}

/** `-12.5,3.1` is a point and `-` standard input, not options. */
function negativeSafe(words: readonly string[]): string[] {
  const point = words.findIndex((word) => /^-\d/.test(word));
  return point < 0
    ? [...words]
    : [...words.slice(0, point), ...words.slice(point + 1), '--', words[point]];
}

function placePositionals(
  verb: VerbShape,
  fields: readonly Field[],
  positionals: readonly string[],
  input: Record<string, unknown>,
): void {
  const rest = [...positionals];
  for (const name of verb.positional) {
    const field = fields.find((candidate) => candidate.name === name)!;
    const isLast = name === verb.positional[verb.positional.length - 1];
    if (rest.length === 0) continue;
    if (field.isList && isLast)
      input[name] = rest
        .splice(0)
        .flatMap((word) => (name === 'paths' || name === 'folders' ? word : word.split(',')));
    else input[name] = rest.shift();
  }
  if (rest.length > 0) throw usage(verb.id, `"${rest[0]}" is one word too many`);
}

/** Checks the input against the verb's schema. @throws bad usage with every fault */
export function checkInput(
  verb: VerbShape,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const parsed = verb.input.safeParse(input);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const choices = (name: string) => fieldsOf(verb).find((field) => field.name === name)?.choices;
  const issues: Issue[] = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const given = input[name];
    const positional = verb.positional.includes(name);
    return {
      code: 'usage',
      what: given === undefined ? `${name} is missing` : refusal(given, choices(name)),
      where: positional
        ? `vigie ${verb.id} ${name.toUpperCase()}`
        : `--${name.replaceAll('_', '-')}`,
      fix: `vigie ${verb.id} --help shows what it takes`,
    };
  });
  throw new VigieError(issues, 2);
}

function refusal(given: unknown, choices: readonly string[] | undefined): string {
  return choices ? `"${given}" is not one of ${choices.join(', ')}` : `"${given}" is not accepted`;
}

export function usage(verb: string, what: string): VigieError {
  return new VigieError(
    [
      {
        code: 'usage',
        what,
        where: `vigie ${verb}`,
        fix: `vigie ${verb} --help shows what it takes`.replace('  ', ' '),
      },
    ],
    2,
  );
}
