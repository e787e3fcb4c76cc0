import type { Node } from '../../../syntax/tree';
import { stringOf } from '../../model/scalars';
import { type Context, type Origin, through, union, unknown, type Values } from '../possible';

/** `Fn::If`: what the branches come out as, each in the part of the world in which it is taken. */
export function conditional(argument: Node, context: Context): Values {
  const choice = choiceOf(argument);
  if (choice === undefined) return unknown;
  return union(
    taken(choice, context).map(({ world, origin }) => through(context.valuesOf(origin.node, world), origin)),
  );
}

/** What `Fn::If` chooses from. */
export interface Choice {
  readonly name: string;
  readonly branches: readonly { readonly truth: boolean; readonly origin: Origin }[];
}

/** The branches that are taken somewhere in this world; the world is split by the condition where that is both. */
export function taken({ name, branches }: Choice, context: Pick<Context, 'holds' | 'assume'>) {
  const decision = context.holds(name);
  return branches.flatMap(({ truth, origin }) => {
    if (decision === !truth) return [];
    const world = context.assume(name, truth);
    return world === undefined ? [] : [{ world, origin }];
  });
}

/** The argument of `Fn::If`, taken apart; undefined where it isn't a condition's name and two branches. */
export function choiceOf(argument: Node): Choice | undefined {
  if (argument.kind !== 'sequence' || argument.items.length !== 3) return undefined;
  const [condition, whenTrue, whenFalse] = argument.items;
  const name = condition && stringOf(condition);
  if (name === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
  return {
    name,
    branches: [
      { truth: true, origin: { kind: 'branch', name, node: whenTrue } },
      { truth: false, origin: { kind: 'branch', name: `not ${name}`, node: whenFalse } },
    ],
  };
}
