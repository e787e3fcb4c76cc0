import { type Node as JsonNode, type ParseError, parseTree } from 'jsonc-parser';
import { shallowJson } from './shallow';
import { hasTags } from './tagLines';
import type { Block, Entry, Node, Scalar } from './tree';

const maxDepth = 100;

/** Whether the text is JSON from end to end, comments and trailing commas let pass. */
export function isJson(text: string): boolean {
  const errors: ParseError[] = [];
  parseTree(shallowJson(text), errors, { allowTrailingComma: true });
  return errors.length === 0;
}

/** Parses JSON, with comments and trailing commas let pass. Never throws. */
export function parseJsonBlock(text: string): Block {
  return parse(text, 0);
}

/** Parses entries of an object, without the braces around them. */
export function parseJsonMembers(text: string): Block {
  return parse(text, 1);
}

function parse(text: string, braces: 0 | 1): Block {
  const source = braces === 1 ? `{${text}}` : text;
  const errors: ParseError[] = [];
  const root = parseTree(shallowJson(source), errors, { allowTrailingComma: true, allowEmptyContent: true });
  const block = {
    text,
    entries: [] as readonly Entry[],
    root: undefined as Node | undefined,
    isBroken: errors.length > 0,
    hasTags: hasTags(text),
    needsWhole: false,
  };
  if (root !== undefined) block.root = convert(root, { block, braces }, 0);
  if (block.root?.kind === 'mapping') block.entries = block.root.entries;
  return block;
}

/** Where nodes belong; `braces` is how far their offsets are moved by a brace that isn't in the block. */
interface Home {
  readonly block: Block;
  readonly braces: 0 | 1;
}

/** Each node is written out, as in YAML: objects put together by spreading have hidden classes of their own. */
function convert(node: JsonNode, home: Home, depth: number): Node {
  const { block, braces } = home;
  const start = node.offset - braces;
  const end = start + node.length;
  const children = node.children ?? [];
  if (depth > maxDepth) return { kind: 'opaque', block, start, end, tag: undefined };
  if (node.type === 'array') {
    const items = children.map(item => convert(item, home, depth + 1));
    return { kind: 'sequence', items, block, start, end, tag: undefined };
  }
  if (node.type === 'object') {
    const entries = children.map(property => entry(property, home, depth));
    return { kind: 'mapping', entries, block, start, end, tag: undefined };
  }
  return scalar(node, home);
}

function entry(property: JsonNode, home: Home, depth: number): Entry {
  const [keyNode, valueNode] = property.children ?? [];
  const key = keyNode === undefined ? nothing(home.block, property.offset - home.braces) : scalar(keyNode, home);
  return { key, value: valueNode === undefined ? nothing(home.block, key.end) : convert(valueNode, home, depth + 1) };
}

function scalar(node: JsonNode, { block, braces }: Home): Scalar {
  const start = node.offset - braces;
  const end = start + node.length;
  const quoted = node.type === 'string';
  // Numbers keep their digits as written: 1e309 and 20-digit integers mean what they say, not what a double holds.
  const value = quoted ? String(node.value) : block.text.slice(start, end);
  return { kind: 'scalar', value, style: quoted ? 'quoted' : 'plain', block, start, end, tag: undefined };
}

function nothing(block: Block, offset: number): Scalar {
  return { kind: 'scalar', value: '', style: 'plain', block, start: offset, end: offset, tag: undefined };
}
