import { type Node, valueOf } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';

/** Properties that give a resource the name that it has in AWS. */
const nameProperties = ['QueueName', 'FunctionName', 'TopicName', 'TableName', 'UserPoolName'];

/**
 * How other resources refer to the resource: their types, and the keys below which a reference stands. A queue that is
 * a dead-letter queue has `deadLetterTargetArn` among them, one that a function consumes `EventSourceArn`.
 */
export function referringTo(template: Template, resource: Resource): ReadonlySet<string> {
  const found = new Set<string>();
  const isMeant = namedLike(resource);
  for (const other of template.resources.values()) {
    if (other === resource) continue;
    for (const path of pathsTo(other.body, [other.type], isMeant)) for (const step of path) found.add(step);
  }
  return found;
}

type IsMeant = (text: string, isReference: boolean) => boolean;

/** By its logical ID in references, by its own name in texts: `/aws/lambda/orders` is about the function `orders`. */
function namedLike({ logicalId, properties }: Resource): IsMeant {
  const names = nameProperties.flatMap(property => {
    const value = valueOf(properties, property);
    return (value && stringOf(value)) || [];
  });
  return (text, isReference) =>
    isReference
      ? text.split('.')[0] === logicalId
      : names.some(name => text === name || text.endsWith(`/${name}`) || text.endsWith(`:${name}`));
}

/** The keys that lead to each place where the resource is meant. */
function* pathsTo(node: Node, path: readonly string[], isMeant: IsMeant): Generator<readonly string[]> {
  const call = callOf(node);
  if (call !== undefined && namesIn(call.name, call.argument).some(name => isMeant(name, true))) yield path;
  if (node.kind === 'scalar' && call === undefined && isMeant(node.value, false)) yield path;
  if (node.kind === 'sequence') for (const item of node.items) yield* pathsTo(item, path, isMeant);
  if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) yield* pathsTo(value, [...path, key.value], isMeant);
  }
}

/** What a call refers to: `Orders`, `Orders.Arn`. */
function namesIn(name: string, argument: Node): readonly string[] {
  const first = argument.kind === 'sequence' ? argument.items[0] : argument;
  if (first?.kind !== 'scalar') return [];
  if (name === 'Fn::Sub') return [...first.value.matchAll(/\$\{([^!{}]+)\}/g)].map(([, variable = '']) => variable);
  return name === 'Ref' || name === 'Fn::GetAtt' ? [first.value] : [];
}
