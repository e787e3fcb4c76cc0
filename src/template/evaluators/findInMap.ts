import { type Entry, type Mapping, type Node, valueOf } from '../../syntax/tree';
import { type Context, type PossibleValue, through, union, unknown, type Values } from '../possible';
import { stringOf } from '../scalars';

/** `Fn::FindInMap`: every row that the keys can lead to; a key that the template doesn't tell leads to all. */
export function findInMap(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length < 3) return unknown;
  const [mapName, topKey, secondKey, options] = argument.items;
  if (mapName === undefined || topKey === undefined || secondKey === undefined) return unknown;
  const fallback = options === undefined ? undefined : valueOf(options, 'DefaultValue');
  const rows = namesOf(mapName, context)?.flatMap(name => rowsOf(name, topKey, secondKey, context));
  if (rows === undefined) return unknown;
  const values = union(rows.map(({ name, node }) => through(context.valuesOf(node), { kind: 'mapping', name, node })));
  if (fallback === undefined) return rows.length === 0 ? unknown : values;
  return union([values, context.valuesOf(fallback)]);
}

interface Row {
  readonly name: string;
  readonly node: Node;
}

function rowsOf(name: string, topKey: Node, secondKey: Node, context: Context): readonly Row[] {
  const mapping = context.scope.mapping(name);
  if (mapping === undefined) return [];
  return reachable(mapping, topKey, context)
    .flatMap(({ value }) => (value.kind === 'mapping' ? reachable(value, secondKey, context) : []))
    .map(({ value }) => ({ name, node: value }));
}

function reachable(mapping: Mapping, key: Node, context: Context): readonly Entry[] {
  const names = namesOf(key, context);
  return names === undefined ? mapping.entries : mapping.entries.filter(entry => names.includes(entry.key.value));
}

/** The texts that a key can be; undefined where it can be anything. */
function namesOf(key: Node, context: Context): readonly string[] | undefined {
  const { known, complete } = context.valuesOf(key);
  if (!complete) return undefined;
  const names = known.map((value: PossibleValue) => stringOf(value.node));
  return names.every(name => name !== undefined) ? names : undefined;
}
