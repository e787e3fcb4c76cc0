import { type Node, valueOf } from '../../../syntax/tree';
import { childrenOf } from '../../../syntax/walk';
import { argumentsOf, callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { partsOf } from '../../../template/model/subText';
import { conditionHolds } from '../../../template/values/values';
import { type Resource, type Scope, target } from '../../api';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/** All names that a value refers to: by `Ref`, `Fn::GetAtt`, or `${Name}` in `Fn::Sub`. */
export function mentionsIn(node: Node, budget = { left: maxNodes }): readonly string[] {
  if (budget.left-- <= 0 || node.kind === 'opaque') return [];
  const call = callOf(node);
  if (call === undefined) return childrenOf(node).flatMap(child => mentionsIn(child, budget));
  const { name, argument } = call;
  if (name === 'Ref') return [stringOf(argument) ?? ''];
  if (name === 'Fn::GetAtt') return [attributeOwner(argument)];
  if (name !== 'Fn::Sub') return mentionsIn(argument, budget);
  const [text, variables] = argumentsOf(call);
  const names = partsOf((text && stringOf(text)) ?? '').flatMap(part =>
    part.isName ? [part.text.replace(/\..*/, '')] : [],
  );
  return variables === undefined ? names : [...names, ...mentionsIn(variables, budget)];
}

/** The resource that a value points to, or the only one that a longer text names, such as an image's address. */
export function resourceIn(node: Node, scope: Scope): Resource | undefined {
  const pointed = target(node, scope)?.resource;
  if (pointed !== undefined) return pointed;
  const name = callOf(node)?.name;
  if (name !== 'Fn::Sub' && name !== 'Fn::Join') return undefined;
  const [first, ...others] = mentionsIn(node).flatMap(one => scope.resource(one) ?? []);
  return others.length === 0 ? first : undefined;
}

/** The logical IDs by which a policy can name a resource: its own, and what an alias or a version is of. */
export function namesOf(resource: Resource, scope: Scope): readonly string[] {
  const behind = ['FunctionName', 'StateMachineArn', 'RoutingConfiguration'].flatMap(name => {
    const node = valueOf(resource.properties, name);
    return node === undefined ? [] : mentionsIn(node);
  });
  return [resource.logicalId, ...behind.filter(name => scope.resource(name) !== undefined)];
}

function attributeOwner(argument: Node): string {
  if (argument.kind !== 'sequence') return (stringOf(argument) ?? '').replace(/\..*/, '');
  return (argument.items[0] && stringOf(argument.items[0])) ?? '';
}

/** Where a template hands values to other stacks, beside its outputs. */
const handedOver = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application', 'AWS::SSM::Parameter'];

/** Whether another stack may know a resource: what seems to be missing may be there. */
export function leavesTemplate({ logicalId }: Resource, scope: Scope): boolean {
  if ([...scope.outputs.values()].some(output => mentionsIn(output).includes(logicalId))) return true;
  return handedOver.some(type => scope.list(type, mentionedBy).includes(logicalId));
}

function mentionedBy({ properties }: Resource): readonly string[] {
  return properties === undefined ? [] : mentionsIn(properties);
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
  const names = mentionsIn(node);
  return names.includes(resource.logicalId) || !names.some(name => scope.resource(name) !== undefined);
}

/** False where the two exclude each other, undefined where it is open whether the other is there too. */
export function isThere(other: Resource, scope: Scope): boolean | undefined {
  return other.condition === undefined ? true : conditionHolds(other.condition, scope);
}
