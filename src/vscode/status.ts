import {
  commands,
  Disposable,
  type LanguageStatusItem,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type Analysis, severityMistakes } from '../analysis';
import { counted, foundInWords, undeclaredInWords } from '../summary';
import { inLabel } from '../text/escape';
import { fitting } from '../text/fitting';
import type { ActiveTemplate } from './activeTemplate';
import { templateLanguages } from './analyses';
import type { Notebook } from './notebook';
import { nameOf } from './preview';
import { severitySetting } from './settings';

/** The item in the language status: what is found in the active template; nothing for other files. */
export class Status implements Disposable {
  readonly #subscriptions: Disposable;
  #item: LanguageStatusItem | undefined;

  constructor(
    private readonly template: ActiveTemplate,
    private readonly notebook: Notebook,
  ) {
    const refresh = () => this.#refresh();
    this.#subscriptions = Disposable.from(
      template.onDidLook(refresh),
      window.onDidChangeActiveTextEditor(refresh),
      commands.registerCommand('fieldnotes.status', () => this.#choose()),
    );
    refresh();
  }

  dispose(): void {
    this.#item?.dispose();
    this.#subscriptions.dispose();
  }

  #refresh(): void {
    const { document, analysis } = this.template;
    if (document === undefined || document !== window.activeTextEditor?.document) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    // While a large file is being analysed the last answer stands.
    if (analysis?.isTemplate !== true) return;
    this.#item ??= newItem();
    const text = `Fieldnotes: ${foundInWords(analysis.findings.map(({ severity }) => severity))}`;
    const facts = this.#facts(analysis).map(inLabel);
    Object.assign(this.#item, { text, detail: fitting(facts, mostCharacters - `${text} – `.length) });
    // Read out in place of both.
    this.#item.accessibilityInformation = { label: [text, ...facts].join(', ') };
  }

  /** What applies to the template, the most surprising first; what the popup has no room for is behind "Details". */
  #facts({ deployments, projectFile, undeclared }: Analysis): readonly string[] {
    const { document } = this.template;
    const knowledge = this.notebook.for(document?.uri);
    const own = new Set(knowledge?.texts.flatMap(({ team }) => team ?? []));
    const mistakes = this.#mistakes();
    const missing = undeclaredInWords(undeclared);
    return [
      ...(missing === undefined ? [] : [`${missing} declared`]),
      ...(mistakes.length === 0 ? [] : [`${counted(mistakes.length, 'setting')} ignored`]),
      ...(deployments.length === 0 ? [] : [counted(deployments.length, 'deployment')]),
      ...(projectFile === undefined ? [] : [lastOf(projectFile)]),
      ...(own.size === 0 ? [] : ["your team's notes"]),
      'checked',
    ];
  }

  /** What is wrong with the severities in the settings. */
  #mistakes(): readonly string[] {
    const uri = this.template.document?.uri;
    const knowledge = this.notebook.for(uri);
    return knowledge === undefined ? [] : severityMistakes(severitySetting(uri), knowledge);
  }

  async #choose(): Promise<void> {
    const { document } = this.template;
    const picked = await window.showQuickPick(choices(this.template.analysis, this.#mistakes(), document?.uri), {
      placeHolder: document === undefined ? 'Fieldnotes' : `Fieldnotes in ${nameOf(document)}`,
    });
    if (picked?.command !== undefined) await commands.executeCommand(...picked.command);
  }
}

function newItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('fieldnotes.status', templateLanguages);
  item.name = 'Fieldnotes';
  item.command = { title: 'Details', command: 'fieldnotes.status', tooltip: 'Why it is checked, and the settings' };
  return item;
}

/** Characters of text and detail that leave room for "Details": VS Code's popup cuts what is longer. */
const mostCharacters = 66;

interface Choice extends QuickPickItem {
  readonly command?: readonly [string, ...unknown[]];
}

/** The name of a file, by its path. */
function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const untrusted: Choice = {
  label: '$(shield) Restricted Mode',
  description: "your team's own notes are read once the workspace is trusted",
  command: ['workbench.trust.manage'],
};

/** What one may want to do next. */
export function choices(
  analysis: Analysis | undefined,
  mistakes: readonly string[],
  uri: Uri | undefined,
): readonly Choice[] {
  const { deployments = [], projectFile } = analysis ?? {};
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  return [
    { label: '$(question) Why is this file checked?', command: ['fieldnotes.whyChecked'] },
    { label: '$(warning) Show the findings', command: ['workbench.actions.view.problems'] },
    { label: '$(dashboard) Limits of this template', command: ['fieldnotes.limits.focus'] },
    { label: '$(book) Notes for this template', command: ['fieldnotes.notesForTemplate'] },
    {
      label: '$(server-environment) Deployments',
      description: deployments.length === 0 ? 'none found: name some in the project file' : deployments.join(', '),
      command: deployments.length === 0 ? ['fieldnotes.createProjectFile'] : ['fieldnotes.limits.focus'],
    },
    ...(workspace.isTrusted ? [] : [untrusted]),
    separator('Settings'),
    {
      label: `$(file) ${projectFile === undefined ? 'Create a project file' : `Open ${lastOf(projectFile)}`}`,
      description: projectFile === undefined ? 'settings that the editor and the terminal share' : inLabel(projectFile),
      command:
        projectFile === undefined
          ? ['fieldnotes.createProjectFile']
          : ['vscode.open', uri?.with({ path: projectFile })],
    },
    ...mistakes.map(
      (label): Choice => ({
        label: `$(warning) ${label}`,
        command: ['workbench.action.openSettings', 'fieldnotes.severity'],
      }),
    ),
    { label: '$(settings) Change the severity of a finding…', command: ['fieldnotes.setSeverity'] },
    {
      label: '$(gear) Open the settings',
      command: ['workbench.action.openSettings', '@ext:fieldnotes.cfn-fieldnotes'],
    },
  ];
}
