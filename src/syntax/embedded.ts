import { type Node as JsonNode, type ParseError, parseTree } from 'jsonc-parser';
import { shallowJson } from './shallow';
import type { Block, Entry, Node, Scalar } from './tree';

const maxDepth = 100;

/**
 * JSON that stands as text in a template, cut into pieces by functions such as `Fn::Join`: a tree whose nodes have
 * their true places in the block. A piece that is no scalar is a value that the template doesn't tell. Undefined where
 * the text is no JSON object or list.
 */
export function readEmbeddedJson(pieces: readonly Node[]): Node | undefined {
  const [first] = pieces;
  if (first === undefined) return undefined;
  const { text, places } = joined(pieces);
  const errors: ParseError[] = [];
  const json = withoutPlaceholders(shallowJson(text));
  const root = parseTree(json, errors);
  return root === undefined || errors.length > 0 ? undefined : new Builder(json, places, first.block).node(root, 0);
}

interface Placed {
  readonly text: string;
  /** For each character of the text, where it stands in the block. */
  readonly places: readonly number[];
}

function joined(pieces: readonly Node[]): Placed {
  const texts: string[] = [];
  const places: number[] = [];
  for (const piece of pieces) {
    const text = piece.kind === 'scalar' ? piece.value : unknownText;
    const at = piece.kind === 'scalar' ? placesOf(piece) : Array.from(text, () => piece.start);
    texts.push(text);
    for (const place of at) places.push(place);
  }
  return { text: texts.join(''), places };
}

const unknownText = '${unknown}';

/** Where each character of a scalar's value is written. Only white space and escapes differ from what is written. */
export function placesOf({ value, block, start, end }: Scalar): readonly number[] {
  const raw = block.text.slice(start, end);
  const opening = /^(?:!\S*\s+)?(?:["']|[|>][^\n]*\n)?/.exec(raw)?.[0] ?? '';
  const quote = /["']$/.exec(opening)?.[0];
  const places: number[] = [];
  let at = opening.length;
  for (let index = 0; index < value.length; index++) {
    const char = value.charAt(index);
    if (!/\s/.test(char) && raw[at] !== '\\') while (at < raw.length && /\s/.test(raw.charAt(at))) at++;
    places.push(start + Math.min(at, raw.length));
    at += writtenLength(raw, at, char, quote);
  }
  return places;
}

/** How many characters stand for one of the value. */
function writtenLength(raw: string, at: number, char: string, quote: string | undefined): number {
  if (quote === '"' && raw[at] === '\\') return escapeLengths.get(raw.charAt(at + 1)) ?? 2;
  if (quote === "'" && char === "'") return 2;
  return raw[at] === char || !/\s/.test(char) ? 1 : 0;
}

const escapeLengths: ReadonlyMap<string, number> = new Map([
  ['x', 4],
  ['u', 6],
  ['U', 10],
]);

/** `${Name}` outside of quotes stands for a number or more: a value of the same length that says nothing. */
function withoutPlaceholders(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\$\{[^{}"]*\}/g, match =>
    match.startsWith('"') || match.length < 4 ? match : 'null'.padEnd(match.length),
  );
}

const maxEscape = 10;

class Builder {
  constructor(
    private readonly text: string,
    private readonly places: readonly number[],
    private readonly block: Block,
  ) {}

  node(node: JsonNode, depth: number): Node {
    const { block, start, end, tag } = this.#base(node);
    if (depth > maxDepth) return { kind: 'opaque', block, start, end, tag };
    const children = node.children ?? [];
    if (node.type === 'array') {
      const items = children.map(item => this.node(item, depth + 1));
      return { kind: 'sequence', items, block, start, end, tag };
    }
    if (node.type !== 'object') return this.#scalar(node);
    const entries = children.flatMap(child => this.#entry(child, depth));
    return { kind: 'mapping', entries, block, start, end, tag };
  }

  #entry(property: JsonNode, depth: number): readonly Entry[] {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined
      ? []
      : [{ key: this.#scalar(key), value: this.node(value, depth + 1) }];
  }

  #scalar(node: JsonNode): Scalar {
    const quoted = node.type === 'string';
    const value = quoted ? String(node.value) : this.text.slice(node.offset, node.offset + node.length);
    const { block, start, end, tag } = this.#base(node);
    return { kind: 'scalar', value, style: quoted ? 'quoted' : 'plain', block, start, end, tag };
  }

  #base({ offset, length }: JsonNode): { block: Block; start: number; end: number; tag: undefined } {
    const start = this.places[offset] ?? 0;
    const last = this.places[offset + length - 1] ?? start;
    const next = this.places[offset + length] ?? last + 1;
    // The last character may be written as an escape; what follows may stand in another piece.
    const end = next > last && next <= last + maxEscape ? next : last + 1;
    return { block: this.block, start, end, tag: undefined };
  }
}
