import { plainTransforms, samTransform } from '../model/mark';
import type { Scope } from '../worlds/scope';

/**
 * Whether what isn't in the template won't be in the stack either: SAM's own additions are known, any other macro may
 * add what seems to be missing, and so may the files that a fragment is merged with.
 */
export function isWhole(scope: Scope): boolean {
  return !scope.isFragment && scope.transforms.every(name => name === samTransform || plainTransforms.has(name));
}
