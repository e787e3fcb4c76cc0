import type { Schema } from '../../schema/schema';
import type { Node } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import { distance, nearestChoices } from '../../text/nearest';
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

export function rename(node: Node, value: string, shown = value) {
  return { title: `Change to ${shown}`, change: { kind: 'replace', node, value } as const };
}
