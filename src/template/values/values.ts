import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { decided } from '../worlds/decide';
import type { Assumptions, Scope } from '../worlds/scope';
import { conditional } from './evaluators/conditional';
import { findInMap } from './evaluators/findInMap';
import { toJsonString } from './evaluators/json';
import { length, select, split } from './evaluators/lists';
import { reference } from './evaluators/reference';
import { join, sub } from './evaluators/texts';
import { type Context, type Evaluate, literal, maxValues, unknown, type Values } from './possible';

export type { Origin, PossibleValue, Values } from './possible';

/** Deeper calls are unknown: no template nests functions so far, and no input may exhaust the stack. */
const maxDepth = 20;

/** More steps than any template takes for one value: aliases can make a handful of lines stand for millions of calls. */
const maxSteps = 5000;

/** The intrinsic functions that we can see through; all others are unknown. */
const evaluators: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['Ref', reference],
  ['Fn::If', conditional],
  ['Fn::FindInMap', findInMap],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
]);

/** What a node can come out as when the template is deployed. */
export function possibleValues(node: Node, scope: Scope, given: Assumptions = scope.given): Values {
  return written(node, given) ?? new Evaluation(scope, given, 0, new Memory()).valuesOf(node);
}

/** Of a node that is no call: nearly all of them, so nothing is made ready for an evaluation. */
function written(node: Node, given: Assumptions): Values | undefined {
  if (node.kind === 'opaque') return unknown;
  if (callOf(node) !== undefined) return undefined;
  return isFilledLater(node) ? unknown : literal(node, given);
}

/** Whether a condition holds, where the template alone or what is given already tells. */
export function conditionHolds(name: string, scope: Scope): boolean | undefined {
  return new Evaluation(scope, scope.given, 0, new Memory()).decide(name);
}

type Decisions = Map<string, boolean | undefined>;

/** What the evaluation of one value has used up and found out. */
class Memory {
  stepsLeft = maxSteps;
  readonly #decisions = new Map<Assumptions, Decisions>();

  decisionsUnder(given: Assumptions): Decisions {
    const known = this.#decisions.get(given);
    if (known !== undefined) return known;
    const decisions: Decisions = new Map(given.conditions);
    this.#decisions.set(given, decisions);
    return decisions;
  }
}

class Evaluation implements Context {
  constructor(
    readonly scope: Scope,
    readonly given: Assumptions,
    private readonly depth: number,
    private readonly memory: Memory,
  ) {}

  valuesOf(node: Node, given: Assumptions = this.given): Values {
    if (node.kind === 'opaque' || !this.#mayGoOn()) return unknown;
    const call = callOf(node);
    if (call === undefined) return isFilledLater(node) ? unknown : literal(node, given);
    const evaluate = evaluators.get(call.name);
    const values = evaluate?.(call.argument, this.#below(given), node) ?? unknown;
    const isUnknown = values.known.length > maxValues || values.known.some(value => isFilledLater(value.node));
    return isUnknown ? unknown : values;
  }

  decide(name: string): boolean | undefined {
    const decisions = this.memory.decisionsUnder(this.given);
    if (decisions.has(name)) return decisions.get(name);
    // Also the answer to a condition that leans on itself.
    decisions.set(name, undefined);
    const definition = this.#mayGoOn() ? this.scope.condition(name) : undefined;
    const decision = definition && decided(definition, this.#below(this.given));
    decisions.set(name, decision);
    return decision;
  }

  #below(given: Assumptions): Evaluation {
    return new Evaluation(this.scope, given, this.depth + 1, this.memory);
  }

  #mayGoOn(): boolean {
    return this.depth <= maxDepth && this.memory.stepsLeft-- > 0;
  }
}

/**
 * A text with a hole in it: a dynamic reference, which CloudFormation fetches while deploying, or the placeholder of
 * a tool that writes the template (`${self:…}`, `{{ cookiecutter… }}`).
 */
function isFilledLater(node: Node): boolean {
  return node.kind === 'scalar' && /\$\{|\{\{/.test(node.value);
}
