import { type Analysis, createAnalyzer, type Finding, isTooLarge, mayBeTemplate, type Settings } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Severity } from '../knowledge/note';
import { languageOfFile } from '../syntax/language';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { readText } from './files';

/** What is said of one file: plain data, which may come from another thread. */
export interface FileReport {
  readonly file: string;
  readonly is: 'template' | 'no template' | 'too large';
  readonly findings: readonly FileFinding[];
}

export interface FileFinding extends Place {
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

export async function checkFile(file: string, knowledge: Knowledge, settings: Settings): Promise<FileReport> {
  const text = await readText(file);
  if (isTooLarge(text) && mayBeTemplate(text)) return { file, is: 'too large', findings: [] };
  const analysis = createAnalyzer(knowledge).analyse(text, languageOfFile(file, text), settings);
  return { file, is: analysis.isTemplate ? 'template' : 'no template', findings: inFile(file, text, analysis) };
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
