import { areAtOnePlace, type Node, valueOf } from '../syntax/tree';
import { InWorld } from '../template/incremental/inWorld';
import { callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import type { Resource } from '../template/model/template';
import type { Site } from '../template/read/sites';
import { choiceOf } from '../template/values/evaluators/conditional';
import { worldWhere } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';
import type { Subject } from './subject';

/** The template as it is where a resource or output exists: a default that its condition excludes is no value here. */
export function whereExists(subject: Subject | undefined, location: Location, scope: Scope): Scope {
  const condition = conditionOf(subject, location);
  const world = condition === undefined ? undefined : worldWhere(condition, true, scope, scope.world);
  return world === undefined ? scope : new InWorld(scope, world);
}

/** Whether a place can count in this template: what it belongs to may exist, and the branches that lead to it be taken. */
export function mayCount(subject: Subject | undefined, location: Location, scope: Scope): boolean {
  const condition = conditionOf(subject, location);
  const choices = choicesOn(location.steps.map(({ node }) => node));
  const all = condition === undefined ? choices : [{ name: condition, truth: true }, ...choices];
  return all.every(({ name, truth }) => worldWhere(name, truth, scope, scope.world) !== undefined);
}

function conditionOf(subject: Subject | undefined, { names, steps }: Location): string | undefined {
  const output = names[0] === 'Outputs' ? valueOf(steps[1]?.node, 'Condition') : undefined;
  return resourceOf(subject)?.condition ?? (output && stringOf(output));
}

function resourceOf(subject: Subject | undefined): Resource | undefined {
  if (subject?.kind === 'resource') return subject.resource;
  return subject?.kind === 'property' ? subject.property.resource : undefined;
}

/** The same inside the branches of `Fn::If` that are on the way to a place. */
export function whereTaken(way: readonly Node[], scope: Scope): Scope {
  let { world } = scope;
  for (const { name, truth } of choicesOn(way)) world = worldWhere(name, truth, scope, world) ?? world;
  return new InWorld(scope, world);
}

/** The conditions of the `Fn::If` on the way to a place, and whether the way goes where each holds. */
function choicesOn(way: readonly Node[]): readonly { readonly name: string; readonly truth: boolean }[] {
  return way.flatMap(node => {
    const call = callOf(node);
    const choice = call?.name === 'Fn::If' ? choiceOf(call.argument) : undefined;
    const branch = choice?.branches.find(({ origin }) => way.some(one => areAtOnePlace(one, origin.node)));
    return choice && branch ? [{ name: choice.name, truth: branch.truth }] : [];
  });
}

/** Of the places that a property has in several branches, the one on the way. */
export function siteOn(way: readonly Node[], sites: readonly Site[]): Site | undefined {
  return sites.find(({ node }) => way.some(one => areAtOnePlace(one, node))) ?? sites[0];
}
