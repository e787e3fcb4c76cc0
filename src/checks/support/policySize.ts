import type { Mapping, Node } from '../../syntax/tree';
import { partsOf } from '../../template/evaluators/texts';
import { type Call, callOf } from '../../template/intrinsics';
import { stringOf } from '../../template/scalars';

/** Past this many nodes the rest isn't counted: the answer is a lower bound anyway. */
const maxNodes = 20_000;

interface Budget {
  left: number;
}

/** What stands for a pseudo parameter has at least this many characters. */
const pseudoLengths: ReadonlyMap<string, number> = new Map([
  ['AWS::AccountId', 12],
  ['AWS::Partition', 3],
  ['AWS::Region', 9],
  ['AWS::URLSuffix', 13],
]);

/**
 * At least how many characters a policy has when it arrives at AWS, white space apart. What the template doesn't tell
 * counts as if it were empty, of two branches the shorter one counts.
 */
export function leastPolicySize(node: Node): number {
  return sizeOf(node, { left: maxNodes });
}

function sizeOf(node: Node, budget: Budget): number {
  if (budget.left-- <= 0 || node.kind === 'opaque') return 0;
  const call = callOf(node);
  if (call !== undefined) return callSize(call, budget);
  if (node.kind === 'scalar') return scalarSize(node.value, node.style === 'plain');
  const parts = node.kind === 'mapping' ? entrySizes(node, budget) : node.items.map(item => sizeOf(item, budget));
  const there = parts.filter(size => size > 0);
  return there.reduce((sum, size) => sum + size, 2 + Math.max(0, there.length - 1));
}

/** An entry whose value can be absent takes its key along. */
function entrySizes({ entries }: Mapping, budget: Budget): readonly number[] {
  return entries.map(({ key, value }) => {
    const size = key.value.startsWith('Fn::') ? 0 : sizeOf(value, budget);
    return size === 0 ? 0 : size + visible(key.value) + 3;
  });
}

function callSize(call: Call, budget: Budget): number {
  const { name, argument } = call;
  if (name === 'Fn::If') return branchSize(argument, budget);
  if (name === 'Fn::Transform' || (name === 'Ref' && stringOf(argument) === 'AWS::NoValue')) return 0;
  const text = textSize(call);
  // Of other functions it isn't known whether a text, a number or a list comes out: one character at least.
  return text === undefined ? 1 : text + 2;
}

function branchSize(argument: Node, budget: Budget): number {
  if (argument.kind !== 'sequence' || argument.items.length !== 3) return 0;
  return Math.min(...argument.items.slice(1).map(branch => sizeOf(branch, budget)));
}

/** The characters of a text that a function makes; undefined where it may not be a text. */
function textSize({ name, argument }: Call): number | undefined {
  if (name === 'Ref') return pseudoLengths.get(stringOf(argument) ?? '');
  if (name === 'Fn::Sub') {
    const text = argument.kind === 'sequence' ? argument.items[0] : argument;
    const parts = partsOf((text && stringOf(text)) ?? '');
    return sum(parts.map(part => (part.isName ? (pseudoLengths.get(part.text) ?? 0) : visible(part.text))));
  }
  return name === 'Fn::Join' && argument.kind === 'sequence' ? joinSize(argument.items) : undefined;
}

function joinSize([delimiter, list]: readonly Node[]): number {
  if (list?.kind !== 'sequence') return 0;
  const between = visible((delimiter && stringOf(delimiter)) ?? '') * Math.max(0, list.items.length - 1);
  const hasBranch = list.items.some(item => callOf(item)?.name === 'Fn::If');
  return (hasBranch ? 0 : between) + sum(list.items.map(pieceSize));
}

function pieceSize(item: Node): number {
  const call = callOf(item);
  if (call === undefined) return visible(stringOf(item) ?? '');
  return call.name === 'Fn::Join' ? 0 : (textSize(call) ?? 0);
}

function scalarSize(value: string, isPlain: boolean): number {
  const isBare = isPlain && /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(value);
  return visible(value) + (isBare ? 0 : 2);
}

function visible(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
