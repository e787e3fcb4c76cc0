import type { Node } from '../../../syntax/tree';
import { computed } from '../../model/computed';
import { stringOf } from '../../model/scalars';
import { partsOf } from '../../model/subText';
import { type Context, combinations, isAbsent, literal, unknown, type Values } from '../possible';
import { parameterValues } from './reference';

/** `Fn::Sub`: a text with `${Name}` in it; names stand for parameters or for values world along. */
export function sub(argument: Node, context: Context, call: Node): Values {
  const [template, variables] = argument.kind === 'sequence' ? argument.items : [argument];
  const text = template === undefined ? undefined : stringOf(template);
  if (text === undefined) return unknown;
  const alongside = new Map(
    variables?.kind === 'mapping' ? variables.entries.map(({ key, value }) => [key.value, value]) : [],
  );
  const parts = partsOf(text).map(part =>
    part.isName ? named(part.text, alongside, context, call) : literal(computed(part.text, call), context.world),
  );
  return concatenated(parts, '', context, call);
}

function named(name: string, variables: ReadonlyMap<string, Node>, context: Context, call: Node): Values {
  const variable = variables.get(name);
  return variable === undefined ? parameterValues(name, context, call) : context.valuesOf(variable);
}

/** `Fn::Join`: items put together with a delimiter between them. */
export function join(argument: Node, context: Context, call: Node): Values {
  if (argument.kind !== 'sequence' || argument.items.length !== 2) return unknown;
  const [delimiterNode, listNode] = argument.items;
  const delimiter = delimiterNode && stringOf(delimiterNode);
  if (delimiter === undefined || listNode === undefined) return unknown;
  const lists = context.valuesOf(listNode);
  const [list] = lists.known;
  if (lists.known.length !== 1 || list?.node.kind !== 'sequence') return unknown;
  const items = list.node.items.map(node => context.valuesOf(node, list.world));
  const joined = concatenated(
    items.filter(item => !isAbsent(item)),
    delimiter,
    context,
    call,
  );
  const known = joined.known.map(value => ({ ...value, origins: [...list.origins, ...value.origins] }));
  return { known, complete: joined.complete && lists.complete && !lists.absent };
}

/** A longer text is none that anybody writes, but what a few lines can stand for when they repeat each other. */
export const maxLength = 5_000_000;

function concatenated(parts: readonly Values[], delimiter: string, context: Context, call: Node): Values {
  if (parts.some(part => part.known.length === 0)) return unknown;
  return combinations(parts, context, nodes => {
    const texts = nodes.map(stringOf);
    if (!texts.every(text => text !== undefined)) return undefined;
    const length = texts.reduce((sum, text) => sum + delimiter.length + text.length, 0);
    return length > maxLength ? undefined : computed(texts.join(delimiter), call);
  });
}
