import type { Scalar } from '../../syntax/tree';
import type { Scope } from '../../template/scope';
import { sitesOf } from '../../template/sites';
import type { Resource } from '../../template/template';

/** The key of a property at a path, for findings on the property as a whole. */
export function keyAt(resource: Resource, path: string, scope: Scope): Scalar | undefined {
  return sitesOf(resource.properties, path.split('.'), scope)[0]?.key;
}
