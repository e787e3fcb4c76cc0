import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Severity } from '../knowledge/note';
import { inTerminal } from '../text/escape';
import { AroundReader } from './around';
import { readBaseline, writeBaseline } from './baseline';
import { checkText, type FileFinding, type FileReport } from './checkFile';
import { type CheckResult, isChecked, reaches } from './checkResult';
import { coloursFor } from './colours';
import { type Inputs, inputsAt, readText, stdin } from './files';
import { fingerprinted, pathIn, repositoryRoot } from './fingerprints';
import { type Format, printed } from './formats/formats';
import { knowledgeWith } from './knowledge';
import { complain } from './output';
import { Progress } from './progress';
import { setupFor } from './setup';
import { statistics } from './statistics';
import { UsageError } from './usageError';
import { watch } from './watch';
import type { Setup } from './worker';
import { checkFiles } from './workers';

export interface CheckOptions {
  readonly format: Format;
  readonly failOn: Severity | 'never';
  /** The file with the version that is in force. */
  readonly base?: string;
  /** Parameter files, each as NAME=FILE. */
  readonly parameters?: readonly string[];
  /** The project's file. */
  readonly config?: string;
  readonly severity?: readonly string[];
  readonly ignore?: readonly string[];
  readonly stdinPath: string;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly allowEmpty?: true;
  readonly fix?: true;
  readonly dryRun?: true;
  readonly watch?: true;
  readonly quiet?: true;
  readonly stats?: true;
}

/** Checks files and folders, prints what is found, and returns the exit code. */
export async function check(given: readonly string[], { ignore = [], ...others }: CheckOptions): Promise<number> {
  const paths = given.filter(path => !path.startsWith('!'));
  if (paths.length === 0) throw new UsageError('a pattern that begins with ! leaves files out of others: name some');
  const left = given.filter(path => path.startsWith('!')).map(path => path.slice(1));
  const options: CheckOptions = { ...others, ignore: [...ignore, ...left] };
  if (options.updateBaseline && options.baseline === undefined)
    throw new UsageError('--update-baseline needs --baseline FILE, the file to write');
  if (options.updateBaseline && options.watch) throw new UsageError('--update-baseline does not go with --watch');
  if (options.updateBaseline && options.dryRun)
    throw new UsageError('--update-baseline does not go with --dry-run, which changes nothing');
  if (options.dryRun && !options.fix) throw new UsageError('--dry-run is for --fix');
  if (paths.includes(stdin) && (paths.length > 1 || options.watch || options.fix))
    throw new UsageError('- is standard input: it is checked alone, and neither watched nor fixed');
  if (options.watch) {
    await runOnce(paths, options);
    const { base = [], config = [], baseline = [], parameters = [] } = options;
    const beside = [base, config, baseline, parameters.map(text => text.slice(text.indexOf('=') + 1))].flat();
    return watch(paths, beside, () =>
      runOnce(paths, options).catch(error => complain(`fieldnotes: ${inTerminal(error.message)}`)),
    );
  }
  return runOnce(paths, options);
}

async function runOnce(paths: readonly string[], options: CheckOptions): Promise<number> {
  const started = performance.now();
  const inputs = await inputsAt(paths, options);
  const setup = await setupFor(paths, inputs.files, options);
  const unwritten = options.fix ? await fix(inputs.files, setup, options) : [];
  const reports = await reportsOf(inputs, setup, options);
  const unread = [...inputs.problems, ...unwritten, ...reports.flatMap(({ problem }) => problem ?? [])];
  const isEmpty = !reports.some(isChecked);
  const isMistake = isEmpty && !options.allowEmpty && unread.length === 0;
  const problems = isMistake ? [`no template found in ${paths.map(inWords).join(', ')}${leftOut(reports)}`] : unread;
  for (const problem of problems) complain(`fieldnotes: ${inTerminal(problem)}`);
  const result = await resultOf(reports, problems, performance.now() - started, setup, options);
  // Of nothing there is no summary, and a diff is printed alone.
  const quiet = options.quiet === true || (isEmpty && problems.length > 0);
  if (!options.dryRun) await printed(options.format, result, { quiet });
  if (options.stats) complain(statistics(result));
  return exitCode(result);
}

/** 0, 1 or 2: see `help exit-codes`. */
function exitCode({ problems, findings, failOn }: CheckResult): number {
  if (problems.length > 0) return 2;
  return findings.some(({ severity }) => reaches(severity, failOn)) ? 1 : 0;
}

function leftOut(reports: readonly FileReport[]): string {
  const count = reports.filter(({ is }) => is === 'left out').length;
  if (count === 0) return '';
  return `; the project's include and exclude leave out ${count === 1 ? '1 template' : `${count} templates`}`;
}

function inWords(path: string): string {
  return path === stdin ? 'standard input' : inTerminal(path);
}

async function reportsOf({ files }: Inputs, setup: Setup, { stdinPath }: CheckOptions): Promise<readonly FileReport[]> {
  if (files[0] !== stdin) {
    const progress = new Progress(files.length);
    const reports = await checkFiles(files, setup, checked => progress.show(checked));
    progress.end();
    return reports;
  }
  const reader = new AroundReader(setup.around);
  return [await checkText(stdinPath, await readText(stdin), knowledgeWith(setup.team), setup.settings, reader)];
}

/** Returns what could not be fixed: a sentence each. */
async function fix(
  files: readonly string[],
  { team, settings, around }: Setup,
  { dryRun }: CheckOptions,
): Promise<readonly string[]> {
  const { fixFiles } = await import('./fix');
  const colours = coloursFor(process.stdout);
  const readable = [];
  for (const file of files) if ((await stat(file).catch(() => undefined))?.isFile()) readable.push(file);
  const knowledge = knowledgeWith(team);
  const reader = new AroundReader(around);
  const { changed, problems } = await fixFiles(readable, {
    knowledge,
    settings,
    reader,
    isDry: dryRun === true,
    colours,
  });
  complain(`${changed} ${changed === 1 ? 'file' : 'files'} ${dryRun ? 'would be fixed' : 'fixed'}`);
  return problems;
}

/** Findings as they are told: each once, without those of the baseline. */
async function resultOf(
  reports: readonly FileReport[],
  problems: readonly string[],
  milliseconds: number,
  { team }: Setup,
  { baseline, updateBaseline, failOn }: CheckOptions,
): Promise<CheckResult> {
  const root = repositoryRoot();
  const all = fingerprinted(findingsIn(reports), root);
  if (updateBaseline && baseline !== undefined) {
    const checked = new Set(reports.map(({ file }) => pathIn(root, file)));
    await writeBaseline(baseline, all, path => !checked.has(path) && existsSync(join(root, path)));
  }
  const known = baseline === undefined ? new Set<string>() : await readBaseline(baseline);
  const findings = all.filter(({ fingerprint }) => !known.has(fingerprint));
  const knowledge = knowledgeWith(team);
  return { reports, problems, findings, known: all.length - findings.length, milliseconds, knowledge, failOn };
}

/** Templates that share a file tell the same of it: once is enough. */
function findingsIn(reports: readonly FileReport[]): readonly FileFinding[] {
  const all = reports.flatMap(({ findings }) => findings);
  const keyOf = ({ file, line, column, code, message }: FileFinding) => `${file}:${line}:${column} ${code} ${message}`;
  return [...new Map(all.map(one => [keyOf(one), one])).values()];
}
