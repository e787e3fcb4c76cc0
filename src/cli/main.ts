import { Argument, Command, CommanderError, Option } from 'commander';
import { inTerminal } from '../text/escape';
import { complain } from './output';
import { refusal } from './refusal';
import { UsageError } from './usageError';
import { version } from './version';

const format = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

function program(): Command {
  const root = new Command('fieldnotes')
    .description('Notes that check your CloudFormation and SAM templates.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  addCheck(root);
  root
    .command('hover')
    .description('print the note for a place in a template')
    .argument('<place>', 'FILE:LINE:COLUMN, counted from 1')
    .action(async (place: string) => (await import('./hover')).hover(place));
  root
    .command('lsp')
    .description('start a language server, for editors')
    .option('--stdio', 'speak over standard input and output; the default')
    .action(async () => (await import('./lsp')).lsp());
  addPatterns(root);
  addNotes(root);
  addHelp(root);
  return root;
}

const formats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab'];
const severities = ['error', 'warning', 'information', 'hint', 'never'];
const repeated = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];

function addCheck(root: Command): void {
  root
    .command('check')
    .description("check templates; folders are searched, files that aren't templates are skipped")
    .argument('<paths...>', 'files, folders and patterns; - for standard input')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1')
        .choices(severities)
        .default('error'),
    )
    .option('--base <file>', 'the deployed version of the template: what an update from it cannot do is reported too')
    .option('--config <file>', "the project's file, in place of the nearest .fieldnotes.yaml upward")
    .option(
      '--parameters <name=file>',
      'a parameter file, checked as a deployment of that name; can be repeated',
      repeated,
    )
    .option('--severity <id=level>', 'another severity for an id, or off; can be repeated', repeated)
    .option('--ignore <pattern>', 'leave files out of folders and patterns; can be repeated', repeated)
    .option('--baseline <file>', 'report only findings that are not in the file')
    .option('--update-baseline', 'write all findings into the baseline')
    .option('--fix', 'fix what has exactly one fix, then report the rest')
    .option('--dry-run', 'with --fix: print what would change, and change nothing')
    .option('--watch', 'check again whenever a file changes')
    .option('--allow-empty', 'exit with 0 where there is no template')
    .option('--stdin-path <path>', 'the path to report for standard input', 'stdin')
    .option('--quiet', 'print only the findings that make the exit code 1')
    .option('--stats', 'print on standard error how often each id was found')
    .action(async (paths: string[], options) => {
      const { check } = await import('./check');
      process.exitCode = await check(paths, options);
    });
}

function addHelp(root: Command): void {
  root
    .command('explain')
    .description('explain what an id means, why, what to do, with an example and the page of AWS')
    .argument('<id>')
    .action(async (id: string) => (await import('./explain')).explain(id));
  root
    .command('init')
    .description("write the first files: the project's settings, the team's own limits, files to leave out")
    .action(async () => (await import('./init')).init());
  root
    .command('completion')
    .description('print a script that completes commands in a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => (await import('./completion')).completion(root, shell));
  root
    .helpCommand(false)
    .command('help')
    .description('show help for a command or a topic: exit-codes, formats, ignoring, baseline, deployments')
    .argument('[topic]')
    .action(async (topic?: string) => (await import('./help')).help(root, topic));
}

function addPatterns(root: Command): void {
  const command = root
    .command('patterns')
    .description('list the patterns')
    .addOption(format())
    .action(async options => (await import('./patterns')).patterns(options));
  command
    .command('show')
    .description('print a pattern as a complete template')
    .argument('<id>')
    .addOption(new Option('--form <form>').choices(['cfn', 'sam']))
    .addOption(new Option('--language <language>').choices(['yaml', 'json']).default('yaml'))
    .action(async (id: string, options) => (await import('./patterns')).showPattern(id, options));
}

function addNotes(root: Command): void {
  const command = root
    .command('notes')
    .description('list the notes, or search them')
    .argument('[words...]')
    .addOption(format())
    .action(async (words: string[], options) => (await import('./notes')).notes(words, options));
  command
    .command('show')
    .description('print a page')
    .argument('<id>')
    .action(async (id: string) => (await import('./notes')).showNote(id));
}

/** Does what the arguments say; the exit code tells how it went. */
export async function main(): Promise<void> {
  followStreams();
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    // Without a command the help says all.
    if (error instanceof CommanderError && error.code === 'commander.help') process.exitCode = 2;
    else if (error instanceof CommanderError || error instanceof UsageError) {
      process.exitCode = 2;
      complain(`fieldnotes: ${inTerminal(error instanceof CommanderError ? refusal(error) : error.message)}`);
    } else {
      process.exitCode = 70;
      complain(`fieldnotes has failed, which is a mistake in it:\n${error instanceof Error ? error.stack : error}`);
    }
  }
}

/** A reader that stops early (`| head`) is no mistake, and the exit code still tells what was found. */
function followStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      if (stream !== process.stderr) complain(`fieldnotes: the output can't be written: ${error.message}`);
      process.exit(2);
    });
  }
}
