import { isNull, type Node, type Scalar } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';

/** How JSON text is laid out. */
export interface JsonLayout {
  /** One level of indentation; undefined where all goes on one line. */
  readonly unit: string | undefined;
  /** The indentation of the line that the text begins in. */
  readonly indent: string;
  /** What stands after `:` and `,` on one line. */
  readonly gap: '' | ' ';
  /** A name before its colon: in quotes, but for YAML in braces that does without. */
  key(name: string): string;
  /** The text that a scalar has once its marks are replaced: decides whether it is a number. */
  plain(text: string): string;
}

export const prettyJson: JsonLayout = { unit: '  ', indent: '', gap: ' ', key: JSON.stringify, plain: text => text };
export const minifiedJson: JsonLayout = { ...prettyJson, unit: undefined, gap: '' };

/** A piece of JSON, laid out for the place where it goes. */
export type Part = (layout: JsonLayout) => string;

const shortEnough = 72;

/** What a YAML node means, as JSON: short tags in their long form, numbers and booleans as such, order kept. */
export function jsonOf(node: Node, layout: JsonLayout): string {
  if (layout.unit !== undefined && isSimple(node)) {
    const line = jsonOf(node, { ...layout, unit: undefined });
    if (line.length <= shortEnough) return line;
  }
  const call = callOf(node);
  if (call !== undefined) return jsonObject([[call.name, argumentOf(call.name, call.argument)]], layout);
  if (node.kind === 'mapping') {
    return jsonObject(
      node.entries.map(({ key, value }) => [key.value, below => jsonOf(value, below)]),
      layout,
    );
  }
  if (node.kind === 'sequence') {
    const items = node.items.map(
      (item): Part =>
        below =>
          jsonOf(item, below),
    );
    return bracketed('[', ']', items, layout);
  }
  return node.kind === 'scalar' ? scalarOf(node, layout) : 'null';
}

/** References and lists of plain values read better on one line. */
function isSimple(node: Node): boolean {
  const call = callOf(node);
  if (call !== undefined) return call.argument.kind === 'scalar' || isSimple(call.argument);
  return node.kind === 'sequence' && node.items.every(item => item.kind === 'scalar' && callOf(item) === undefined);
}

/** One `"key": value` of an object whose line is indented as the layout says. */
export function jsonEntry(name: string, value: Node, layout: JsonLayout): string {
  return `${layout.key(name)}:${layout.gap}${jsonOf(value, layout)}`;
}

function argumentOf(name: string, argument: Node): Part {
  if (name !== 'Fn::GetAtt' || argument.kind !== 'scalar') return below => jsonOf(argument, below);
  const dot = argument.value.indexOf('.');
  const parts = [argument.value.slice(0, dot), argument.value.slice(dot + 1)];
  return below => `[${parts.map(part => JSON.stringify(part)).join(`,${below.gap}`)}]`;
}

/** An object from its keys and values. */
export function jsonObject(entries: readonly (readonly [string, Part])[], layout: JsonLayout): string {
  const parts = entries.map(
    ([name, value]): Part =>
      below =>
        `${below.key(name)}:${below.gap}${value(below)}`,
  );
  return bracketed('{', '}', parts, layout);
}

function bracketed(open: string, close: string, parts: readonly Part[], layout: JsonLayout): string {
  if (parts.length === 0) return open + close;
  const { unit, indent, gap } = layout;
  if (unit === undefined) {
    const padding = open === '{' ? gap : '';
    return `${open}${padding}${parts.map(part => part(layout)).join(`,${gap}`)}${padding}${close}`;
  }
  const below = { ...layout, indent: indent + unit };
  const lines = parts.map(part => `\n${below.indent}${part(below)}`);
  return `${open}${lines.join(',')}\n${indent}${close}`;
}

function scalarOf(node: Scalar, layout: JsonLayout): string {
  const plain = layout.plain(node.value);
  if (node.style === 'plain' && node.tag === undefined) {
    if (isNull({ ...node, value: plain })) return 'null';
    if (/^(?:true|false)$/.test(plain) || /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(plain)) return node.value;
  }
  return JSON.stringify(node.value);
}
