import type { Node } from '../../syntax/tree';
import { callOf } from './intrinsics';
import { booleanOf, numberOf, stringOf } from './scalars';

/** Aliases can make a handful of lines stand for millions. */
const maxNodes = 200;

/** A value in one line of YAML, with the short forms of functions: `!Not [!Equals [!Ref Stage, live]]`. */
export function shortForm(node: Node): string {
  return written(node, { left: maxNodes });
}

function written(node: Node, budget: { left: number }): string {
  if (budget.left-- <= 0) return '…';
  const call = callOf(node);
  if (call !== undefined)
    return `!${call.name.replace(/^(?:Fn::|!)/, '')} ${argument(call.name, call.argument, budget)}`;
  if (node.kind === 'scalar') return quoted(node);
  if (node.kind === 'sequence') return `[${node.items.map(item => written(item, budget)).join(', ')}]`;
  if (node.kind !== 'mapping') return '…';
  const entries = node.entries.map(({ key, value }) => `${quoted(key)}: ${written(value, budget)}`);
  return `{${entries.join(', ')}}`;
}

function argument(name: string, node: Node, budget: { left: number }): string {
  const parts = name === 'Fn::GetAtt' && node.kind === 'sequence' ? node.items.map(stringOf) : [undefined];
  return parts.every(part => part !== undefined) ? parts.join('.') : written(node, budget);
}

function quoted(node: Node & { readonly kind: 'scalar' }): string {
  const { value, style } = node;
  const plain = { ...node, style: 'plain' } as const;
  const isOther = style !== 'plain' && (numberOf(plain) !== undefined || booleanOf(plain) !== undefined);
  const isSpecial = value === '' || /^[\s&*!|>%@`?-]|[,[\]{}#'"\n]|: |[\s:]$/.test(value);
  return isOther || isSpecial ? `'${value.replaceAll("'", "''").replace(/\s+/g, ' ')}'` : value;
}
