import { type Document, type Node, type Scalar, spanOf, valueOf } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import { formSections } from './source';

/** Old name to new, for everything that `Ref` and its like can name. */
export type Names = ReadonlyMap<string, string>;

export interface Renaming {
  readonly names: Names;
  /** Outputs have names of their own, which nothing refers to. */
  readonly outputs: Names;
}

interface Place {
  readonly start: number;
  readonly name: string;
}

/** The form's text with things renamed where they are defined and wherever something refers to them. */
export function rename(document: Document, { names, outputs }: Renaming): string {
  const edits = new Map<number, { readonly old: string; readonly name: string }>();
  const note = (places: readonly Place[], map: Names) => {
    for (const { start, name: old } of places) {
      const name = map.get(old);
      // By offset: an alias leads to the same place twice.
      if (name !== undefined) edits.set(start, { old, name });
    }
  };
  note([...definitions(document, section => section !== 'Outputs'), ...references(document)], names);
  note(
    definitions(document, section => section === 'Outputs'),
    outputs,
  );
  let { text } = document;
  for (const [start, { old, name }] of [...edits].sort(([a], [b]) => b - a)) {
    text = text.slice(0, start) + name + text.slice(start + old.length);
  }
  return text;
}

function definitions(document: Document, wanted: (section: string) => boolean): readonly Place[] {
  return formSections.filter(wanted).flatMap(section => {
    const members = valueOf(document.root, section);
    return members?.kind === 'mapping' ? members.entries.flatMap(({ key }) => placeOf(document, key)) : [];
  });
}

function references(document: Document): readonly Place[] {
  const places: Place[] = [];
  for (const section of ['Resources', 'Outputs', 'Conditions']) {
    const members = valueOf(document.root, section);
    if (members?.kind !== 'mapping') continue;
    for (const { value } of members.entries) {
      places.push(...namedBeside(document, value));
      collect(document, value, places);
    }
  }
  return places;
}

/** `DependsOn` and `Condition` stand beside the properties and name things without a function. */
function namedBeside(document: Document, body: Node): readonly Place[] {
  return ['DependsOn', 'Condition'].flatMap(key => {
    const value = valueOf(body, key);
    return value === undefined ? [] : leaves(value).flatMap(leaf => placeOf(document, leaf));
  });
}

function collect(document: Document, node: Node, places: Place[]): void {
  const call = callOf(node);
  if (call !== undefined) places.push(...inCall(document, call.name, call.argument));
  if (node.kind === 'mapping') for (const { value } of node.entries) collect(document, value, places);
  if (node.kind === 'sequence') for (const item of node.items) collect(document, item, places);
}

function inCall(document: Document, name: string, argument: Node): readonly Place[] {
  const first = argument.kind === 'sequence' ? argument.items[0] : argument;
  if (first?.kind !== 'scalar') return [];
  if (name === 'Fn::Sub') return variables(document, first);
  const named = ['Ref', 'Condition', 'Fn::GetAtt', 'Fn::If', 'Fn::FindInMap'].includes(name);
  return named ? placeOf(document, first) : [];
}

/** The `${Name}` and `${Name.Attribute}` of a text; `${!Name}` is plain text. */
function variables(document: Document, scalar: Scalar): readonly Place[] {
  const { start, end } = spanOf(document, scalar);
  const written = document.text.slice(start, end);
  return [...written.matchAll(/\$\{([A-Za-z0-9\ue000-\ue0ff]+)(?=[.}])/g)].map(match => ({
    start: start + match.index + 2,
    name: match[1] ?? '',
  }));
}

/** Where a scalar says the name itself: without tag, quotes and attribute. */
function placeOf(document: Document, scalar: Scalar): readonly Place[] {
  const { start, end } = spanOf(document, scalar);
  const name = /^[^.]*/.exec(scalar.value)?.[0] ?? '';
  const at = document.text.slice(start, end).lastIndexOf(scalar.value);
  return name === '' || at < 0 ? [] : [{ start: start + at, name }];
}

function leaves(node: Node): readonly Scalar[] {
  if (node.kind === 'scalar') return [node];
  return node.kind === 'sequence' ? node.items.flatMap(leaves) : [];
}
