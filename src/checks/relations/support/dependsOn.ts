import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import type { Change, Fix, Resource } from '../../api';

/** Lets a resource wait for others, beside those that it waits for already; undefined where these can't be added to. */
export function waitFor(resource: Resource, names: readonly string[]): Change | undefined {
  const node = valueOf(resource.body, 'DependsOn');
  const put = (all: readonly string[]): Change => {
    const value = all.length === 1 ? all.join() : `[${all.join(', ')}]`;
    return { kind: 'put', resource, path: ['DependsOn'], value };
  };
  if (node === undefined) return put(names);
  if (resource.isLooped || callOf(node) !== undefined) return undefined;
  // A text in quotes can't become a list.
  if (node.kind === 'scalar') return node.style === 'plain' ? put([node.value, ...names]) : undefined;
  return node.kind === 'sequence' ? longer(node, names) : undefined;
}

function longer(list: Node & { readonly kind: 'sequence' }, names: readonly string[]): Change | undefined {
  const item = list.items.at(-1);
  if (item?.kind !== 'scalar') return undefined;
  return {
    kind: 'together',
    changes: names.map(name => ({ kind: 'repeat', list, item, values: { '': name } })),
  };
}

/** The fix that says so. */
export function waitFix(resource: Resource, names: readonly string[], shown = names.join(' and ')): readonly Fix[] {
  const change = waitFor(resource, names);
  return change === undefined ? [] : [{ title: `Let it wait for ${shown}`, change }];
}
