import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { command } from './steps.mjs';

/** Milliseconds. */
const longest = 60_000;

/** Asks the extension in `meter/`, which runs in the same host as ours, what that host is kept busy with. */
export class Meter {
  #file;

  constructor(server) {
    this.#file = join(server.folders.home, 'meter.json');
  }

  static install(extensionsFolder) {
    cpSync(inRoot('scripts', 'vscode', 'meter'), join(extensionsFolder, 'fieldnotes-test.meter-0.0.0'), {
      recursive: true,
    });
  }

  /** Runs one of its commands that have an answer. */
  async ask(page, title) {
    rmSync(this.#file, { force: true });
    await command(`Meter: ${title}`)(page);
    for (let waited = 0; !existsSync(this.#file); waited += 50) {
      if (waited > longest) throw new Error(`The meter has no answer to "${title}".`);
      await page.waitForTimeout(50);
    }
    return JSON.parse(readFileSync(this.#file, 'utf8'));
  }

  /** How long the host's event loop was kept from anything else during some steps, in milliseconds. */
  async during(page, steps) {
    await command('Meter: Start')(page);
    // The palette has to be gone before keys are meant for the editor.
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await steps(page);
    return this.ask(page, 'Stop');
  }
}
