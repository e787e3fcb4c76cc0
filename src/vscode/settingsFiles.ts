import { Diagnostic, DiagnosticSeverity, Disposable, languages, type TextDocument, workspace } from 'vscode';
import { misspeltIdsIn, severitySettingName } from '../analysis';
import { toRange } from './documents';
import type { Notebook } from './notebook';

/** Says in open settings which id is meant by one that there isn't: VS Code can't, since a team has its own. */
export class SettingsFiles implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes.settings');
  readonly #subscriptions: Disposable;

  constructor(private readonly notebook: Pick<Notebook, 'around' | 'onDidChange'>) {
    const all = () => {
      for (const document of workspace.textDocuments) this.#look(document);
    };
    this.#subscriptions = Disposable.from(
      this.#collection,
      notebook.onDidChange(all),
      workspace.onDidOpenTextDocument(document => this.#look(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#look(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
    );
    all();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(document: TextDocument): void {
    if (!/\/settings\.json$|\.code-workspace$/.test(document.uri.path)) return;
    const text = document.getText();
    // The notes are read for those who set something.
    const known = text.includes(severitySettingName) ? this.notebook.around(document.uri) : [];
    const ids = known.flatMap(knowledge => knowledge.ids);
    const mistakes = ids.length === 0 ? [] : misspeltIdsIn(text, ids);
    this.#collection.set(
      document.uri,
      mistakes.map(mistake => {
        const diagnostic = new Diagnostic(toRange(document, mistake), mistake.message, DiagnosticSeverity.Warning);
        diagnostic.source = 'fieldnotes';
        return diagnostic;
      }),
    );
  }
}
