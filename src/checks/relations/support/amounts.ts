import type { Node } from '../../../syntax/tree';
import { numberOf } from '../../../template/model/scalars';
import { isElsewhere } from '../../../template/read/place';
import type { Origin } from '../../../template/values/values';
import { type Property, property, type Related, type Resource, type Scope } from '../../api';

/** A number that a property is. */
export interface Amount {
  readonly value: number;
  /** Where it stands in the resource; undefined where it is what AWS takes for a property that is absent. */
  readonly place: Node | undefined;
  /** The number as written, be it in a parameter; undefined like `place`. */
  readonly literal: Node | undefined;
  readonly origins: readonly Origin[];
}

/** The number that a property is, or what AWS takes for it where it certainly is absent. */
export function amountOf(
  of: Resource | Property,
  path: string,
  fallback: number | undefined,
  scope: Scope,
): Amount | undefined {
  const one = property(of, path, scope);
  if (one.kind === 'absent') {
    return fallback === undefined ? undefined : { value: fallback, place: undefined, literal: undefined, origins: [] };
  }
  const value = one.kind === 'one' ? numberOf(one.node) : undefined;
  if (one.kind !== 'one' || value === undefined) return undefined;
  return { value, place: one.place, literal: one.node, origins: one.origins };
}

/** Links to where a number comes from. */
export function sourcesOf({ origins }: Amount): readonly Related[] {
  return origins.filter(isElsewhere).map(({ node }) => ({ at: node, message: 'The value comes from here.' }));
}
