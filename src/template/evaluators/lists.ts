import type { Node } from '../../syntax/tree';
import {
  type Context,
  combinations,
  computed,
  computedList,
  type PossibleValue,
  union,
  unknown,
  type Values,
} from '../possible';
import { numberOf, stringOf } from '../scalars';

/** `Fn::Select`: the item at an index, of a list as written or as another function makes it. */
export function select(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 2) return unknown;
  const [indexNode, list] = argument.items;
  if (indexNode === undefined || list === undefined) return unknown;
  const indexes = context.valuesOf(indexNode);
  const lists = context.valuesOf(list);
  const picked = indexes.known.flatMap(index => lists.known.map(value => item(index, value, context)));
  const values = union(picked);
  return { known: values.known, complete: values.complete && indexes.complete && lists.complete };
}

function item(index: PossibleValue, list: PossibleValue, context: Context): Values {
  const position = numberOf(index.node);
  const node = list.node.kind === 'sequence' && position !== undefined ? list.node.items[position] : undefined;
  if (node === undefined) return unknown;
  const { known, complete } = context.valuesOf(node);
  const origins = [...index.origins, ...list.origins];
  return { known: known.map(value => ({ node: value.node, origins: [...origins, ...value.origins] })), complete };
}

/** `Fn::Split`: a text cut at a delimiter. */
export function split(argument: Node, context: Context, call: Node): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 2) return unknown;
  return combinations(
    argument.items.map(node => context.valuesOf(node)),
    ([delimiter, text]) => {
      const by = delimiter && stringOf(delimiter);
      const whole = text && stringOf(text);
      return by === undefined || by === '' || whole === undefined ? undefined : computedList(whole.split(by), call);
    },
  );
}

/** `Fn::Length`: how many items a list has, where none of them can come out as absent. */
export function length(argument: Node, context: Context, call: Node): Values {
  return combinations([context.valuesOf(argument)], ([list]) => {
    if (list?.kind !== 'sequence') return undefined;
    const isCertain = list.items.every(node => {
      const { known, complete } = context.valuesOf(node);
      return known.length > 0 || !complete;
    });
    return isCertain ? computed(String(list.items.length), call) : undefined;
  });
}
