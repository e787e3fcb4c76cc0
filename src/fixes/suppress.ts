import type { PlacedFinding } from '../checks/placed';
import { type Edit, insertion } from '../patterns/edit';
import { jsonEdits } from '../syntax/jsonEdit';
import { spanOf } from '../syntax/tree';
import type { Resource, Template } from '../template/template';

const reason = 'reason';

/** Writes down that a finding is meant: a comment above its line in YAML, in the resource's metadata in JSON. */
export function suppressEdits(template: Template, { code, start }: PlacedFinding): readonly Edit[] | undefined {
  const { document } = template;
  const { text } = document;
  if (document.language === 'yaml') {
    const line = text.lastIndexOf('\n', start - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '';
    return [insertion(line, `${indent}# fieldnotes-ignore ${code}: ${reason}\n`)];
  }
  const resource = resourceAt(template, start);
  if (resource === undefined) return undefined;
  return jsonEdits(text, ['Resources', resource.logicalId, 'Metadata', 'fieldnotes', 'ignore', code], reason);
}

function resourceAt({ document, resources }: Template, offset: number): Resource | undefined {
  return [...resources.values()].find(
    ({ key, body }) => spanOf(document, key).start <= offset && offset <= spanOf(document, body).end,
  );
}
