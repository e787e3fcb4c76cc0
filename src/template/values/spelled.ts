import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';

const maxLength = 200;

/** A node as one line, equal for what is written alike: `Fn::Sub ${Env}-${AWS::Region}`. */
export function spelled(node: Node): string {
  const text = parts(node, 0);
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

function parts(node: Node, depth: number): string {
  if (depth > 8 || node.kind === 'opaque') return '…';
  const call = callOf(node);
  if (call !== undefined) return `${call.name} ${parts(call.argument, depth + 1)}`;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence')
    return `[${node.items
      .slice(0, 20)
      .map(item => parts(item, depth + 1))
      .join(', ')}]`;
  return `{${node.entries
    .slice(0, 20)
    .map(({ key, value }) => `${key.value}: ${parts(value, depth + 1)}`)
    .join(', ')}}`;
}
