import { type Entry, type Node, valueOf } from '../../syntax/tree';
import type { Kind } from './declarations';
import { argumentsOf, type Call, callOf, itemsIn } from './intrinsics';
import { isLoop } from './loops';
import { stringOf } from './scalars';
import { partsOf } from './subText';

/** A name that a function uses: `Orders` in `!GetAtt Orders.Arn`, `IsLive` in `!If [IsLive, 1, 2]`. */
export interface Mention {
  readonly kind: Kind;
  readonly name: string;
  /** `Arn`, with the text that it stands in. */
  readonly attribute: { readonly name: string; readonly at: Node } | undefined;
  /** The text that the name stands in. */
  readonly at: Node;
  /** The whole call. */
  readonly call: Node;
  /** Its function, by its long name. */
  readonly by: string;
  /** The sides of `Fn::If` that it is in; a condition whose name is no text is the empty one. */
  readonly when: readonly Side[];
}

export interface Side {
  readonly condition: string;
  readonly is: boolean;
}

export interface Ways {
  /** Whether to look at what is inside a function; without it all are entered. */
  readonly enters?: (name: string) => boolean;
  /** Whether `Condition: Name` is a function here, as it is among conditions only. */
  readonly readsConditions?: boolean;
  /** Aliases can lead to the same node over and over: no more nodes than this. */
  readonly most?: number;
}

/** All that functions in a tree name, in the order of the text, but for variables of `Fn::Sub` and of loops. */
export function mentionsIn(root: Node, ways?: Ways): readonly Mention[] {
  const walk = new Walk(ways);
  walk.node(root, top);
  return walk.found;
}

/** The same for an entry of a section, which a loop can be. */
export function mentionsInEntry(entry: Entry, ways?: Ways): readonly Mention[] {
  const walk = new Walk(ways);
  walk.entry(entry, top);
  return walk.found;
}

/** What a resource or an output names beside its functions: the condition that it is made on, and what it waits for. */
export function namedBeside(body: Node): readonly Pick<Mention, 'kind' | 'name' | 'at'>[] {
  const waits = valueOf(body, 'DependsOn');
  const named = (kind: Kind, at: Node | undefined) => {
    const name = at && stringOf(at);
    return at === undefined || name === undefined ? [] : [{ kind, name, at }];
  };
  return [
    ...named('condition', valueOf(body, 'Condition')),
    ...(itemsIn(waits) ?? [waits]).flatMap(item => named('value', item)),
  ];
}

/** The names in the `DependsOn` of a resource. */
export function dependsOn({ body }: { readonly body: Node }): readonly string[] {
  return namedBeside(body).flatMap(({ kind, name }) => (kind === 'value' ? [name] : []));
}

/** What holds at a place: the variables that are declared around it, the sides of `Fn::If`. */
interface Context {
  readonly variables: ReadonlySet<string>;
  readonly when: readonly Side[];
}

const top: Context = { variables: new Set(), when: [] };

class Walk {
  readonly found: Mention[] = [];
  #left: number;

  constructor(private readonly ways: Ways = {}) {
    this.#left = ways.most ?? 20_000;
  }

  node(node: Node, context: Context): void {
    if (this.#left-- <= 0 || node.kind === 'opaque') return;
    const call = callOf(node);
    // A loop that is alone in its mapping has the form of a call.
    if (call === undefined || (node.kind === 'mapping' && node.entries.some(isLoop))) this.#children(node, context);
    else this.#call(node, call, context);
  }

  entry(entry: Entry, context: Context): void {
    const [variable, ...others] = isLoop(entry) && entry.value.kind === 'sequence' ? entry.value.items : [];
    const name = variable && stringOf(variable);
    if (name === undefined) this.node(entry.value, context);
    else for (const item of others) this.node(item, declaring(context, [name]));
  }

  #children(node: Node, context: Context): void {
    if (node.kind === 'sequence') for (const item of node.items) this.node(item, context);
    else if (node.kind === 'mapping') for (const entry of node.entries) this.entry(entry, context);
  }

  #call(node: Node, call: Call, context: Context): void {
    const { name: by, argument } = call;
    const [first, second, third] = argumentsOf(call);
    const place = { call: node, by, when: context.when };
    const text = first && stringOf(first);
    const add = (kind: Kind, attribute?: Node) => this.#name({ ...place, kind, at: first }, text, attribute, context);
    if (by === 'Ref') add('value');
    else if (by === 'Fn::GetAtt') add('value', second);
    else if (by === 'Fn::FindInMap') add('mapping');
    else if (by === 'Fn::If') add('condition');
    else if (by === 'Condition' && (this.ways.readsConditions || node.tag !== undefined)) add('condition');
    else if (by === 'Fn::Sub') this.#text({ ...place, kind: 'value', at: first }, second, context);
    if (this.ways.enters?.(by) === false) return;
    if (by === 'Fn::If') this.#sides(text ?? '', [second, third], context);
    else this.node(argument, context);
  }

  #sides(condition: string, sides: readonly (Node | undefined)[], context: Context): void {
    for (const [index, side] of sides.entries()) {
      const when = [...context.when, { condition, is: index === 0 }];
      if (side !== undefined) this.node(side, { ...context, when });
    }
  }

  #text(place: Place, given: Node | undefined, context: Context): void {
    const own = given?.kind === 'mapping' ? given.entries.map(({ key }) => key.value) : [];
    const inside = own.length === 0 ? context : declaring(context, own);
    for (const { text, isName } of partsOf((place.at && stringOf(place.at)) ?? ''))
      if (isName) this.#name(place, text, undefined, inside);
  }

  #name({ at, ...place }: Place, text: string | undefined, second: Node | undefined, { variables }: Context): void {
    if (at === undefined || text === undefined) return;
    const dot = place.kind === 'value' ? text.indexOf('.') : -1;
    const name = dot < 0 ? text : text.slice(0, dot);
    if (place.kind === 'value' && variables.has(name)) return;
    const rest = dot < 0 ? '' : text.slice(dot + 1);
    const asked = second === undefined ? rest : dot < 0 ? stringOf(second) : undefined;
    const attribute = asked === undefined || asked === '' ? undefined : { name: asked, at: second ?? at };
    this.found.push({ ...place, at, name, attribute });
  }
}

interface Place extends Omit<Mention, 'at' | 'name' | 'attribute'> {
  readonly at: Node | undefined;
}

function declaring(context: Context, names: readonly string[]): Context {
  return { ...context, variables: new Set([...context.variables, ...names]) };
}
