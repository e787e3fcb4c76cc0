import { commands, Disposable, EventEmitter, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { Analysis } from '../analysis';
import { canBecomeTemplate } from '../patterns/choices';
import { type Analyses, languageOf } from './analyses';
import { previewScheme } from './preview';
import { settingsFor } from './settings';

const delay = 300;

/** Neither a page, where it is shown as text, nor the output of a command nor a preview is what is worked on. */
const besides: readonly string[] = ['fieldnotes', 'output', previewScheme];

/** The template that is worked on. It stays the same while a page or a terminal is in front. */
export class ActiveTemplate implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #looked = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  /** What the user has turned to last: it may not be known yet what that is. */
  #latest: TextDocument | undefined;
  #document: TextDocument | undefined;
  #types: readonly string[] = [];
  #takesPatterns = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** It is another template, or one with other types. */
  readonly onDidChange = this.#changed.event;
  /** It was analysed again: what is said of it may be something else. */
  readonly onDidLook = this.#looked.event;

  constructor(private readonly analyses: Pick<Analyses, 'of' | 'onDidAnalyse' | 'onDidOutdate'>) {
    this.#subscriptions = [
      analyses.onDidOutdate(() => this.#look()),
      analyses.onDidAnalyse(document => {
        if (document === this.#latest) this.#look();
      }),
      window.onDidChangeActiveTextEditor(editor => this.#turnTo(editor)),
      workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      workspace.onDidCloseTextDocument(document => {
        if (document === this.#latest) this.#latest = undefined;
        if (document === this.#document) this.#set(undefined, []);
      }),
      // In another language a document is opened anew, and its editor stays.
      workspace.onDidOpenTextDocument(document => {
        if (document === window.activeTextEditor?.document) this.#turnTo(window.activeTextEditor);
      }),
    ];
    this.#turnTo(window.activeTextEditor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    Disposable.from(...this.#subscriptions, this.#changed, this.#looked).dispose();
  }

  get document(): TextDocument | undefined {
    return this.#document;
  }

  /** What is known of it now; undefined where there is none, and while it is being analysed. */
  get analysis(): Analysis | undefined {
    return this.#document && this.analyses.of(this.#document);
  }

  /** The types of its resources. */
  get types(): readonly string[] {
    return this.#types;
  }

  #turnTo(editor: TextEditor | undefined): void {
    if (editor === undefined || besides.includes(editor.document.uri.scheme)) return;
    this.#latest = editor.document;
    this.#look();
  }

  #schedule(document: TextDocument): void {
    if (document !== this.#latest) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), delay);
  }

  #look(): void {
    const document = this.#latest;
    if (document === undefined) return;
    const analysis = this.analyses.of(document);
    // Not known yet: it will be told.
    if (analysis === undefined) return;
    this.#setTakesPatterns(analysis.isTemplate || isBegun(document));
    if (analysis.isTemplate) this.#set(document, analysis.types());
    else this.#set(undefined, []);
    this.#looked.fire();
  }

  /** Menus show what inserts a pattern where one can go. */
  #setTakesPatterns(takesPatterns: boolean): void {
    if (takesPatterns === this.#takesPatterns) return;
    this.#takesPatterns = takesPatterns;
    void commands.executeCommand('setContext', 'fieldnotes.takesPatterns', takesPatterns);
  }

  #set(document: TextDocument | undefined, types: readonly string[]): void {
    if (document === this.#document && types.join() === this.#types.join()) return;
    this.#document = document;
    this.#types = types;
    void commands.executeCommand('setContext', 'fieldnotes.isTemplate', document !== undefined);
    // The view comes with the first template and stays: what comes and goes is a nuisance.
    if (document !== undefined) void commands.executeCommand('setContext', 'fieldnotes.isUsed', true);
    this.#changed.fire();
  }
}

/** An empty file, or one that is going to be a template. */
function isBegun(document: TextDocument): boolean {
  const language = languageOf(document);
  return (
    language !== undefined && settingsFor(document.uri) !== undefined && canBecomeTemplate(document.getText(), language)
  );
}
