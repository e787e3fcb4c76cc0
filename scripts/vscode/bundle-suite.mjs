import { build } from 'esbuild';
import { globby } from 'globby';
import { inRoot, root } from './paths.mjs';

/**
 * Bundles test/vscode/*.vscode.ts for one kind of extension host and returns the file that VS Code is to load.
 * `context` reaches the tests: which host they run in, and what to pick of them.
 */
export async function bundleSuite(platform, context) {
  const suites = (await globby('*.vscode.ts', { cwd: inRoot('test', 'vscode') })).sort();
  const outfile = inRoot('out', `suite-${context.host}`, 'index.js');
  await build({
    stdin: { contents: entry(suites, context), resolveDir: inRoot('test', 'vscode'), loader: 'ts' },
    outfile,
    bundle: true,
    platform,
    format: 'cjs',
    target: 'es2022',
    mainFields: [...(platform === 'browser' ? ['browser'] : []), 'module', 'main'],
    external: ['vscode'],
    sourcemap: 'inline',
    absWorkingDir: root,
    logLevel: 'warning',
  });
  return outfile;
}

/** The suites are loaded when `run` is called, because `describe` exists only then. */
const entry = (suites, context) => `
import { runSuites } from './run';
export const run = () => runSuites(() => {
${suites.map(file => `  require(${JSON.stringify(`./${file}`)});`).join('\n')}
}, ${JSON.stringify(context)});
`;
