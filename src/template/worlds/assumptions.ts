import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { stringOf } from '../model/scalars';
import type { Resource } from '../model/template';
import { type Assumptions, nothingGiven, type ParameterFact, type Scope } from './scope';

/** What holds in a resource: its own condition. */
export function givenIn({ condition }: Resource, scope: Scope): Assumptions {
  return condition === undefined ? nothingGiven : assume(condition, true, scope, nothingGiven);
}

/** What is given in a branch where a condition is known to hold, or not to. */
export function assume(name: string, truth: boolean, scope: Scope, given: Assumptions): Assumptions {
  const [conditions, parameters] = [new Map(given.conditions), new Map(given.parameters)];
  new Learning(scope, conditions, parameters).condition(name, truth);
  return { conditions, parameters, presets: given.presets };
}

/** That a parameter has one of its allowed values. */
export function assumeValue(name: string, value: string, given: Assumptions): Assumptions {
  const isNot = given.parameters.get(name)?.isNot ?? none;
  return { ...given, parameters: new Map(given.parameters).set(name, { is: value, isNot }) };
}

const none: ReadonlySet<string> = new Set();

/** What is given by both; undefined where they exclude each other. */
export function together(one: Assumptions, other: Assumptions): Assumptions | undefined {
  if (one === other) return one;
  const conditions = new Map(one.conditions);
  for (const [name, truth] of other.conditions) {
    if ((conditions.get(name) ?? truth) !== truth) return undefined;
    conditions.set(name, truth);
  }
  const parameters = new Map(one.parameters);
  for (const [name, fact] of other.parameters) {
    const both = bothFacts(parameters.get(name), fact);
    if (both === undefined) return undefined;
    parameters.set(name, both);
  }
  return { conditions, parameters, presets: one.presets ?? other.presets };
}

function bothFacts(one: ParameterFact | undefined, other: ParameterFact): ParameterFact | undefined {
  if (one === undefined) return other;
  const is = one.is ?? other.is;
  const isNot = new Set([...one.isNot, ...other.isNot]);
  const clash = is !== undefined && (isNot.has(is) || is !== (other.is ?? is));
  return clash ? undefined : { is, isNot };
}

/** Deeper definitions teach nothing: no template nests so far, and no input may exhaust the stack. */
const maxDepth = 100;

/** What follows from a condition's definition: `Equals` fixes a parameter, a true `And` makes all its parts true. */
class Learning {
  constructor(
    private readonly scope: Scope,
    private readonly conditions: Map<string, boolean>,
    private readonly parameters: Map<string, ParameterFact>,
  ) {}

  /** Each condition is looked into once, however many others are made of it. */
  condition(name: string, truth: boolean, depth = 0): void {
    if (this.conditions.has(name) || depth > maxDepth) return;
    this.conditions.set(name, truth);
    const definition = this.scope.condition(name);
    if (definition !== undefined) this.#definition(definition, truth, depth + 1);
  }

  #definition(node: Node, truth: boolean, depth: number): void {
    const call = callOf(node);
    if (call === undefined || depth > maxDepth) return;
    const { name, argument } = call;
    if (name === 'Condition') this.condition(stringOf(argument) ?? '', truth, depth);
    if (argument.kind !== 'sequence') return;
    if (name === 'Fn::Equals') this.#equals(argument.items, truth);
    const partsAre = name === 'Fn::Not' ? !truth : truth;
    if (name !== 'Fn::Not' && name !== (truth ? 'Fn::And' : 'Fn::Or')) return;
    for (const item of argument.items) this.#definition(item, partsAre, depth + 1);
  }

  #equals(sides: readonly Node[], truth: boolean): void {
    const parameter = sides.map(parameterIn).find(name => name !== undefined);
    const text = sides.map(textIn).find(value => value !== undefined);
    if (parameter === undefined || text === undefined) return;
    const before = this.parameters.get(parameter);
    const isNot = new Set(before?.isNot);
    this.parameters.set(parameter, truth ? { is: text, isNot } : { is: before?.is, isNot: isNot.add(text) });
  }
}

/** The parameter that a `Ref` names. */
export function parameterIn(node: Node): string | undefined {
  const call = callOf(node);
  return call?.name === 'Ref' ? stringOf(call.argument) : undefined;
}

function textIn(node: Node): string | undefined {
  return callOf(node) === undefined ? stringOf(node) : undefined;
}
