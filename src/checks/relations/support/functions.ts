import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Resource, type Scope, target } from '../../api';

export const functionTypes: readonly string[] = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

/** The seconds that a function may run where it has no `Timeout`. Source: AWS::Lambda::Function. */
export const defaultTimeout = 3;

export function isFunction({ type }: Resource): boolean {
  return functionTypes.includes(type);
}

/** The function that a value points to: by its name or ARN, by an alias or a version of it. */
export function functionAt(node: Node, scope: Scope): Resource | undefined {
  const resource = target(node, scope)?.resource ?? implied(node, scope);
  if (resource === undefined || isFunction(resource)) return resource;
  if (resource.type !== 'AWS::Lambda::Alias' && resource.type !== 'AWS::Lambda::Version') return undefined;
  const name = valueOf(resource.properties, 'FunctionName');
  const behind = name === undefined ? undefined : target(name, scope)?.resource;
  return behind !== undefined && isFunction(behind) ? behind : undefined;
}

/** `!Ref Orders.Alias` and `!Ref Orders.Version`: what SAM makes of `AutoPublishAlias`. */
function implied(node: Node, scope: Scope): Resource | undefined {
  const call = callOf(node);
  const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  const logicalId = name === undefined ? undefined : /^([A-Za-z0-9]+)\.(?:Alias|Version)$/.exec(name)?.[1];
  return logicalId === undefined ? undefined : scope.resource(logicalId);
}
