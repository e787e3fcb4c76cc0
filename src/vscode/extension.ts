import { commands, type ExtensionContext, languages } from 'vscode';
import type { NoteText, Rules } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import type { SchemaData } from '../schema/data';
import { ActiveTemplate } from './activeTemplate';
import { Analyses, templateLanguages } from './analyses';
import { Arounds } from './around';
import { Fixes } from './codeActions';
import { Committed } from './committed';
import { createProjectFile } from './createProjectFile';
import { lazyJson } from './data';
import { Diagnostics } from './diagnostics';
import { Elsewhere } from './elsewhere';
import { NoteHover } from './hover';
import { Hints } from './inlayHints';
import { registerLanguageModelTools } from './languageModelTools';
import { LimitsTree } from './limitsTree';
import { Losses } from './losses';
import { registerNavigation } from './navigation';
import { Notebook } from './notebook';
import { registerNotes } from './notes';
import { openExampleCommand } from './openExample';
import { registerPatterns } from './patterns';
import { SchemaWords } from './schemaWords';
import { setSeverityCommand } from './setSeverity';
import { SettingsFiles } from './settingsFiles';
import { Status } from './status';
import { turnOffForProject } from './turnOff';
import { Typing } from './typing';
import { WorkspaceCheck } from './workspaceCheck';
import { YamlTags } from './yamlTags';

/** Wires the editor's events to the analysis; both the desktop and the browser entry. */
export function activate({
  extension,
  extensionUri,
  globalState,
  globalStorageUri,
  subscriptions,
}: ExtensionContext): void {
  const notebook = new Notebook({
    rules: lazyJson<Rules>(extensionUri, 'rules.json'),
    schema: lazyJson<SchemaData>(extensionUri, 'schema.json'),
    texts: lazyJson<readonly NoteText[]>(extensionUri, 'texts.json'),
  });
  const committed = new Committed();
  const arounds = new Arounds();
  const elsewhere = new Elsewhere();
  const analyses = new Analyses(notebook, committed, arounds);
  const patterns = lazyJson<readonly Pattern[]>(extensionUri, 'patterns.json');
  const template = new ActiveTemplate(analyses);
  const hints = new Hints(analyses);
  const typing = new Typing();
  subscriptions.push(
    template,
    registerNotes(notebook, analyses, template),
    new Status(template, notebook),
    new SettingsFiles(notebook),
    new LimitsTree(template),
    new YamlTags(template, globalState),
    hints,
    languages.registerInlayHintsProvider(templateLanguages, hints),
    commands.registerCommand('fieldnotes.setSeverity', setSeverityCommand(notebook, template)),
    committed,
    analyses,
    arounds,
    elsewhere,
    new WorkspaceCheck(notebook, arounds, elsewhere),
    new Diagnostics(analyses, elsewhere),
    commands.registerCommand('fieldnotes.turnOffForProject', turnOffForProject),
    commands.registerCommand('fieldnotes.createProjectFile', createProjectFile),
    languages.registerHoverProvider(templateLanguages, new NoteHover(analyses, uri => notebook.load(uri), patterns)),
    languages.registerCodeActionsProvider(templateLanguages, new Fixes(analyses, patterns), {
      providedCodeActionKinds: Fixes.kinds,
    }),
    registerNavigation(analyses, notebook, new Losses(committed)),
    registerLanguageModelTools(notebook, patterns),
    registerPatterns(analyses, notebook, patterns),
    typing,
    commands.registerCommand('fieldnotes.somebodyAsks', () => typing.somebodyAsks()),
    languages.registerCompletionItemProvider(templateLanguages, new SchemaWords(notebook, typing)),
    commands.registerCommand('fieldnotes.getStarted', () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
    commands.registerCommand('fieldnotes.openExample', openExampleCommand(extensionUri, globalStorageUri)),
  );
}
