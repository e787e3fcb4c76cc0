import type { Scalar } from '../../../syntax/tree';
import type { Resource } from '../../../template/model/template';
import { sitesOf } from '../../../template/read/sites';
import type { Scope } from '../../../template/worlds/scope';

/** The key of a property at a path, for findings on the property as a whole. */
export function keyAt(resource: Resource, path: string, scope: Scope): Scalar | undefined {
  return sitesOf(resource.properties, path.split('.'), scope)[0]?.key;
}
