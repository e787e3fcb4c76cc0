import type { Fix } from '../checks/fix';
import type { Edit } from '../patterns/edit';
import type { Document } from '../syntax/tree';
import { editsOf } from './edits';

/** A fix that the editor can carry out: edits of this text, or a pattern to be connected. */
export type ReadyFix =
  | { readonly title: string; readonly edits: readonly Edit[] }
  | { readonly title: string; readonly pattern: string; readonly connectTo: string };

/** The fixes that this text can take. */
export function readyFixes(document: Document, fixes: readonly Fix[]): readonly ReadyFix[] {
  return fixes.flatMap(({ title, change }): readonly ReadyFix[] => {
    if (change.kind === 'connect') return [{ title, pattern: change.pattern, connectTo: change.logicalId }];
    const edits = editsOf(document, change);
    return edits === undefined ? [] : [{ title, edits }];
  });
}
