import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../model/scalars';
import { equationOf, isEquation } from './equations';
import { isNoneOf, isOneOf } from './fact';
import { Learned } from './learned';
import { and, keyOf, or, type World, where } from './world';

/** What a side of `Fn::Equals` can be, each in its world. */
export interface Alternatives {
  readonly known: readonly { readonly node: Node; readonly world: World }[];
  /** False where it can be something else too. */
  readonly complete: boolean;
  /** Set where it can be absent. */
  readonly absent?: true;
}

/** What the definitions of conditions are made of. */
export interface Lookup {
  definitionOf(condition: string): Node | undefined;
  alternativesOf(node: Node, world: World): Alternatives;
}

/** Deeper definitions teach nothing: no template nests so far, and no input may exhaust the stack. */
const maxDepth = 100;

/** Past this many steps nothing more is learned; a condition that is made of others is looked into once a world. */
const maxSteps = 2000;

/**
 * Decides conditions and learns from them, by one mechanism: to assume that a condition holds gives a narrower world, or
 * none where that can't be. So a condition is false where it can't be assumed to be true.
 */
export class Conditions {
  #stepsLeft = maxSteps;
  #isSettling = false;

  constructor(
    private readonly lookup: Lookup,
    private readonly learned = new Learned(),
  ) {}

  /** Another question has as many steps of its own. */
  begin(): void {
    this.#stepsLeft = maxSteps;
  }

  /** Whether there was more to be learned than there were steps for. */
  get isExhausted(): boolean {
    return this.#stepsLeft <= 0;
  }

  /** Whether a condition holds in a world; undefined where it can be either. */
  holds(name: string, world: World): boolean | undefined {
    const known = world.conditions.get(name);
    if (known !== undefined) return known;
    if (this.assume(name, true, world) === undefined) return false;
    return this.assume(name, false, world) === undefined ? true : undefined;
  }

  /** The part of a world in which a condition holds, or doesn't; undefined where there is none. */
  assume(name: string, truth: boolean, world: World): World | undefined {
    // What is asked while conditions are settled is asked about their definitions.
    if (this.#isSettling) return this.#condition(name, truth, world, 0);
    return this.learned.once(world, `settled ${truth} ${name}`, () => {
      const assumed = this.#condition(name, truth, world, 0);
      // What is learned can bear on what was known before: an `Fn::Or` of which one part is now false.
      return assumed && assumed !== world ? this.#settled(assumed, world.conditions) : assumed;
    });
  }

  /** Both worlds at once, by what they say and by what the definitions of their conditions say of the whole. */
  and(one: World, other: World): World | undefined {
    const joint = and(one, other);
    if (joint === undefined || joint === one || joint === other) return joint;
    if (this.#isSettling) return joint;
    return this.learned.once(one, `and ${keyOf(other)}`, () => this.#settled(joint, joint.conditions));
  }

  /** What the definitions of conditions teach in a world that says more than when they were assumed. */
  #settled(world: World, conditions: World['conditions']): World | undefined {
    if (this.#isSettling || conditions.size === 0) return world;
    this.#isSettling = true;
    let settled: World | undefined = world;
    for (const [name, truth] of conditions) {
      if (isEquation(name)) continue;
      const definition = this.lookup.definitionOf(name);
      settled = definition && settled ? this.#definition(definition, truth, settled, 1) : settled;
    }
    this.#isSettling = false;
    return settled;
  }

  #condition(name: string, truth: boolean, world: World, depth: number): World | undefined {
    const known = world.conditions.get(name);
    if (known !== undefined) return known === truth ? world : undefined;
    // Also the answer to a condition that leans on itself.
    const here: World = { conditions: new Map(world.conditions).set(name, truth), facts: world.facts };
    const learn = () => {
      const definition = this.lookup.definitionOf(name);
      return definition === undefined ? here : this.#definition(definition, truth, here, depth + 1);
    };
    return this.learned.once(world, `${truth} ${name}`, learn, here);
  }

  #definition(node: Node, truth: boolean, world: World, depth: number): World | undefined {
    const call = callOf(node);
    if (call === undefined || depth > maxDepth || this.#stepsLeft-- <= 0) return world;
    const { name, argument } = call;
    if (name === 'Condition') return this.#condition(stringOf(argument) ?? '', truth, world, depth);
    if (argument.kind !== 'sequence') return world;
    const { items } = argument;
    if (name === 'Fn::Equals') return this.#equals(items, truth, world);
    if (name === 'Fn::Not')
      return items[0] === undefined ? world : this.#definition(items[0], !truth, world, depth + 1);
    if (name === (truth ? 'Fn::And' : 'Fn::Or')) return this.#all(items, truth, world, depth + 1);
    if (name === (truth ? 'Fn::Or' : 'Fn::And')) return this.#some(items, truth, world, depth + 1);
    return world;
  }

  #all(parts: readonly Node[], truth: boolean, world: World, depth: number): World | undefined {
    let narrower: World | undefined = world;
    for (const part of parts) narrower = narrower && this.#definition(part, truth, narrower, depth);
    return narrower;
  }

  /** What every part would teach, as far as the part can be so at all. */
  #some(parts: readonly Node[], truth: boolean, world: World, depth: number): World | undefined {
    if (parts.length === 0) return world;
    const cases = parts.flatMap(part => this.#definition(part, truth, world, depth) ?? []);
    return cases.length === 0 ? undefined : cases.includes(world) ? world : or(cases);
  }

  /** What a side can be is asked on the way to a decision: nothing else is decided for it. */
  #alternativesOf(node: Node, world: World): Alternatives {
    const isSettling = this.#isSettling;
    this.#isSettling = true;
    const alternatives = this.lookup.alternativesOf(node, world);
    this.#isSettling = isSettling;
    return alternatives;
  }

  #equals([left, right]: readonly Node[], truth: boolean, world: World): World | undefined {
    if (left === undefined || right === undefined) return world;
    const itself = variableOf(left);
    if (itself !== undefined && itself === variableOf(right)) return truth ? world : undefined;
    const equation = equationOf(left, right);
    const isKnown = equation === undefined ? undefined : world.conditions.get(equation);
    if (isKnown === !truth) return undefined;
    const narrower = this.#compared(left, right, truth, world);
    // What facts on single variables can't say is kept as it is written.
    const isSaid = narrower !== world && (callOf(left) === undefined || callOf(right) === undefined);
    if (narrower === undefined || equation === undefined || isKnown === truth || isSaid) return narrower;
    return { conditions: new Map(narrower.conditions).set(equation, truth), facts: narrower.facts };
  }

  #compared(left: Node, right: Node, truth: boolean, world: World): World | undefined {
    const [ours, theirs] = [this.#alternativesOf(left, world), this.#alternativesOf(right, world)];
    if (ours.absent || theirs.absent) return world;
    if (ours.complete && theirs.complete) return matching(ours, theirs, truth, world);
    const [open, told, side] = theirs.complete ? [left, theirs, ours] : [right, ours, theirs];
    const variable = variableOf(open);
    return variable === undefined || !told.complete || side.complete ? world : isText(variable, told, truth, world);
  }
}

/** Where two sides are equal, or aren't: in one of the cases in which a value of the one meets a value of the other. */
function matching(ours: Alternatives, theirs: Alternatives, truth: boolean, world: World): World | undefined {
  const cases = ours.known.flatMap(one =>
    theirs.known.flatMap(other => {
      if (isSame(one.node, other.node) === !truth) return [];
      const joint = and(one.world, other.world);
      return joint === undefined ? [] : [joint];
    }),
  );
  if (cases.length === 0) return ours.known.length === 0 || theirs.known.length === 0 ? world : undefined;
  return and(world, or(cases));
}

/** A variable that can be anything is one of some texts, or isn't the only one. */
function isText(variable: string, { known }: Alternatives, truth: boolean, world: World): World | undefined {
  const texts = known.map(({ node }) => stringOf(node));
  if (texts.length === 0 || !texts.every(text => text !== undefined)) return world;
  if (!truth && texts.length > 1) return world;
  return and(world, where(variable, truth ? isOneOf([...new Set(texts)]) : isNoneOf(texts)));
}

/** The parameter or pseudo parameter that a `Ref` names. */
export function variableOf(node: Node): string | undefined {
  const call = callOf(node);
  return call?.name === 'Ref' ? stringOf(call.argument) : undefined;
}

/** As texts; `true` and `True`, 1 and 1.0 may be the same or not. */
function isSame(one: Node, other: Node): boolean | undefined {
  const [a, b] = [stringOf(one), stringOf(other)];
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return true;
  const [number, truth] = [numberOf(one), booleanOf(one)];
  const mayBeSame =
    (number !== undefined && number === numberOf(other)) || (truth !== undefined && truth === booleanOf(other));
  return mayBeSame ? undefined : false;
}
