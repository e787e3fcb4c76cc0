import type { Fix } from '../checks/findings/fix';
import type { PlacedFinding } from '../checks/report/placed';
import { applyEdits, type Edit } from '../patterns/edit';
import type { Document, Node, SourceFile } from '../syntax/tree';
import { shortened } from '../text/escape';
import { editsOf } from './edits';
import { isMended } from './proof';

/** A fix that the editor can carry out: edits of this text, or of a file beside it, or a pattern to be connected. */
export type ReadyFix =
  | { readonly title: string; readonly edits: readonly Edit[]; readonly file?: SourceFile }
  | { readonly title: string; readonly pattern: string; readonly connectTo: string };

/** A text as it was read, with all that is found in it, whether or not it is told. */
export interface Read {
  readonly document: Document;
  readonly found: readonly PlacedFinding[];
  /** What the template's author has decided not to be told. */
  readonly held: ReadonlySet<PlacedFinding>;
}

/** Reads another version of that text; undefined where it is no template. */
export type Reread = (text: string, instead?: Instead) => Read | undefined;

/** Another value for one that a file beside the template gives. */
export interface Instead {
  readonly of: Node;
  readonly value: string;
}

/** The fixes that this text can take and that have been seen to mend it; a pattern is tried when it goes in. */
export function mendingFixes({ document, found }: Read, finding: PlacedFinding, reread: Reread): readonly ReadyFix[] {
  return finding.fixes.flatMap((fix): readonly ReadyFix[] => {
    const ready = readyFix(document, fix);
    if (ready === undefined) return [];
    if (!('edits' in ready)) return [ready];
    const after =
      ready.file === undefined ? reread(applyEdits(document.text, ready.edits)) : elsewhere(document, fix, reread);
    return after !== undefined && isMended(finding, found, after.found) ? [ready] : [];
  });
}

/** A title names what the template names, whose names can be of any length. */
const mostCharacters = 200;

function elsewhere({ text }: Document, { change }: Fix, reread: Reread): Read | undefined {
  return change.kind === 'replace' ? reread(text, { of: change.node, value: change.value }) : undefined;
}

/** The fixes that this text can take. */
export function readyFixes(document: Document, fixes: readonly Fix[]): readonly ReadyFix[] {
  return fixes.flatMap(fix => readyFix(document, fix) ?? []);
}

/** What a fix is in this text, or in the file beside it that the value stands in; undefined where it can't be done. */
function readyFix(document: Document, { title: whole, change }: Fix): ReadyFix | undefined {
  const title = shortened(whole, mostCharacters);
  if (change.kind === 'connect') return { title, pattern: change.pattern, connectTo: change.logicalId };
  const file = change.kind === 'replace' ? change.node.block.file : undefined;
  const edits = editsOf(document, change);
  return edits && { title, edits, ...(file !== undefined && { file }) };
}
