import type { PlacedFinding } from '../checks/report/placed';
import { type Edit, insertion } from '../patterns/edit';
import { lineBreakOf, lineStart } from '../patterns/lines';
import { type Document, type Sequence, scalarAt, spanOf, valueOf } from '../syntax/tree';
import type { Resource, Template } from '../template/model/template';
import { putBelow } from './put';

/** What stands for the reason until somebody writes one. */
export const reason = 'reason';

/** Writes down that a finding is meant: a comment above its line in YAML, in the resource's metadata in JSON. */
export function suppressEdits(template: Template, { code, start }: PlacedFinding): readonly Edit[] | undefined {
  const { document } = template;
  return document.language === 'yaml' ? commentAbove(document, code, start) : intoMetadata(template, code, start);
}

/** Inside of a text of several lines there is no place for a comment: it goes above the text. */
function commentAbove(document: Document, code: string, start: number): readonly Edit[] {
  const { text } = document;
  const line = lineStart(text, scalarAt(document, start)?.start ?? start);
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  return [insertion(line, `${indent}# fieldnotes-ignore ${code}: ${reason}${lineBreakOf(text)}`)];
}

function intoMetadata(template: Template, code: string, start: number): readonly Edit[] | undefined {
  const resource = resourceAt(template, start);
  if (resource === undefined || resource.isLooped) return undefined;
  const { document } = template;
  const ignored = valueOf(valueOf(valueOf(resource.body, 'Metadata'), 'fieldnotes'), 'ignore');
  if (ignored?.kind === 'sequence') return [intoList(document, ignored, JSON.stringify(code))];
  return putBelow(document, resource.body, ['Metadata', 'fieldnotes', 'ignore', code], reason);
}

/** After the last item, laid out as that is. */
function intoList(document: Document, list: Sequence, item: string): Edit {
  const { text } = document;
  const last = list.items.at(-1);
  if (last === undefined) return insertion(spanOf(document, list).start + 1, item);
  const { start, end } = spanOf(document, last);
  const before = text.slice(lineStart(text, start), start);
  return insertion(end, before.trim() === '' ? `,${lineBreakOf(text)}${before}${item}` : `, ${item}`);
}

function resourceAt({ document, resources }: Template, offset: number): Resource | undefined {
  return [...resources.values()].find(
    ({ key, body }) => spanOf(document, key).start <= offset && offset <= spanOf(document, body).end,
  );
}
