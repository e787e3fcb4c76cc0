import { type Entry, entryOf, type Mapping, type Node, valueOf } from '../../../syntax/tree';
import { callOf, entriesIn, itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import type { Site } from '../../../template/read/sites';
import type { World } from '../../../template/worlds/world';
import type { Resource, Scope } from '../../api';

/** An integration that an OpenAPI document in the template describes. */
export interface Integration {
  readonly node: Node;
  readonly timeout: Site | undefined;
}

/** The document of an API, where it is written out in the template. */
export function documentOf({ properties }: Resource): Mapping | undefined {
  const body = (entryOf(properties, 'Body') ?? entryOf(properties, 'DefinitionBody'))?.value;
  return body?.kind === 'mapping' && callOf(body) === undefined ? body : undefined;
}

export function pathsOf(api: Resource): readonly Entry[] {
  const paths = entryOf(documentOf(api), 'paths')?.value;
  return entriesIn(paths)?.filter(({ key }) => key.value.startsWith('/')) ?? [];
}

function operationsOf(api: Resource): readonly Node[] {
  return pathsOf(api).flatMap(({ value }) => entriesIn(value)?.map(entry => entry.value) ?? []);
}

/**
 * Where operations ask for an API key of API Gateway's own, and for nothing else instead.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-usage-plan-oas.html
 */
export function keyRequirementsIn(api: Resource): readonly Node[] {
  const schemes = keySchemesOf(api);
  if (schemes.size === 0) return [];
  return operationsOf(api).flatMap(operation => {
    const security = valueOf(operation, 'security');
    const choices = itemsIn(security) ?? [];
    const keys = choices.map(choice => entriesIn(choice)?.find(({ key }) => schemes.has(key.value))?.key);
    return keys[0] !== undefined && !keys.includes(undefined) ? [keys[0]] : [];
  });
}

/** One with an authorizer of its own is no key of API Gateway's. */
function keySchemesOf(api: Resource): ReadonlySet<string> {
  const document = documentOf(api);
  const schemes = [
    ...(entriesIn(valueOf(document, 'securityDefinitions')) ?? []),
    ...(entriesIn(valueOf(valueOf(document, 'components'), 'securitySchemes')) ?? []),
  ];
  const isKey = ({ value }: Entry) =>
    textAt(value, 'type') === 'apiKey' &&
    textAt(value, 'in') === 'header' &&
    textAt(value, 'name')?.toLowerCase() === 'x-api-key' &&
    !entriesIn(value)?.some(({ key }) => key.value.startsWith('x-amazon-apigateway-auth'));
  return new Set(schemes.filter(isKey).map(({ key }) => key.value));
}

function textAt(node: Node, name: string): string | undefined {
  const value = valueOf(node, name);
  return value && stringOf(value);
}

export function integrationsOf(api: Resource, { world }: Scope): readonly Integration[] {
  return operationsOf(api).flatMap(operation => {
    const node = entryOf(operation, 'x-amazon-apigateway-integration')?.value;
    return node !== undefined && entriesIn(node) !== undefined ? [{ node, timeout: timeoutOf(node, world) }] : [];
  });
}

function timeoutOf(integration: Node, world: World): Site | undefined {
  const entry = entryOf(integration, 'timeoutInMillis');
  return entry && { key: entry.key, node: entry.value, wildcards: [], origins: [], world, certain: true };
}
