import { type Entry, type Mapping, type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../model/intrinsics';
import { stringOf } from '../../model/scalars';
import { together } from '../../worlds/assumptions';
import type { Assumptions } from '../../worlds/scope';
import { type Context, literal, type Origin, through, union, unknown, type Values } from '../possible';

/** `Fn::FindInMap`: every row that the keys can lead to; a key that the template doesn't tell leads to all. */
export function findInMap(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length < 3) return unknown;
  const [mapName, topKey, secondKey, options] = argument.items;
  if (mapName === undefined || topKey === undefined || secondKey === undefined) return unknown;
  const fallback = valueOf(options, 'DefaultValue');
  const names = namesOf(mapName, context);
  if (names === undefined) return unknown;
  const keys = { top: namesOf(topKey, context), second: namesOf(secondKey, context) };
  const rows = names.flatMap(({ text, given }) => rowsOf(text, keys, given, context));
  if (rows.length > 0 && fallback === undefined) return union(rows);
  return fallback === undefined ? unknown : union([...rows, context.valuesOf(fallback)]);
}

interface Name {
  readonly text: string;
  /** What holds where it is this; undefined where it can be anything. */
  readonly given: Assumptions;
}

interface Keys {
  readonly top: readonly Name[] | undefined;
  readonly second: readonly Name[] | undefined;
}

function rowsOf(name: string, { top, second }: Keys, given: Assumptions, context: Context): readonly Values[] {
  const mapping = context.scope.mapping(name);
  if (mapping === undefined) return [];
  return reachable(mapping, top, given).flatMap(({ entry, given: above }) =>
    entry.value.kind !== 'mapping'
      ? []
      : reachable(entry.value, second, above).map(row => valueOfRow(name, row.entry.value, row.given)),
  );
}

/** A mapping holds texts and lists of texts, no function calls. */
function valueOfRow(name: string, node: Node, given: Assumptions): Values {
  if (node.kind === 'mapping' || callOf(node) !== undefined) return unknown;
  const origin: Origin = { kind: 'mapping', name, node };
  return through(literal(node, given), origin);
}

interface Reached {
  readonly entry: Entry;
  readonly given: Assumptions;
}

function reachable(mapping: Mapping, keys: readonly Name[] | undefined, given: Assumptions): readonly Reached[] {
  if (keys === undefined) return mapping.entries.map(entry => ({ entry, given }));
  return keys.flatMap(key => {
    const entry = mapping.entries.findLast(candidate => candidate.key.value === key.text);
    const both = entry && together(given, key.given);
    return entry === undefined || both === undefined ? [] : [{ entry, given: both }];
  });
}

/** The texts that a key can be; undefined where it can be anything. */
function namesOf(key: Node, context: Context): readonly Name[] | undefined {
  const { known, complete } = context.valuesOf(key);
  if (!complete) return undefined;
  const names = known.flatMap(({ node, given }) => {
    const text = stringOf(node);
    return text === undefined ? [] : [{ text, given }];
  });
  return names.length === known.length ? names : undefined;
}
