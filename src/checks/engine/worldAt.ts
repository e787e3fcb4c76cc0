import { areAtOnePlace, type Node } from '../../syntax/tree';
import { callOf } from '../../template/model/intrinsics';
import type { Resource } from '../../template/model/template';
import { choiceOf } from '../../template/values/evaluators/conditional';
import { everywhere, type World } from '../../template/worlds/world';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/** The world in which a place of a resource is in force: where the conditions that nest around it are so. */
export function worldAt(place: Node, { properties }: Resource): World | undefined {
  return properties && worldIn(properties, place, everywhere, { left: maxNodes });
}

function worldIn(node: Node, place: Node, world: World, budget: { left: number }): World | undefined {
  if (budget.left-- <= 0) return undefined;
  if (areAtOnePlace(node, place)) return world;
  const call = callOf(node);
  const choice = call?.name === 'Fn::If' ? choiceOf(call.argument) : undefined;
  if (choice !== undefined) {
    return first(choice.branches, ({ truth, origin }) => {
      const conditions = new Map(world.conditions).set(choice.name, truth);
      return worldIn(origin.node, place, { ...world, conditions }, budget);
    });
  }
  const inside = call?.argument ?? node;
  if (inside.kind === 'sequence') return first(inside.items, item => worldIn(item, place, world, budget));
  if (inside.kind !== 'mapping') return undefined;
  return first(inside.entries, ({ key, value }) =>
    areAtOnePlace(key, place) ? world : worldIn(value, place, world, budget),
  );
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
