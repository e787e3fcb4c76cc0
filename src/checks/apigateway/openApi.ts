import { type Entry, entryOf, type Mapping, type Node } from '../../syntax/tree';
import type { Assumptions, Scope } from '../../template/scope';
import type { Site } from '../../template/sites';
import type { Resource } from '../../template/template';

/** An integration that an OpenAPI document in the template describes. */
export interface Integration {
  readonly node: Node;
  readonly timeout: Site | undefined;
}

/** The document of an API, where it is written out in the template. */
export function documentOf({ properties }: Resource): Mapping | undefined {
  const body = (entryOf(properties, 'Body') ?? entryOf(properties, 'DefinitionBody'))?.value;
  return body?.kind === 'mapping' ? body : undefined;
}

export function pathsOf(api: Resource): readonly Entry[] {
  const paths = entryOf(documentOf(api), 'paths')?.value;
  return paths?.kind === 'mapping' ? paths.entries.filter(({ key }) => key.value.startsWith('/')) : [];
}

export function integrationsOf(api: Resource, { given }: Scope): readonly Integration[] {
  return pathsOf(api).flatMap(({ value }) => {
    if (value.kind !== 'mapping') return [];
    return value.entries.flatMap(operation => {
      const node = entryOf(operation.value, 'x-amazon-apigateway-integration')?.value;
      return node?.kind === 'mapping' ? [{ node, timeout: timeoutOf(node, given) }] : [];
    });
  });
}

function timeoutOf(integration: Node, given: Assumptions): Site | undefined {
  const entry = entryOf(integration, 'timeoutInMillis');
  return entry && { key: entry.key, node: entry.value, wildcards: [], origins: [], given, certain: true };
}
