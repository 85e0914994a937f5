/** The terminal's door: words in, a verb's answer out. */
import { spawn } from 'node:child_process';
import {
  type Answered,
  type Bilingual,
  type Issue,
  type Language,
  VigieError,
} from '../core/index.ts';
import { Store } from '../store/index.ts';
import { knownWords, verbs } from '../verbs/index.ts';
import { terminal } from '../words/index.ts';
import { completionScript } from './completion.ts';
import { mainHelp, verbHelp } from './help.ts';
import { checkInput, type Globals, parseCommand, usage, type VerbShape } from './parse.ts';
import { printAnswer, printIssues } from './print.ts';
import { progressOn } from './progress.ts';

type AnyVerb = VerbShape & { run(context: unknown, input: unknown): Promise<Answered> };
const shapes = verbs.entries as unknown as AnyVerb[];

/** @returns the exit code: 0 done, 1 the input cannot be used, 2 bad usage, 70 a bug */
export async function main(words: readonly string[]): Promise<number> {
  let language = systemLanguage(words);
  const isJson = words.includes('--json');
  try {
    const [first, ...rest] = words;
    const store = new Store(workspaceOf(words));
    if (first === '--version') return say(store.code_version);
    if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
      const verb =
        first === 'help' ? shapes.find((candidate) => candidate.id === rest[0]) : undefined;
      return say(verb ? verbHelp(verb, language) : mainHelp(shapes, store.code_version, language));
    }
    if (first === 'completion') {
      const [shell] = rest.filter((word) => !word.startsWith('-'));
      return say(completionScript(shell, shapes, knownWords(store)).trimEnd());
    }
    const verb = shapes.find((candidate) => candidate.id === first);
    if (!verb) throw unknownVerb(first);
    const { globals, input } = parseCommand(verb, rest);
    language = globals.language ?? language;
    if (globals.version) return say(store.code_version);
    if (globals.help) return say(verbHelp(verb, language));
    const code =
      verb.id === 'dossier' && input.transition === 'all'
        ? await everyDossier(verb, input, globals, store, language)
        : await oneAnswer(verb, input, globals, store, language);
    await store.close();
    return code;
  } catch (error) {
    return failed(error, language, isJson);
  }
}

async function oneAnswer(
  verb: AnyVerb,
  input: Record<string, unknown>,
  globals: Globals,
  store: Store,
  language: Language,
): Promise<number> {
  const answer = await answerOf(verb, input, store, language, globals.json);
  if (globals.json) say(JSON.stringify(answer, jsonNumbers));
  else say(printAnswer(verb.id, answer, language));
  return afterwards(answer, globals, language);
}

async function answerOf(
  verb: AnyVerb,
  input: Record<string, unknown>,
  store: Store,
  language: Language,
  isJson: boolean,
): Promise<Answered> {
  const progress = progressOn(process.stderr, language);
  const tell = (line: Bilingual) => {
    progress.stop();
    process.stderr.write(`${line[language]}\n`);
  };
  const ending = new AbortController();
  // Work without an end of its own ends with Ctrl-C and still gives its answer.
  if (input.watch === true) process.once('SIGINT', () => ending.abort());
  try {
    const context = { store, language, progress: progress.report, signal: ending.signal };
    return await verb.run(isJson ? context : { ...context, tell }, checkInput(verb, input));
  } finally {
    progress.stop();
  }
}

function afterwards(answer: Answered, globals: Globals, language: Language): number {
  const refused = refusedIssues(answer);
  if (answer.notes.length > 0 && !globals.json) {
    process.stderr.write(`${printIssues(answer.notes, 'note', language)}\n`);
  }
  if (refused.length > 0) process.stderr.write(`${printIssues(refused, 'error', language)}\n`);
  if (globals.open && 'page' in answer) openInBrowser(String(answer.page));
  return refused.length > 0 ? 1 : 0;
}

/** `dossier all`: one for each transition; those without figures say why, and the others go on. */
async function everyDossier(
  verb: AnyVerb,
  input: Record<string, unknown>,
  globals: Globals,
  store: Store,
  language: Language,
): Promise<number> {
  const dossiers: Answered[] = [];
  const notes: Issue[] = [];
  for (const { id } of store.transitions()) {
    try {
      const answer = await answerOf(
        verb,
        { ...input, transition: id },
        store,
        language,
        globals.json,
      );
      dossiers.push(answer);
      if (!globals.json) say(printAnswer(verb.id, answer, language));
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      notes.push(...error.issues);
    }
  }
  const run_id = dossiers.map((answer) => answer.run_id).join(' ');
  const as_of = dossiers[0]?.as_of ?? null;
  if (globals.json) say(JSON.stringify({ run_id, as_of, notes, dossiers }, jsonNumbers));
  return afterwards({ run_id, as_of, notes }, globals, language);
}

function refusedIssues(answer: Answered): Issue[] {
  const files = (answer as { files?: { state: string; issues: Issue[] }[] }).files ?? [];
  return files.filter((file) => file.state === 'refused').flatMap((file) => file.issues);
}

/** A missing number is null; JSON has no NaN and no infinity. */
function jsonNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

function failed(error: unknown, language: Language, isJson: boolean): number {
  if (error instanceof VigieError) {
    process.stderr.write(`${printIssues(error.issues, 'error', language)}\n`);
    if (isJson) say(JSON.stringify({ run_id: null, as_of: null, notes: [], issues: error.issues }));
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${stack}\n${terminal.bug[language]}\n`);
  if (isJson) say(JSON.stringify({ run_id: null, as_of: null, notes: [], issues: [] }));
  return 70;
}

function unknownVerb(word: string): VigieError {
  const near = shapes.filter((verb) => verb.id.startsWith(word.slice(0, 3))).map((verb) => verb.id);
  const error = usage('', `"${word}" is not a verb of Vigie`);
  const fix = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'vigie --help lists them';
  return new VigieError([{ ...error.issues[0], where: `vigie ${word}`, fix }], 2);
}

/** A word's value, `--name value` or `--name=value`. */
function optionOf(words: readonly string[], name: string): string | undefined {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return words[at] === name ? words[at + 1] : words[at].slice(name.length + 1);
}

function workspaceOf(words: readonly string[]): string {
  return optionOf(words, '--workspace') ?? process.env.VIGIE_WORKSPACE ?? '.vigie';
}

/** The language asked for, else the system's when it is French, else English. */
function systemLanguage(words: readonly string[]): Language {
  const given = optionOf(words, '--lang');
  if (given === 'fr' || given === 'en') return given;
  const system = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return system.startsWith('fr') ? 'fr' : 'en';
}

function openInBrowser(page: string): void {
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  const child = spawn(command, [page], { detached: true, stdio: 'ignore' });
  child.on('error', () => process.stderr.write(`${command}: ${page}\n`));
  child.unref();
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `vigie … | head` closes the pipe early: that is no fault.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
