import type { Fix } from '../checks/findings/fix';
import type { PlacedFinding } from '../checks/report/placed';
import { applyEdits, type Edit } from '../patterns/edit';
import type { Document } from '../syntax/tree';
import { shortened } from '../text/escape';
import { editsOf } from './edits';
import { isMended } from './proof';

/** A fix that the editor can carry out: edits of this text, or a pattern to be connected. */
export type ReadyFix =
  | { readonly title: string; readonly edits: readonly Edit[] }
  | { readonly title: string; readonly pattern: string; readonly connectTo: string };

/** A text as it was read, with all that is found in it, whether or not it is told. */
export interface Read {
  readonly document: Document;
  readonly found: readonly PlacedFinding[];
  /** What the template's author has decided not to be told. */
  readonly held: ReadonlySet<PlacedFinding>;
}

/** Reads another version of that text; undefined where it is no template. */
export type Reread = (text: string) => Read | undefined;

/** The fixes that this text can take and that have been seen to mend it; a pattern is tried when it goes in. */
export function mendingFixes({ document, found }: Read, finding: PlacedFinding, reread: Reread): readonly ReadyFix[] {
  return readyFixes(document, finding.fixes).filter(fix => {
    if (!('edits' in fix)) return true;
    const after = reread(applyEdits(document.text, fix.edits));
    return after !== undefined && isMended(finding, found, after.found);
  });
}

/** A title names what the template names, whose names can be of any length. */
const mostCharacters = 200;

/** The fixes that this text can take. */
export function readyFixes(document: Document, fixes: readonly Fix[]): readonly ReadyFix[] {
  return fixes.flatMap(({ title, change }): readonly ReadyFix[] => {
    const shown = shortened(title, mostCharacters);
    if (change.kind === 'connect') return [{ title: shown, pattern: change.pattern, connectTo: change.logicalId }];
    const edits = editsOf(document, change);
    return edits === undefined ? [] : [{ title: shown, edits }];
  });
}
