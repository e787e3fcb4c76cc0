import { type Check, finding, property, type Resource, replace, type Scope, target } from '../../api';
import { accessOf } from '../support/access';
import { serviceOf } from '../support/arns';
import { callerOf } from '../support/callers';
import { receiverAt } from '../support/receivers';
import { isService } from '../support/statements';

/** The principal that calls from a resource of this template, by its type. */
const byType: ReadonlyMap<string, string> = new Map([
  ['AWS::Cognito::UserPool', 'cognito-idp.amazonaws.com'],
  ['AWS::Events::Rule', 'events.amazonaws.com'],
  ['AWS::IoT::TopicRule', 'iot.amazonaws.com'],
  ['AWS::Logs::LogGroup', 'logs.amazonaws.com'],
  ['AWS::S3::Bucket', 's3.amazonaws.com'],
  ['AWS::SNS::Topic', 'sns.amazonaws.com'],
]);

/**
 * A permission for a service that never calls from its source: nobody can use it.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
export const permissionSource: Check = {
  ids: ['lambda-permission-source'],
  types: ['AWS::Lambda::Permission'],
  check(permission, scope) {
    const principal = property(permission, 'Principal', scope);
    const source = property(permission, 'SourceArn', scope);
    if (principal.kind !== 'one' || !source.isSet) return [];
    const { text = '', place } = principal;
    const type = target(source, scope)?.resource.type;
    const caller = type === undefined ? callerOf.get(serviceOf(source.written) ?? '') : byType.get(type);
    if (caller === undefined || !/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)?\.amazonaws\.com$/.test(text)) return [];
    if (isService(text, caller)) return [];
    const message = `Principal is ${text}, but this SourceArn belongs to ${caller}.`;
    const severity = mayCallAnyway(permission, caller, scope) ? 'information' : 'warning';
    return [finding('lambda-permission-source', severity, place, message, [], [replace(principal.node, caller)])];
  },
};

/** Whether an event of SAM or another permission lets the caller in, or may do so where the function is elsewhere. */
function mayCallAnyway(permission: Resource, caller: string, scope: Scope): boolean {
  const { written } = property(permission, 'FunctionName', scope);
  const receiver = written && receiverAt(written, 'function', scope);
  if (receiver === undefined) return true;
  const { by, isOpen } = accessOf({ receiver, kind: 'function', service: caller }, scope);
  return by.length > 0 || isOpen;
}
