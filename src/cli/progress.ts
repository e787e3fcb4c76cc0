import { grouped } from '../text/grouped';
import { showProgress } from './output';

/** Who waits longer wants to know for what. */
const patience = 1000;
const interval = 100;

/** How far a check of many files is, in one line of a terminal; nothing where standard error is none. */
export class Progress {
  readonly #started = performance.now();
  #shown = 0;

  constructor(private readonly files: number) {}

  show(checked: number): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#started < patience || now - this.#shown < interval) return;
    this.#shown = now;
    showProgress(`${grouped(checked)} of ${grouped(this.files)} files`);
  }

  end(): void {
    if (this.#shown > 0) showProgress('');
  }
}
