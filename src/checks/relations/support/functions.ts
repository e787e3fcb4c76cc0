import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { writtenIn } from '../../../template/read/target';
import { type Property, property, type Resource, type Scope, target } from '../../api';

export const functionTypes: readonly string[] = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

/** The seconds that a function may run where it has no `Timeout`. Source: AWS::Lambda::Function. */
export const defaultTimeout = 3;

export function isFunction({ type }: Resource): boolean {
  return functionTypes.includes(type);
}

/** The function that a value points to: by its name or ARN, by an alias or a version of it. */
export function functionAt(of: Node | Property, scope: Scope): Resource | undefined {
  const resource = target(of, scope)?.resource ?? implied(of, scope);
  if (resource === undefined || isFunction(resource)) return resource;
  if (resource.type !== 'AWS::Lambda::Alias' && resource.type !== 'AWS::Lambda::Version') return undefined;
  const behind = target(property(resource, 'FunctionName', scope), scope)?.resource;
  return behind !== undefined && isFunction(behind) ? behind : undefined;
}

/** The function that a resource is for, by its `FunctionName`. */
export function ownerOf(resource: Resource, scope: Scope): Resource | undefined {
  return functionAt(property(resource, 'FunctionName', scope), scope);
}

/** `!Ref Orders.Alias` and `!Ref Orders.Version`: what SAM makes of `AutoPublishAlias`. */
function implied(of: Node | Property, scope: Scope): Resource | undefined {
  const node = writtenIn(of);
  const call = node && callOf(node);
  const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  const logicalId = name === undefined ? undefined : /^([A-Za-z0-9]+)\.(?:Alias|Version)$/.exec(name)?.[1];
  return logicalId === undefined ? undefined : scope.resource(logicalId);
}
