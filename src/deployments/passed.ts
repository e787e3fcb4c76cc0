import type { Node, Scalar } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { InWorld } from '../template/incremental/inWorld';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import { partsOf, possibleValues, worldOf } from '../template/values/values';
import type { Split } from '../template/worlds/split';
import { inWords } from '../template/worlds/words';
import { everywhere, type World } from '../template/worlds/world';
import type { NestedStack } from './stacks';

/** A case that a parent tells apart: "IsLive is true". */
interface Case {
  readonly world: World;
  readonly words: string;
}

/** More cases than these aren't told apart: each costs as much as the nested template does. */
const mostCases = 10;

/** Each side of a condition and each value that a parent offers, where what it passes to a stack hangs on that. */
export function casesOf({ resource, values }: NestedStack, parent: Template): readonly Case[] {
  const start = worldOf(resource, new Answers(parent));
  if (start === undefined || values === undefined) return [];
  const inside = new InWorld(new Answers(parent), start);
  for (const { node } of values.values()) possibleValues(node, inside);
  return inside.splits
    .filter(split => split.kind === 'condition' || split.areChoices)
    .flatMap(split => partsOf(split, start, inside).map(world => ({ world, words: inWords(only(split, world)) })))
    .slice(0, mostCases);
}

/** What a part of the world says of what the world was split by. */
function only({ kind, name }: Split, { conditions, facts }: World): World {
  const pick = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([one]) => one === name));
  return kind === 'condition'
    ? { conditions: pick(conditions), facts: everywhere.facts }
    : { conditions: everywhere.conditions, facts: pick(facts) };
}

/** What a node certainly comes out as in a world of a template. */
export function onlyValue(node: Node, template: Template, world?: World): Node | undefined {
  const { known, complete, absent } = possibleValues(node, new Answers(template, world));
  const [only] = known;
  return known.length > 1 || !complete || absent ? undefined : only?.node;
}

/** What an argument comes out as, where that is certain, at the argument's place. */
export function textOf(node: Node, template: Template, world?: World): Scalar | undefined {
  const only = onlyValue(node, template, world);
  if (only === undefined) return undefined;
  const text = only.kind === 'sequence' ? listed(only.items) : stringOf(only);
  if (text === undefined) return undefined;
  const { block, start, end } = node;
  return { kind: 'scalar', value: text, style: 'quoted', block, start, end, tag: undefined };
}

function listed(items: readonly Node[]): string | undefined {
  const texts = items.map(stringOf);
  return texts.every(text => text !== undefined) ? texts.join(',') : undefined;
}
