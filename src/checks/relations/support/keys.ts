import type { Scalar } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import type { Resource, Scope } from '../../api';

/** The key of a property at a path, for findings on the property as a whole. */
export function keyAt(resource: Resource, path: string, scope: Scope): Scalar | undefined {
  return sitesOf(resource.properties, path.split('.'), scope)[0]?.key;
}
