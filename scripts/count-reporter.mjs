import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** mocha's dots and failures on the terminal, and the counts in a file, for the sum over all runs. */
export default class CountReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const { output } = options.reporterOption;
    runner.once('end', () => {
      const { passes, failures } = runner.stats;
      writeFileSync(output, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
}
