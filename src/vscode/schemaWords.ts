import {
  type CancellationToken,
  type CompletionContext,
  CompletionItem,
  CompletionItemKind,
  type CompletionItemProvider,
  CompletionList,
  CompletionTriggerKind,
  commands,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';
import { isTooLarge } from '../analysis';
import { type Completion, completionsAt } from '../completion/completions';
import { languageOf } from './analyses';
import { toRange } from './documents';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';
import type { Typing } from './typing';

const kinds = {
  value: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.Class,
  name: CompletionItemKind.Reference,
};

/** The words that notes and AWS's schema know for a place, when somebody asks for them. */
export class SchemaWords implements CompletionItemProvider<WordItem> {
  #wasQuiet = false;

  constructor(
    private readonly notebook: Pick<Notebook, 'load'>,
    private readonly typing: Pick<Typing, 'asksItself'>,
  ) {}

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    _: CancellationToken,
    { triggerKind }: CompletionContext,
  ): Promise<CompletionList<WordItem> | undefined> {
    const language = languageOf(document);
    if (language === undefined) return undefined;
    // A list that somebody opened is asked again with each letter that narrows it.
    const isQuiet = triggerKind === CompletionTriggerKind.Invoke && this.typing.asksItself(document, position);
    this.#tellQuiet(isQuiet);
    if (isQuiet) return undefined;
    if (settingsFor(document.uri) === undefined) return undefined;
    const text = document.getText();
    if (isTooLarge(text)) return undefined;
    const { version } = document;
    const knowledge = await this.notebook.load(document.uri);
    if (document.version !== version) return undefined;
    const { prefix, words } = completionsAt(text, language, document.offsetAt(position), knowledge) ?? nothing;
    const isWhole = words.some(({ label }) => label === prefix);
    // Asked again with each letter: where a word is typed in full, the list closes and Enter is Enter.
    if (isWhole && triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions) return undefined;
    const items = words.map((word, index) => {
      const item = new WordItem(word);
      item.range = toRange(document, word.span);
      item.insertText = word.text;
      item.sortText = String(index).padStart(4, '0');
      // Who asks at a whole word wants to see the others.
      if (isWhole) Object.assign(item, { filterText: prefix, preselect: word.label === prefix });
      return item;
    });
    return new CompletionList(items, true);
  }

  /** In a list that opened without our words, such as VS Code's own of the file's words, Ctrl+Space asks anew. */
  #tellQuiet(isQuiet: boolean): void {
    if (isQuiet === this.#wasQuiet) return;
    this.#wasQuiet = isQuiet;
    void commands.executeCommand('setContext', 'fieldnotes.keptQuiet', isQuiet);
  }

  resolveCompletionItem(item: WordItem): WordItem {
    const documentation = item.word.documentation();
    if (documentation !== undefined) item.documentation = new MarkdownString(documentation);
    return item;
  }
}

const nothing = { prefix: '', words: [] };

class WordItem extends CompletionItem {
  constructor(readonly word: Completion) {
    super(word.detail === undefined ? word.label : { label: word.label, description: word.detail }, kinds[word.kind]);
  }
}
