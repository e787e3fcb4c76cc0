import type { PlacedFinding } from '../checks/placed';
import { type Edit, insertion } from '../patterns/edit';
import { lineBreakOf, lineStart } from '../patterns/lines';
import { jsonEdits } from '../syntax/jsonEdit';
import { type Document, scalarAt, spanOf, valueOf } from '../syntax/tree';
import type { Resource, Template } from '../template/template';

const reason = 'reason';

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
  const path = ['Resources', resource.logicalId, 'Metadata', 'fieldnotes', 'ignore'];
  const ignored = valueOf(valueOf(valueOf(resource.body, 'Metadata'), 'fieldnotes'), 'ignore');
  const { text } = template.document;
  if (ignored?.kind === 'sequence') return jsonEdits(text, [...path, ignored.items.length], code);
  return ignored === undefined || ignored.kind === 'mapping' ? jsonEdits(text, [...path, code], reason) : undefined;
}

function resourceAt({ document, resources }: Template, offset: number): Resource | undefined {
  return [...resources.values()].find(
    ({ key, body }) => spanOf(document, key).start <= offset && offset <= spanOf(document, body).end,
  );
}
