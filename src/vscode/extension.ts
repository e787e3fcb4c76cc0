import * as vscode from 'vscode';
import type { NoteText } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import { Analyses, templateLanguages } from './analyses';
import { Fixes } from './codeActions';
import { lazyJson } from './data';
import { Diagnostics } from './diagnostics';
import { NoteHover } from './hover';
import { insertPatternCommand } from './insertPattern';
import { Notebook } from './notebook';
import { registerNotes } from './notes';

/** Wires the editor's events to the analysis; both the desktop and the browser entry. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const notebook = new Notebook(lazyJson<readonly NoteText[]>(extensionUri, 'texts.json'));
  const analyses = new Analyses(notebook);
  const patterns = lazyJson<readonly Pattern[]>(extensionUri, 'patterns.json');
  subscriptions.push(
    registerNotes(notebook, analyses),
    new Diagnostics(analyses, notebook.onDidChange),
    vscode.languages.registerHoverProvider(templateLanguages, new NoteHover(analyses, () => notebook.load(), patterns)),
    vscode.languages.registerCodeActionsProvider(templateLanguages, new Fixes(analyses), {
      providedCodeActionKinds: Fixes.kinds,
    }),
    vscode.commands.registerCommand('fieldnotes.insertPattern', insertPatternCommand(patterns)),
  );
}
