import type { Node } from '../../../syntax/tree';
import { stringOf } from '../../model/scalars';
import { assume } from '../../worlds/assumptions';
import { type Context, type Origin, through, union, unknown, type Values } from '../possible';

/** `Fn::If`: both branches, unless what is assumed already rules one out. */
export function conditional(argument: Node, context: Context): Values {
  const choice = choiceOf(argument);
  if (choice === undefined) return unknown;
  const { name, branches } = choice;
  const decision = context.decide(name);
  const open = branches.filter(({ truth }) => decision === undefined || decision === truth);
  return union(
    open.map(({ truth, origin }) =>
      through(context.valuesOf(origin.node, assume(name, truth, context.scope, context.given)), origin),
    ),
  );
}

/** What `Fn::If` chooses from. */
interface Choice {
  readonly name: string;
  readonly branches: readonly { readonly truth: boolean; readonly origin: Origin }[];
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
