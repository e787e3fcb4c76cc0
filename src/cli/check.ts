import { type Analysis, createAnalyzer, type Finding } from '../analysis';
import { rank, type Severity } from '../knowledge/note';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { filesAt, languageOf, readText } from './files';
import { currentKnowledge } from './knowledge';

interface Options {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
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
export async function check(paths: readonly string[], { format, failOn }: Options): Promise<number> {
  const knowledge = await currentKnowledge();
  const findings: FileFinding[] = [];
  let templates = 0;
  let skipped = 0;
  for (const file of await filesAt(paths)) {
    const text = await readText(file);
    const analysis = createAnalyzer(knowledge).analyse(text, languageOf(file, text));
    if (analysis.isTemplate) templates++;
    else skipped++;
    findings.push(...inFile(file, text, analysis));
  }
  const report =
    format === 'json' ? JSON.stringify({ templates, skipped, findings }, undefined, 2) : asText(findings, templates);
  process.stdout.write(`${report}\n`);
  return findings.some(finding => reaches(finding.severity, failOn)) ? 1 : 0;
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
