import {
  type Analysis,
  type Analyzer,
  type Base,
  createAnalyzer,
  defaultSettings,
  type Finding,
  isTooLarge,
  mayBeTemplate,
} from '../analysis';
import { rank, type Severity } from '../knowledge/note';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { filesAt, languageOf, readText } from './files';
import { currentKnowledge } from './knowledge';
import { UsageError } from './usageError';

interface Options {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  /** The file with the version that is in force. */
  readonly base?: string;
}

interface FileFinding extends Place {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly file: string; readonly message: string })[];
}

/** Counted from 1, the end exclusive. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Checks files and folders, prints what is found, and returns the exit code. */
export async function check(paths: readonly string[], { format, failOn, base }: Options): Promise<number> {
  const knowledge = await currentKnowledge();
  const findings: FileFinding[] = [];
  let templates = 0;
  let skipped = 0;
  const files = await filesAt(paths);
  const settings =
    base === undefined
      ? defaultSettings
      : { ...defaultSettings, base: await readBase(base, files, createAnalyzer(knowledge)) };
  for (const file of files) {
    const text = await readText(file);
    const analysis = createAnalyzer(knowledge).analyse(text, languageOf(file, text), settings);
    if (isTooLarge(text) && mayBeTemplate(text)) process.stderr.write(`${file} is too large, not checked\n`);
    if (analysis.isTemplate) templates++;
    else skipped++;
    findings.push(...inFile(file, text, analysis));
  }
  const report =
    format === 'json' ? JSON.stringify({ templates, skipped, findings }, undefined, 2) : asText(findings, templates);
  process.stdout.write(`${report}\n`);
  return findings.some(finding => reaches(finding.severity, failOn)) ? 1 : 0;
}

/** Which file a base is for must be plain. */
async function readBase(base: string, files: readonly string[], analyzer: Analyzer): Promise<Base> {
  if (files.length !== 1) throw new UsageError(`--base is for one template; ${files.length} files are to be checked`);
  const text = await readText(base);
  const language = languageOf(base, text);
  const { isTemplate } = analyzer.analyse(text, language);
  if (!isTemplate) throw new UsageError(`${base} is no template, so there is nothing to compare with`);
  return { text, language };
}

function inFile(file: string, text: string, { findings }: Analysis): readonly FileFinding[] {
  if (findings.length === 0) return [];
  const lines = new Lines(text);
  return findings.map(({ code, severity, message, related, ...span }: Finding) => ({
    file,
    code,
    severity,
    message,
    ...place(lines, span),
    related: related.map(item => ({ file, ...place(lines, item), message: item.message })),
  }));
}

function place(lines: Lines, { start, end }: Span): Place {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function reaches(severity: Severity, failOn: Options['failOn']): boolean {
  return failOn !== 'never' && rank(severity) >= rank(failOn);
}

function asText(findings: readonly FileFinding[], templates: number): string {
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) => `${file}:${line}:${column} ${severity} ${code}: ${message}`,
  );
  const counts = (['error', 'warning', 'information', 'hint'] as const).flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return [
    ...lines,
    `${templates} templates checked: ${counts.length === 0 ? 'nothing found' : counts.join(', ')}`,
  ].join('\n');
}
