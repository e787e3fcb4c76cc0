import type { Command } from 'commander';
import { printMade } from './output';
import { printMarkdown } from './printMarkdown';
import { UsageError } from './usageError';

/** Topics that concern several options. */
export const topics: Readonly<Record<string, string>> = {
  'exit-codes': `Exit codes of check

- 0: nothing was found that reaches --fail-on (error, unless said otherwise).
- 1: something was found that does.
- 2: the command was called wrongly, a file could not be read or written, a template is too large to be checked, or there was no template. The other files are checked all the same. With --allow-empty, no template is no mistake.
- 70: fieldnotes itself has failed. Please report what it printed.
- 130: --watch was ended with Ctrl+C.

All other commands exit with 0, or with 2 where they were called wrongly. A reader that stops early, such as head, changes nothing.`,
  formats: `Formats of check

With --quiet, all of them hold only what makes the exit code 1 or 2. What could not be checked is said on standard error, and in all formats but text and gitlab, which has no place for it.

- text: a line for each finding, FILE:LINE:COLUMN SEVERITY ID: MESSAGE, and the line of the file below it. In colour on a terminal; NO_COLOR and FORCE_COLOR decide otherwise.
- json: {"templates", "skipped", "problems", "findings"}. Lines and columns count from 1, and the end is exclusive. The problems are sentences that say what could not be checked.
- sarif: SARIF 2.1.0, for code scanning. The fingerprints stay the same when lines move.
- junit: a test suite for each template, a failure for each finding that reaches --fail-on, an error for each file that could not be checked.
- github: workflow commands, which GitHub shows beside the lines.
- gitlab: GitLab's report of code quality.`,
  ignoring: `Leaving out files and findings

Folders and patterns leave out what .gitignore and .fieldnotesignore name, node_modules and .git, and what --ignore PATTERN or '!PATTERN' names. A file or folder that is named itself is checked though git ignores it.

- # fieldnotes-ignore ID: reason on a line, or above it, holds that finding back there.
- Metadata: {fieldnotes: {ignore: {ID: reason}}} does so for a whole resource, in JSON too.
- --severity ID=off does so everywhere, and --severity ID=warning makes it a warning.`,
  baseline: `Baselines

A project that has findings already can begin with a baseline, so that only new findings fail:

    fieldnotes check . --baseline baseline.json --update-baseline
    fieldnotes check . --baseline baseline.json

A finding is known as long as its file, its id and the text of its line are the same. Moved lines stay known. Files are named from the root of the repository, so it doesn't matter in which folder the command runs. --update-baseline replaces what is known of the checked files and keeps the rest.`,
  deployments: `Deployments

Values of parameters are found in samconfig.toml, in the files of Git sync and in parameter files beside a template. --parameters NAME=FILE names further ones. A finding that happens only in a deployment names it.`,
};

export async function help(root: Command, topic: string | undefined): Promise<void> {
  const command = topic === undefined ? root : root.commands.find(one => one.name() === topic);
  if (command !== undefined) {
    printMade(command.helpInformation().trimEnd());
    return;
  }
  const text = Object.hasOwn(topics, topic ?? '') ? topics[topic ?? ''] : undefined;
  if (text === undefined)
    throw new UsageError(
      `there is no help on ${topic}; there is on ${Object.keys(topics).join(', ')} and on each command`,
    );
  await printMarkdown(text);
}
