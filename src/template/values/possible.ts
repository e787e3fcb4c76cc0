import type { Node } from '../../syntax/tree';
import type { Declarations } from '../worlds/scope';
import type { Split } from '../worlds/split';
import type { World } from '../worlds/world';

/** Where a possible value comes from, when it isn't written at the property itself. */
export interface Origin {
  readonly kind: 'default' | 'deployment' | 'allowed' | 'MaxValue' | 'MinValue' | 'mapping' | 'branch' | 'globals';
  /** The parameter, mapping or condition; empty for Globals. */
  readonly name: string;
  /** What to link to. */
  readonly node: Node;
  /** Set where the parameter says that its value is not to be shown: `NoEcho`. */
  readonly isSecret?: true;
}

/** A literal that a property can come out as: a scalar, list or mapping that is no intrinsic function. */
export interface PossibleValue {
  readonly node: Node;
  readonly origins: readonly Origin[];
  /** Where it comes out as this. */
  readonly world: World;
}

/** All that a node can come out as, as far as the template tells. */
export interface Values {
  readonly known: readonly PossibleValue[];
  /** False where a value that the template doesn't tell is possible too. */
  readonly complete: boolean;
  /** Set where it can be absent too: `AWS::NoValue` in one branch of several. */
  readonly absent?: true;
  /** What a parameter lets through at most and at least: nobody has to use it. */
  readonly bounds?: readonly PossibleValue[];
}

/** What an intrinsic function may use to find its values. */
export interface Context {
  readonly scope: Declarations;
  readonly world: World;
  /** In a part of the world, such as a branch of a condition; else in the world at hand. */
  valuesOf(node: Node, world?: World): Values;
  /** Whether a condition holds in the world at hand; the world is split by it where that is open. */
  holds(name: string): boolean | undefined;
  /** The part of the world at hand in which a condition holds, or doesn't. */
  assume(name: string, truth: boolean): World | undefined;
  /** Both worlds at once, with all that conditions say of that. */
  and(one: World, other: World): World | undefined;
  undecided(split: Split): void;
}

export type Evaluate = (argument: Node, context: Context, call: Node) => Values;

export const unknown: Values = { known: [], complete: false };
export const absent: Values = { known: [], complete: true };

/** Past this many values a value is unknown: enough for any template written by hand, and linear in its size. */
export const maxValues = 60;

export function literal(node: Node, world: World): Values {
  return { known: [{ node, origins: [], world }], complete: true };
}

export function isAbsent({ known, complete }: Values): boolean {
  return complete && known.length === 0;
}

export function union(all: readonly Values[]): Values {
  const known = all.flatMap(values => values.known);
  if (known.length > maxValues) return unknown;
  const complete = all.every(values => values.complete);
  const mayBeAbsent = all.some(values => values.absent || isAbsent(values));
  const bounds = all.flatMap(values => values.bounds ?? []);
  return asValues({ known, complete }, mayBeAbsent, bounds);
}

/** Nearly none can be absent or has bounds: all of one form are read sooner. */
function asValues(
  values: Pick<Values, 'known' | 'complete'>,
  mayBeAbsent: boolean,
  bounds: readonly PossibleValue[],
): Values {
  if (!mayBeAbsent && bounds.length === 0) return values;
  return { ...values, ...(mayBeAbsent && { absent: true as const }), ...(bounds.length > 0 && { bounds }) };
}

/** The same values, reached through one more origin. */
export function through(values: Values, origin: Origin): Values {
  return reached(values, [origin]);
}

/** The same values, with the way to them in front of each one's own origins. */
export function reached({ known, complete, absent, bounds = [] }: Values, way: readonly Origin[]): Values {
  const from = ({ node, origins, world }: PossibleValue) => ({ node, origins: [...way, ...origins], world });
  return asValues({ known: known.map(from), complete }, absent === true, bounds.map(from));
}

interface Row {
  readonly nodes: Node[];
  readonly origins: Origin[];
  readonly world: World;
}

/**
 * Every combination of the parts' values that can hold together, joined by `combine`; unknown where there would be
 * too many.
 */
export function combinations(
  parts: readonly Values[],
  context: Pick<Context, 'world' | 'and'>,
  combine: (nodes: readonly Node[]) => Node | undefined,
): Values {
  let rows: Row[] = [{ nodes: [], origins: [], world: context.world }];
  for (const { known } of parts) {
    if (rows.length * known.length > maxValues) return unknown;
    rows = rows.flatMap(row =>
      known.flatMap((value, index) => extended(row, value, index === known.length - 1, context)),
    );
  }
  const values = rows.flatMap(row => {
    const node = combine(row.nodes);
    return node === undefined ? [] : [{ node, origins: row.origins, world: row.world }];
  });
  const complete = values.length === rows.length && parts.every(part => part.complete && !part.absent);
  return { known: values, complete };
}

/** A row that nobody else goes on with is extended in place, so that a thousand parts cost a thousand steps. */
function extended(
  { nodes, origins, world }: Row,
  value: PossibleValue,
  isLast: boolean,
  context: Pick<Context, 'and'>,
): Row[] {
  const both = context.and(world, value.world);
  if (both === undefined) return [];
  if (!isLast) return [{ nodes: [...nodes, value.node], origins: [...origins, ...value.origins], world: both }];
  nodes.push(value.node);
  for (const origin of value.origins) origins.push(origin);
  return [{ nodes, origins, world: both }];
}
