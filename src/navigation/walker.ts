import { type Entry, type Node, type Scalar, valueOf } from '../syntax/tree';
import { type Call, callOf } from '../template/model/intrinsics';
import { isLoop } from '../template/model/loops';
import { entriesOf } from '../template/model/mark';
import { type Occurrence, spanWith, textSpan } from './symbol';

/** The variables that are known at a place, with the node that declares each. */
export type Variables = ReadonlyMap<string, Node>;

export const noVariables: Variables = new Map();

/** Collects the names in a tree: what functions name, and the variables of loops and of `Fn::Sub`. */
export class Walker {
  readonly found: Occurrence[] = [];
  /** Through aliases a node can be reached on many ways. */
  readonly #seen = new Set<Node>();

  /** @param readsConditions whether `Condition: Name` is a function here, as it is among conditions only */
  constructor(private readonly readsConditions: boolean) {}

  add(
    node: Scalar,
    kind: Occurrence['kind'],
    use: string,
    { owner = '', scope, whole }: Partial<Pick<Occurrence, 'owner' | 'scope' | 'whole'>> = {},
  ): void {
    const span = textSpan(node);
    if (span === undefined) return;
    this.found.push({ block: node.block, ...span, kind, name: node.value, owner, scope, whole, use });
  }

  entry({ key, value }: Entry, variables: Variables): void {
    this.#mentions(key, variables);
    this.node(value, variables);
  }

  node(node: Node, variables: Variables): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    const call = callOf(node);
    if (call !== undefined && this.#call(call, variables)) return;
    if (node.kind === 'scalar') this.#mentions(node, variables);
    else if (node.kind === 'sequence') for (const item of node.items) this.node(item, variables);
    else for (const entry of entriesOf(node)) this.#nested(entry, variables);
  }

  /** The condition that a resource or an output is made on. */
  conditionOf(body: Node): void {
    const condition = valueOf(body, 'Condition');
    if (condition?.kind === 'scalar') this.add(condition, 'condition', 'Condition');
  }

  /** A name that `Ref` would know: a variable's, or else a parameter's or resource's, without any attribute. */
  name(node: Scalar, use: string, variables: Variables): void {
    const span = textSpan(node);
    const scope = variables.get(node.value);
    this.#mentions(node, variables);
    if (scope !== undefined) this.add(node, 'variable', use, { scope });
    else if (span !== undefined) this.#named(node, span.start, node.value, use);
  }

  loop({ key, value }: Entry, variables: Variables, read: (entry: Entry, inside: Variables) => void): void {
    const [variable, collection, body] = value.kind === 'sequence' ? value.items : [];
    this.#mentions(key, variables);
    if (collection !== undefined) this.node(collection, variables);
    if (variable?.kind !== 'scalar') return;
    this.add(variable, 'variable', '', { scope: variable, whole: spanWith(key, value) });
    const inside = new Map(variables).set(variable.value, variable);
    for (const entry of entriesOf(body)) read(entry, inside);
  }

  #nested(entry: Entry, variables: Variables): void {
    if (isLoop(entry)) this.loop(entry, variables, (inner, inside) => this.#nested(inner, inside));
    else this.entry(entry, variables);
  }

  /** Whether nothing is left to look at in the call. */
  #call({ name, argument }: Call, variables: Variables): boolean {
    const items = argument.kind === 'sequence' ? argument.items : [argument];
    const [first, ...others] = items;
    if (name === 'Ref' && argument.kind === 'scalar') this.name(argument, name, variables);
    else if (name === 'Fn::GetAtt' && first?.kind === 'scalar') {
      this.name(first, name, variables);
      for (const item of others) this.node(item, variables);
    } else if (name === 'Fn::Sub' && first?.kind === 'scalar') this.#sub(first, others[0], variables);
    else if (name === 'Fn::FindInMap') this.#findInMap(items, variables);
    else if (name === 'Fn::If' && first?.kind === 'scalar') {
      this.add(first, 'condition', name);
      for (const item of others) this.node(item, variables);
    } else if (name === 'Condition' && argument.kind === 'scalar' && this.#isCondition(argument)) {
      this.add(argument, 'condition', name);
    } else return false;
    return true;
  }

  /** Elsewhere a mapping of that one key says something else, such as a policy. */
  #isCondition({ block, start }: Scalar): boolean {
    return this.readsConditions || block.text.startsWith('!Condition', start);
  }

  #sub(text: Scalar, given: Node | undefined, variables: Variables): void {
    const own = new Map<string, Node>();
    for (const { key, value } of entriesOf(given)) {
      this.add(key, 'variable', '', { scope: key, whole: spanWith(key, value) });
      this.node(value, variables);
      own.set(key.value, key);
    }
    this.#mentions(text, variables);
    const written = text.block.text.slice(text.start, text.end);
    for (const { index, 1: before = '', 2: name = '' } of written.matchAll(/\$\{(\s*)([^{}!\s][^{}\s]*)\s*\}/g)) {
      const start = text.start + index + 2 + before.length;
      const scope = own.get(name);
      if (scope !== undefined) this.#push(text, start, 'variable', name, 'Fn::Sub', scope);
      else if (!variables.has(name)) this.#named(text, start, name, 'Fn::Sub');
    }
  }

  #findInMap(items: readonly Node[], variables: Variables): void {
    const [map, row, column] = items;
    const isPlain = (node: Node | undefined): node is Scalar => node?.kind === 'scalar' && callOf(node) === undefined;
    if (isPlain(map)) {
      const owner = map.value;
      this.add(map, 'mapping', 'Fn::FindInMap');
      if (isPlain(row)) this.add(row, 'row', 'Fn::FindInMap', { owner });
      if (isPlain(column)) this.add(column, 'column', 'Fn::FindInMap', { owner });
    }
    for (const item of items) this.node(item, variables);
  }

  /** Variables of loops are filled in in any text. */
  #mentions(node: Scalar, variables: Variables): void {
    if (variables.size === 0) return;
    const written = node.block.text.slice(node.start, node.end);
    for (const { index, 1: name = '' } of written.matchAll(/[$&]\{(\w+)\}/g)) {
      const scope = variables.get(name);
      if (scope !== undefined) this.#push(node, node.start + index + 2, 'variable', name, 'Fn::ForEach', scope);
    }
  }

  #named(node: Scalar, start: number, text: string, use: string): void {
    const [name = ''] = text.split('.', 1);
    // Pseudo parameters have no declaration; what a loop puts together is no name yet.
    if (/^\w+$/.test(name)) this.#push(node, start, 'name', name, use);
  }

  #push({ block }: Node, start: number, kind: Occurrence['kind'], name: string, use: string, scope?: Node): void {
    const end = start + name.length;
    this.found.push({ block, start, end, kind, name, owner: '', scope, whole: undefined, use });
  }
}
