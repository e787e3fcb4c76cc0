import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTooLarge } from '../analysis';
import { type Completion, completionsAt } from '../completion/completions';
import type { Knowledge } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import { resourcePlaceAt } from '../patterns/resourcePlace';
import { documentationOf, suggestionsFor } from '../patterns/suggestions';
import { languageOfFile } from '../syntax/language';
import type { Ask } from './ask';
import { toTextEdits } from './protocol';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  value: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.Class,
  name: CompletionItemKind.Reference,
};

/** A thing that can be taken, and what one reads of it first. */
interface Offer {
  readonly item: CompletionItem;
  documentation(): string | undefined;
}

/** Answers a client that asks what can stand at a place: words of what is closed, or patterns. */
export function answerCompletions(connection: Connection, ask: Ask, patterns: () => readonly Pattern[]): void {
  let offered: readonly Offer[] = [];
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    ask<CompletionList | null>(uri, null, (document, _, knowledge) => {
      if (isTooLarge(document.getText())) return null;
      const offset = document.offsetAt(position);
      offered = [...wordsAt(document, offset, knowledge), ...patternsAt(document, offset, patterns())];
      const items = offered.map(({ item }, index) => {
        const sortText = String(index).padStart(4, '0');
        return { ...item, sortText, data: index };
      });
      return { isIncomplete: true, items };
    }),
  );
  connection.onCompletionResolve(item => {
    const value = offered[Number(item.data)]?.documentation();
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  });
}

function wordsAt(document: TextDocument, offset: number, knowledge: Knowledge): readonly Offer[] {
  const text = document.getText();
  const found = completionsAt(text, languageOfFile(document.uri, text), offset, knowledge);
  const words = found?.words ?? [];
  // Many clients ask at each letter, and Enter takes what they show: a word that is typed in full is left alone.
  if (words.some(({ label }) => label === found?.prefix)) return [];
  return words.map(word => {
    const [textEdit] = toTextEdits(document, [{ ...word.span, text: word.text }]);
    const { label, kind, detail } = word;
    const item = { label, kind: kinds[kind], ...(detail && { detail }), ...(textEdit !== undefined && { textEdit }) };
    return { item, documentation: () => word.documentation() };
  });
}

/** Where a resource can begin; in the syntax of snippets, which is VS Code's and the protocol's alike. */
function patternsAt(document: TextDocument, offset: number, patterns: readonly Pattern[]): readonly Offer[] {
  const text = document.getText();
  const language = languageOfFile(document.uri, text);
  const place = patterns.length === 0 ? undefined : resourcePlaceAt(text, language, offset);
  if (place === undefined) return [];
  const { start, end } = place.span;
  return suggestionsFor(place, patterns, text.slice(start, end)).map(suggestion => {
    const [textEdit] = toTextEdits(document, [{ start, end, text: suggestion.snippet }]);
    const item = {
      ...{ label: suggestion.label, detail: suggestion.pattern.title, filterText: suggestion.filterText },
      ...{ kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet },
      // It is indented for its place already.
      insertTextMode: InsertTextMode.asIs,
      additionalTextEdits: toTextEdits(document, suggestion.edits),
      ...(textEdit !== undefined && { textEdit }),
    };
    return { item, documentation: () => documentationOf(suggestion, language) };
  });
}
