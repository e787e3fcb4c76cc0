import type { PropertySchema } from '../../schema/property';
import type { Schema } from '../../schema/schema';
import type { Mapping, Node } from '../../syntax/tree';
import { stringOf } from '../../template/model/scalars';
import type { Resource } from '../../template/model/template';
import { enumerated } from '../../text/enumerated';
import { distance, nearestChoices } from '../../text/nearest';
import { rename } from '../api';
import { finding } from '../findings/check';
import type { Finding } from '../findings/finding';

const types = new WeakMap<Schema, Map<string, string | undefined>>();

/** A type that the schema has otherwise. */
export function unknownType({ type, typeNode }: Resource, schema: Schema): readonly Finding[] {
  if (!type.startsWith('AWS::') || schema.isOther(type)) return [];
  const known = types.get(schema) ?? new Map<string, string | undefined>();
  types.set(schema, known);
  if (!known.has(type)) known.set(type, nearest(schema.names, type));
  const meant = known.get(type);
  if (meant === undefined) return [];
  const message = `${type} isn't a resource type that AWS's schema knows. Change it to ${meant}.`;
  return [finding('schema-type', 'warning', typeNode, message, [], [rename(typeNode, meant)])];
}

/** The only name that is one or two letters away, or another case; undefined where it may be a new one. */
export function nearest(names: readonly string[], written: string): string | undefined {
  const [meant, ...others] = nearestChoices(names, written);
  if (meant === undefined || others.length > 0) return undefined;
  return distance(meant.toLowerCase(), written.toLowerCase()) <= 2 ? meant : undefined;
}

/** An object, by what the schema knows of it. */
interface Place {
  readonly properties: ReadonlyMap<string, PropertySchema>;
  readonly name: string;
}

/** An object of whose properties AWS knows none is another one: a single one may be newer. */
export function foreign({ properties, name }: Place, node: Mapping): readonly Finding[] {
  const names = [...properties.keys()];
  const [first] = node.entries;
  const isOther = (key: string) =>
    !properties.has(key) && /^[A-Za-z]\w*$/.test(key) && nearestChoices(names, key).length === 0;
  if (first === undefined || name.includes('::') || !node.entries.every(({ key }) => isOther(key.value))) return [];
  const has = names.length > 3 ? `such as ${names.slice(0, 3).join(', ')}` : enumerated(names, 'and');
  const message = `${first.key.value} isn't a property of ${name}. Use its properties, ${has}.`;
  return [finding('schema-property', 'warning', first.key, message)];
}

export function unknownName(key: Node, { properties, name }: Place, node: Mapping): readonly Finding[] {
  const written = stringOf(key) ?? '';
  const taken = new Set(node.entries.map(entry => entry.key.value));
  const meant = nearest([...properties.keys()], written);
  if (meant === undefined || taken.has(meant)) return [];
  const message = `${written} isn't a property of ${name}. Change it to ${meant}.`;
  return [finding('schema-property', 'warning', key, message, [], [rename(key, meant)])];
}
