import { type Mapping, type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../model/intrinsics';
import { stringOf } from '../../model/scalars';
import { variableOf } from '../../worlds/conditions';
import { isOneOf } from '../../worlds/fact';
import { type World, where } from '../../worlds/world';
import { type Context, literal, type Origin, through, union, unknown, type Values } from '../possible';
import { spelled } from '../spelled';

/**
 * `Fn::FindInMap`: every row that the keys can lead to, each in the part of the world in which they do. A key that the
 * template doesn't tell is one of the mapping's, since nothing is deployed with another.
 */
export function findInMap(argument: Node, context: Context): Values {
  if (argument.kind !== 'sequence' || argument.items.length < 3) return unknown;
  const [mapName, topKey, secondKey, options] = argument.items;
  if (mapName === undefined || topKey === undefined || secondKey === undefined) return unknown;
  const fallback = valueOf(options, 'DefaultValue');
  const names = textsOf(context.valuesOf(mapName));
  if (names === undefined) return unknown;
  const keys: Keys = { topKey, secondKey, isClosed: fallback === undefined, areMissed: false };
  const rows = names.flatMap(({ text, world }) => rowsOf(text, keys, world, context));
  if (fallback !== undefined && (keys.areMissed || rows.length === 0)) rows.push(context.valuesOf(fallback));
  return rows.length === 0 ? unknown : union(rows);
}

interface Text {
  readonly text: string;
  readonly world: World;
}

interface Keys {
  readonly topKey: Node;
  readonly secondKey: Node;
  /** Whether nothing else is taken where the mapping lacks a key. */
  readonly isClosed: boolean;
  /** Set where a key can lead to no row. */
  areMissed: boolean;
}

function rowsOf(name: string, keys: Keys, world: World, context: Context): readonly Values[] {
  const mapping = context.scope.mapping(name);
  // It is in another part of the template, so which of its rows are missing isn't known.
  if (mapping === undefined) return [unknown];
  return below(mapping, keys.topKey, keys, world, context).flatMap(({ node, world: there }) =>
    node.kind !== 'mapping'
      ? []
      : below(node, keys.secondKey, keys, there, context).map(row => valueOfRow(name, row.node, row.world)),
  );
}

/** A mapping holds texts and lists of texts, no function calls. */
function valueOfRow(name: string, node: Node, world: World): Values {
  if (node.kind === 'mapping' || callOf(node) !== undefined) return unknown;
  const origin: Origin = { kind: 'mapping', name, node };
  return through(literal(node, world), origin);
}

interface Reached {
  readonly node: Node;
  readonly world: World;
}

/** The entries that a key can lead to. */
function below(mapping: Mapping, key: Node, keys: Keys, world: World, context: Context): readonly Reached[] {
  const told = textsOf(context.valuesOf(key, world));
  // A key that can be anything can be none of the mapping's.
  if (told?.length !== 1) keys.areMissed = true;
  const texts = told ?? anyKeyOf(mapping, key, { isClosed: keys.isClosed, world }, context);
  return texts.flatMap(({ text, world: there }) => {
    const entry = mapping.entries.findLast(candidate => candidate.key.value === text);
    if (entry === undefined) keys.areMissed = true;
    const joint = entry && context.and(world, there);
    return entry === undefined || joint === undefined ? [] : [{ node: entry.value, world: joint }];
  });
}

/** Each row says of its key what the key is. */
function anyKeyOf(
  mapping: Mapping,
  key: Node,
  { isClosed, world }: { readonly isClosed: boolean; readonly world: World },
  context: Context,
): readonly Text[] {
  const variable = variableOf(key) ?? spelled(key);
  const texts = mapping.entries.flatMap(entry => {
    const there = context.and(world, where(variable, isOneOf([entry.key.value])));
    return there === undefined ? [] : [{ text: entry.key.value, world: there }];
  });
  // Where it must be the only one, nothing hangs on it.
  if (texts.length > (isClosed ? 1 : 0)) {
    const values = texts.map(({ text }) => text);
    context.undecided({ kind: 'variable', name: variable, values, isClosed, areChoices: true, byDefault: undefined });
  }
  return texts;
}

/** The texts that a key can be; undefined where it can be anything. */
function textsOf({ known, complete }: Values): readonly Text[] | undefined {
  if (!complete) return undefined;
  const texts = known.flatMap(({ node, world }) => {
    const text = stringOf(node);
    return text === undefined ? [] : [{ text, world }];
  });
  return texts.length === known.length ? texts : undefined;
}
