import { isNull, type Mapping, type Node, type Scalar, valueOf } from '../syntax/tree';
import type { GivenValue } from './deployment';
import { readOverrides } from './overrides';

/** What a tree of values gives, and what in it can't be taken for a value. */
export interface GivenValues {
  readonly values: readonly GivenValue[];
  readonly unreadable: readonly Node[];
}

/**
 * The values in a parameter file, whichever tool it is for: the AWS CLI (`[{"ParameterKey": …, "ParameterValue": …}]`
 * or `["Name=value"]`), CodePipeline (`{"Parameters": {…}}`), or a plain map of names to values.
 * Source: https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
 */
export function valuesInFile(root: Node | undefined): GivenValues {
  const inside = valueOf(root, 'Parameters') ?? valueOf(root, 'parameters');
  return valuesIn(inside?.kind === 'mapping' || inside?.kind === 'sequence' ? inside : root);
}

/** A map, a list, or a text of `Name=value`. */
export function valuesIn(node: Node | undefined): GivenValues {
  if (node === undefined || isNull(node)) return nothing;
  if (node.kind === 'mapping') return together(node.entries.map(({ key, value }) => named(key, value)));
  if (node.kind === 'sequence') return together(node.items.map(inList));
  return node.kind === 'scalar' ? readOverrides(node) : { values: [], unreadable: [node] };
}

const nothing: GivenValues = { values: [], unreadable: [] };

export function together(all: readonly GivenValues[]): GivenValues {
  return { values: all.flatMap(({ values }) => values), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

function inList(item: Node): GivenValues {
  if (item.kind !== 'mapping') return valuesIn(item);
  const key = valueOf(item, 'ParameterKey');
  if (key === undefined) return valuesIn(item);
  if (key.kind !== 'scalar') return { values: [], unreadable: [key] };
  const value = valueOf(item, 'ParameterValue');
  const isKept = valueOf(item, 'UsePreviousValue');
  const isOpen = value === undefined || (isKept?.kind === 'scalar' && /^true$/i.test(isKept.value));
  return isOpen ? { values: [{ name: key.value, at: key, value: undefined }], unreadable: [] } : named(key, value);
}

function named(key: Scalar, node: Node): GivenValues {
  if (isNull(node)) return { values: [{ name: key.value, at: key, value: undefined }], unreadable: [] };
  const value = textOf(node);
  if (value === undefined) return { values: [{ name: key.value, at: key, value }], unreadable: [node] };
  return { values: [{ name: key.value, at: key, value }], unreadable: [] };
}

/** CloudFormation gets texts only; the tools make one of a list, with commas. */
function textOf(node: Node): Scalar | undefined {
  if (node.kind === 'scalar') return { ...node, style: 'quoted', tag: undefined };
  if (node.kind !== 'sequence') return undefined;
  const items = node.items.map(item => (item.kind === 'scalar' ? item.value : undefined));
  if (!items.every(item => item !== undefined)) return undefined;
  const { block, start, end } = node;
  return { kind: 'scalar', value: items.join(','), style: 'quoted', block, start, end, tag: undefined };
}

/** The texts of a mapping by name, as far as they are texts. */
export function textsIn(mapping: Mapping | undefined): ReadonlyMap<string, Scalar> {
  const texts = (mapping?.entries ?? []).flatMap(({ key, value }) =>
    value.kind === 'scalar' && !isNull(value) ? [[key.value.replaceAll('-', '_'), value] as const] : [],
  );
  return new Map(texts);
}
