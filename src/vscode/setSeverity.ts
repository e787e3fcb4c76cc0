import { ConfigurationTarget, type QuickPickItem, window, workspace } from 'vscode';
import { severityChoices } from '../analysis';
import type { ActiveTemplate } from './activeTemplate';
import type { Notebook } from './notebook';
import { severitySetting } from './settings';

interface Target extends QuickPickItem {
  readonly target: ConfigurationTarget;
}

const meanings: Readonly<Record<(typeof severityChoices)[number], string>> = {
  error: 'A problem that stops a deployment',
  warning: 'A problem that somebody should look at',
  information: 'Advice',
  hint: 'Three dots under the text, and nothing in Problems',
  off: 'Never shown',
};

/** "Fieldnotes: Change Severity…": asks for a finding, its severity and where that counts, and writes the setting. */
export function setSeverityCommand(notebook: Notebook, template: ActiveTemplate) {
  return async (argument?: unknown): Promise<void> => {
    const id = typeof argument === 'string' ? argument : await pickId(notebook, template);
    if (id === undefined) return;
    const severity = await window.showQuickPick(
      [...severityChoices.map(label => ({ label, description: meanings[label] })), { label: byDefault }],
      { placeHolder: `Severity of ${id}` },
    );
    const target = severity && (await pickTarget(template));
    if (target === undefined || severity === undefined) return;
    const uri = template.document?.uri;
    const configuration = workspace.getConfiguration('fieldnotes', uri);
    const before = written(configuration.inspect('severity'), target);
    const { [id]: _, ...others } = before;
    const now = severity.label === byDefault ? others : { ...others, [id]: severity.label };
    await configuration.update('severity', Object.keys(now).length === 0 ? undefined : now, target);
  };
}

const byDefault = 'As Fieldnotes says';

/** The findings of the active template first. */
async function pickId(notebook: Notebook, template: ActiveTemplate): Promise<string | undefined> {
  const knowledge = await notebook.load(template.document?.uri);
  const here = new Set(template.analysis?.findings.map(({ code }) => code));
  const setting = severitySetting(template.document?.uri);
  const set = new Map(Object.entries(typeof setting === 'object' && setting !== null ? setting : {}));
  const items = knowledge.ids.map(label => {
    const note = knowledge.noteNamed(knowledge.factOf(label)?.note ?? '')?.title ?? '';
    const now = set.get(label);
    const description = [note, ...(typeof now === 'string' ? [`now ${now}`] : [])].join(' · ');
    return { label, description: here.has(label) ? `${description} · found in this template` : description };
  });
  items.sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)) || a.label.localeCompare(b.label));
  const picked = await window.showQuickPick(items, {
    placeHolder: 'The finding whose severity is to change',
    matchOnDescription: true,
  });
  return picked?.label;
}

async function pickTarget({ document }: ActiveTemplate): Promise<ConfigurationTarget | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = document && workspace.getWorkspaceFolder(document.uri);
  const targets: Target[] = [
    ...(folder !== undefined && folders.length > 1
      ? [{ label: 'In this folder', description: folder.name, target: ConfigurationTarget.WorkspaceFolder }]
      : []),
    ...(folders.length > 0 ? [{ label: 'In this workspace', target: ConfigurationTarget.Workspace }] : []),
    { label: 'Everywhere', description: 'User settings', target: ConfigurationTarget.Global },
  ];
  if (targets.length === 1) return targets[0]?.target;
  return (await window.showQuickPick(targets, { placeHolder: 'Where it counts' }))?.target;
}

type Inspected =
  | { readonly globalValue?: unknown; readonly workspaceValue?: unknown; readonly workspaceFolderValue?: unknown }
  | undefined;

/** What a settings file has now; what is no object is written over. */
function written(inspected: Inspected, target: ConfigurationTarget): Readonly<Record<string, unknown>> {
  const value =
    target === ConfigurationTarget.Global
      ? inspected?.globalValue
      : target === ConfigurationTarget.Workspace
        ? inspected?.workspaceValue
        : inspected?.workspaceFolderValue;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
