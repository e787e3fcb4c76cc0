import type { Node } from '../../syntax/tree';
import { isFilledLater } from '../../text/placeholder';
import { callOf } from '../model/intrinsics';
import type { Resource } from '../model/template';
import { Conditions } from '../worlds/conditions';
import { Learned } from '../worlds/learned';
import type { Declarations, Scope } from '../worlds/scope';
import { factsOf, type Split, Splits } from '../worlds/split';
import { everywhere, type World } from '../worlds/world';
import { choiceOf, conditional, taken } from './evaluators/conditional';
import { findInMap } from './evaluators/findInMap';
import { toJsonString } from './evaluators/json';
import { length, select, split } from './evaluators/lists';
import { attribute, reference } from './evaluators/reference';
import { join, sub } from './evaluators/texts';
import { type Context, type Evaluate, literal, maxValues, type Origin, unknown, type Values } from './possible';

export type { Origin, PossibleValue, Values } from './possible';

/** Deeper calls are unknown: no template nests functions so far, and no input may exhaust the stack. */
const maxDepth = 20;

/** More steps than any template takes for one value: aliases can make a handful of lines stand for millions of calls. */
const maxSteps = 5000;

/** The intrinsic functions that we can see through; all others are unknown. */
const evaluators: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['Ref', reference],
  ['Fn::GetAtt', attribute],
  ['Fn::If', conditional],
  ['Fn::FindInMap', findInMap],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
]);

/** What a node can come out as when the template is deployed, each value in its world. */
export function possibleValues(node: Node, scope: Scope, world: World = scope.world): Values {
  const plain = written(node, world);
  if (plain !== undefined) return plain;
  const { values, splits } = memoryOf(scope).valuesOf(node, world);
  for (const split of splits.all) scope.undecided(split);
  return values;
}

/** Of a node that is no call: nearly all of them, so nothing is made ready for an evaluation. */
function written(node: Node, world: World): Values | undefined {
  if (node.kind === 'opaque') return unknown;
  if (callOf(node) !== undefined) return undefined;
  return isOpenValue(node) ? unknown : literal(node, world);
}

/** What stands at the end of `Fn::If`, be it open what that comes out as. */
export interface Branch {
  readonly node: Node;
  readonly origins: readonly Origin[];
}

/** The branch that is taken in this world, or the value itself where it is none; undefined where that is open. */
export function branchOf(node: Node, scope: Scope): Branch | undefined {
  const call = callOf(node);
  if (call?.name !== 'Fn::If') return { node, origins: [] };
  const evaluation = evaluationOf(scope, scope.world);
  const origins: Origin[] = [];
  let at = node;
  for (let depth = 0; depth < maxDepth; depth++) {
    const inner = callOf(at);
    if (inner?.name !== 'Fn::If') return { node: at, origins };
    const choice = choiceOf(inner.argument);
    const [branch, ...others] = choice === undefined ? [] : taken(choice, evaluation);
    if (branch === undefined || others.length > 0) return undefined;
    origins.push(branch.origin);
    at = branch.origin.node;
  }
  return undefined;
}

/** Whether a condition holds in the scope's world; the world is split by it where that is open. */
export function conditionHolds(name: string, scope: Scope): boolean | undefined {
  return evaluationOf(scope, scope.world).holds(name);
}

/** The part of a world in which a resource exists; undefined where there is none. */
export function worldOf({ condition }: Resource, scope: Scope, world: World = everywhere): World | undefined {
  return condition === undefined ? world : worldWhere(condition, true, scope, world);
}

/** The part of a world in which a condition holds, or doesn't; undefined where there is none. */
export function worldWhere(condition: string, truth: boolean, scope: Scope, world: World): World | undefined {
  return evaluationOf(scope, world).assume(condition, truth);
}

/** Both worlds at once, with all that the template's conditions say of that. */
export function bothWorlds(one: World, other: World, scope: Scope): World | undefined {
  return evaluationOf(scope, one).and(one, other);
}

/** The parts of a world that a split makes of it. */
export function partsOf(split: Split, world: World, scope: Scope): readonly World[] {
  const evaluation = evaluationOf(scope, world);
  if (split.kind === 'condition') return [true, false].flatMap(truth => evaluation.assume(split.name, truth) ?? []);
  return factsOf(split).flatMap(there => evaluation.and(world, there) ?? []);
}

function evaluationOf(scope: Scope, world: World): Evaluation {
  return memoryOf(scope).evaluation(world, split => scope.undecided(split));
}

/** Ready for a question of this asker's. */
function memoryOf(scope: Scope): Memory {
  const memory = memories.get(scope.version) ?? new Memory();
  memories.set(scope.version, memory);
  memory.begin(scope);
  return memory;
}

/** One for a version of a template: what its conditions teach is the same whoever asks. */
const memories = new WeakMap<object, Memory>();

/** What evaluations have found out of conditions, and what the one at hand has used up. */
class Memory {
  stepsLeft = maxSteps;
  learned = new Learned();
  conditions = this.#made();

  /** What was found out without enough steps is not kept for others. */
  begin(asker: Scope): void {
    if (this.stepsLeft <= 0 || this.conditions.isExhausted) {
      this.learned = new Learned();
      this.conditions = this.#made();
    }
    this.stepsLeft = maxSteps;
    this.learned.begin(asker);
    this.conditions.begin();
  }

  evaluation(world: World, undecided: (split: Split) => void): Evaluation {
    return new Evaluation(this.learned.asking, world, 0, this, undecided);
  }

  /** What a node comes out as in a world, and what that leaves open; found out once, whoever asks. */
  valuesOf(node: Node, world: World): { readonly values: Values; readonly splits: Splits } {
    return this.learned.once(world, node, () => {
      const splits = new Splits();
      const values = this.evaluation(world, split => splits.add(split)).valuesOf(node);
      return { values, splits };
    });
  }

  #made(): Conditions {
    const { learned } = this;
    // A condition is what the world is split by, rather than the variables in its definition.
    const undecided = (split: Split) => {
      if (split.kind === 'variable') learned.note(split);
    };
    const alternativesOf = (node: Node, world: World) =>
      new Evaluation(learned.asking, world, 1, this, undecided).valuesOf(node);
    return new Conditions({ definitionOf: name => learned.asking.condition(name), alternativesOf }, learned);
  }
}

class Evaluation implements Context {
  constructor(
    readonly scope: Declarations,
    readonly world: World,
    private readonly depth: number,
    private readonly memory: Memory,
    readonly undecided: (split: Split) => void,
  ) {}

  valuesOf(node: Node, world: World = this.world): Values {
    if (node.kind === 'opaque' || !this.#mayGoOn()) return unknown;
    const call = callOf(node);
    if (call === undefined) return isOpenValue(node) ? unknown : literal(node, world);
    const evaluate = evaluators.get(call.name);
    const values = evaluate?.(call.argument, this.#below(world), node) ?? unknown;
    const isUnknown = values.known.length > maxValues || values.known.some(value => isOpenValue(value.node));
    return isUnknown ? unknown : values;
  }

  holds(name: string): boolean | undefined {
    const { conditions, learned } = this.memory;
    const truth = conditions.holds(name, this.world);
    if (truth === undefined) this.undecided({ kind: 'condition', name, variables: learned.variables });
    return truth;
  }

  assume(name: string, truth: boolean): World | undefined {
    return this.memory.conditions.assume(name, truth, this.world);
  }

  and(one: World, other: World): World | undefined {
    return this.memory.conditions.and(one, other);
  }

  #below(world: World): Evaluation {
    return new Evaluation(this.scope, world, this.depth + 1, this.memory, this.undecided);
  }

  #mayGoOn(): boolean {
    return this.depth <= maxDepth && this.memory.stepsLeft-- > 0;
  }
}

/** A text with a hole in it, `${self:…}` too, or a list of which a tool decides what stands in it. */
function isOpenValue(node: Node): boolean {
  if (node.kind === 'sequence') return node.block.hasTags;
  return node.kind === 'scalar' && (node.value.includes('${') || isFilledLater(node.value));
}
