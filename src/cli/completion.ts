import type { Command, Option } from 'commander';
import { bundledRules } from '../knowledge/bundled';
import { bundledTexts } from '../knowledge/bundledTexts';
import { carriedPatterns } from '../patterns/bundled';
import { topics } from './help';
import { printMade } from './output';

type Shell = 'bash' | 'zsh' | 'fish';

/** A command, what it takes, and the words that can stand after it; everything else is a file. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Completing[];
  readonly words: readonly string[];
}

/** An option with the words that it takes; with none it takes a file, or nothing. */
interface Completing {
  readonly long: string | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly choices: readonly string[];
}

/** Prints a script that completes commands, options, their choices and ids. */
export function completion(root: Command, shell: Shell): void {
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  const words: Readonly<Record<string, readonly string[]>> = {
    explain: ids(),
    help: [...Object.keys(topics), ...root.commands.map(command => command.name())],
    completion: ['bash', 'zsh', 'fish'],
    patterns: ['show', ...carriedPatterns.map(({ id }) => id)],
    notes: ['show', 'changed', ...bundledTexts.map(({ name }) => name)],
  };
  printMade(scripts[shell](root.commands.map(command => completed(command, words[command.name()] ?? []))));
}

/** With the options of the commands below it. */
function completed(command: Command, words: readonly string[]): Completed {
  const options = [command, ...command.commands].flatMap(one => one.options);
  return { name: command.name(), description: command.description(), options: options.map(completing), words };
}

function completing({ long, description, required, argChoices = [] }: Option): Completing {
  const choices = long === '--severity' ? ids().map(id => `${id}=`) : argChoices;
  return { long, description, required, choices };
}

function ids(): readonly string[] {
  return [...new Set([...bundledRules.limits, ...bundledRules.checks].map(({ id }) => id))].sort();
}

function bashScript(commands: readonly Completed[]): string {
  return `# For bash: put this line into ~/.bashrc
#   eval "$(fieldnotes completion bash)"
_fieldnotes() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(({ name, options }) => withChoices(options).map(({ long, choices }) => `    "${name} ${long}") words="${choices.join(' ')}" ;;`)).join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options, words }) => `      ${name}) words="${[...options.map(({ long }) => long), ...words].join(' ')}" ;;`).join('\n')}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  # A level follows.
  [[ "\${COMPREPLY[0]}" == *= ]] && compopt -o nospace 2>/dev/null
}
complete -o default -F _fieldnotes fieldnotes`;
}

function zshScript(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options, words }) => {
    const specs = options.map(option => {
      return `'${option.long}[${quoted(option.description)}]${option.required ? `:value:${zshValues(option)}` : ''}'`;
    });
    const rest = words.length > 0 ? `'*:word:(${words.join(' ')})'` : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, rest].join(' ')} ;;`;
  });
  return `#compdef fieldnotes
# For zsh: put this line into ~/.zshrc, below compinit
#   eval "$(fieldnotes completion zsh)"
_fieldnotes() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, description }) => `'${name}:${quoted(description)}'`).join(' ')})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _fieldnotes fieldnotes`;
}

function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => {
    const after = `complete -c fieldnotes -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c fieldnotes -n __fish_use_subcommand -f -a ${name} -d '${quoted(description)}'`,
      ...options.map(option => {
        const value = option.choices.length > 0 ? ` -x -a '${option.choices.join(' ')}'` : option.required ? ' -r' : '';
        return `${after} -l ${option.long?.slice(2)} -d '${quoted(option.description)}'${value}`;
      }),
      ...(words.length > 0 ? [`${after} -f -a '${words.join(' ')}'`] : []),
    ];
  });
  return ['# For fish: fieldnotes completion fish > ~/.config/fish/completions/fieldnotes.fish', ...lines].join('\n');
}

function withChoices(options: readonly Completing[]): readonly Completing[] {
  return options.filter(({ choices }) => choices.length > 0);
}

/** Nothing comes between what ends in `=` and its level. */
function zshValues({ choices }: Completing): string {
  if (choices.length === 0) return '_files';
  const words = choices.join(' ');
  return words.endsWith('=') ? `{compadd -S "" -- ${words}}` : `(${words})`;
}

/** Within single quotes, and within the brackets and colons of zsh. */
function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ',');
}
