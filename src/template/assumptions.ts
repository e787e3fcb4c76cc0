import type { Node } from '../syntax/tree';
import { callOf } from './intrinsics';
import type { Context } from './possible';
import { stringOf } from './scalars';
import { type Assumptions, nothingGiven, type ParameterFact, type Scope } from './scope';
import type { Resource } from './template';

/** Conditions that lean on more others than this stay undecided. */
const maxDepth = 20;

type Known = Pick<Context, 'scope' | 'given'>;

/** What holds in a resource: its own condition, and its loop variables. */
export function givenIn({ condition, bindings }: Resource, scope: Scope): Assumptions {
  const given = { ...nothingGiven, bindings };
  return condition === undefined ? given : assume(condition, true, { scope, given });
}

/** Whether a condition holds, where the template alone or what is assumed already tells. */
export function decide(name: string, { scope, given }: Known, depth = 0): boolean | undefined {
  const known = given.conditions.get(name);
  if (known !== undefined || depth > maxDepth) return known;
  const definition = scope.condition(name);
  return definition === undefined ? undefined : decideNode(definition, { scope, given }, depth + 1);
}

function decideNode(node: Node, known: Known, depth: number): boolean | undefined {
  const call = callOf(node);
  if (call === undefined || depth > maxDepth) return undefined;
  const { argument } = call;
  if (call.name === 'Condition') return decide(stringOf(argument) ?? '', known, depth);
  if (argument.kind !== 'sequence') return undefined;
  if (call.name === 'Fn::Equals') return decideEquals(argument.items, known);
  const parts = argument.items.map(item => decideNode(item, known, depth + 1));
  if (call.name === 'Fn::Not') return parts[0] === undefined ? undefined : !parts[0];
  if (call.name === 'Fn::And') return parts.includes(false) ? false : parts.every(Boolean) || undefined;
  if (call.name === 'Fn::Or') return parts.includes(true) || (parts.every(part => part === false) ? false : undefined);
  return undefined;
}

function decideEquals([left, right]: readonly Node[], { scope, given }: Known): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [sideOf(left), sideOf(right)];
  if (a === undefined || b === undefined) return undefined;
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  const [parameter, text] = a.kind === 'parameter' ? [a, b] : [b, a];
  if (parameter.kind !== 'parameter' || text.kind !== 'text' || scope.parameter(parameter.name) === undefined)
    return undefined;
  const fact = given.parameters.get(parameter.name);
  if (fact?.is !== undefined) return fact.is === text.text;
  return fact?.isNot.has(text.text) ? false : undefined;
}

type Side = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'parameter'; readonly name: string };

function sideOf(node: Node): Side | undefined {
  const call = callOf(node);
  if (call?.name === 'Ref') {
    const name = stringOf(call.argument);
    return name === undefined ? undefined : { kind: 'parameter', name };
  }
  const text = stringOf(node);
  return call !== undefined || text === undefined ? undefined : { kind: 'text', text };
}

/** The assumptions in a branch where a condition is known to hold, or not to. */
export function assume(name: string, truth: boolean, { scope, given }: Known, depth = 0): Assumptions {
  const conditions = new Map(given.conditions).set(name, truth);
  const definition = scope.condition(name);
  const next = { ...given, conditions };
  return definition === undefined || depth > maxDepth ? next : learn(definition, truth, scope, next, depth + 1);
}

/** What follows from a condition's definition: `Equals` fixes a parameter, a true `And` makes all its parts true. */
function learn(node: Node, truth: boolean, scope: Scope, given: Assumptions, depth: number): Assumptions {
  const call = callOf(node);
  if (call === undefined || depth > maxDepth) return given;
  const { argument } = call;
  if (call.name === 'Condition') return assume(stringOf(argument) ?? '', truth, { scope, given }, depth);
  if (argument.kind !== 'sequence') return given;
  const [first] = argument.items;
  if (call.name === 'Fn::Equals') return learnEquals(argument.items, truth, given);
  if (call.name === 'Fn::Not' && first !== undefined) return learn(first, !truth, scope, given, depth + 1);
  if (call.name !== (truth ? 'Fn::And' : 'Fn::Or')) return given;
  return argument.items.reduce((known, item) => learn(item, truth, scope, known, depth + 1), given);
}

function learnEquals([left, right]: readonly Node[], truth: boolean, given: Assumptions): Assumptions {
  const sides = [left, right].map(node => node && sideOf(node));
  const parameter = sides.find(side => side?.kind === 'parameter');
  const text = sides.find(side => side?.kind === 'text');
  if (parameter?.kind !== 'parameter' || text?.kind !== 'text') return given;
  const before = given.parameters.get(parameter.name);
  const isNot = new Set(before?.isNot);
  const fact: ParameterFact = truth ? { is: text.text, isNot } : { is: before?.is, isNot: isNot.add(text.text) };
  return { ...given, parameters: new Map(given.parameters).set(parameter.name, fact) };
}
