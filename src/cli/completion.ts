/** Scripts for the tab key of three shells, made from the verbs' own schemas. */
import { type Field, fieldsOf, usage, type VerbShape } from './parse.ts';

/** Words that Vigie knows by name, for options and places that take one. */
export interface KnownWords {
  transitions: readonly string[];
  outcomes: readonly string[];
}

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const GLOBAL_FLAGS = ['--json', '--lang', '--workspace', '--help'];

interface VerbWords {
  id: string;
  flags: string[];
  /** values by flag; a flag that is not here takes a file or a free word, or nothing */
  values: [flag: string, words: readonly string[]][];
  /** words for the places after the verb */
  places: readonly string[];
  /** true when a place takes a path */
  takesPath: boolean;
}

/**
 * The completion script of a shell.
 * @throws bad usage (exit code 2) for another shell
 */
export function completionScript(
  shell: string | undefined,
  verbs: readonly VerbShape[],
  known: KnownWords,
): string {
  const words = verbs.map((verb) => wordsOf(verb, known));
  if (shell === 'bash') return bashScript(words);
  if (shell === 'zsh') return zshScript(words);
  if (shell === 'fish') return fishScript(words);
  throw usage('completion', `"${shell ?? ''}" is not one of ${SHELLS.join(', ')}`);
}

function wordsOf(verb: VerbShape, known: KnownWords): VerbWords {
  const fields = fieldsOf(verb);
  const choices = (field: Field): readonly string[] | undefined =>
    field.choices ??
    (field.name === 'transition'
      ? verb.id === 'dossier'
        ? [...known.transitions, 'all']
        : known.transitions
      : field.name === 'outcome'
        ? known.outcomes
        : undefined);
  const isPlaced = (field: Field) => verb.positional.includes(field.name);
  const options = fields.filter((field) => !isPlaced(field) && field.name !== 'lang');
  const own = options.flatMap((field): [string, readonly string[]][] => {
    const found = choices(field);
    return found ? [[field.flag, found]] : [];
  });
  const languages = fields.find(({ name }) => name === 'lang')?.choices ?? ['en', 'fr'];
  return {
    id: verb.id,
    flags: [
      ...options.map(({ flag }) => flag),
      ...(verb.id === 'dossier' ? ['--open'] : []),
      ...GLOBAL_FLAGS,
    ],
    values: [...own, ['--lang', languages]],
    places: [...fields.filter(isPlaced).flatMap((field) => choices(field) ?? [])],
    takesPath: fields.some(
      (field) => isPlaced(field) && /^(paths|folders|folder|file)$/.test(field.name),
    ),
  };
}

const idsOf = (verbs: readonly VerbWords[]) =>
  [...verbs.map(({ id }) => id), 'completion', 'help'].join(' ');

function bashScript(verbs: readonly VerbWords[]): string {
  const cases = verbs.map(({ id, flags, values, places, takesPath }) => {
    const byFlag = values.map(([flag, words]) => `        ${flag}) words="${words.join(' ')}" ;;`);
    const rest = takesPath ? '"$(compgen -f -- "$cur")"' : `"${places.join(' ')}"`;
    return `    ${id})
      case "$prev" in
${byFlag.join('\n')}
        --out|--workspace|--mapping|--panel) words="$(compgen -f -- "$cur")" ;;
        *) if [[ "$cur" == -* ]]; then words="${flags.join(' ')}"; else words=${rest}; fi ;;
      esac ;;`;
  });
  return `# vigie: completion for bash. Use: source <(vigie completion bash)
_vigie() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words="" IFS=$' \\t\\n'
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=( $(compgen -W "${idsOf(verbs)}" -- "$cur") )
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    completion) words="${SHELLS.join(' ')}" ;;
    help) words="${verbs.map(({ id }) => id).join(' ')}" ;;
  esac
  # Lists are written with commas: what stands before the last one stays.
  local head=""
  if [[ "$cur" == *,* && "$cur" != */* ]]; then head="\${cur%,*},"; fi
  COMPREPLY=( $(compgen -P "$head" -W "$words" -- "\${cur#"$head"}") )
}
complete -o filenames -F _vigie vigie
`;
}

function zshScript(verbs: readonly VerbWords[]): string {
  const cases = verbs.map(({ id, flags, values, places, takesPath }) => {
    const byFlag = values.map(
      ([flag, words]) => `        ${flag}) compadd -- ${words.join(' ')} ;;`,
    );
    const rest = takesPath ? '_files' : places.length > 0 ? `compadd -- ${places.join(' ')}` : ':';
    return `    ${id})
      case "$words[CURRENT-1]" in
${byFlag.join('\n')}
        --out|--workspace|--mapping|--panel) _files ;;
        *) if [[ "$PREFIX" == -* ]]; then compadd -- ${flags.join(' ')}; else ${rest}; fi ;;
      esac ;;`;
  });
  return `#compdef vigie
# vigie: completion for zsh. Use: source <(vigie completion zsh)
_vigie() {
  if (( CURRENT == 2 )); then
    compadd -- ${idsOf(verbs)}
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
    completion) compadd -- ${SHELLS.join(' ')} ;;
    help) compadd -- ${verbs.map(({ id }) => id).join(' ')} ;;
  esac
}
compdef _vigie vigie
`;
}

function fishScript(verbs: readonly VerbWords[]): string {
  const lines = verbs.flatMap(({ id, flags, values, places, takesPath }) => {
    const when = `-n '__fish_seen_subcommand_from ${id}'`;
    const taking = new Map(values);
    return [
      ...flags.map((flag) => {
        const words = taking.get(flag);
        const value = words ? ` -x -a '${words.join(' ')}'` : '';
        return `complete -c vigie ${when} -l ${flag.slice(2)}${value}`;
      }),
      ...(takesPath ? [`complete -c vigie ${when} -F`] : []),
      ...(places.length > 0 ? [`complete -c vigie ${when} -a '${places.join(' ')}'`] : []),
    ];
  });
  return `# vigie: completion for fish. Use: vigie completion fish | source
complete -c vigie -f
complete -c vigie -n __fish_use_subcommand -a '${idsOf(verbs)}'
complete -c vigie -n '__fish_seen_subcommand_from completion' -a '${SHELLS.join(' ')}'
${lines.join('\n')}
`;
}
