import { type Diagnostic, type Uri, workspace } from 'vscode';
import { createAnalyzer, isTooLarge, mayBeTemplate } from '../analysis';
import type { Severity } from '../knowledge/note';
import { languageOfFile } from '../syntax/language';
import { decode } from '../text/decode';
import { Lines } from '../text/lines';
import type { Work } from '../work';
import { positionsIn, toDiagnostics, tooLarge } from './diagnostic';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';

/** What is said of a file that no editor holds. */
export interface Checked {
  readonly is: 'template' | 'no template' | 'too large';
  readonly diagnostics: readonly Diagnostic[];
  readonly severities: readonly Severity[];
}

const noTemplateFile: Checked = { is: 'no template', diagnostics: [], severities: [] };

/** In bytes; what no text of a size that we check can need. */
const mostBytes = 16_000_000;

/** The text as the editor would show it, with changes that are not saved; undefined for what can't be read. */
export async function textOf(uri: Uri): Promise<string | undefined> {
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

/** In pieces, as a file can be large; a text that can't be read is no template. */
export function* checkingText(uri: Uri, text: string | undefined, notebook: Notebook): Work<Checked> {
  if (text === undefined) return noTemplateFile;
  const [knowledge, settings] = [notebook.for(uri), settingsFor(uri)];
  if (knowledge === undefined || settings === undefined || !mayBeTemplate(text)) return noTemplateFile;
  if (isTooLarge(text)) return { is: 'too large', diagnostics: [tooLarge()], severities: [] };
  const analysis = yield* createAnalyzer(knowledge).analysing(text, languageOfFile(uri.path, text), settings);
  if (!analysis.isTemplate) return noTemplateFile;
  // Problems doesn't list hints: they are dots in the text, seen once the file is open.
  const findings = analysis.findings.filter(({ severity }) => severity !== 'hint');
  const diagnostics = findings.length === 0 ? [] : toDiagnostics(uri, findings, positionsIn(new Lines(text)));
  return { is: 'template', diagnostics, severities: findings.map(({ severity }) => severity) };
}
