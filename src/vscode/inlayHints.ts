import {
  Disposable,
  EventEmitter,
  InlayHint,
  InlayHintKind,
  type InlayHintsProvider,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { Analyses } from './analyses';

/** Human units, counts, and what references come out as, between the words of the template. */
export class Hints implements InlayHintsProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(private readonly analyses: Pick<Analyses, 'of' | 'onDidAnalyse' | 'onDidOutdate'>) {
    const refresh = () => this.#changed.fire();
    this.#subscriptions = Disposable.from(
      analyses.onDidAnalyse(refresh),
      analyses.onDidOutdate(refresh),
      this.#changed,
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Undefined keeps what is shown, as while a large file is being analysed. */
  provideInlayHints(document: TextDocument, range: Range): InlayHint[] | undefined {
    const setting = workspace.getConfiguration('fieldnotes', document.uri).get('inlayHints');
    if (setting === 'off') return [];
    const analysis = this.analyses.of(document);
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return analysis?.inlayHintsIn(span, setting === 'all').map(({ at, text, kind }) => {
      const hint = new InlayHint(document.positionAt(at), text, kind === 'value' ? InlayHintKind.Parameter : undefined);
      hint.paddingLeft = true;
      return hint;
    });
  }
}
