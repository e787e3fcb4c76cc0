import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { isAbsent, type Values } from './possible';

/** How many there are at least and at most. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

type ValuesOf = (node: Node) => Values;

const one: Bounds = { least: 1, most: 1 };
const anyNumber: Bounds = { least: 0, most: Number.POSITIVE_INFINITY };

/** How many entries a list or a mapping has: one in a condition may be absent, a loop or a macro makes any number. */
export function sizeOf(node: Node, valuesOf: ValuesOf): Bounds | undefined {
  if (node.kind === 'sequence') return sum(node.items.map(item => itemSize(item, valuesOf)));
  if (node.kind !== 'mapping') return undefined;
  return sum(
    node.entries.map(({ key, value }) => (key.value.startsWith('Fn::') ? anyNumber : entrySize(value, valuesOf))),
  );
}

function sum(parts: readonly Bounds[]): Bounds {
  return parts.reduce((all, part) => ({ least: all.least + part.least, most: all.most + part.most }), {
    least: 0,
    most: 0,
  });
}

/** Functions that make one value; any other may make none or many. */
const single: ReadonlySet<string> = new Set(
  [
    'Ref',
    'Fn::Base64',
    'Fn::FindInMap',
    'Fn::GetAtt',
    'Fn::If',
    'Fn::ImportValue',
    'Fn::Join',
    'Fn::Select',
    'Fn::Sub',
  ].concat(['Fn::Length', 'Fn::ToJsonString']),
);

function itemSize(item: Node, valuesOf: ValuesOf): Bounds {
  const call = callOf(item);
  if (call === undefined) return one;
  const size = entrySize(item, valuesOf);
  if (!single.has(call.name)) return size.most === 0 ? size : anyNumber;
  // A list in a list: some properties take it as if its items stood there.
  return valuesOf(item).known.some(({ node }) => node.kind === 'sequence')
    ? { least: size.least, most: anyNumber.most }
    : size;
}

function entrySize(value: Node, valuesOf: ValuesOf): Bounds {
  if (callOf(value) === undefined) return one;
  const values = valuesOf(value);
  if (isAbsent(values)) return { least: 0, most: 0 };
  return values.absent ? { least: 0, most: 1 } : one;
}
