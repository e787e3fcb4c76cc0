import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf, isOpen } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding, isSet, target } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { isWhole, mayBeConnected } from '../support/completeness';
import { functionAt } from '../support/functions';
import { mentionsIn } from '../support/mentions';
import { mayAllow, statementsOf } from '../support/statements';
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

/** AWS's own policies that allow none of these. */
const harmless =
  /:policy\/service-role\/AWSLambda(?:BasicExecutionRole|VPCAccessExecutionRole|SQSQueueExecutionRole|KinesisExecutionRole|DynamoDBExecutionRole)$|:policy\/AWSXRayDaemonWriteAccess$/;

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
    const owner = ownerOf(resource, scope);
    const arn = owner && valueOf(owner.properties, 'Role');
    const role = arn && target(arn, scope)?.resource;
    if (owner === undefined || role?.type !== 'AWS::IAM::Role') return [];
    const statements = statementsOfRole(role, scope);
    if (statements === undefined || mayBeConnected([owner], scope)) return [];
    return all.flatMap(one => checkDestination(one, owner, role, statements));
  },
};

/** The function whose role sends; SAM gives a role that it makes itself all that it needs. */
function ownerOf(resource: Resource, scope: Scope): Resource | undefined {
  if (resource.type !== 'AWS::Lambda::EventInvokeConfig') return resource;
  const name = valueOf(resource.properties, 'FunctionName');
  return name && functionAt(name, scope);
}

function checkDestination(
  { node, to }: Destination,
  owner: Resource,
  role: Resource,
  statements: readonly Node[],
): readonly Finding[] {
  const action = actions.get(to.type);
  if (action === undefined || statements.some(statement => mayAllow(statement, action))) return [];
  const message = `${owner.logicalId} sends to ${to.logicalId}, but its role ${role.logicalId} doesn't allow ${action}`;
  return [finding('lambda-dest-permission', 'error', node, message, [{ at: role.key, message: 'The role is here.' }])];
}

/** Undefined where the role may have a policy that isn't seen here. */
function statementsOfRole(role: Resource, scope: Scope): readonly Node[] | undefined {
  const there = scope;
  if (isSet(role, 'Policies', there) === undefined || !areHarmless(valueOf(role.properties, 'ManagedPolicyArns')))
    return undefined;
  const inline = inlineStatements(valueOf(role.properties, 'Policies'));
  const others = attachedStatements(role, scope);
  return inline && others && [...inline, ...others];
}

function areHarmless(list: Node | undefined): boolean {
  if (list === undefined) return true;
  if (list.kind !== 'sequence' || callOf(list) !== undefined) return false;
  return list.items.every(item => {
    const call = callOf(item);
    const text = call === undefined || call.name === 'Fn::Sub' ? stringOf(call?.argument ?? item) : undefined;
    return text !== undefined && harmless.test(text);
  });
}

function inlineStatements(list: Node | undefined): readonly Node[] | undefined {
  if (list === undefined) return [];
  if (list.kind !== 'sequence' || callOf(list) !== undefined) return undefined;
  const all = list.items.map(item =>
    callOf(item) === undefined ? statementsOf(valueOf(item, 'PolicyDocument')) : undefined,
  );
  return all.every(statements => statements !== undefined) ? all.flat() : undefined;
}

/** Policies that are resources of their own; one whose roles aren't told may be for any role. */
function attachedStatements(role: Resource, scope: Scope): readonly Node[] | undefined {
  const all: Node[] = [];
  for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']) {
    for (const policy of scope.resourcesOfType(type)) {
      const roles = valueOf(policy.properties, type === 'AWS::IAM::RolePolicy' ? 'RoleName' : 'Roles');
      if (roles === undefined && !isOpen(policy.properties)) continue;
      const names = roles === undefined ? [] : mentionsIn(roles);
      const areOthers =
        names.length > 0 && names.every(name => name !== role.logicalId && scope.resource(name) !== undefined);
      if (areOthers) continue;
      const statements = statementsOf(valueOf(policy.properties, 'PolicyDocument'));
      if (statements === undefined) return undefined;
      all.push(...statements);
    }
  }
  return all;
}
