import type { Mapping, Node, Scalar } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf, entriesIn, itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';

/** A state of a state machine, wherever it is nested. */
export interface State {
  readonly name: Scalar;
  readonly body: Mapping;
  /** Whether it runs as a workflow of its own, started by a Map in distributed mode. */
  readonly isApart: boolean;
}

/** Deeper nesting isn't followed. */
const maxDepth = 20;

/** All states of a definition, those of Parallel and Map included. */
export function statesOf(definition: Node): readonly State[] {
  return collect(definition, false, 0);
}

function collect(machine: Node | undefined, isApart: boolean, depth: number): readonly State[] {
  const states = valueOf(machine, 'States');
  if (depth > maxDepth) return [];
  return (entriesIn(states) ?? []).flatMap(({ key, value }) => {
    if (value.kind !== 'mapping' || callOf(value) !== undefined) return [];
    return [{ name: key, body: value, isApart }, ...nested(value, isApart, depth)];
  });
}

/** A machine itself, the branches of its Parallel states and what its Map states repeat, each with states of its own. */
export function workflowsIn(definition: Node): readonly Node[] {
  const inside = statesOf(definition).flatMap(({ body }) => [
    ...(itemsIn(valueOf(body, 'Branches')) ?? []),
    ...['ItemProcessor', 'Iterator'].flatMap(name => valueOf(body, name) ?? []),
  ]);
  return [definition, ...inside];
}

function nested(state: Mapping, isApart: boolean, depth: number): readonly State[] {
  const branches = valueOf(state, 'Branches');
  const parallel = itemsIn(branches) ?? [];
  const apart = isApart || modeOf(state) !== undefined;
  return [
    ...parallel.flatMap(branch => collect(branch, isApart, depth + 1)),
    ...collect(valueOf(state, 'ItemProcessor'), apart, depth + 1),
    ...collect(valueOf(state, 'Iterator'), isApart, depth + 1),
  ];
}

/** `DISTRIBUTED`, where a Map is in that mode. */
export function modeOf(state: Node): Node | undefined {
  const mode = valueOf(valueOf(valueOf(state, 'ItemProcessor'), 'ProcessorConfig'), 'Mode');
  return mode !== undefined && stringOf(mode) === 'DISTRIBUTED' ? mode : undefined;
}

/** `JSONPath` unless the state or the whole definition says another; undefined where that isn't told here. */
export function queryLanguageOf({ body }: State, definition: Node): string | undefined {
  const owner = [body, definition].find(node => valueOf(node, 'QueryLanguage') !== undefined);
  return owner === undefined ? 'JSONPath' : fieldOf(owner, 'QueryLanguage');
}

/** A text field of a state, such as its type. */
export function fieldOf(state: Node, name: string): string | undefined {
  const value = valueOf(state, name);
  return value && stringOf(value);
}
