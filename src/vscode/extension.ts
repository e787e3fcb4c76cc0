import { type ExtensionContext, languages } from 'vscode';
import type { NoteText, Rules } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import type { SchemaData } from '../schema/data';
import { Analyses, templateLanguages } from './analyses';
import { Fixes } from './codeActions';
import { Committed } from './committed';
import { lazyJson } from './data';
import { Diagnostics } from './diagnostics';
import { NoteHover } from './hover';
import { registerNavigation } from './navigation';
import { Notebook } from './notebook';
import { registerNotes } from './notes';
import { registerPatterns } from './patterns';
import { WorkspaceCheck } from './workspaceCheck';

/** Wires the editor's events to the analysis; both the desktop and the browser entry. */
export function activate({ extensionUri, subscriptions }: ExtensionContext): void {
  const notebook = new Notebook({
    rules: lazyJson<Rules>(extensionUri, 'rules.json'),
    schema: lazyJson<SchemaData>(extensionUri, 'schema.json'),
    texts: lazyJson<readonly NoteText[]>(extensionUri, 'texts.json'),
  });
  const committed = new Committed();
  const analyses = new Analyses(notebook, committed);
  const patterns = lazyJson<readonly Pattern[]>(extensionUri, 'patterns.json');
  subscriptions.push(
    registerNotes(notebook, analyses),
    committed,
    analyses,
    new WorkspaceCheck(notebook),
    new Diagnostics(analyses),
    languages.registerHoverProvider(templateLanguages, new NoteHover(analyses, uri => notebook.load(uri), patterns)),
    languages.registerCodeActionsProvider(templateLanguages, new Fixes(analyses, patterns), {
      providedCodeActionKinds: Fixes.kinds,
    }),
    registerNavigation(analyses),
    registerPatterns(analyses, notebook, patterns),
  );
}
