import type { Need } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import type { Site } from '../../template/read/sites';
import type { Property, Resource } from '../api';
import { here } from '../api';

/** A place that a row is for, and how the other property is called from the resource. */
export interface NeedPlace {
  readonly id: string;
  readonly need: Need;
  readonly resource: Resource;
  readonly site: Site;
  /** The name of the property at the place, its path, and the name of the other one and where it is. */
  readonly name: string;
  readonly own: string;
  readonly other: string;
  readonly beside: string;
  /** The value that the row is for, where it is for one: `the Protocol is HTTPS`. */
  readonly value: string | undefined;
  readonly named: Resource | undefined;
  readonly isExplained: boolean;
}

export function effectOf({ fails, otherwise }: Need): string {
  if (otherwise !== undefined) return `, ${otherwise}`;
  return fails ? ', so the deployment fails' : '';
}

export function severityOf({ fails }: Need): 'error' | 'warning' {
  return fails ? 'error' : 'warning';
}

export function relatedTo(named: Resource | undefined) {
  return named === undefined ? [] : [here(named)];
}

/** An empty list beside another property is sent to no service: `Dimensions: []`. */
export function holdsSomething(property: Property): property is Property & { readonly isSet: true } {
  return property.isSet && !(property.kind === 'one' && isEmptyList(property.node));
}

function isEmptyList(node: Node): boolean {
  return node.kind === 'sequence' && node.items.length === 0;
}
