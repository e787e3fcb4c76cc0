import { callOf, itemsIn } from '../../../template/model/intrinsics';
import { type Check, finding, property, type Resource, type Scope } from '../../api';
import { eventsOf } from '../support/events';
import { numbers } from '../support/numbers';

const { role: usual, mostOfRole: most } = numbers['iam-managed-count'];

/** What SAM attaches for events that are polled. */
const ofEvents: ReadonlyMap<string, string> = new Map([
  ['SQS', 'AWSLambdaSQSQueueExecutionRole'],
  ['Kinesis', 'AWSLambdaKinesisExecutionRole'],
  ['DynamoDB', 'AWSLambdaDynamoDBExecutionRole'],
]);

/**
 * The role that SAM makes of a function has the managed policies of `Policies`, and SAM's own.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export const samManagedPolicies: Check = {
  ids: ['iam-managed-count'],
  types: ['AWS::Serverless::Function'],
  check(fn, scope) {
    const policies = property(fn, 'Policies', scope);
    if (policies.kind !== 'one' || property(fn, 'Role', scope).kind !== 'absent') return [];
    const own = (itemsIn(policies.node) ?? []).filter(isManaged).length;
    const count = own + ofSam(fn, scope).length;
    if (own === 0 || count <= usual) return [];
    const isFixed = count > most;
    const reason = isFixed ? `a role can't have more than ${most}` : `a role has at most ${usual} by default`;
    const message = `The role of ${fn.logicalId} gets ${count} managed policies with those of SAM, but ${reason}. Merge some of them.`;
    return [finding('iam-managed-count', isFixed ? 'error' : 'warning', policies.place, message)];
  },
};

/** A name, an ARN or a reference; a mapping is a policy of its own or a template of SAM's. */
function isManaged(item: Parameters<typeof callOf>[0]): boolean {
  const call = callOf(item);
  return call === undefined ? item.kind === 'scalar' : call.name !== 'Fn::If';
}

function ofSam(fn: Resource, scope: Scope): readonly string[] {
  const isTraced = property(fn, 'Tracing', scope).isSet;
  const isInside = property(fn, 'VpcConfig', scope).isSet;
  const names = [
    'AWSLambdaBasicExecutionRole',
    ...(isTraced ? ['AWSXRayDaemonWriteAccess'] : []),
    ...(isInside ? ['AWSLambdaVPCAccessExecutionRole'] : []),
    ...eventsOf(fn, scope).flatMap(({ type }) => ofEvents.get(type ?? '') ?? []),
  ];
  return [...new Set(names)];
}
