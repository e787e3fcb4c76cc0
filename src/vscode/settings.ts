import { extensions, type Uri, type WorkspaceConfiguration, workspace } from 'vscode';
import { readSettings, type Settings } from '../analysis';

/** What the user, the folder or the project has set; undefined where checking is switched off. */
export function settingsFor(uri: Uri): Settings | undefined {
  const configuration = workspace.getConfiguration('fieldnotes', uri);
  const advice = isSet(configuration.inspect('advice')) ? configuration.get('advice') : undefined;
  const schema = isToldByOthers(configuration.get('schema')) ? 'off' : 'on';
  return readSettings({ enable: configuration.get('enable'), advice, schema, severity: severitySetting(uri) });
}

/** Whether somebody has set it: else the project's file may. */
function isSet(setting: ReturnType<WorkspaceConfiguration['inspect']>): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } = setting ?? {};
  return [globalValue, workspaceValue, workspaceFolderValue].some(value => value !== undefined);
}

/** Extensions that compare templates with AWS's schema themselves. */
const others = ['amazonwebservices.aws-toolkit-vscode', 'kddejong.vscode-cfn-lint'];

function isToldByOthers(setting: unknown): boolean {
  if (setting === 'on' || setting === 'off') return setting === 'off';
  return others.some(id => extensions.getExtension(id) !== undefined);
}

/** As it is written in the settings: anything. */
export function severitySetting(uri: Uri | undefined): unknown {
  return workspace.getConfiguration('fieldnotes', uri).get('severity');
}
