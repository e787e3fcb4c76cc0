import { type Diagnostic, type Uri, workspace } from 'vscode';
import { createAnalyzer, type FileFinding, isTooLarge, type Surroundings, tooLargeToCheck } from '../analysis';
import { mayBeChecked } from '../deployments/readAround';
import type { Severity } from '../knowledge/note';
import { languageOfFile } from '../syntax/language';
import { decode } from '../text/decode';
import { Lines } from '../text/lines';
import type { Work } from '../work';
import type { Arounds } from './around';
import { positionsIn, toDiagnostics, tooLarge } from './diagnostic';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';

/** What is said of a file that no editor holds. */
export interface Checked {
  readonly is: 'template' | 'no template' | 'too large';
  readonly diagnostics: readonly Diagnostic[];
  readonly severities: readonly Severity[];
  /** What is wrong in the files around it. */
  readonly elsewhere: readonly FileFinding[];
}

const noTemplateFile: Checked = { is: 'no template', diagnostics: [], severities: [], elsewhere: [] };

/** In bytes; what no text of a size that we check can need. */
const mostBytes = 16_000_000;

/** The text as the editor would show it, with changes that are not saved; undefined for what can't be read. */
async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    if ((await workspace.fs.stat(uri)).size > mostBytes) return undefined;
    return decode(await workspace.fs.readFile(uri));
  } catch {
    // It was deleted in between, or isn't ours to read.
    return undefined;
  }
}

/** A file's text, and what stands around it. */
export interface FileText {
  readonly text: string | undefined;
  readonly around: Surroundings | undefined;
}

export async function fileText(uri: Uri, arounds: Pick<Arounds, 'read'>): Promise<FileText> {
  const text = await textOf(uri);
  const isCandidate = text !== undefined && !isTooLarge(text);
  return { text, around: isCandidate ? await arounds.read(uri, text) : undefined };
}

/** In pieces, as a file can be large; a text that can't be read is no template. */
export function* checkingText(uri: Uri, { text, around }: FileText, notebook: Notebook): Work<Checked> {
  if (text === undefined || !mayBeChecked(text, around)) return noTemplateFile;
  const [knowledge, settings] = [notebook.for(uri), settingsFor(uri)];
  if (knowledge === undefined || settings === undefined) return noTemplateFile;
  const analysis = yield* createAnalyzer(knowledge).analysing(text, languageOfFile(uri.path, text), settings, around);
  if (analysis === tooLargeToCheck) return { ...noTemplateFile, is: 'too large', diagnostics: [tooLarge()] };
  if (!analysis.isTemplate) return noTemplateFile;
  // Problems doesn't list hints: they are dots in the text, seen once the file is open.
  const findings = analysis.findings.filter(({ severity }) => severity !== 'hint');
  const diagnostics = findings.length === 0 ? [] : toDiagnostics(uri, findings, positionsIn(new Lines(text)));
  const { elsewhere } = analysis;
  return {
    is: 'template',
    diagnostics,
    severities: [...findings, ...elsewhere].map(({ severity }) => severity),
    elsewhere,
  };
}
