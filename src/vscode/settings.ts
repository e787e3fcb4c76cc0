import { type Uri, workspace } from 'vscode';
import { readSettings, type Settings } from '../analysis';

/** What the user, the folder or the project has set; undefined where checking is switched off. */
export function settingsFor(uri: Uri): Settings | undefined {
  const configuration = workspace.getConfiguration('fieldnotes', uri);
  const [enable, advice] = ['enable', 'advice'].map(name => configuration.get(name));
  return readSettings({ enable, advice, severity: severitySetting(uri) });
}

/** As it is written in the settings: anything. */
export function severitySetting(uri: Uri | undefined): unknown {
  return workspace.getConfiguration('fieldnotes', uri).get('severity');
}
