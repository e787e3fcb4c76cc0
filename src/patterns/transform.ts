import { type Document, type Entry, entryOf, type Mapping, type Sequence, spanOf } from '../syntax/tree';
import { isBraced } from './braces';
import { insertion } from './edit';
import { lineBreakOf, lineEnd, lineStart } from './lines';
import { addTopLevel, type Edits } from './target';

/** Adds a macro to `Transform`, which can be missing, a single name or a list. */
export function addTransform(document: Document, root: Mapping, name: string): Edits {
  const entry = entryOf(root, 'Transform');
  if (entry === undefined) return addTopLevel(document, root, 'Transform', name);
  const written = document.language === 'json' || isBraced(document, root) ? JSON.stringify(name) : name;
  if (entry.value.kind === 'sequence') return intoList(document, entry.value, written, name);
  if (entry.value.kind === 'scalar' && entry.value.value !== '') return asList(document, entry, written);
  return `Transform is written in a way that ${name} can't be added to.`;
}

function asList(document: Document, entry: Entry, written: string): Edits {
  const { start, end } = spanOf(document, entry.value);
  return [insertion(start, '['), insertion(end, `, ${written}]`)];
}

function intoList(document: Document, list: Sequence, written: string, name: string): Edits {
  const { text } = document;
  const last = list.items.at(-1);
  if (last === undefined) return `Transform is an empty list: write ${name} in it first.`;
  const { start, end } = spanOf(document, last);
  if (text[spanOf(document, list).start] === '[') return [insertion(end, `, ${written}`)];
  const dash = /^\s*- +/.exec(text.slice(lineStart(text, start), start))?.[0] ?? '- ';
  return [insertion(lineEnd(text, end), `${lineBreakOf(text)}${dash}${written}`)];
}
