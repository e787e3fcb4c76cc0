import { type Check, type Finding, finding, isWhole, property, type Resource, type Scope, target } from '../../api';
import { mayBeConnected } from '../support/connectors';
import { ownerOf } from '../support/functions';
import { type Grant, grantsOf } from '../support/rolePolicies';
import { type Destination, destinationPaths, destinationsOf } from './destinations';

/** What a role must be allowed. Source: Lambda developer guide, "Capturing records of asynchronous invocations". */
const actions: ReadonlyMap<string, string> = new Map([
  ['AWS::SQS::Queue', 'sqs:SendMessage'],
  ['AWS::SNS::Topic', 'sns:Publish'],
  ['AWS::Lambda::Function', 'lambda:InvokeFunction'],
  ['AWS::Serverless::Function', 'lambda:InvokeFunction'],
  ['AWS::Events::EventBus', 'events:PutEvents'],
  ['AWS::S3::Bucket', 's3:PutObject'],
]);

/**
 * A destination that the function's role may not send to, where every policy of that role is in the template: Lambda
 * tries the permission when the destination is set.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export const destinationPermissions: Check = {
  ids: ['lambda-dest-permission'],
  types: [...destinationPaths.keys()],
  check(resource, scope) {
    const all = destinationsOf(resource, scope);
    if (all.length === 0 || !isWhole(scope)) return [];
    const owner = senderOf(resource, scope);
    const role = owner && target(property(owner, 'Role', scope), scope)?.resource;
    if (owner === undefined || role?.type !== 'AWS::IAM::Role') return [];
    const grants = grantsOf(role, scope);
    if (grants === undefined || mayBeConnected([owner], scope)) return [];
    return all.flatMap(one => checkDestination(one, owner, role, grants));
  },
};

/** The function whose role sends; SAM gives a role that it makes itself all that it needs. */
function senderOf(resource: Resource, scope: Scope): Resource | undefined {
  return resource.type === 'AWS::Lambda::EventInvokeConfig' ? ownerOf(resource, scope) : resource;
}

function checkDestination(
  { node, to }: Destination,
  owner: Resource,
  role: Resource,
  grants: readonly Grant[],
): readonly Finding[] {
  const action = actions.get(to.type);
  if (action === undefined || grants.some(grant => grant.mayAllow(action))) return [];
  const message = `${owner.logicalId} sends to ${to.logicalId}, but its role ${role.logicalId} doesn't allow ${action}`;
  return [finding('lambda-dest-permission', 'error', node, message, [{ at: role.key, message: 'The role is here.' }])];
}
