import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTooLarge } from '../analysis';
import { type Offered, offeredAt } from '../completion/offered';
import { carriedPatterns } from '../patterns/bundled';
import { languageOfFile } from '../syntax/language';
import { type Ask, toRange, toTextEdits } from './protocol';

const kinds: Readonly<Record<Offered['kind'], CompletionItemKind>> = {
  value: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.Class,
  name: CompletionItemKind.Reference,
  pattern: CompletionItemKind.Snippet,
};

/** Answers a client that asks what can stand at a place. */
export function answerCompletions(connection: Connection, ask: Ask, client: () => ClientCapabilities): void {
  let offered: readonly Offered[] = [];
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    ask<CompletionList | null>(uri, null, (document, _, knowledge) => {
      const text = document.getText();
      if (isTooLarge(text)) return null;
      // Patterns are snippets, which not every client knows.
      const patterns = client().textDocument?.completion?.completionItem?.snippetSupport ? carriedPatterns : [];
      offered = offeredAt(text, languageOfFile(uri, text), document.offsetAt(position), knowledge, patterns);
      return { isIncomplete: true, items: offered.map((one, index) => toItem(document, one, index)) };
    }),
  );
  connection.onCompletionResolve(item => {
    const value = offered[Number(item.data)]?.documentation();
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  });
}

function toItem(document: TextDocument, one: Offered, index: number): CompletionItem {
  const { label, kind, detail, filterText, edit, others } = one;
  return {
    ...{ label, kind: kinds[kind], sortText: String(index).padStart(4, '0'), data: index },
    ...(detail !== undefined && { detail }),
    ...(filterText !== undefined && { filterText }),
    textEdit: { range: toRange(document, edit), newText: edit.text },
    ...(others.length > 0 && { additionalTextEdits: toTextEdits(document, others) }),
    // VS Code's syntax of snippets is the protocol's too; it is indented for its place already.
    ...(kind === 'pattern' && { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.asIs }),
  };
}
