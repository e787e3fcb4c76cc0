import { areAtOnePlace, type Node } from '../syntax/tree';
import { InWorld } from '../template/incremental/inWorld';
import { callOf } from '../template/model/intrinsics';
import type { Resource } from '../template/model/template';
import type { Site } from '../template/read/sites';
import { choiceOf } from '../template/values/evaluators/conditional';
import { worldOf, worldWhere } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';

/** The template as it is where a resource exists: a default that the resource's condition excludes is no value here. */
export function whereExists(resource: Resource | undefined, scope: Scope): Scope {
  const world = resource && worldOf(resource, scope, scope.world);
  return world === undefined ? scope : new InWorld(scope, world);
}

/** The same inside the branches of `Fn::If` that are on the way to a place. */
export function whereTaken(way: readonly Node[], scope: Scope): Scope {
  let { world } = scope;
  for (const node of way) {
    const call = callOf(node);
    const choice = call?.name === 'Fn::If' ? choiceOf(call.argument) : undefined;
    const branch = choice?.branches.find(({ origin }) => way.some(one => areAtOnePlace(one, origin.node)));
    if (choice && branch) world = worldWhere(choice.name, branch.truth, scope, world) ?? world;
  }
  return new InWorld(scope, world);
}

/** Of the places that a property has in several branches, the one on the way. */
export function siteOn(way: readonly Node[], sites: readonly Site[]): Site | undefined {
  return sites.find(({ node }) => way.some(one => areAtOnePlace(one, node))) ?? sites[0];
}
