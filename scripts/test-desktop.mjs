import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './vscode/bundle-suite.mjs';
import { inRoot, root } from './vscode/paths.mjs';
import { copyOf } from './vscode/workspace.mjs';

/** The same suite in the VS Code for the desktop: VSCODE_PATH names a local one, else the stable one is downloaded. */
async function main() {
  const workspace = copyOf(inRoot('test', 'vscode', 'fixtures'));
  try {
    return await runTests({
      ...(process.env.VSCODE_PATH && { vscodeExecutablePath: process.env.VSCODE_PATH }),
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleSuite('node', { host: 'desktop' }),
      launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
    });
  } finally {
    workspace.remove();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const network = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|fetch|network/i.test(`${error?.code} ${error?.message}`);
  console.error(
    network
      ? 'VS Code could not be downloaded: set VSCODE_PATH to an installed one, or run "npm run test:vscode" instead.'
      : `The tests in VS Code for the desktop failed: ${error?.message ?? error}`,
  );
  process.exitCode = 1;
}
