import { isMainThread } from 'node:worker_threads';
import { Command, CommanderError, Option } from 'commander';
import { inTerminal } from '../text/escape';
import { complain } from './output';
import { UsageError } from './usageError';

const format = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

function program(): Command {
  const root = new Command('fieldnotes')
    .description('Notes that check your CloudFormation and SAM templates.')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  root
    .command('check')
    .description('check templates; folders are searched, files that are no templates are skipped')
    .argument('<paths...>', 'files and folders')
    .addOption(format())
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1')
        .choices(['error', 'warning', 'information', 'hint', 'never'])
        .default('error'),
    )
    .option('--base <file>', 'the version that is in force: what an update from it cannot do is found too')
    .option('--config <file>', "the project's file, in place of the nearest .fieldnotes.yaml upward")
    .option('--parameters <name=file...>', 'parameter files, each checked as a deployment of that name')
    .action(async (paths: string[], options) => {
      const { check } = await import('./check');
      process.exitCode = await check(paths, options);
    });
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
  return root;
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

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    process.exitCode = 2;
    // Without a command the help says all.
    if (error instanceof CommanderError && error.code === 'commander.help') return;
    complain(`fieldnotes: ${inTerminal(error.message.replace(/^error: /, ''))}`);
  }
}

// A reader that stops early (`| head`) is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});
if (isMainThread) void main();
else void import('./workers').then(({ answerBatches }) => answerBatches());
