import type { Knowledge } from '../knowledge/knowledge';
import { rank, type Severity } from '../knowledge/note';
import { type Document, type Node, spanOf } from '../syntax/tree';
import type { Span } from '../text/span';
import type { Finding } from './finding';
import type { Fix } from './fix';

/** A breach of a limit, in offsets of the analysed text. */
export interface PlacedFinding extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where AWS says so. */
  readonly source: string | undefined;
  readonly related: readonly (Span & { readonly message: string })[];
  readonly fixes: readonly Fix[];
  /** Further places that it speaks for: advice that is given once a template. */
  readonly others?: readonly PlacedFinding[];
}

/** Findings at their offsets, in the order of the text; one found on several ways (in Globals, for five functions) is one. */
export function placed(
  document: Document,
  findings: readonly Finding[],
  knowledge: Knowledge,
): readonly PlacedFinding[] {
  const all = findings.map(finding => toPlaced(document, finding, knowledge)).sort(inTextOrder);
  const told: PlacedFinding[] = [];
  let samePlace: PlacedFinding[] = [];
  for (const [index, finding] of all.entries()) {
    const next = all[index + 1];
    const isLast = next === undefined || !isSamePlace(finding, next);
    if (isLast && samePlace.length === 0) told.push(finding);
    else {
      samePlace = withFinding(samePlace, finding);
      if (!isLast) continue;
      told.push(...samePlace);
      samePlace = [];
    }
  }
  return told;
}

function toPlaced(
  document: Document,
  { code, severity, message, at, related, fixes = noFixes }: Finding,
  knowledge: Knowledge,
): PlacedFinding {
  const offset = document.offsetOf(at.block);
  return {
    code,
    severity,
    message,
    source: knowledge.factOf(code)?.source,
    start: offset + at.start + tagLength(at),
    end: offset + at.end,
    related:
      related.length === 0 ? noRelated : related.map(item => ({ ...spanOf(document, item.at), message: item.message })),
    fixes,
  };
}

/** A finding is at the value: in `!Ref Seconds` that is `Seconds`, as in other tools of the field. */
function tagLength({ block, start, end }: Node): number {
  // What a function makes has no tag itself, but its call may have.
  if (block.text[start] !== '!') return 0;
  return /^!\S*\s+(?=\S)/.exec(block.text.slice(start, end))?.[0].length ?? 0;
}

const noFixes: readonly Fix[] = [];
const noRelated: PlacedFinding['related'] = [];

function inTextOrder(a: PlacedFinding, b: PlacedFinding): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

function isSamePlace(a: PlacedFinding, b: PlacedFinding): boolean {
  return a.start === b.start && a.end === b.end && a.code === b.code;
}

/** Of one code at one place only the worst is told; equal sentences are one, with all that they are related to. */
function withFinding(there: PlacedFinding[], finding: PlacedFinding): PlacedFinding[] {
  const worst = Math.max(...there.map(({ severity }) => rank(severity)), rank(finding.severity));
  const same = there.find(({ message }) => message === finding.message);
  const others = there.filter(other => other !== same);
  const merged =
    same === undefined
      ? finding
      : { ...finding, severity: severer(same, finding), related: [...same.related, ...finding.related] };
  return [...others, merged].filter(({ severity }) => rank(severity) === worst);
}

function severer(a: PlacedFinding, b: PlacedFinding): Severity {
  return rank(a.severity) > rank(b.severity) ? a.severity : b.severity;
}
