import { type Document, type Entry, type Node, spanOf, valueOf } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import { visible } from '../text/escape';
import type { Span } from '../text/span';
import { spanWith } from './symbol';

export type OutlineKind = 'section' | 'resource' | 'parameter' | 'mapping' | 'condition' | 'output' | 'property';

/** An item of the outline: a section, a member of it, a property. */
export interface OutlineItem extends Span {
  readonly name: string;
  /** A resource's type, a property's short value. */
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

const memberKinds: ReadonlyMap<string, OutlineKind> = new Map([
  ['Resources', 'resource'],
  ['Parameters', 'parameter'],
  ['Mappings', 'mapping'],
  ['Conditions', 'condition'],
  ['Outputs', 'output'],
]);

/** Sections, their members, and what each member consists of: a resource's properties, a mapping's rows. */
export function outlineOf({ document }: Template): readonly OutlineItem[] {
  return entriesOf(document.root).map(section => {
    const kind = memberKinds.get(section.key.value) ?? 'property';
    return item(
      document,
      section,
      'section',
      '',
      written(section).map(one => member(document, one, kind)),
    );
  });
}

function member(document: Document, entry: Entry, kind: OutlineKind): OutlineItem {
  const type = kind === 'resource' || kind === 'parameter' ? valueOf(entry.value, 'Type') : undefined;
  const detail = (type && stringOf(type)) ?? shortValue(entry.value);
  return item(document, entry, kind, detail, parts(document, entry, kind));
}

/** The properties of a resource stand for themselves, without the level between; a condition is one expression. */
function parts(document: Document, entry: Entry, kind: OutlineKind): readonly OutlineItem[] {
  if (kind === 'condition') return [];
  return written(entry).flatMap(one => {
    if (kind === 'resource' && one.key.value === 'Type') return [];
    if (kind !== 'resource' || one.key.value !== 'Properties') return [part(document, one)];
    return written(one).map(property => part(document, property));
  });
}

function part(document: Document, entry: Entry): OutlineItem {
  return item(document, entry, 'property', shortValue(entry.value), []);
}

/** The entries of a value, without what an alias or a merge brings from elsewhere. */
function written({ key, value }: Entry): readonly Entry[] {
  const { start, end } = spanWith(key, value);
  return entriesOf(value).filter(one => one.key.block !== key.block || (one.key.start >= start && one.key.end <= end));
}

const longestDetail = 60;

/** A value in one short line; a NoEcho parameter has none of its own, as only its fields do. */
function shortValue(node: Node): string {
  const text = stringOf(node)?.trim() ?? '';
  return text.length > longestDetail || /[\r\n]/.test(text) ? '' : text;
}

function item(
  document: Document,
  { key, value }: Entry,
  kind: OutlineKind,
  detail: string,
  children: readonly OutlineItem[],
): OutlineItem {
  const nameSpan = spanOf(document, key);
  const offset = document.offsetOf(key.block);
  const own = spanWith(key, value).end + offset;
  const last = children.at(-1)?.end ?? 0;
  return {
    name: visible(key.value),
    detail: visible(detail),
    kind,
    start: nameSpan.start,
    end: Math.max(own, last),
    nameSpan,
    children,
  };
}
