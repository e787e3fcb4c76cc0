import { packageExtension } from '../package.mjs';
import { sideBySide } from '../sideBySide.mjs';
import { findChromium } from './browser.mjs';
import { bundleSuite } from './bundle-suite.mjs';
import { extensionId, inRoot, root } from './paths.mjs';
import { runSuite } from './run-suite.mjs';
import { startServer } from './server.mjs';
import { quietSettings } from './settings.mjs';
import { installStandIns } from './standIns.mjs';
import { besideAnother, copyOf, emptyExtension } from './workspace.mjs';

/** The suite's templates are short: AWS requires more of them. */
const short = { 'fieldnotes.schema': 'off' };

/** The ways a user's VS Code runs the extension. */
const hosts = {
  node: { platform: 'node', settings: {} },
  // What vscode.dev does: the extension's `browser` entry in a web worker.
  web: { platform: 'browser', settings: { 'remote.extensionKind': { [extensionId]: ['web'] } } },
  vsix: { platform: 'node', settings: {}, packaged: true },
  // In a workspace of two folders that nobody has trusted yet, beside extensions that show the same.
  beside: {
    platform: 'node',
    settings: { 'fieldnotes.schema': 'auto', 'security.workspace.trust.startupPrompt': 'never' },
    crowded: true,
    only: 'beside other extensions|a workspace of two folders|a folder of a virtual workspace',
  },
};

export const hostNames = Object.keys(hosts);

/** Both extension hosts, in one of them the package that users get: all that `node` alone would find is found there. */
export const everydayHosts = ['web', 'vsix', 'beside'];

// A signal alone would end this process without its exit handlers, and leave servers running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** Runs the suite in each host, two at a time, and returns `{ passed, failed }` of all. */
export async function testInHosts(names, options = {}) {
  console.log(`\nVS Code, ${names.join(', ')}`);
  // Much of a run is waiting: for the editor, and for what it says only after a while.
  const counts = await sideBySide(names, name => testInHost(name, options));
  const sum = key => counts.reduce((total, one) => total + one[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

async function testInHost(name, { version = undefined, grep = undefined }) {
  const started = Date.now();
  // A host that gave no results counts as one failure: it must not look like nothing to do.
  const results = await run(name, version, grep).catch(error => {
    console.log(`  ${name} ✘ ${error.message}`);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${results.passed} passed, ${results.failed} failed (${seconds} s)`);
  return results;
}

async function run(name, version, asked) {
  findChromium(); // Before the large install that is of no use without it.
  const { platform, settings, packaged, crowded, only } = hosts[name];
  const grep = asked ?? only;
  const tests = await bundleSuite(platform, { host: name, ...(grep && { grep }) });
  const vsix = packaged ? await packageExtension(inRoot('out', 'tested.vsix')) : undefined;
  const fixtures = inRoot('test', 'vscode', 'fixtures');
  const workspace = copyOf(fixtures);
  const folder = crowded ? besideAnother(workspace.folder, fixtures) : workspace.folder;
  const extension = packaged ? emptyExtension() : { folder: root, remove: () => {} };
  try {
    const prepare = folders => crowded && installStandIns(folders.extensions);
    const server = await startServer({
      ...{ version, vsix, prepare, restricted: crowded },
      settings: quietSettings({ ...short, ...settings }),
    });
    try {
      const results = await runSuite(server, { folder, extension: extension.folder, tests, name });
      if (results.passed + results.failed === 0 && !asked) throw new Error('The suite ran, but no test did.');
      return results;
    } finally {
      await server.stop();
    }
  } finally {
    workspace.remove();
    extension.remove();
  }
}
