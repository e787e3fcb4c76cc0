import type { Node } from '../../../syntax/tree';
import { computed, computedList } from '../../model/computed';
import { numberOf, stringOf } from '../../model/scalars';
import { type Context, combinations, isAbsent, type PossibleValue, union, unknown, type Values } from '../possible';
import { sizeOf } from '../size';

/** `Fn::Select`: the item at an index, of a list as written or as another function makes it. */
export function select(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 2) return unknown;
  const [indexNode, list] = argument.items;
  if (indexNode === undefined || list === undefined) return unknown;
  const indexes = context.valuesOf(indexNode);
  const lists = context.valuesOf(list);
  const { bounds: _, ...values } = union(
    indexes.known.flatMap(index => lists.known.map(value => item(index, value, context))),
  );
  return { ...values, complete: values.complete && indexes.complete && lists.complete && values.known.length > 0 };
}

function item(index: PossibleValue, list: PossibleValue, context: Context): Values {
  const position = numberOf(index.node);
  const world = context.and(index.world, list.world);
  if (world === undefined || list.node.kind !== 'sequence' || position === undefined) return unknown;
  const before = list.node.items.slice(0, position + 1).map(node => context.valuesOf(node, world));
  const values = before[position];
  // What stands after an item that may be absent moves up.
  if (values === undefined || before.some(one => one.absent || isAbsent(one))) return unknown;
  const origins = [...index.origins, ...list.origins];
  const known = values.known.map(value => ({ ...value, origins: [...origins, ...value.origins] }));
  return { known, complete: values.complete };
}

/** `Fn::Split`: a text cut at a delimiter. */
export function split(argument: Node, context: Context, call: Node): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 2) return unknown;
  const parts = argument.items.map(node => context.valuesOf(node));
  return combinations(parts, context, ([delimiter, text]) => {
    const by = delimiter && stringOf(delimiter);
    const whole = text && stringOf(text);
    return by === undefined || by === '' || whole === undefined ? undefined : computedList(whole.split(by), call);
  });
}

/** `Fn::Length`: how many items a list has, where none of them can come out as absent. */
export function length(argument: Node, context: Context, call: Node): Values {
  return combinations([context.valuesOf(argument)], context, ([list]) => {
    const size = list?.kind === 'sequence' ? sizeOf(list, node => context.valuesOf(node)) : undefined;
    return size !== undefined && size.least === size.most ? computed(String(size.least), call) : undefined;
  });
}
