import { quantity } from '../../../knowledge/quantity';
import { leastJsonSize, utf8Length } from '../../../template/values/jsonSize';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, target } from '../../api';
import { eventsOf } from '../support/events';
import { functionAt } from '../support/functions';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

const most = numbers['lambda-policy-sum'].bytes;

/** What is in each statement beside what a permission says: its Sid ends in 12 characters that CloudFormation adds. */
const frame = '{"Sid":"a--","Effect":"Allow","Principal":{"Service":},"Action":,"Resource":}'.length + 12;
const ofSource = ',"Condition":{"ArnLike":{"AWS:SourceArn":}}'.length;
const functionArn = '"arn:aws:lambda:us-east-1:111122223333:function:a"'.length;
/** Of a permission that SAM adds, with the shortest ARN of a source. */
const ofEvent = frame + functionArn + ofSource + '"s3.amazonaws.com""lambda:InvokeFunction""arn:aws:s3:::abc"'.length;

/** Events of SAM that add a permission. Source: SAM specification, EventSource. */
const permitted = new Set(
  ['Api', 'CloudWatchEvent', 'CloudWatchLogs', 'Cognito', 'EventBridgeRule'].concat([
    'HttpApi',
    'IoTRule',
    'S3',
    'SNS',
    'Schedule',
  ]),
);

/** A statement of a function's policy, for the function itself, an alias or a version. */
interface Statement {
  readonly receiver: string;
  readonly size: number;
}

/**
 * The permissions of a function are one policy. What the template doesn't tell counts as if it were short.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const policySum: GroupCheck = {
  ids: ['lambda-policy-sum'],
  check(scope) {
    const sums = new Map<string, number>();
    const all = [
      ...scope.list('AWS::Lambda::Permission', statementOf),
      ...scope.list('AWS::Serverless::Function', eventStatements),
    ];
    for (const { receiver, size } of all) sums.set(receiver, (sums.get(receiver) ?? 0) + size);
    return [...sums].flatMap(([name, size]) => tell(scope.resource(name.replace(/ .*/s, '')), size));
  },
};

function tell(receiver: Resource | undefined, size: number): readonly Finding[] {
  if (receiver === undefined || !isNear(size, most)) return [];
  const isOver = size > most;
  const what = `The permissions of ${receiver.logicalId} have at least ${quantity(size, undefined)}`;
  const message = isOver
    ? `${what} bytes, but a function's policy holds ${quantity(most, undefined)}. {join}`
    : `${what} of the ${quantity(most, undefined)} bytes of a policy. {join}`;
  return [finding('lambda-policy-sum', isOver ? 'error' : 'hint', receiver.key, message)];
}

function statementOf(permission: Resource, scope: Scope): readonly Statement[] {
  const name = property(permission, 'FunctionName', scope);
  const receiver = target(name, scope)?.resource ?? functionAt(name, scope);
  if (receiver === undefined || permission.isLooped) return [];
  const [who, action, source] = ['Principal', 'Action', 'SourceArn'].map(path => sizeOf(permission, path, scope));
  const size = frame + permission.logicalId.length + functionArn + (who ?? 0) + (action ?? 0);
  return [{ receiver: receiver.logicalId, size: source === undefined ? size : size + ofSource + source }];
}

function sizeOf(permission: Resource, path: string, scope: Scope): number | undefined {
  const { written } = property(permission, path, scope);
  return written && leastJsonSize(written, utf8Length);
}

/** With an alias that SAM publishes, they are for the alias, which has a policy of its own. */
function eventStatements(fn: Resource, scope: Scope): readonly Statement[] {
  if (fn.isLooped) return [];
  const suffix = property(fn, 'AutoPublishAlias', scope).kind === 'absent' ? '' : ' alias';
  return eventsOf(fn, scope)
    .filter(({ type }) => permitted.has(type ?? ''))
    .map(({ key }) => ({
      receiver: `${fn.logicalId}${suffix}`,
      size: ofEvent + fn.logicalId.length + key.value.length + 'Permission'.length,
    }));
}
