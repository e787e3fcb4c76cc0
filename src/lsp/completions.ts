import { type CompletionItem, CompletionItemKind, type CompletionList, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTooLarge } from '../analysis';
import { type Completion, completionsAt } from '../completion/completions';
import { languageOfFile } from '../syntax/language';
import type { Ask } from './ask';
import { toTextEdits } from './protocol';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  value: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.Class,
};

/** Answers a client that asks which words can stand at a place. */
export function answerCompletions(connection: Connection, ask: Ask): void {
  let offered: readonly Completion[] = [];
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    ask<CompletionList | null>(uri, null, (document, _, knowledge) => {
      const text = document.getText();
      if (isTooLarge(text)) return null;
      const found = completionsAt(text, languageOfFile(uri, text), document.offsetAt(position), knowledge);
      const words = found?.words ?? [];
      // Many clients ask at each letter, and Enter takes what they show: a word that is typed in full is left alone.
      offered = words.some(({ label }) => label === found?.prefix) ? [] : words;
      return { isIncomplete: true, items: offered.map((word, index) => toItem(document, word, index)) };
    }),
  );
  connection.onCompletionResolve(item => {
    const value = offered[Number(item.data)]?.documentation();
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  });
}

function toItem(document: TextDocument, { label, kind, span, text }: Completion, index: number): CompletionItem {
  const [textEdit] = toTextEdits(document, [{ ...span, text }]);
  const sortText = String(index).padStart(4, '0');
  return { label, kind: kinds[kind], sortText, data: index, ...(textEdit !== undefined && { textEdit }) };
}
