import { areAtOnePlace, type Mapping, type Node } from '../syntax/tree';
import type { Location } from '../template/model/locate';
import { entriesOf } from '../template/model/mark';
import type { Resource, Template } from '../template/model/template';

export interface InLoop {
  /** What the loop makes here, as far as all of it is alike. */
  readonly resource: Resource;
  /** The step of the way that is its logical ID. */
  readonly at: number;
}

/** The resource in the body of `Fn::ForEach` that a place belongs to; loops can stand in loops. */
export function inLoop({ resources }: Template, { names, steps }: Location): InLoop | undefined {
  const at = bodyIn(names);
  const key = steps[at]?.entry?.key;
  if (at === 1 || key === undefined) return undefined;
  const made = [...resources.values()].filter(one => one.isLooped && areAtOnePlace(one.key, key));
  const [first, ...others] = made;
  return first && { resource: { ...first, properties: common(first.properties, others) }, at };
}

/** The way as it is without the loops around it. */
export function withoutLoops(names: readonly string[]): readonly string[] {
  return [...names.slice(0, 1), ...names.slice(bodyIn(names))];
}

/** The first step below a section that is in the body of all loops: the body is the third item of a loop. */
function bodyIn(names: readonly string[]): number {
  let at = 1;
  while (names[at]?.startsWith('Fn::ForEach::') && names[at + 1] === '2') at += 2;
  return at;
}

/** The properties that the loop's variable has no part in. */
function common(properties: Node | undefined, others: readonly Resource[]): Node | undefined {
  if (properties?.kind !== 'mapping') return properties;
  const entries = properties.entries.filter(({ key, value }) =>
    others.every(other => entriesOf(other.properties).some(one => one.key.value === key.value && one.value === value)),
  );
  return { ...properties, entries } satisfies Mapping;
}
