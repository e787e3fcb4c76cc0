import type { Node } from '../../../syntax/tree';
import { numberOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import { type Site, sitesOf, valuesAt } from '../../../template/read/sites';
import type { Origin } from '../../../template/values/values';
import type { Scope } from '../../../template/worlds/scope';
import { isSecret, isSetAt } from '../../findings/check';
import type { Related } from '../../findings/finding';
import { isElsewhere, placeOf } from '../../findings/place';

/** One number that a property can be. */
export interface Amount {
  readonly value: number;
  /** Where it stands in the resource; undefined where it is what AWS takes for a property that is absent. */
  readonly place: Node | undefined;
  /** The number as written, be it in a parameter; undefined like `place`. */
  readonly literal: Node | undefined;
  readonly origins: readonly Origin[];
}

export interface Amounts {
  readonly known: readonly Amount[];
  /** False where it can be something else too. */
  readonly complete: boolean;
}

const unknown: Amounts = { known: [], complete: false };

/** All numbers that a property can be; what AWS takes for it where it certainly is absent. */
export function amountsOf(resource: Resource, path: string, fallback: number | undefined, scope: Scope): Amounts {
  const sites = sitesOf(resource.properties, path.split('.'), scope);
  const state = isSetAt(sites, resource, path, scope);
  if (state === false) {
    return fallback === undefined
      ? unknown
      : { known: [{ value: fallback, place: undefined, literal: undefined, origins: [] }], complete: true };
  }
  const parts = sites.map(site => amountsAt(site, scope));
  const complete = state === true && parts.length === 1 && parts.every(part => part.complete);
  return { known: parts.flatMap(part => part.known), complete };
}

export function amountsAt(site: Site, scope: Scope): Amounts {
  const { known, complete, absent } = valuesAt(site, scope);
  const amounts = known.flatMap(value => {
    const number = numberOf(value.node);
    if (number === undefined || isSecret(value)) return [];
    return [{ value: number, place: placeOf(site, value), literal: value.node, origins: value.origins }];
  });
  return { known: amounts, complete: complete && !absent && amounts.length === known.length };
}

/** Two numbers that must not meet. */
export interface Clash {
  readonly left: Amount;
  readonly right: Amount;
}

/** Two numbers that break a rule. */
export function clash(
  left: Amounts,
  right: Amounts,
  breaks: (left: number, right: number) => boolean,
): Clash | undefined {
  const [one, other] = [onlyAmount(left), onlyAmount(right)];
  return one !== undefined && other !== undefined && breaks(one.value, other.value)
    ? { left: one, right: other }
    : undefined;
}

/** Links to where a number comes from. */
export function sourcesOf({ origins }: Amount): readonly Related[] {
  return origins.filter(isElsewhere).map(({ node }) => ({ at: node, message: 'The value comes from here.' }));
}

/** A limit, to be compared with. */
export function exactly(value: number): Amounts {
  return { known: [{ value, place: undefined, literal: undefined, origins: [] }], complete: true };
}

/** The only number that a property can be. */
export function onlyAmount({ known, complete }: Amounts): Amount | undefined {
  return complete && known.length === 1 ? known[0] : undefined;
}
