import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { mentionsIn } from '../../../template/model/mentions';
import { customResource } from '../../../template/model/typeIndex';
import { conditionHolds } from '../../../template/values/values';
import { type Property, property, type Resource, type Scope, target } from '../../api';

/** All names that a value refers to: by `Ref`, `Fn::GetAtt`, or `${Name}` in `Fn::Sub`. */
export function namesIn(node: Node): readonly string[] {
  return mentionsIn(node).flatMap(({ kind, name }) => (kind === 'value' ? [name] : []));
}

/** The resource that a value points to, or the only one that a longer text names, such as an image's address. */
export function resourceIn(node: Node, scope: Scope): Resource | undefined {
  const pointed = target(node, scope)?.resource;
  if (pointed !== undefined) return pointed;
  const name = callOf(node)?.name;
  if (name !== 'Fn::Sub' && name !== 'Fn::Join') return undefined;
  const [first, ...others] = namesIn(node).flatMap(one => scope.resource(one) ?? []);
  return others.length === 0 ? first : undefined;
}

/** The logical IDs by which a policy can name a resource: its own, and what an alias or a version is of. */
export function namesOf(resource: Resource, scope: Scope): readonly string[] {
  const behind = ['FunctionName', 'StateMachineArn', 'RoutingConfiguration'].flatMap(name => {
    const { written } = property(resource, name, scope);
    return written === undefined ? [] : namesIn(written);
  });
  return [resource.logicalId, ...behind.filter(name => scope.resource(name) !== undefined)];
}

/** Other stacks that are made with this one. */
export const stackTypes: readonly string[] = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/** Nested stacks, and functions of one's own: they may add whatever is missing here. */
const handedOver = [...stackTypes, customResource];

/** Whether a nested stack or a custom resource is given what has that logical ID, so what seems to be missing may be there. */
export function isHandedOver(logicalId: string, scope: Scope): boolean {
  return handedOver.some(type => scope.list(type, givenTo).includes(logicalId));
}

/** Whether another stack may know a resource, now or later: what seems to be missing may be there. */
export function leavesTemplate({ logicalId }: Resource, scope: Scope): boolean {
  return (
    isOutput(logicalId, scope) ||
    isHandedOver(logicalId, scope) ||
    scope.list('AWS::SSM::Parameter', mentionedBy).includes(logicalId)
  );
}

/** Whether an output names it. */
export function isOutput(logicalId: string, scope: Scope): boolean {
  return [...scope.outputs.values()].some(output => namesIn(output).includes(logicalId));
}

/** All names that the properties of a resource refer to. */
export function mentionedBy({ properties }: Resource): readonly string[] {
  return properties === undefined ? [] : namesIn(properties);
}

/** The function that makes a custom resource is called with the others. */
function givenTo(resource: Resource): readonly string[] {
  const { properties } = resource;
  if (properties?.kind !== 'mapping') return mentionedBy(resource);
  return properties.entries.flatMap(({ key, value }) => (key.value === 'ServiceToken' ? [] : namesIn(value)));
}

/** Whether a property can stand for a resource: not where it is absent, or names others of the template only. */
export function mayBe(resource: Resource, name: Property, scope: Scope): boolean {
  if (!name.isSet) return name.kind === 'open';
  const names = namesIn(name.written);
  return names.includes(resource.logicalId) || !names.some(name => scope.resource(name) !== undefined);
}

/** False where the two exclude each other, undefined where it is open whether the other is there too. */
export function isThere(other: Resource, scope: Scope): boolean | undefined {
  return other.condition === undefined ? true : conditionHolds(other.condition, scope);
}
