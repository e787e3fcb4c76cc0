import { type Document, isNull, type Node, type Scalar, spanOf, valueOf } from '../../syntax/tree';
import { stringOf } from '../../template/model/scalars';
import type { Resource, Template } from '../../template/model/template';
import { countOfFirst } from '../../text/search';
import type { Span } from '../../text/span';
import type { Change } from '../findings/fix';

/** What a template's author has decided not to be told. */
export interface Suppression extends Span {
  /** The id, or a text that is none. */
  readonly id: string;
  /** Where findings are held back. */
  readonly scope: Span;
  /** Where it also holds back what a place leads to, such as the default of a parameter. */
  readonly related: Span | undefined;
  /** What takes it out of the text. */
  readonly removal: Change;
  /** What gives it another id. */
  renamed(id: string): Change;
}

const marker = 'fieldnotes-ignore';
const comment = /(?<=^|[ \t])#[ \t]*fieldnotes-ignore(?![^\s:])[ \t]*([^\s:#,]*(?:[ \t]*,[ \t]*[^\s:#,]+)*)/gm;

/** Comments `# fieldnotes-ignore <id>: reason` in YAML, and `Metadata.fieldnotes.ignore` of resources in both languages. */
export function suppressionsIn(template: Template): readonly Suppression[] {
  const { document } = template;
  if (!document.text.includes('fieldnotes')) return [];
  const ofResources = [...template.resources.values()].flatMap(resource => inMetadata(document, resource));
  return document.language === 'yaml' ? [...inComments(template), ...ofResources] : ofResources;
}

/** What looks like a comment inside of a text, such as code, is none. */
function inComments({ document, resources }: Template): readonly Suppression[] {
  if (!document.text.includes(marker)) return [];
  const texts = textsIn(document);
  let before: Lines | undefined;
  return [...document.text.matchAll(comment)].flatMap(({ index, 0: whole, 1: list = '' }) => {
    if (textAt(texts, index) !== undefined) return [];
    before = linesFor(document.text, index, texts, before);
    const scope = resourceHeadedBy(document, before, resources) ?? before;
    const end = index + whole.trimEnd().length;
    const start = list === '' ? index : index + whole.length - list.length;
    return idsIn(document.text, index, { list, start, end, scope, related: before });
  });
}

/** Texts that can hold what looks like a comment, or go on in the next line; in order. */
function textsIn(document: Document): readonly Span[] {
  const seen = new Set<Node>();
  const spans: Span[] = [];
  const visit = (node: Node | undefined): void => {
    // What has an anchor stands in several places.
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'sequence') for (const item of node.items) visit(item);
    if (node.kind === 'mapping') for (const { key, value } of node.entries) [key, value].forEach(visit);
    if (node.kind === 'scalar' && (node.value.includes(marker) || /[\n ]/.test(node.value)))
      spans.push(spanOf(document, node));
  };
  visit(document.root);
  return spans.sort((a, b) => a.start - b.start);
}

/** The last one that begins before the offset is the only one that can hold it. */
function textAt(texts: readonly Span[], offset: number): Span | undefined {
  const text = texts[countOfFirst(texts.length, index => (texts[index]?.start ?? 0) <= offset) - 1];
  return text !== undefined && offset < text.end ? text : undefined;
}

interface Listed extends Span {
  readonly list: string;
  readonly scope: Span;
  readonly related: Span;
}

/** The lines that a comment is for, and where the one begins that it stands in or above. */
interface Lines extends Span {
  readonly target: number;
}

/** Beside a resource's properties, at its name or its type, a comment is meant for the resource. */
function resourceHeadedBy(
  document: Document,
  { target }: Lines,
  resources: ReadonlyMap<string, Resource>,
): Span | undefined {
  const at = target + (/^[ \t]*/.exec(document.text.slice(target))?.[0].length ?? 0);
  const resource = [...resources.values()].find(
    ({ key, body }) => spanOf(document, key).start <= at && at < spanOf(document, body).end,
  );
  const properties = valueOf(resource?.body, 'Properties');
  const inside = properties && spanOf(document, properties);
  if (resource === undefined || (inside !== undefined && inside.start <= at && at < inside.end)) return undefined;
  return { start: spanOf(document, resource.key).start, end: spanOf(document, resource.body).end };
}

/** Several ids share a reason. */
function idsIn(text: string, at: number, { list, start, end, scope, related }: Listed): readonly Suppression[] {
  const ids = [...list.matchAll(/[^\s,]+|^$/g)].map(({ index, 0: id }) => ({
    id,
    start: start + index,
    end: id === '' ? end : start + index + id.length,
  }));
  return ids.map((one, index) => {
    const span = ids.length === 1 ? wholeComment(text, at) : withComma(one, ids[index - 1], ids[index + 1]);
    return {
      ...one,
      scope,
      related,
      removal: { kind: 'rewrite', ...span, text: '' },
      renamed: id => ({ kind: 'rewrite', start: one.start, end: one.end, text: id }),
    };
  });
}

/**
 * The comment's line; where it holds nothing else, the next one that does: for a comment in its way too. A text that
 * begins there is part of it.
 */
function linesFor(text: string, at: number, texts: readonly Span[], before: Lines | undefined): Lines {
  const start = text.lastIndexOf('\n', at) + 1;
  let [target, end] = [start, lineEnd(text, at)];
  if (text.slice(start, at).trim() === '') {
    if (before !== undefined && at < before.end) return { ...before, start };
    do {
      target = end + 1;
      end = lineEnd(text, target);
      if (!/^\s*(?:#|$)/.test(text.slice(target, end))) break;
    } while (end < text.length);
  }
  return { start, end: Math.max(end, textAt(texts, end)?.end ?? 0), target };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The comment with the blanks before it; its line, where nothing else stands there. */
function wholeComment(text: string, at: number): Span {
  const [line, end] = [text.lastIndexOf('\n', at) + 1, lineEnd(text, at)];
  const start = line + text.slice(line, at).trimEnd().length;
  if (start === line) return { start, end: Math.min(text.length, end + 1) };
  return { start, end: text[end - 1] === '\r' ? end - 1 : end };
}

function withComma(id: Span, before: Span | undefined, after: Span | undefined): Span {
  return after === undefined ? { start: before?.end ?? id.start, end: id.end } : { start: id.start, end: after.start };
}

function inMetadata(document: Document, resource: Resource): readonly Suppression[] {
  if (!resource.key.block.text.includes('fieldnotes')) return [];
  const ignored = valueOf(valueOf(valueOf(resource.body, 'Metadata'), 'fieldnotes'), 'ignore');
  if (isNull(ignored) || ignored === undefined) return [];
  const scope = { start: spanOf(document, resource.key).start, end: spanOf(document, resource.body).end };
  const names: readonly Scalar[] =
    ignored.kind === 'mapping'
      ? ignored.entries.map(entry => entry.key)
      : (ignored.kind === 'sequence' ? ignored.items : [ignored]).flatMap(item =>
          item.kind === 'scalar' ? [item] : [],
        );
  return names.map((name, index) => {
    const id = stringOf(name) ?? '';
    const last = ignored.kind === 'mapping' ? [id] : ignored.kind === 'sequence' ? [String(index)] : [];
    const path = ['Metadata', 'fieldnotes', 'ignore', ...last];
    return {
      ...spanOf(document, name),
      id,
      scope,
      related: undefined,
      removal: { kind: 'remove', resource, path },
      renamed: value => ({ kind: 'replace', node: name, value }),
    };
  });
}
