import { mkdirSync, writeFileSync } from 'node:fs';
import { withPage } from './browser.mjs';
import { inRoot } from './paths.mjs';
import { workbenchUrl } from './workbench.mjs';

// The suite marks its own lines, because VS Code logs a great deal over the same channel.
const suiteLine = /^(TEST|RESULTS) (.*)$/s;

/**
 * Opens the workbench with an extension and a suite, and waits for the suite's one line `RESULTS {json}`.
 * The exit code alone is no proof: an extension host that was killed reports 0 too.
 */
export async function runSuite(server, { folder, extension, tests, name, timeout = 420_000 }) {
  return withPage(async page => {
    const run = watch(name);
    await page.exposeFunction('codeAutomationLog', run.log);
    await page.exposeFunction('codeAutomationExit', run.exit);
    page.on('crash', () => run.exit('a crash of the browser page'));
    await page.goto(workbenchUrl(server, { folder, extension, tests }));
    const code = await Promise.race([run.ended, after(timeout)]);
    const results = run.results();
    if (!results || results.failed > 0) await keepTraces(page, name, run.otherLines());
    if (results) return results;
    const why = code === undefined ? `no answer within ${timeout / 1000} s` : `it ended with ${code} and no results`;
    throw new Error(`The suite did not report from VS Code (${why}).\n${lastLines(server.output())}`);
  });
}

function watch(name) {
  let results;
  let other = '';
  /** @type {(code: unknown) => void} */
  let finish = () => {};
  const ended = new Promise(resolve => {
    finish = resolve;
  });
  const log = (_type, args) => {
    const text = args.map(arg => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    const [, kind, rest = ''] = suiteLine.exec(text.trimEnd()) ?? [];
    if (kind === 'RESULTS') results = JSON.parse(rest);
    else if (kind === 'TEST') console.log(`  ${name} ${rest}`);
    else other += `${text}\n`;
  };
  return { log, exit: finish, ended, results: () => results, otherLines: () => other };
}

const after = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds).unref());

/** What helps to understand a failure: the picture of the workbench and all that VS Code logged. */
async function keepTraces(page, name, log) {
  const picture = inRoot('out', 'screenshots', `failed-${name}.png`);
  mkdirSync(inRoot('out', 'screenshots'), { recursive: true });
  writeFileSync(inRoot('out', `vscode-${name}.log`), log);
  // A page that crashed has no picture, and must not hide the reason of the failure.
  await page.screenshot({ path: picture, timeout: 10_000 }).catch(() => undefined);
  console.log(`  See out/screenshots/failed-${name}.png and out/vscode-${name}.log`);
}

const lastLines = text => text.trimEnd().split('\n').slice(-30).join('\n');
