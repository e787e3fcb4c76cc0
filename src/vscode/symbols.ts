import { DocumentSymbol, SymbolKind, type TextDocument } from 'vscode';
import type { OutlineItem, OutlineKind } from '../navigation/navigation';
import { inLabel } from '../text/escape';
import { toRange } from './documents';

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  section: SymbolKind.Namespace,
  resource: SymbolKind.Class,
  parameter: SymbolKind.Variable,
  mapping: SymbolKind.Object,
  condition: SymbolKind.Boolean,
  output: SymbolKind.Constant,
  property: SymbolKind.Property,
};

export function toSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  const { name, detail, kind, nameSpan, children } = item;
  // While somebody types a key can be empty, which the editor takes for a mistake.
  const shown = name.trim() === '' ? '…' : inLabel(name);
  const symbol = new DocumentSymbol(
    shown,
    inLabel(detail),
    kinds[kind],
    toRange(document, item),
    toRange(document, nameSpan),
  );
  symbol.children = children.map(child => toSymbol(document, child));
  return symbol;
}
