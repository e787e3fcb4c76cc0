import type { Node } from '../syntax/tree';
import { conditional } from './evaluators/conditional';
import { findInMap } from './evaluators/findInMap';
import { length, select, split } from './evaluators/lists';
import { reference } from './evaluators/reference';
import { join, sub, toJsonString } from './evaluators/texts';
import { callOf } from './intrinsics';
import { type Context, type Evaluate, literal, maxValues, unknown, type Values } from './possible';
import type { Assumptions, Scope } from './scope';

export type { Origin, PossibleValue, Values } from './possible';

/** Deeper calls are unknown: no template nests functions so far, and no input may exhaust the stack. */
const maxDepth = 20;

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

/** More steps than any template takes for one value: aliases can make a handful of lines stand for millions of calls. */
const maxSteps = 5000;

/** What a node can come out as when the template is deployed. */
export function possibleValues(node: Node, scope: Scope): Values {
  return new Evaluation(scope, scope.given, 0, { left: maxSteps }).valuesOf(node);
}

class Evaluation implements Context {
  constructor(
    readonly scope: Scope,
    readonly given: Assumptions,
    private readonly depth: number,
    private readonly steps: { left: number },
  ) {}

  valuesOf(node: Node): Values {
    if (node.kind === 'opaque' || this.depth > maxDepth || this.steps.left-- <= 0) return unknown;
    const call = callOf(node);
    if (call === undefined) return isFilledLater(node) ? unknown : literal(node);
    const below = new Evaluation(this.scope, this.given, this.depth + 1, this.steps);
    const values = evaluators.get(call.name)?.(call.argument, below, node) ?? unknown;
    const isUnknown = values.known.length > maxValues || values.known.some(value => isFilledLater(value.node));
    return isUnknown ? unknown : values;
  }

  valuesAssuming(node: Node, given: Assumptions): Values {
    return new Evaluation(this.scope, given, this.depth, this.steps).valuesOf(node);
  }
}

/**
 * A text with a hole in it: a dynamic reference, which CloudFormation fetches while deploying, or the placeholder of
 * a tool that writes the template (`${self:…}`, `{{ cookiecutter… }}`).
 */
function isFilledLater(node: Node): boolean {
  return node.kind === 'scalar' && /\$\{|\{\{/.test(node.value);
}
