import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis';
import { codesOfWholeFile, fixableCodes, isFixableTogether } from '../fixes/fixable';
import type { Pattern } from '../patterns/pattern';
import { finished } from '../work';
import { toTextEdits } from './protocol';

/** Run on saving too, where the user has asked for it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.fieldnotes`;

/** What a client sends back when one of these actions is chosen: what it takes is looked for only then. */
interface Chosen {
  readonly uri: string;
  readonly codes: readonly string[];
}

/** Whether a client asks for what mends a file as a whole. */
export function isAskedFor(only: readonly string[] | undefined): boolean {
  return only?.some(kind => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`)) === true;
}

/** What mends all that has one way out. */
export function fixFile({ uri }: TextDocument, { findings }: Analysis): CodeAction[] {
  const codes = fixableCodes(findings);
  return codes.length === 0 ? [] : [action('Fix all findings in this file', fixAllKind, { uri, codes })];
}

/** Where one of some codes is found several times, and where others are found beside them. */
export function fixAlike({ uri }: TextDocument, { findings }: Analysis, here: readonly string[]): CodeAction[] {
  const alike = here.filter(code => isFixableTogether(findings, code));
  const all = codesOfWholeFile(findings, here);
  return [
    ...alike.map(code => action(`Fix all ${code} in this file`, CodeActionKind.QuickFix, { uri, codes: [code] })),
    ...(all.length === 0
      ? []
      : [action('Fix all findings in this file', CodeActionKind.QuickFix, { uri, codes: all })]),
  ];
}

function action(title: string, kind: string, data: Chosen): CodeAction {
  return { title, kind, data };
}

/** The document that an action is for; undefined where it has its edit. */
export function documentOf({ data }: CodeAction): string | undefined {
  return chosenIn(data)?.uri;
}

/** The action with its edit; the same where that isn't possible any more. */
export function resolved(
  one: CodeAction,
  document: TextDocument,
  analysis: Analysis,
  patterns: readonly Pattern[],
): CodeAction {
  const chosen = chosenIn(one.data);
  if (chosen === undefined) return one;
  // What is mended for the whole file gets no new resources unasked.
  const connecting = chosen.codes.length === 1 ? patterns : [];
  const edits = finished(analysis.fixingAll(new Set(chosen.codes), connecting));
  return edits === undefined ? one : { ...one, edit: { changes: { [document.uri]: toTextEdits(document, edits) } } };
}

function chosenIn(data: unknown): Chosen | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('codes' in data)) return undefined;
  const { uri, codes } = data;
  if (typeof uri !== 'string' || !Array.isArray(codes)) return undefined;
  return { uri, codes: codes.filter((code): code is string => typeof code === 'string') };
}
