import { type Base, createAnalyzer, defaultSettings } from '../analysis';
import { bundledKnowledge } from '../knowledge/bundled';
import { rank, type Severity } from '../knowledge/note';
import { summaryOf } from '../summary';
import { languageOfFile } from '../syntax/language';
import { inTerminal } from '../text/escape';
import { pathOf } from './around';
import type { FileFinding, FileReport } from './checkFile';
import { filesAt, readText } from './files';
import { teamNotes } from './knowledge';
import { complain, print, printJson } from './output';
import { UsageError } from './usageError';
import { checkFiles } from './workers';

interface Options {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  /** The file with the version that is in force. */
  readonly base?: string;
  /** Parameter files, each as NAME=FILE. */
  readonly parameters?: readonly string[];
  /** The project's file. */
  readonly config?: string;
}

/** Checks files and folders, prints what is found, and returns the exit code. */
export async function check(paths: readonly string[], options: Options): Promise<number> {
  const { format, failOn, base } = options;
  const started = performance.now();
  const files = await filesAt(paths);
  const settings = base === undefined ? defaultSettings : { ...defaultSettings, base: await readBase(base, files) };
  const named = (options.parameters ?? []).map(text => ({ ...namedFile(text), isShared: files.length > 1 }));
  const config = options.config && pathOf(options.config);
  const around = { roots: ['.', ...paths].map(pathOf), named, config };
  const reports = await checkFiles(files, { team: await teamNotes(), settings, around });
  for (const { file, is } of reports) {
    if (is === 'too large') complain(`${inTerminal(file)} is too large, not checked`);
  }
  if (format === 'json') printJson(asData(reports));
  else print(asText(reports, performance.now() - started));
  return reports.some(({ findings }) => findings.some(({ severity }) => reaches(severity, failOn))) ? 1 : 0;
}

function namedFile(text: string): { readonly name: string; readonly path: string } {
  const [, name, file] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new UsageError(`--parameters ${text} is not of the form NAME=FILE`);
  return { name, path: pathOf(file) };
}

/** Which file a base is for must be plain. */
async function readBase(base: string, files: readonly string[]): Promise<Base> {
  if (files.length !== 1) throw new UsageError(`--base is for one template; ${files.length} files are to be checked`);
  const text = await readText(base);
  const language = languageOfFile(base, text);
  const { isTemplate } = createAnalyzer(bundledKnowledge()).analyse(text, language);
  if (!isTemplate) throw new UsageError(`${base} is no template, so there is nothing to compare with`);
  return { text, language };
}

function reaches(severity: Severity, failOn: Options['failOn']): boolean {
  return failOn !== 'never' && rank(severity) >= rank(failOn);
}

function asData(reports: readonly FileReport[]) {
  const templates = templatesIn(reports);
  const findings = findingsIn(reports);
  return { templates, skipped: reports.length - templates, findings };
}

function asText(reports: readonly FileReport[], milliseconds: number): string {
  const findings = findingsIn(reports);
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) =>
      `${inTerminal(file)}:${line}:${column} ${severity} ${code}: ${inTerminal(message)}`,
  );
  const severities = findings.map(({ severity }) => severity);
  return [...lines, summaryOf({ templates: templatesIn(reports), milliseconds, severities })].join('\n');
}

function templatesIn(reports: readonly FileReport[]): number {
  return reports.filter(({ is }) => is === 'template').length;
}

/** Templates that share a file tell the same of it: once is enough. */
function findingsIn(reports: readonly FileReport[]): readonly FileFinding[] {
  const all = reports.flatMap(({ findings }) => findings);
  return [
    ...new Map(all.map(one => [`${one.file}:${one.line}:${one.column} ${one.code} ${one.message}`, one])).values(),
  ];
}
