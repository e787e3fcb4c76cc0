import type { PlacedFinding } from '../checks/report/placed';
import { type Edit, inOrder } from '../patterns/edit';
import { insertPattern } from '../patterns/insert';
import { findPattern } from '../patterns/library';
import type { Pattern } from '../patterns/pattern';
import type { Language } from '../syntax/tree';
import type { Span } from '../text/span';
import type { Work } from '../work';
import { Draft } from './draft';
import { mendingFixes, type Read, type ReadyFix, type Reread } from './fixes';
import { hasMore, isProblem } from './proof';

/** So many are mended at once; each fix is tried first, and nobody is to wait. */
const most = 50;

/** What can't be done side by side is done one after the other, a few times. */
const rounds = 10;

/** Mends all findings of some codes for which there is one way to do it; undefined where that isn't possible. */
export function* fixesOfAll(
  before: Read,
  codes: ReadonlySet<string>,
  reread: Reread,
  patterns: readonly Pattern[],
): Work<readonly Edit[] | undefined> {
  const { text, language } = before.document;
  const draft = new Draft(text);
  let now: Read | undefined = before;
  for (let round = 0; round < rounds && now !== undefined; round++) {
    const fixes = ripe(yield* onlyFixes(now, codes, reread));
    draft.apply(sideBySide(fixes));
    for (const fix of fixes) draft.apply(connecting(fix, draft.text, language, patterns));
    if (draft.text === now.document.text) break;
    now = reread(draft.text);
  }
  const { edits } = draft;
  const left = now?.found.filter(isProblem) ?? [];
  return now === undefined || edits.length === 0 || hasMore(left, before.found) ? undefined : edits;
}

interface FixOfFinding {
  readonly finding: PlacedFinding;
  readonly fix: ReadyFix;
}

/**
 * Without those that rest on a value which another one is about to change, such as six times a timeout that is too
 * long: they are made anew once that value is right. All, where each waits for another.
 */
function ripe(all: readonly FixOfFinding[]): readonly ReadyFix[] {
  const edits = all.map(({ fix }) => editsOf(fix));
  const isRipe = ({ finding }: FixOfFinding, own: number) =>
    finding.related.every(
      place =>
        place.file !== undefined || edits.every((some, at) => at === own || !some.some(one => touch(one, place))),
    );
  const now = all.filter(isRipe);
  return (now.length === 0 ? all : now).map(({ fix }) => fix);
}

function* onlyFixes(read: Read, codes: ReadonlySet<string>, reread: Reread): Work<readonly FixOfFinding[]> {
  const found: FixOfFinding[] = [];
  const wanted = read.found.filter(one => codes.has(one.code) && !read.held.has(one));
  for (const finding of wanted.slice(0, most)) {
    const [fix, ...others] = mendingFixes(read, finding, reread);
    if (fix !== undefined && others.length === 0 && !('file' in fix)) found.push({ finding, fix });
    yield;
  }
  return found;
}

/** The edits that connect a pattern, none where it isn't there. It finds its place by a name, so it can go in after others. */
export function connecting(
  fix: ReadyFix,
  text: string,
  language: Language,
  patterns: readonly Pattern[],
): readonly Edit[] {
  const pattern = 'edits' in fix ? undefined : findPattern(patterns, fix.pattern);
  if ('edits' in fix || pattern === undefined) return [];
  const result = insertPattern(text, language, pattern, undefined, fix.connectTo);
  return 'edits' in result ? result.edits : [];
}

/** Those that leave each other alone, in order. */
function sideBySide(fixes: readonly ReadyFix[]): readonly Edit[] {
  const taken: Edit[] = [];
  for (const fix of fixes) {
    const edits = editsOf(fix);
    if (edits.every(edit => taken.every(other => !touch(edit, other)))) taken.push(...edits);
  }
  return inOrder(taken);
}

function editsOf(fix: ReadyFix): readonly Edit[] {
  return 'edits' in fix ? fix.edits : [];
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
