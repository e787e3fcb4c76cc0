import type { Knowledge } from '../../knowledge/knowledge';
import { rank, type Severity, severer } from '../../knowledge/note';
import { sentence } from '../../knowledge/words';
import { type Block, type Document, type Node, type SourceFile, spanOf } from '../../syntax/tree';
import { isLoop } from '../../template/model/loops';
import { shortened } from '../../text/escape';
import type { Span } from '../../text/span';
import type { Work } from '../../work';
import type { Finding, Related } from '../findings/finding';
import type { Fix } from '../findings/fix';
import { isDeclined } from './declined';

/** A breach of a limit, in offsets of the analysed text. */
export interface PlacedFinding extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where AWS says so. */
  readonly source: string | undefined;
  /** A place is in the finding's own file, unless it names one. */
  readonly related: readonly (Span & { readonly message: string; readonly file?: SourceFile })[];
  readonly fixes: readonly Fix[];
  /** The last sentence of the message, where it says in which case it is so. */
  readonly circumstance?: string | undefined;
  /** The deployments that it is found in, where it isn't found whoever deploys. */
  readonly deployments?: readonly string[];
  /** The file that it is in, where that isn't the template's own. */
  readonly file?: SourceFile | undefined;
  /** Whether it is in a loop, whose resources have all their findings at one place. */
  readonly isLooped?: boolean | undefined;
  /** Whether it says that something isn't there. */
  readonly isLack?: boolean | undefined;
  /** Further places that it speaks for, where a note says once what is so of many. */
  readonly others?: readonly PlacedFinding[];
}

/** A finding in offsets of its block; one found on several ways (in Globals, for five functions) is one. */
interface Told extends Omit<PlacedFinding, 'related' | 'deployments' | 'others'> {
  readonly related: readonly Related[];
  readonly isMerged: boolean;
}

/** What is found in one block. */
interface Bucket {
  readonly block: Block;
  readonly findings: Set<Finding>;
  /** In the order of the text; undefined where it has to be made anew. */
  told: readonly Told[] | undefined;
  isRelated: boolean;
  /** Where the block was when `placed` was made. */
  offset: number;
  placed: readonly PlacedFinding[];
}

/** Findings at their offsets, from version to version: only those of blocks that changed or moved are placed again. */
export class Placer {
  readonly #buckets = new Map<Block, Bucket>();

  constructor(private readonly knowledge: Knowledge) {}

  replace(before: readonly Finding[], now: readonly Finding[]): void {
    const [old, left] = [new Set(before), new Set(now)];
    for (const finding of before) {
      if (left.has(finding)) continue;
      const bucket = this.#bucket(finding.at.block);
      bucket.findings.delete(finding);
      bucket.told = undefined;
      if (bucket.findings.size === 0) this.#buckets.delete(bucket.block);
    }
    for (const finding of now) {
      if (old.has(finding)) continue;
      const bucket = this.#bucket(finding.at.block);
      bucket.findings.add(finding);
      bucket.told = undefined;
    }
  }

  /** All findings, in the order of the text. */
  *placing(document: Document): Work<readonly PlacedFinding[]> {
    const buckets = [...this.#buckets.values()];
    for (const bucket of buckets) {
      this.#place(bucket, document);
      yield;
    }
    buckets.sort((a, b) => a.offset - b.offset);
    const all: PlacedFinding[] = [];
    for (const { placed } of buckets) for (const finding of placed) all.push(finding);
    return all;
  }

  #bucket(block: Block): Bucket {
    const known = this.#buckets.get(block);
    if (known !== undefined) return known;
    const bucket: Bucket = { block, findings: new Set(), told: undefined, isRelated: false, offset: 0, placed: [] };
    this.#buckets.set(block, bucket);
    return bucket;
  }

  #place(bucket: Bucket, document: Document): void {
    const offset = bucket.block.file === undefined ? document.offsetOf(bucket.block) : 0;
    const isSame = bucket.told !== undefined && bucket.offset === offset;
    if (bucket.told === undefined) {
      const findings = [...bucket.findings].filter(finding => !isDeclined(finding, this.knowledge));
      bucket.told = merged(findings.map(finding => toTold(finding, this.knowledge)).sort(inTextOrder));
      bucket.isRelated = bucket.told.some(({ related }) => related.length > 0);
    }
    const { told } = bucket;
    bucket.offset = offset;
    // What a finding is related to can move on its own.
    if (isSame && !bucket.isRelated) return;
    bucket.placed = told.map(one => toPlaced(one, offset, document));
  }
}

/** Names that a template gives can be of any length. */
const mostCharacters = 1500;

function toTold(finding: Finding, knowledge: Knowledge): Told {
  const { code, severity, at, related, fixes = noFixes, circumstance, isLack } = finding;
  return {
    code,
    severity,
    message: shortened(messageOf(finding, knowledge), mostCharacters),
    source: finding.source ?? knowledge.factOf(code)?.source,
    start: at.start + tagLength(at),
    end: at.end,
    related: related.map(one => ({ ...one, message: shortened(one.message, mostCharacters) })),
    fixes,
    circumstance,
    file: at.block.file,
    isLooped: at.block.entries.some(isLoop),
    isLack,
    isMerged: false,
  };
}

/** What the check says, what the note says, and in which case it is so. */
function messageOf({ code, message, circumstance }: Finding, knowledge: Knowledge): string {
  const { reason, fix } = knowledge.explanationOf(code);
  const what = reason === undefined ? message : sentence(message, reason);
  const parts = typeof fix === 'object' ? [withWayOut(what, fix)] : [what, fix];
  return [...parts, circumstance].filter(part => part !== undefined).join(' ');
}

/** A message ends with the name of its way out where the note has several. */
function withWayOut(message: string, ways: Readonly<Partial<Record<string, string | undefined>>>): string {
  return message.replace(/\{(\w+)\}$/, (name, key: string) => ways[key] ?? name);
}

/** Field by field: thousands move at each keystroke, and what is spread out is made and read slowly. */
function toPlaced(told: Told, offset: number, document: Document): PlacedFinding {
  return {
    code: told.code,
    severity: told.severity,
    message: told.message,
    source: told.source,
    start: told.start + offset,
    end: told.end + offset,
    related: placesOf(told, document),
    fixes: told.fixes,
    circumstance: told.circumstance,
    file: told.file,
    isLooped: told.isLooped,
    isLack: told.isLack,
  };
}

function placesOf({ related, isMerged }: Told, document: Document): PlacedFinding['related'] {
  if (related.length === 0) return noRelated;
  const places = related.map(item => placedRelated(item, document));
  return isMerged ? places.sort((a, b) => a.start - b.start || compare(a.message, b.message)) : places;
}

function placedRelated({ at, message }: Related, document: Document): PlacedFinding['related'][number] {
  const { file } = at.block;
  const { start, end } = spanOf(document, at);
  return file === undefined ? { start, end, message } : { start, end, message, file };
}

function merged(all: readonly Told[]): readonly Told[] {
  const told: Told[] = [];
  for (let from = 0, to = 1; from < all.length; from = to++) {
    while (to < all.length && isSamePlace(all[from], all[to])) to++;
    for (const finding of worstOf(all.slice(from, to))) told.push(finding);
  }
  return told;
}

/** A finding is at the value: in `!Ref Seconds` that is `Seconds`, as in other tools of the field. */
function tagLength({ block, start, end }: Node): number {
  // What a function makes has no tag itself, but its call may have.
  if (block.text[start] !== '!') return 0;
  return /^!\S*\s+(?=\S)/.exec(block.text.slice(start, end))?.[0].length ?? 0;
}

const noFixes: readonly Fix[] = [];
const noRelated: PlacedFinding['related'] = [];

function inTextOrder(a: Told, b: Told): number {
  return a.start - b.start || a.end - b.end || compare(a.code, b.code) || compare(keyOf(a), keyOf(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells findings of one code at one place apart, so that their order doesn't depend on which one was found first. */
function keyOf({ message, fixes }: Told): string {
  const changes = fixes.map(({ title, change }) => `${title} ${'resource' in change ? change.resource.logicalId : ''}`);
  return [message, ...changes].join();
}

function isSamePlace(a: Told | undefined, b: Told | undefined): boolean {
  return a !== undefined && a.start === b?.start && a.end === b.end && a.code === b.code;
}

/** Of one code at one place only the worst is told; equal sentences are one, with all that they are related to. */
function worstOf(there: readonly Told[]): readonly Told[] {
  if (there.length === 1) return there;
  const byMessage = new Map<string, Told & { readonly links: Map<Node, Related> }>();
  for (const finding of there) {
    const same = byMessage.get(finding.message);
    const links = same?.links ?? new Map<Node, Related>();
    // One value can come into many resources.
    for (const link of finding.related) if (!links.has(link.at)) links.set(link.at, link);
    byMessage.set(finding.message, {
      ...finding,
      severity: severer(finding.severity, (same ?? finding).severity),
      links,
      isMerged: same !== undefined,
    });
  }
  const all = [...byMessage.values()].map(({ links, ...told }) => ({ ...told, related: [...links.values()] }));
  const worst = all.reduce((most, { severity }) => Math.max(most, rank(severity)), 0);
  return all.filter(({ severity }) => rank(severity) === worst);
}
