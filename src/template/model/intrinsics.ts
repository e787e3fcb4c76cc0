import type { Entry, Node } from '../../syntax/tree';
import { stringOf } from './scalars';

/** A call of an intrinsic function, in its long form (`Fn::Sub: …`) or its short one (`!Sub …`). */
export interface Call {
  /** The long name: `Ref`, `Condition`, `Fn::Sub`, …; a tag that CloudFormation doesn't know keeps its `!`. */
  readonly name: string;
  readonly argument: Node;
}

const shortForms = new Map(
  ['Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'ImportValue', 'Join', 'Select', 'Split', 'Sub', 'Transform']
    .concat(['And', 'Equals', 'If', 'Not', 'Or', 'Length', 'ToJsonString', 'ForEach'])
    .map(name => [`!${name}`, `Fn::${name}`]),
);

/** The call that a node is, or undefined where it is a plain value. */
export function callOf(node: Node): Call | undefined {
  if (node.tag !== undefined && !node.tag.startsWith('tag:')) {
    const name = shortForms.get(node.tag) ?? (/^!(?:Ref|Condition)$/.test(node.tag) ? node.tag.slice(1) : node.tag);
    return { name, argument: untagged(node) };
  }
  if (node.kind !== 'mapping' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  if (entry === undefined || !/^(?:Ref$|Condition$|Fn::)/.test(entry.key.value)) return undefined;
  return { name: entry.key.value, argument: entry.value };
}

/** The arguments of a call, one by one: `[Text, Variables]` of `Fn::Sub`, and of `!Ref Orders` its only one. */
export function argumentsOf({ argument }: Call): readonly Node[] {
  return argument.kind === 'sequence' ? argument.items : [argument];
}

/** The text of a value that is written out; undefined where a function makes it, and for what is no text. */
export function literalOf(node: Node | undefined): string | undefined {
  return node === undefined || callOf(node) !== undefined ? undefined : stringOf(node);
}

/** Whether a call is that of `AWS::NoValue`, by which something counts as absent. */
export function isNoValue(call: Call | undefined): boolean {
  return call?.name === 'Ref' && stringOf(call.argument) === 'AWS::NoValue';
}

/** The items of a list as it is written; undefined for anything else, such as a call that makes a list. */
export function itemsIn(node: Node | undefined): readonly Node[] | undefined {
  return node?.kind === 'sequence' && callOf(node) === undefined ? node.items : undefined;
}

/** The entries of a mapping as it is written; undefined for anything else, such as a call. */
export function entriesIn(node: Node | undefined): readonly Entry[] | undefined {
  return node?.kind === 'mapping' && callOf(node) === undefined ? node.entries : undefined;
}

function untagged(node: Node): Node {
  return { ...node, tag: undefined };
}

/** Whether there can be entries that aren't read: a function's, a macro's, a closed loop's, those of broken syntax, a tool's. */
export function isOpen(node: Node | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === 'opaque' || callOf(node) !== undefined) return true;
  return (
    node.kind === 'mapping' &&
    (node.block.isBroken ||
      node.block.hasTags ||
      node.entries.some(({ key }) => key.value === 'Fn::Transform' || key.value.startsWith('Fn::ForEach::')))
  );
}
