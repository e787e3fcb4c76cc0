import type { Node } from '../../syntax/tree';
import { assume, decide } from '../assumptions';
import { type Context, through, union, unknown, type Values } from '../possible';
import { stringOf } from '../scalars';

/** `Fn::If`: both branches, unless what is assumed already rules one out. */
export function conditional(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 3) return unknown;
  const [condition, whenTrue, whenFalse] = argument.items;
  const name = condition === undefined ? undefined : stringOf(condition);
  if (name === undefined || whenTrue === undefined || whenFalse === undefined) return unknown;
  const decided = decide(name, context);
  const branches = [
    { node: whenTrue, truth: true },
    { node: whenFalse, truth: false },
  ].filter(({ truth }) => decided === undefined || decided === truth);
  return union(branches.map(({ node, truth }) => branch(node, name, truth, context)));
}

function branch(node: Node, name: string, truth: boolean, context: Context): Values {
  const values = context.valuesAssuming(node, assume(name, truth, context));
  const taken = { condition: name, truth };
  return through(values, { kind: 'branch', name: truth ? name : `not ${name}`, node, taken });
}
