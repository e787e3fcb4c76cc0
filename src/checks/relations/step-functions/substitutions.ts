import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { followed } from '../../../template/read/target';
import type { Scope } from '../../api';
import type { Machine } from './machine';

/**
 * What a text of a definition stands for: `${Name}` is the substitution of that name, and in the text of `Fn::Sub` a
 * resource. Anything else is given back as it is.
 */
export function substituted(node: Node, { resource }: Machine, scope: Scope): Node {
  if (node.kind !== 'scalar' || callOf(node) !== undefined || !node.value.includes('${')) return node;
  const name = /^\$\{(\w+)\}$/.exec(node.value)?.[1];
  const value = name && valueOf(valueOf(resource.properties, 'DefinitionSubstitutions'), name);
  return value === undefined || value === '' ? { ...node, tag: '!Sub' } : followed(value, scope);
}
