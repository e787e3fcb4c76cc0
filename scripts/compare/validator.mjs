// What AWS's validator finds in templates: in a process of its own, since a template can make it hang or crash.
// The answers are kept, because they take the better part of an hour and change with the validator's version only.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { version } = createRequire(import.meta.url)('@aws/cloudformation-validate/package.json');
const child = join(import.meta.dirname, 'validator-child.mjs');
const patience = 20_000;
const kept = 100;

/** By file of a folder: { status, findings }; the status is TIMEOUT or CRASH where there was no answer. */
export async function validated(folder, files, cache) {
  const known = existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : {};
  const answers = new Map(known.version === version ? known.answers : []);
  const open = files.filter(file => !answers.has(file));
  const worker = new Worker();
  for (const [index, file] of open.entries()) {
    answers.set(file, await worker.ask(join(folder, file)));
    if (index % kept !== kept - 1 && index !== open.length - 1) continue;
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(cache, JSON.stringify({ version, answers: [...answers] }));
    console.log(`validated ${index + 1} of ${open.length}`);
  }
  worker.end();
  return { version, answers };
}

/** One process for many files; another one after each that it did not survive. */
class Worker {
  #process;

  ask(path) {
    this.#process ??= fork(child, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return new Promise(resolve => {
      const answer = given => {
        clearTimeout(timer);
        this.#process.removeAllListeners();
        resolve(given);
      };
      const fail = status => {
        answer({ status, findings: [] });
        this.end();
      };
      const timer = setTimeout(fail, patience, 'TIMEOUT');
      this.#process.once('exit', () => fail('CRASH'));
      this.#process.once('message', answer);
      this.#process.send(path);
    });
  }

  end() {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}
