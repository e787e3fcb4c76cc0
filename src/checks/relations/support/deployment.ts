import { valueOf } from '../../../syntax/tree';
import { customResource } from '../../../template/model/typeIndex';
import type { Resource, Scope } from '../../api';
import { namesIn } from './mentions';

/** What calls functions while a stack is deployed. */
const callers = [customResource, 'AWS::CloudFormation::Macro'];

/** Whether a function stands behind a custom resource or a macro, and no event of its own calls it. */
export function isCalledByCloudFormation(fn: Resource, scope: Scope): boolean {
  if (valueOf(fn.properties, 'Events') !== undefined) return false;
  return callers.some(type => scope.list(type, calledBy).includes(fn.logicalId));
}

/**
 * Whether the CloudFormation CLI has made a function, to test an extension of the registry with: nobody deploys it.
 * Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test.html
 */
export function isForTests({ logicalId }: Resource, scope: Scope): boolean {
  const names = ['TypeFunction', 'TestEntrypoint'];
  return names.includes(logicalId) && names.every(name => scope.resource(name)?.type === 'AWS::Serverless::Function');
}

function calledBy({ type, properties }: Resource): readonly string[] {
  const name = valueOf(properties, type === 'AWS::CloudFormation::Macro' ? 'FunctionName' : 'ServiceToken');
  return name === undefined ? [] : namesIn(name);
}
