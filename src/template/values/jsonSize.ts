import type { Mapping, Node } from '../../syntax/tree';
import { argumentsOf, type Call, callOf, isNoValue, itemsIn } from '../model/intrinsics';
import { stringOf } from '../model/scalars';
import { partsOf } from '../model/subText';

/** Past this many nodes the rest isn't counted: the answer is a lower bound anyway. */
const maxNodes = 100_000;

/** How long a text is: in bytes or in characters, whichever a limit is about. */
export type Ruler = (text: string) => number;

const encoder = new TextEncoder();
const chunk = new Uint8Array(65_536);

/** In chunks: a copy of a megabyte takes ten times as long. */
export const utf8Length: Ruler = text => {
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const { read, written } = encoder.encodeInto(at === 0 ? text : text.slice(at), chunk);
    at += read;
    length += written;
  }
  return length;
};
export const characters: Ruler = text => [...text].length;

interface Count {
  left: number;
  readonly ruler: Ruler;
}

/** IAM counts characters, and white space not at all. */
export const visible: Ruler = text => text.replace(/\s+/g, '').length;

/** What stands for a pseudo parameter has at least this many characters. */
const pseudoLengths: ReadonlyMap<string, number> = new Map([
  ['AWS::AccountId', 12],
  ['AWS::Partition', 3],
  ['AWS::Region', 9],
  ['AWS::URLSuffix', 13],
]);

/**
 * At least how long a value is when it arrives at AWS, as JSON without white space between its parts. What the template
 * doesn't tell counts as if it were empty, of two branches the shorter one counts.
 */
export function leastJsonSize(node: Node, ruler: Ruler): number {
  return sizeOf(node, { left: maxNodes, ruler });
}

function sizeOf(node: Node, count: Count): number {
  if (count.left-- <= 0 || node.kind === 'opaque') return 0;
  const call = callOf(node);
  if (call !== undefined) return callSize(call, count);
  if (node.kind === 'scalar') return scalarSize(node.value, node.style === 'plain', count.ruler);
  const parts = node.kind === 'mapping' ? entrySizes(node, count) : node.items.map(item => sizeOf(item, count));
  const there = parts.filter(size => size > 0);
  return there.reduce((sum, size) => sum + size, 2 + Math.max(0, there.length - 1));
}

/** An entry whose value can be absent takes its key along. */
function entrySizes({ entries }: Mapping, count: Count): readonly number[] {
  return entries.map(({ key, value }) => {
    const size = key.value.startsWith('Fn::') ? 0 : sizeOf(value, count);
    return size === 0 ? 0 : size + count.ruler(key.value) + 3;
  });
}

function callSize(call: Call, count: Count): number {
  const { name, argument } = call;
  if (name === 'Fn::If') return branchSize(argument, count);
  if (name === 'Fn::Transform' || isNoValue(call)) return 0;
  const text = textSize(call, count.ruler);
  // Of other functions it isn't known whether a text, a number or a list comes out: one character at least.
  return text === undefined ? 1 : text + 2;
}

function branchSize(argument: Node, count: Count): number {
  if (argument.kind !== 'sequence' || argument.items.length !== 3) return 0;
  return Math.min(...argument.items.slice(1).map(branch => sizeOf(branch, count)));
}

/** The characters of a text that a function makes; undefined where it may not be a text. */
function textSize(call: Call, ruler: Ruler): number | undefined {
  const { name, argument } = call;
  if (name === 'Ref') return pseudoLengths.get(stringOf(argument) ?? '');
  if (name === 'Fn::Sub') {
    const [text] = argumentsOf(call);
    const parts = partsOf((text && stringOf(text)) ?? '');
    return sum(parts.map(part => (part.isName ? (pseudoLengths.get(part.text) ?? 0) : ruler(part.text))));
  }
  return name === 'Fn::Join' && argument.kind === 'sequence' ? joinSize(argument.items, ruler) : undefined;
}

function joinSize([delimiter, list]: readonly Node[], ruler: Ruler): number {
  const items = itemsIn(list);
  if (items === undefined) return 0;
  const between = ruler((delimiter && stringOf(delimiter)) ?? '') * Math.max(0, items.length - 1);
  const hasBranch = items.some(item => callOf(item)?.name === 'Fn::If');
  return (hasBranch ? 0 : between) + sum(items.map(item => pieceSize(item, ruler)));
}

function pieceSize(item: Node, ruler: Ruler): number {
  const call = callOf(item);
  if (call === undefined) return ruler(stringOf(item) ?? '');
  return call.name === 'Fn::Join' ? 0 : (textSize(call, ruler) ?? 0);
}

function scalarSize(value: string, isPlain: boolean, ruler: Ruler): number {
  const isBare = isPlain && /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(value);
  return ruler(value) + (isBare ? 0 : 2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
