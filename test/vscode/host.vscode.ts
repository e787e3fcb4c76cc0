import * as vscode from 'vscode';
import { host } from './context';
import { equal, includes, ok } from './expect';
import { extensionId } from './workspace';

describe('extension host', () => {
  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is installed`);
    await extension.activate();
    ok(extension.isActive, 'it is active');
  });

  it('is the one this run is meant to test', () => {
    // A worker has no `process`; so a run that ended in the wrong host cannot pass for the right one.
    equal(typeof process === 'undefined', host() === 'web', 'in a web worker');
    const path = vscode.extensions.getExtension(extensionId)?.extensionUri.path ?? '';
    if (host() === 'vsix') includes(path, `/extensions/${extensionId}-`);
  });
});
