import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Node as YamlNode,
  type Scalar as YamlScalar,
} from 'yaml';
import { reindented } from './reindent';
import { shallowYaml } from './shallow';
import { hasTags } from './tagLines';
import type { Block, Entry, Mapping, Node, Scalar } from './tree';

/** Deeper than any template; beyond it a node is opaque, so that no walk over the tree can exhaust the stack. */
const maxDepth = 100;

/** So many entries can be merged in one block: lines that merge each other would make any number of them. */
const maxMerged = 100_000;

/** Parses one block of YAML. Never throws: what can't be read is missing or opaque. */
export function parseYamlBlock(text: string): Block {
  // `yaml` makes an error of each tag that it doesn't know, such as `!Ref`; their stacks would take longer than the text.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const document = read(text);
    const mended = document.errors.length > 0 ? reindented(text) : undefined;
    const again = mended && read(mended.text);
    if (again !== undefined && again.errors.length < document.errors.length)
      return new Builder(text, again, mended?.originalOffset).finish();
    return new Builder(text, document).finish();
  } catch (error) {
    // Nothing is known that makes `yaml` throw; a mistake of its own would cost no more than this block.
    return new Builder(text, { contents: null, errors: [error] }).finish();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function read(text: string): Document<ParsedNode, false> | Document.Parsed {
  return parseDocument(shallowYaml(text), {
    schema: 'failsafe',
    // What is said to be a date, or binary, is a text here too.
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
}

type Base = Pick<Scalar, 'block' | 'start' | 'end' | 'tag'>;

class Builder {
  readonly #block: {
    readonly text: string;
    isBroken: boolean;
    readonly hasTags: boolean;
    entries: readonly Entry[];
    root: Node | undefined;
    needsWhole: boolean;
  };
  readonly #anchors = new Map<string, Node>();
  /** Of nodes that an alias stands for. */
  readonly #levels = new Map<Node, number>();
  #mergesLeft = maxMerged;

  constructor(
    text: string,
    private readonly document: { readonly contents: YamlNode | null; readonly errors: readonly unknown[] },
    /** Where a character of the text that was read stands in the block. */
    private readonly placeOf = (offset: number) => offset,
  ) {
    const isBroken = document.errors.length > 0;
    this.#block = { text, isBroken, hasTags: hasTags(text), entries: [], root: undefined, needsWhole: false };
  }

  finish(): Block {
    const { contents } = this.document;
    if (contents !== null) this.#block.root = this.#node(contents, 0);
    if (this.#block.root?.kind === 'mapping') this.#block.entries = this.#block.root.entries;
    return this.#block;
  }

  #node(node: YamlNode, depth: number): Node {
    if (isAlias(node)) return this.#alias(node.source, node, depth);
    const result = depth > maxDepth ? this.#opaque(node) : this.#build(node, depth);
    if ('anchor' in node && node.anchor) this.#anchors.set(node.anchor, result);
    return result;
  }

  #alias(name: string, node: YamlNode, depth: number): Node {
    const target = this.#anchors.get(name);
    if (target === undefined) Object.assign(this.#block, { needsWhole: true, isBroken: true });
    // Aliases in what other aliases stand for could nest without end.
    return target === undefined || depth + this.#levelsIn(target) > maxDepth ? this.#opaque(node) : target;
  }

  #levelsIn(node: Node): number {
    const known = this.#levels.get(node);
    if (known !== undefined) return known;
    const children =
      node.kind === 'mapping' ? node.entries.map(({ value }) => value) : node.kind === 'sequence' ? node.items : [];
    const levels = children.reduce((most, child) => Math.max(most, 1 + this.#levelsIn(child)), 0);
    this.#levels.set(node, levels);
    return levels;
  }

  // Each node is written out: objects put together by spreading would have a hidden class each, of more bytes than the node.
  #build(node: YamlNode, depth: number): Node {
    if (isMap(node)) return this.#mapping(node, depth);
    if (isSeq(node)) {
      const items = node.items.map(item => this.#node(item as YamlNode, depth + 1));
      const { block, start, end, tag } = this.#base(node);
      return { kind: 'sequence', items, block, start, end, tag };
    }
    return isScalar(node) ? this.#scalar(node) : this.#opaque(node);
  }

  #scalar(node: YamlScalar): Scalar {
    const value = typeof node.value === 'string' ? node.value : '';
    const { block, start, end, tag } = this.#base(node);
    return { kind: 'scalar', value, style: styleOf(node.type), block, start, end, tag };
  }

  #mapping(node: YamlNode & { items: Pair[] }, depth: number): Mapping {
    const entries: Entry[] = [];
    const merged: Node[] = [];
    for (const pair of node.items) {
      const key = this.#key(pair.key as YamlNode | null);
      if (key === undefined) continue;
      const value = pair.value ? this.#node(pair.value as YamlNode, depth + 1) : this.#nothingAfter(key);
      if (key.value === '<<' && key.style === 'plain') merged.push(value);
      else entries.push({ key, value });
    }
    const all = merged.length === 0 ? entries : [...this.#merged(merged), ...entries];
    const { block, start, end, tag } = this.#base(node);
    return { kind: 'mapping', entries: all, block, start, end, tag };
  }

  /** `<<: *base` and `<<: [*a, *b]`: the entries come first, so that the mapping's own win. */
  #merged(values: readonly Node[]): readonly Entry[] {
    const sources = new Set(values.flatMap(value => (value.kind === 'sequence' ? value.items : [value])));
    // Each name once, and the earlier source wins.
    const merged = new Map<string, Entry>();
    for (const source of [...sources].reverse()) {
      if (source.kind === 'mapping') for (const entry of source.entries) merged.set(entry.key.value, entry);
    }
    this.#mergesLeft -= merged.size;
    return this.#mergesLeft < 0 ? [] : [...merged.values()];
  }

  #key(node: YamlNode | null): Scalar | undefined {
    return isScalar(node) && typeof node.value === 'string' ? this.#scalar(node) : undefined;
  }

  #nothingAfter({ block, end }: Scalar): Scalar {
    return { kind: 'scalar', value: '', style: 'plain', block, start: end, end, tag: undefined };
  }

  #opaque(node: YamlNode): Node {
    const { block, start, end, tag } = this.#base(node);
    return { kind: 'opaque', block, start, end, tag };
  }

  #base({ range, tag }: YamlNode): Base {
    const start = this.placeOf(range?.[0] ?? 0);
    const end = this.placeOf(range?.[1] ?? 0);
    return { block: this.#block, start: tag ? this.#tagStart(start) : start, end, tag };
  }

  /** `yaml` leaves the tag out of a node's range; for a reader `!Ref Seconds` is one thing. */
  #tagStart(contentStart: number): number {
    const { text } = this.#block;
    const bang = text.lastIndexOf('!', contentStart - 1);
    if (bang < 0) return contentStart;
    return text[bang - 1] === '!' ? bang - 1 : bang;
  }
}

function styleOf(type: string | undefined | null): Scalar['style'] {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') return 'quoted';
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}
