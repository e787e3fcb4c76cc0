import { type ClientCapabilities, type CodeAction, CodeActionKind, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis';
import { uriOfPath } from '../cli/around';
import { type Action, type FixAllAction, fixOfFile } from '../fixes/actions';
import { connecting } from '../fixes/all';
import { carriedPatterns } from '../patterns/bundled';
import { languageOfFile } from '../syntax/language';
import { finished } from '../work';
import { type Ask, toDiagnostic, toWorkspaceEdit } from './protocol';

/** Run on saving too, where the user has asked for it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.fieldnotes`;

/** Answers a client that asks what can be done about what is found. */
export function answerActions(connection: Connection, ask: Ask, client: () => ClientCapabilities): void {
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
    ask<CodeAction[]>(uri, [], (document, analysis) => {
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const actions = isFixAllAskedFor(only)
        ? [fixOfFile(analysis.findings) ?? []].flat().map(one => toChoice(document, one, fixAllKind))
        : finished(analysis.actionsAt(span)).flatMap(one => toCodeActions(document, one));
      const canAskAgain = client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
      if (canAskAgain) return actions;
      return actions.map(one => resolved(one, document, analysis)).filter(({ edit }) => edit !== undefined);
    }),
  );
  connection.onCodeActionResolve(action =>
    ask(chosenIn(action)?.uri ?? '', action, (document, analysis) => resolved(action, document, analysis)),
  );
}

function isFixAllAskedFor(only: readonly string[] | undefined): boolean {
  return only?.some(kind => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`)) === true;
}

function toCodeActions(document: TextDocument, action: Action): readonly CodeAction[] {
  if (action.kind === 'fix all') return [toChoice(document, action, CodeActionKind.QuickFix)];
  const { title, finding } = action;
  const text = document.getText();
  const fix = action.kind === 'fix' ? action.fix : { edits: action.edits };
  const edits = 'edits' in fix ? fix.edits : connecting(fix, text, languageOfFile(document.uri, text), carriedPatterns);
  if (edits.length === 0) return [];
  return [
    {
      ...{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(document, finding, uriOfPath)] },
      edit: toWorkspaceEdit(document, edits, 'file' in fix ? fix.file : undefined),
      ...(action.kind === 'fix' && { isPreferred: action.isPreferred }),
    },
  ];
}

/** What a client sends back when such an action is chosen: what it takes is looked for only then. */
interface Chosen {
  readonly uri: string;
  readonly codes: readonly string[];
}

function toChoice({ uri }: TextDocument, { title, codes }: FixAllAction, kind: string): CodeAction {
  return { title, kind, data: { uri, codes } satisfies Chosen };
}

/** The action with its edit; the same where it has one, or where that isn't possible any more. */
function resolved(action: CodeAction, document: TextDocument, analysis: Analysis): CodeAction {
  const codes = chosenIn(action)?.codes;
  if (codes === undefined) return action;
  // What is mended for the whole file gets no new resources unasked.
  const edits = finished(analysis.fixingAll(new Set(codes), codes.length === 1 ? carriedPatterns : []));
  return edits === undefined ? action : { ...action, edit: toWorkspaceEdit(document, edits) };
}

function chosenIn({ data }: CodeAction): Chosen | undefined {
  const { uri, codes }: { uri?: unknown; codes?: unknown } = Object(data);
  if (typeof uri !== 'string' || !Array.isArray(codes)) return undefined;
  return { uri, codes: codes.filter((code): code is string => typeof code === 'string') };
}
