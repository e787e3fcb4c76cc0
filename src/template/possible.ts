import type { Node, Scalar } from '../syntax/tree';
import type { Assumptions, Scope } from './scope';

/** Where a possible value comes from, when it isn't written at the property itself. */
export interface Origin {
  readonly kind: 'default' | 'allowed' | 'mapping' | 'branch' | 'globals';
  /** The parameter, mapping or condition; empty for Globals. */
  readonly name: string;
  /** What to link to. */
  readonly node: Node;
  /** Of a branch: the condition, and which way it went. */
  readonly taken?: { readonly condition: string; readonly truth: boolean };
}

/** A literal that a property can come out as: a scalar, list or mapping that is no intrinsic function. */
export interface PossibleValue {
  readonly node: Node;
  readonly origins: readonly Origin[];
}

/** All that a node can come out as, as far as the template tells. */
export interface Values {
  readonly known: readonly PossibleValue[];
  /** False where a value that the template doesn't tell is possible too. */
  readonly complete: boolean;
  /** Set where it can be absent too: `AWS::NoValue` in one branch of several. */
  readonly absent?: true;
}

/** What an intrinsic function may use to find its values. */
export interface Context {
  readonly scope: Scope;
  readonly given: Assumptions;
  valuesOf(node: Node): Values;
  /** The values under further assumptions: in a branch of a condition. */
  valuesAssuming(node: Node, given: Assumptions): Values;
}

export type Evaluate = (argument: Node, context: Context, call: Node) => Values;

export const unknown: Values = { known: [], complete: false };
export const absent: Values = { known: [], complete: true };

/** Past this many values a value is unknown: enough for any template written by hand, and linear in its size. */
export const maxValues = 60;

export function literal(node: Node): Values {
  return { known: [{ node, origins: [] }], complete: true };
}

export function union(all: readonly Values[]): Values {
  const known = all.flatMap(values => values.known);
  if (known.length > maxValues) return unknown;
  const isAbsent = all.some(values => values.absent || (values.complete && values.known.length === 0));
  return { known, complete: all.every(values => values.complete), ...(isAbsent && { absent: true as const }) };
}

/** The same values, reached through one more origin. */
export function through(values: Values, origin: Origin): Values {
  const known = values.known.map(({ node, origins }) => ({ node, origins: [origin, ...origins] }));
  return { ...values, known };
}

/** Every combination of the parts' values, joined by `combine`; unknown where there would be too many. */
export function combinations(parts: readonly Values[], combine: (nodes: readonly Node[]) => Node | undefined): Values {
  let rows: PossibleValue[][] = [[]];
  for (const { known } of parts) {
    if (rows.length * known.length > maxValues) return unknown;
    const [only] = known.length === 1 ? known : [];
    // Rows are copied only where they branch, a few times at most: a text can have thousands of parts.
    if (only === undefined) rows = rows.flatMap(row => known.map(value => [...row, value]));
    else for (const row of rows) row.push(only);
  }
  const known = rows.flatMap(row => {
    const node = combine(row.map(value => value.node));
    return node === undefined ? [] : [{ node, origins: row.flatMap(value => value.origins) }];
  });
  return { known, complete: known.length === rows.length && parts.every(part => part.complete) };
}

/** A computed text; its place is the function call that makes it. */
export function computed(value: string, { block, start, end }: Node): Scalar {
  return { kind: 'scalar', value, style: 'plain', block, start, end, tag: undefined };
}

export function computedList(values: readonly string[], call: Node): Node {
  const { block, start, end } = call;
  return { kind: 'sequence', items: values.map(value => computed(value, call)), block, start, end, tag: undefined };
}
