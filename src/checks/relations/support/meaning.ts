import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { possibleValues } from '../../../template/values/values';
import type { Scope } from '../../api';

/** What a value comes out as, as a text to be compared; undefined where the template doesn't tell. */
export type Meaning = string | undefined;

const maxDepth = 20;

/**
 * Two ways to write the same have one meaning, and so have two orders. A call that can't be computed, such as `!Ref AWS::StackName`, is
 * written as it stands: equal where it is written alike, and open where it isn't.
 */
export function meaningOf(node: Node, scope: Scope, depth = 0): Meaning {
  if (depth > maxDepth || node.kind === 'opaque') return undefined;
  const call = callOf(node);
  if (call !== undefined) {
    const { known, complete, absent } = possibleValues(node, scope);
    const [value] = known;
    if (value !== undefined && known.length === 1 && complete && !absent)
      return meaningOf(value.node, scope, depth + 1);
    const argument = meaningOf(call.argument, scope, depth + 1);
    return argument === undefined ? undefined : `${mark}${call.name} ${argument}`;
  }
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  const parts =
    node.kind === 'sequence'
      ? node.items.map(item => meaningOf(item, scope, depth + 1))
      : node.entries.map(({ key, value }) => pair(key.value, meaningOf(value, scope, depth + 1)));
  return parts.includes(undefined) ? undefined : `[${parts.sort().join()}]`;
}

/** Stands before what is only known as it is written; JSON writes it otherwise in texts. */
const mark = '\u0001';

function pair(name: string, meaning: Meaning): Meaning {
  return meaning === undefined ? undefined : `${JSON.stringify(name)}:${meaning}`;
}

/** Undefined where that is open. */
export function sameMeaning(some: readonly Meaning[], others: readonly Meaning[]): boolean | undefined {
  const [a, b] = [some, others].map(list => (list.includes(undefined) ? undefined : list.join()));
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return true;
  return a.includes(mark) || b.includes(mark) ? undefined : false;
}
