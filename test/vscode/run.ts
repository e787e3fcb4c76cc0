import { type Context, setContext } from './context';

interface Failure {
  readonly title: string;
  readonly message: string;
}

/** Runs the suites, prints a line per test, then `RESULTS {json}`, by which the runner knows that they did run. */
export async function runSuites(load: () => void, context: Context): Promise<void> {
  setContext(context);
  // A busy machine may lose one step of the editor's own; what fails twice in a row is ours. A second try is printed.
  const mocha = new (loadMocha())({ ui: 'bdd', timeout: 60_000, retries: 1, reporter: silent });
  if (context.grep) mocha.grep(context.grep);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const { passed, failures } = await runAll(mocha);
  console.log(`RESULTS ${JSON.stringify({ passed, failed: failures.length, failures })}`);
  if (failures.length > 0) throw new Error(`${failures.length} failed`);
}

/** mocha's build for browsers, the one that runs in both extension hosts; it leaves its class on the global object. */
function loadMocha(): typeof Mocha {
  require('mocha/mocha');
  return (globalThis as unknown as { Mocha: typeof Mocha }).Mocha;
}

/** Milliseconds after which it is worth a word how long a test took. */
const slow = 1000;

/** mocha's own reporters want a terminal or a page; the lines are printed below. */
const silent = class {} as unknown as Mocha.ReporterConstructor;

function runAll(mocha: Mocha): Promise<{ passed: number; failures: Failure[] }> {
  return new Promise(resolve => {
    const failures: Failure[] = [];
    let passed = 0;
    mocha
      .run(() => resolve({ passed, failures }))
      .on('pass', test => {
        passed += 1;
        const { duration = 0 } = test;
        console.log(`TEST ✔ ${test.fullTitle()}${duration < slow ? '' : ` (${(duration / 1000).toFixed(1)} s)`}`);
      })
      .on('retry', (test, error: Error) => {
        console.log(`TEST ↻ ${test.fullTitle()}, a second time, after: ${error.message}`);
      })
      .on('fail', (test, error: Error) => {
        const failure = { title: test.fullTitle(), message: error.stack ?? error.message };
        failures.push(failure);
        console.log(`TEST ✘ ${failure.title}\n    ${failure.message}`);
      });
  });
}
