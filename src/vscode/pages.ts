import {
  commands,
  Disposable,
  EventEmitter,
  Range,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Knowledge } from '../knowledge/knowledge';
import { pageNamed, placeOf, slugOf } from '../pages/pages';
import { inLabel } from '../text/escape';
import type { ActiveTemplate } from './activeTemplate';
import type { Notebook } from './notebook';

export const pageScheme = 'fieldnotes';

/** The notes as documents that exist nowhere but in the editor: `fieldnotes:/sqs.md`. */
export class Pages implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly notebook: Notebook,
    private readonly template: ActiveTemplate,
  ) {
    this.#subscription = notebook.onDidChange(() => {
      const open = workspace.textDocuments.filter(({ uri }) => uri.scheme === pageScheme);
      for (const { uri } of open) this.#changed.fire(uri);
    });
  }

  dispose(): void {
    Disposable.from(this.#subscription, this.#changed).dispose();
  }

  async provideTextDocumentContent({ path }: Uri): Promise<string> {
    const name = path.replace(/^\//, '').replace(/\.md$/, '');
    const page = await this.#first(knowledge => pageNamed(knowledge, name));
    return page?.markdown ?? `# There is no such note\n\n[All notes](/index.md)\n`;
  }

  /** Opens the page that an id leads to, at its place. Returns its address, undefined where the id leads nowhere. */
  async open(id: string): Promise<Uri | undefined> {
    const place = await this.#first(knowledge => placeOf(knowledge, id));
    if (place === undefined) {
      void window.showInformationMessage(inLabel(`There is no note on ${id}.`));
      return undefined;
    }
    const uri = Uri.from({ scheme: pageScheme, path: `/${place.name}.md`, fragment: place.anchor ?? '' });
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await showAsText(uri);
    }
    return uri;
  }

  async #first<T extends object>(find: (knowledge: Knowledge) => T | undefined): Promise<T | undefined> {
    await this.notebook.load();
    for (const knowledge of this.notebook.around(this.template.document?.uri)) {
      const found = find(knowledge);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Where the editor has no preview of Markdown, the page is readable as text too. */
async function showAsText(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri.with({ fragment: '' }));
  const line = headingIn(document.getText(), uri.fragment);
  await window.showTextDocument(document, { selection: new Range(line, 0, line, 0) });
}

function headingIn(markdown: string, anchor: string): number {
  const line = markdown.split('\n').findIndex(text => /^#+ /.test(text) && slugOf(text.replace(/^#+ /, '')) === anchor);
  return Math.max(line, 0);
}
