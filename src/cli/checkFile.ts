import {
  type Analysis,
  type Analyzer,
  createAnalyzer,
  type Finding,
  mayBeTemplate,
  mostCharactersInWords,
  type Settings,
  type Surroundings,
  tooLargeToCheck,
} from '../analysis';
import { isLeftOut, mayBeChecked } from '../deployments/readAround';
import type { Knowledge } from '../knowledge/knowledge';
import type { Severity } from '../knowledge/note';
import { languageOfFile } from '../syntax/language';
import type { SourceFile } from '../syntax/tree';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { type AroundReader, pathOf, shownPath } from './around';
import { readText } from './files';
import { UsageError } from './usageError';

/** What is said of one file: plain data, which may come from another thread. */
export interface FileReport {
  readonly file: string;
  readonly is: 'template' | 'part' | 'no template' | 'left out' | 'unchecked';
  /** Why it could not be checked: a sentence. */
  readonly problem?: string;
  readonly findings: readonly FileFinding[];
}

export interface FileFinding extends Place {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly file: string; readonly message: string })[];
  /** The line that it begins in, as far as one looks. */
  readonly lineText: string;
}

/** Nobody reads more of a line. */
const mostCharacters = 500;

/** Counted from 1, the end exclusive. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export async function checkFile(
  file: string,
  knowledge: Knowledge,
  settings: Settings,
  reader: AroundReader,
): Promise<FileReport> {
  try {
    return await checkText(file, await readText(file), knowledge, settings, reader);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return unchecked(file, error.message);
  }
}

function unchecked(file: string, problem: string): FileReport {
  return { file, is: 'unchecked', problem, findings: [] };
}

/** The same of a text that is at hand, such as standard input. */
export async function checkText(
  file: string,
  text: string,
  knowledge: Knowledge,
  settings: Settings,
  reader: AroundReader,
): Promise<FileReport> {
  const around = await reader.of(file, text);
  if (!mayBeChecked(text, around)) {
    const isOut = mayBeTemplate(text) && isLeftOut(around.path, around.project);
    return { file, is: isOut ? 'left out' : 'no template', findings: [] };
  }
  const analysis = analyzerFor(around, knowledge).analyse(text, languageOfFile(file, text), settings, around);
  if (analysis === tooLargeToCheck)
    return unchecked(file, `${file} can't be checked: it has more than ${mostCharactersInWords}`);
  const kind = analysis.isPart ? 'part' : 'template';
  return { file, is: analysis.isTemplate ? kind : 'no template', findings: findingsIn(file, text, analysis) };
}

/** The analyzer of the fragments that were checked last: from one to the next, most of their template is the same. */
let last: { readonly group: string; readonly knowledge: Knowledge; readonly analyzer: Analyzer } | undefined;

function analyzerFor({ path, pieces }: Surroundings, knowledge: Knowledge): Analyzer {
  if (pieces.fragments.length === 0) return createAnalyzer(knowledge);
  const group = [path, ...pieces.fragments.map(({ file }) => file.path)].sort().join('\n');
  if (last?.group !== group || last.knowledge !== knowledge) {
    last = { group, knowledge, analyzer: createAnalyzer(knowledge) };
  }
  return last.analyzer;
}

function findingsIn(template: string, text: string, { findings, elsewhere }: Analysis): readonly FileFinding[] {
  if (findings.length + elsewhere.length === 0) return [];
  const places = new Places(template, text);
  return [...findings, ...elsewhere].map(({ code, severity, message, related, ...own }: Finding) => ({
    file: places.nameOf(own.file),
    code,
    severity,
    message,
    ...places.of(own, own.file),
    lineText: places.lineAt(own.start, own.file),
    related: related.map(item => ({
      file: places.nameOf(item.file ?? own.file),
      ...places.of(item, item.file ?? own.file),
      message: item.message,
    })),
  }));
}

/** Lines and columns, in the template and in the files around it. */
class Places {
  readonly #lines = new Map<string, Lines>();
  readonly #own: SourceFile;

  constructor(
    private readonly template: string,
    text: string,
  ) {
    this.#own = { path: pathOf(template), text };
  }

  nameOf({ path }: SourceFile = this.#own): string {
    return path === this.#own.path ? this.template : shownPath(path, this.template);
  }

  lineAt(offset: number, { text }: SourceFile = this.#own): string {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return /^[^\r\n]*/.exec(text.slice(start, start + mostCharacters))?.[0] ?? '';
  }

  of(span: Span, { path, text }: SourceFile = this.#own): Place {
    const lines = this.#lines.get(path) ?? new Lines(text);
    this.#lines.set(path, lines);
    return place(lines, span);
  }
}

function place(lines: Lines, { start, end }: Span): Place {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
