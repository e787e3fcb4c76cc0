import type { Node } from '../../syntax/tree';
import { assume } from '../assumptions';
import { type Context, through, union, unknown, type Values } from '../possible';
import { stringOf } from '../scalars';

/** `Fn::If`: both branches, unless what is assumed already rules one out. */
export function conditional(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 3) return unknown;
  const [condition, whenTrue, whenFalse] = argument.items;
  const name = condition === undefined ? undefined : stringOf(condition);
  if (name === undefined || whenTrue === undefined || whenFalse === undefined) return unknown;
  const decision = context.decide(name);
  const branches = [
    { node: whenTrue, truth: true },
    { node: whenFalse, truth: false },
  ].filter(({ truth }) => decision === undefined || decision === truth);
  return union(branches.map(({ node, truth }) => branch(node, name, truth, context)));
}

function branch(node: Node, name: string, truth: boolean, context: Context): Values {
  const values = context.valuesOf(node, assume(name, truth, context.scope, context.given));
  return through(values, { kind: 'branch', name: truth ? name : `not ${name}`, node });
}
