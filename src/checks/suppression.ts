import { type Document, isNull, type Scalar, spanOf, valueOf } from '../syntax/tree';
import { stringOf } from '../template/scalars';
import type { Resource, Template } from '../template/template';
import type { Span } from '../text/span';

/** What a template's author has decided not to be told. */
export interface Suppression extends Span {
  /** The id, or a text that is none. */
  readonly id: string;
  /** Where findings are held back: a line, or a whole resource. */
  readonly scope: Span;
}

const marker = 'fieldnotes-ignore';
const comment = /#[ \t]*fieldnotes-ignore[ \t]+([^\s:#]*)/g;

/** Comments `# fieldnotes-ignore <id>: reason` in YAML, and `Metadata.fieldnotes.ignore` of resources in both languages. */
export function suppressionsIn(template: Template): readonly Suppression[] {
  const { document } = template;
  const ofResources = document.text.includes('fieldnotes')
    ? [...template.resources.values()].flatMap(resource => inMetadata(document, resource))
    : [];
  return document.language === 'yaml' ? [...inComments(document.text), ...ofResources] : ofResources;
}

function inComments(text: string): readonly Suppression[] {
  if (!text.includes(marker)) return [];
  let before: Span | undefined;
  return [...text.matchAll(comment)].map(match => {
    const id = match[1] ?? '';
    const start = match.index + match[0].length - id.length;
    before = linesFor(text, match.index, before);
    return { id, start, end: start + id.length, scope: before };
  });
}

/** The comment's line; where the line holds nothing else, the next one that does: for a comment in its way too. */
function linesFor(text: string, at: number, before: Span | undefined): Span {
  const start = text.lastIndexOf('\n', at) + 1;
  let end = lineEnd(text, at);
  if (text.slice(start, at).trim() !== '') return { start, end };
  if (before !== undefined && at < before.end) return { start, end: before.end };
  do {
    const next = end + 1;
    end = lineEnd(text, next);
    if (!/^\s*(?:#|$)/.test(text.slice(next, end))) break;
  } while (end < text.length);
  return { start, end };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function inMetadata(document: Document, resource: Resource): readonly Suppression[] {
  const ignored = valueOf(valueOf(valueOf(resource.body, 'Metadata'), 'fieldnotes'), 'ignore');
  if (isNull(ignored) || ignored === undefined) return [];
  const scope = { start: spanOf(document, resource.key).start, end: spanOf(document, resource.body).end };
  const names: readonly Scalar[] =
    ignored.kind === 'mapping'
      ? ignored.entries.map(entry => entry.key)
      : (ignored.kind === 'sequence' ? ignored.items : [ignored]).flatMap(item =>
          item.kind === 'scalar' ? [item] : [],
        );
  return names.map(name => ({ ...spanOf(document, name), id: stringOf(name) ?? '', scope }));
}
