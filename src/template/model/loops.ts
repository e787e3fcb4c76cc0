import { type Block, type Entry, type Mapping, type Node, type Scalar, valueOf } from '../../syntax/tree';
import { computed } from './computed';
import { callOf } from './intrinsics';
import { stringOf } from './scalars';

/** An entry as CloudFormation has it once it has written its loops out. */
export interface Unrolled extends Entry {
  /** Set where it is one of several that a loop makes. */
  readonly isLooped?: boolean;
}

/** Loops that make more than this stay closed: nothing is said about what is inside. */
const maxTurns = 100;

/** What a loop's variable stands for in one turn. */
interface Binding {
  readonly text: string;
  /** The call that leads to the text, where a parameter can make it another one. */
  readonly source: Node | undefined;
}

type Bindings = ReadonlyMap<string, Binding>;

const noBindings: Bindings = new Map();

/**
 * Writes `Fn::ForEach` out, as CloudFormation does before anything else: each turn is a copy of the loop's body in
 * which the variable is filled in. Nodes keep their places. A loop over anything but texts and parameters with a
 * default stays closed, and so stands there as it is written.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export class Unrolling {
  readonly entries: readonly Unrolled[];
  /** The parameters that the result leans on. */
  readonly asked = new Set<string>();
  #turnsLeft = maxTurns;

  constructor(
    entry: Entry,
    private readonly parameters: ReadonlyMap<string, Mapping>,
  ) {
    const unrolled = hasLoops(entry.key.block) ? this.#entry(entry, noBindings) : [entry];
    this.entries = this.#turnsLeft < 0 ? [entry] : unrolled;
  }

  #entry(entry: Entry, bindings: Bindings): readonly Unrolled[] {
    if (this.#turnsLeft < 0) return [];
    const { key, value } = entry;
    if (!isLoop(entry)) return [withParts(entry, filledKey(key, bindings), this.#node(value, bindings))];
    const [variableNode, collection, body] = value.kind === 'sequence' ? value.items : [];
    const variable = variableNode && stringOf(variableNode);
    const turns = collection && this.#turnsOver(collection, bindings);
    if (variable === undefined || body?.kind !== 'mapping') return [entry];
    if (turns === undefined) return [entry, ...this.#once(body, bindings)];
    return turns.flatMap(turn => {
      this.#turnsLeft--;
      const inside = new Map(bindings).set(variable, turn);
      return body.entries.flatMap(one => this.#entry(one, inside)).map(one => ({ ...one, isLooped: true }));
    });
  }

  /** The body with its variable left in it: what doesn't hang on it is the same in every turn. */
  #once(body: Mapping, bindings: Bindings): readonly Unrolled[] {
    this.#turnsLeft--;
    return body.entries.flatMap(one => this.#entry(one, bindings)).map(one => ({ ...one, isLooped: true }));
  }

  #node(node: Node, bindings: Bindings): Node {
    const bound = boundBy(node, bindings);
    if (bound !== undefined) return bound.source ? at(bound.source, node) : computed(bound.text, node);
    if (node.kind === 'scalar') return filled(node, bindings);
    if (node.kind === 'opaque') return node;
    if (node.kind === 'sequence') {
      const items = node.items.map(item => this.#node(item, bindings));
      return haveSame(items, node.items) ? node : { ...node, items };
    }
    const entries = node.entries.flatMap(entry => this.#entry(entry, bindings));
    return haveSame(entries, node.entries) ? node : { ...node, entries };
  }

  /** Undefined for a collection that the template doesn't tell. */
  #turnsOver(written: Node, bindings: Bindings): readonly Binding[] | undefined {
    const collection = this.#node(written, bindings);
    const call = callOf(collection);
    if (call === undefined && collection.kind === 'sequence') {
      const turns = collection.items.map(item => this.#turnOf(item));
      return turns.every(turn => turn !== undefined) ? turns : undefined;
    }
    const preset = call?.name === 'Ref' ? this.#presetOf(call.argument) : undefined;
    return preset?.split(',').map((text, index) => ({ text: text.trim(), source: selecting(index, collection) }));
  }

  #turnOf(item: Node): Binding | undefined {
    const call = callOf(item);
    const text = call === undefined ? stringOf(item) : call.name === 'Ref' ? this.#presetOf(call.argument) : undefined;
    return text === undefined ? undefined : { text, source: call && item };
  }

  #presetOf(name: Node): string | undefined {
    const parameterName = stringOf(name);
    if (parameterName === undefined) return undefined;
    this.asked.add(parameterName);
    const preset = valueOf(this.parameters.get(parameterName), 'Default');
    return preset && (stringOf(preset) || undefined);
  }
}

export function isLoop({ key }: Entry): boolean {
  return key.value.startsWith('Fn::ForEach::');
}

const blocks = new WeakMap<Block, boolean>();

/** Remembered, because a block can be the whole document. */
function hasLoops(block: Block): boolean {
  const known = blocks.get(block);
  if (known !== undefined) return known;
  const found = block.text.includes('Fn::ForEach');
  blocks.set(block, found);
  return found;
}

const plainText = { kind: 'scalar', style: 'plain', tag: undefined } as const;

function at(node: Node, { block, start, end }: Node): Node {
  return { ...node, block, start, end };
}

function haveSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function withParts(entry: Entry, key: Scalar, value: Node): Entry {
  return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
}

/** What `Ref` of a loop's variable stands for. */
function boundBy(node: Node, bindings: Bindings): Binding | undefined {
  const call = bindings.size === 0 ? undefined : callOf(node);
  return call?.name === 'Ref' ? bindings.get(stringOf(call.argument) ?? '') : undefined;
}

/** `Fn::Select` of one item of a list. */
function selecting(index: number, list: Node): Node {
  const { block, start, end } = list;
  const position: Scalar = { ...plainText, value: String(index), block, start, end };
  return { kind: 'sequence', tag: '!Select', items: [position, list], block, start, end };
}

/** A text with the variables in it; what a parameter tells is left to `Fn::Sub`, which knows where it comes from. */
function filled(node: Scalar, bindings: Bindings): Node {
  const used = [...bindings].filter(([name]) => mentions(node.value, name));
  if (used.length === 0) return node;
  if (used.every(([, { source }]) => source === undefined)) return { ...node, value: filledIn(node.value, bindings) };
  const { block, start, end } = node;
  const entries = used.map(([name, { source, text }]) => {
    const value: Node = source ?? { ...plainText, value: text, block, start, end };
    return { key: { ...plainText, value: name, block, start, end }, value };
  });
  const variables: Mapping = { kind: 'mapping', entries, block, start, end, tag: undefined };
  return { kind: 'sequence', tag: '!Sub', items: [{ ...node, tag: undefined }, variables], block, start, end };
}

function filledKey(key: Scalar, bindings: Bindings): Scalar {
  const value = filledIn(key.value, bindings);
  return value === key.value ? key : { ...key, value };
}

function mentions(text: string, name: string): boolean {
  return text.includes(`\${${name}}`) || text.includes(`&{${name}}`);
}

/** `${Name}` as it stands, `&{Name}` without what a logical ID can't hold. */
function filledIn(text: string, bindings: Bindings): string {
  let result = text;
  for (const [name, { text: value }] of bindings) {
    result = result.replaceAll(`\${${name}}`, () => value);
    result = result.replaceAll(`&{${name}}`, () => value.replace(/[^a-zA-Z0-9]/g, ''));
  }
  return result;
}
