import {
  CompletionItem,
  CompletionItemKind,
  type CompletionItemProvider,
  MarkdownString,
  type Position,
  SnippetString,
  type TextDocument,
  TextEdit,
} from 'vscode';
import { isTooLarge } from '../analysis';
import type { Pattern } from '../patterns/pattern';
import { patternWordIn, resourcePlaceAt } from '../patterns/resourcePlace';
import { documentationOf, type Suggestion, suggestionsFor } from '../patterns/suggestions';
import type { Language } from '../syntax/tree';
import { languageOf } from './analyses';
import { toRange } from './documents';
import { settingsFor } from './settings';

/** Patterns as suggestions, where a resource can begin and nowhere else. */
export class PatternSuggestions implements CompletionItemProvider<PatternItem> {
  /** After this the editor suggests whatever its settings say of words. */
  static readonly trigger = '-';

  constructor(private readonly load: () => Promise<readonly Pattern[]>) {}

  async provideCompletionItems(document: TextDocument, position: Position): Promise<PatternItem[]> {
    const language = languageOf(document);
    if (language === undefined || settingsFor(document.uri) === undefined) return [];
    // Asked at every hyphen that is typed: nearly all lines end here.
    if (patternWordIn(document.lineAt(position).text, position.character) === undefined) return [];
    const text = document.getText();
    if (isTooLarge(text)) return [];
    const place = resourcePlaceAt(text, language, document.offsetAt(position));
    if (place === undefined) return [];
    const { version } = document;
    const patterns = await this.load();
    if (document.version !== version) return [];
    const range = toRange(document, place.span);
    const word = document.getText(range);
    return suggestionsFor(place, patterns, word).map((suggestion, index) => {
      const item = new PatternItem(suggestion, language);
      item.insertText = new SnippetString(suggestion.snippet);
      item.range = range;
      item.additionalTextEdits = suggestion.edits.map(edit => TextEdit.replace(toRange(document, edit), edit.text));
      item.filterText = suggestion.filterText;
      item.sortText = String(index).padStart(4, '0');
      return item;
    });
  }

  /** The text beside the list is made for the entry that is looked at. */
  resolveCompletionItem(item: PatternItem): PatternItem {
    item.documentation = new MarkdownString(documentationOf(item.suggestion, item.language));
    return item;
  }
}

class PatternItem extends CompletionItem {
  // All is indented for its place already.
  override readonly keepWhitespace = true;

  constructor(
    readonly suggestion: Suggestion,
    readonly language: Language,
  ) {
    super({ label: suggestion.label, description: suggestion.pattern.title }, CompletionItemKind.Snippet);
    this.detail = suggestion.pattern.title;
  }
}
