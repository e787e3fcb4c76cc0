import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  type Progress,
  ProgressLocation,
  type Uri,
  window,
} from 'vscode';
import type { Severity } from '../knowledge/note';
import { counted, summaryOf } from '../summary';
import type { Arounds } from './around';
import type { Elsewhere } from './elsewhere';
import type { Notebook } from './notebook';
import { Slices, signalOf } from './slices';
import { type Checked, checkingText, fileText } from './workspaceFile';
import { candidateFiles } from './workspaceFiles';
import { WorkspaceProblems } from './workspaceProblems';

/** Read at once, so that a slow file system doesn't add up. */
const filesAtOnce = 16;

interface Sum {
  /** How far it came, in files. */
  files: number;
  templates: number;
  tooLarge: number;
  readonly severities: Severity[];
}

type FileProgress = Progress<{ readonly message?: string; readonly increment?: number }>;

/** "Fieldnotes: Check All Templates in Workspace". */
export class WorkspaceCheck implements Disposable {
  readonly #problems: WorkspaceProblems;
  readonly #commands: Disposable;
  #running: Promise<string> | undefined;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly notebook: Notebook,
    private readonly arounds: Pick<Arounds, 'read' | 'dependsOn'>,
    elsewhere: Pick<Elsewhere, 'set'>,
  ) {
    this.#problems = new WorkspaceProblems(
      uris => this.#lookAgainInTurn(uris),
      notebook.onDidChange,
      arounds,
      elsewhere,
    );
    const { registerCommand } = commands;
    this.#commands = Disposable.from(
      registerCommand('fieldnotes.checkWorkspace', () => this.run()),
      registerCommand('fieldnotes.clearWorkspaceProblems', () => this.#problems.clear()),
    );
  }

  dispose(): void {
    Disposable.from(this.#commands, this.#problems).dispose();
  }

  /** Checks all, and returns what it says in the end; a second call meanwhile gets the answer of the first. */
  run(): Promise<string> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<string> {
    const sentence = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'Checking templates', cancellable: true },
      (progress, token) => this.#checkAll(progress, token),
    );
    void tell(sentence);
    return sentence;
  }

  async #checkAll(progress: FileProgress, token: CancellationToken): Promise<string> {
    const started = performance.now();
    await this.notebook.rules();
    this.#problems.start();
    const signal = AbortSignal.any([signalOf(token), this.#problems.cleared]);
    const files = await candidateFiles(token);
    const sum: Sum = { files: 0, templates: 0, tooLarge: 0, severities: [] };
    await this.#checkThose(files, signal, (uri, checked) => {
      this.#problems.show(uri, checked);
      add(sum, checked);
      if (sum.files % filesAtOnce !== 0) return;
      const message = `${sum.files} of ${counted(files.length, 'file')}`;
      progress.report({ message, increment: (100 * filesAtOnce) / files.length });
    });
    const summary = summaryOf({ ...sum, milliseconds: performance.now() - started });
    return [
      signal.aborted ? `Cancelled: ${summary}` : summary,
      ...(sum.tooLarge === 0 ? [] : [`${counted(sum.tooLarge, 'file')} too large, not checked`]),
      ...(this.#problems.isFull ? ['Problems has no room for all'] : []),
    ].join('; ');
  }

  /** In slices, so that the editor gets its answers meanwhile. */
  async #checkThose(
    files: readonly Uri[],
    signal: AbortSignal,
    found: (uri: Uri, checked: Checked) => void,
  ): Promise<void> {
    const slices = new Slices();
    const textsFrom = (first: number) =>
      Promise.all(files.slice(first, first + filesAtOnce).map(uri => fileText(uri, this.arounds)));
    let reading = textsFrom(0);
    for (let next = 0; next < files.length; next += filesAtOnce) {
      const texts = await reading;
      // What comes then is read while this is checked.
      reading = textsFrom(next + filesAtOnce);
      for (const [index, uri] of files.slice(next, next + filesAtOnce).entries()) {
        const work = checkingText(uri, texts[index] ?? nothingRead, this.notebook);
        const checked = await slices.finish(work, signal);
        if (checked === undefined) return;
        found(uri, checked);
      }
    }
  }

  /** One after the other: what was read before a change is not to be shown after what was read since. */
  #lookAgainInTurn(uris: readonly Uri[]): Promise<void> {
    const before = Promise.allSettled([this.#running, this.#looking]);
    this.#looking = before.then(() => this.#lookAgain(uris));
    return this.#looking;
  }

  /** What was changed since: what is no candidate any more is gone, deleted or ignored. */
  async #lookAgain(uris: readonly Uri[]): Promise<void> {
    const { cleared } = this.#problems;
    const { token } = new CancellationTokenSource();
    const candidates = new Set((await candidateFiles(token)).map(String));
    for (const uri of uris) if (!candidates.has(uri.toString())) this.#problems.remove(uri);
    const left = uris.filter(uri => candidates.has(uri.toString()));
    await this.#checkThose(left, cleared, (uri, checked) => this.#problems.show(uri, checked));
  }
}

const nothingRead = { text: undefined, around: undefined };

function add(sum: Sum, { is, severities }: Checked): void {
  sum.files++;
  if (is === 'template') sum.templates++;
  if (is === 'too large') sum.tooLarge++;
  for (const severity of severities) sum.severities.push(severity);
}

async function tell(sentence: string): Promise<void> {
  const action = 'Show Problems';
  const chosen = await window.showInformationMessage(sentence, action);
  if (chosen === action) await commands.executeCommand('workbench.actions.view.problems');
}
