import { type Uri, workspace } from 'vscode';
import { type Settings, severityChoices } from '../analysis';

/** What the user, the folder or the project has set; undefined where checking is switched off. */
export function settingsFor(uri: Uri): Settings | undefined {
  const configuration = workspace.getConfiguration('fieldnotes', uri);
  if (!configuration.get('enable', true)) return undefined;
  return { advice: configuration.get('advice', true), severities: readSeverities(severitySetting(uri)) };
}

/** As it is written in the settings: anything. */
export function severitySetting(uri: Uri | undefined): unknown {
  return workspace.getConfiguration('fieldnotes', uri).get('severity');
}

/** Settings are typed by hand: what is no severity counts as not set. */
function readSeverities(value: unknown): Settings['severities'] {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([id, text]) => {
    const severity = severityChoices.find(one => one === text);
    return severity === undefined ? [] : [[id, severity] as const];
  });
  return Object.fromEntries(entries);
}
