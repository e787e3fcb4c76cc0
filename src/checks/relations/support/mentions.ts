import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { mentionsIn } from '../../../template/model/mentions';
import { conditionHolds } from '../../../template/values/values';
import { type Resource, type Scope, target } from '../../api';

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
    const node = valueOf(resource.properties, name);
    return node === undefined ? [] : namesIn(node);
  });
  return [resource.logicalId, ...behind.filter(name => scope.resource(name) !== undefined)];
}

/** Where a template hands values to other stacks, beside its outputs. */
const handedOver = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application', 'AWS::SSM::Parameter'];

/** Whether another stack may know a resource: what seems to be missing may be there. */
export function leavesTemplate({ logicalId }: Resource, scope: Scope): boolean {
  if ([...scope.outputs.values()].some(output => namesIn(output).includes(logicalId))) return true;
  return handedOver.some(type => scope.list(type, mentionedBy).includes(logicalId));
}

function mentionedBy({ properties }: Resource): readonly string[] {
  return properties === undefined ? [] : namesIn(properties);
}

/** Whether a policy of its own may let others call a function; what it says isn't looked at. */
export function hasPolicy(fn: Resource, scope: Scope): boolean {
  return scope
    .resourcesOfType('AWS::Lambda::ResourcePolicy')
    .some(({ properties }) => mayBe(fn, valueOf(properties, 'ResourceArn'), scope));
}

/** Whether a value can stand for a resource: not where it is absent, or names others of the template only. */
export function mayBe(resource: Resource, node: Node | undefined, scope: Scope): boolean {
  if (node === undefined) return false;
  const names = namesIn(node);
  return names.includes(resource.logicalId) || !names.some(name => scope.resource(name) !== undefined);
}

/** False where the two exclude each other, undefined where it is open whether the other is there too. */
export function isThere(other: Resource, scope: Scope): boolean | undefined {
  return other.condition === undefined ? true : conditionHolds(other.condition, scope);
}
