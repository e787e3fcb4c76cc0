import { type Document, entryOf, spanOf, valueOf } from '../syntax/tree';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import { shortened } from '../text/escape';
import { referringTo } from './attached';
import { inUseOrder } from './groups';
import { lineEnd, lineStart } from './lines';
import type { Connection, Pattern } from './pattern';

/** Something that can be done with a resource that is there. */
export interface Offer {
  readonly pattern: Pattern;
  /** "Add a dead-letter queue to OrdersQueue". */
  readonly title: string;
  readonly connectTo: string;
}

/** Of a name in a title. */
const mostCharacters = 100;

/** What can be attached to the resource: not what it has already. */
export function offersFor(patterns: readonly Pattern[], template: Template, resource: Resource): readonly Offer[] {
  const { logicalId } = resource;
  const referring = referringTo(template, resource);
  return inUseOrder(patterns).flatMap(pattern => {
    const connection = pattern.connects.find(({ to }) => to.includes(resource.type));
    if (connection === undefined || obstacle(connection, resource) !== undefined) return [];
    if (connection.unreferenced.some(step => referring.has(step))) return [];
    return [
      {
        pattern,
        title: connection.title.replaceAll('{name}', () => shortened(logicalId, mostCharacters)),
        connectTo: logicalId,
      },
    ];
  });
}

/** Why the connection can't be made: a sentence, or undefined where nothing stands in its way. */
export function obstacle(connection: Connection, { logicalId, properties }: Resource): string | undefined {
  // From Globals, too.
  const taken = connection.set.find(name => entryOf(properties, name) !== undefined);
  if (taken !== undefined) return `${logicalId} already has ${taken}.`;
  const textOf = (name: string) => {
    const value = valueOf(properties, name);
    return value && (stringOf(value) ?? '');
  };
  const missing = connection.when.find(name => textOf(name) !== 'true');
  if (missing !== undefined) return `This pattern is for what has ${missing}, unlike ${logicalId}.`;
  const other = connection.unless.find(name => ![undefined, 'false'].includes(textOf(name)));
  return other && `This pattern is not for what has ${other}, like ${logicalId}.`;
}

/** The resource whose lines the offset is in. What a loop makes stands nowhere, so nothing is attached to it. */
export function resourceAt({ document, resources }: Template, offset: number): Resource | undefined {
  const { text } = document;
  return [...resources.values()].findLast(
    resource =>
      !resource.isLooped &&
      startOf(document, resource) <= offset &&
      offset <= lineEnd(text, spanOf(document, resource.body).end),
  );
}

/** The same, where the offset is in the line of its logical ID or of its type. */
export function resourceHeadedAt(template: Template, offset: number): Resource | undefined {
  const { document } = template;
  const resource = resourceAt(template, offset);
  if (resource === undefined) return undefined;
  const lines = [resource.key, resource.typeNode].map(node => lineStart(document.text, spanOf(document, node).start));
  return lines.includes(lineStart(document.text, offset)) ? resource : undefined;
}

/** From the beginning of its line, where nothing else stands in it. */
function startOf(document: Document, { key }: Resource): number {
  const { start } = spanOf(document, key);
  const line = lineStart(document.text, start);
  return document.text.slice(line, start).trim() === '' ? line : start;
}
