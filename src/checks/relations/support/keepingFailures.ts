import { type Change, type Fix, put, type Resource, type Scope } from '../../api';
import { onConditionOf, queuePolicy } from './grants';
import { freeName } from './mending';

/** Who sends what it can't deliver to a queue. */
interface Sender {
  readonly resource: Resource;
  /** Where it names the queue. */
  readonly path: string;
  readonly service: string;
  /** Its ARN, in YAML. */
  readonly arn: string;
}

/** A queue of its own for what a resource can't deliver, with the policy that lets it in. */
export function keepIn({ resource, path, service, arn }: Sender, scope: Scope): readonly Fix[] {
  const { logicalId, isLooped } = resource;
  if (isLooped) return [];
  const queue = freeName(`${logicalId}DeadLetters`, scope);
  const policy = freeName(`${queue}Policy`, scope);
  const resources = `${queue}:
  Type: AWS::SQS::Queue
${onConditionOf(resource)}  Properties:
    MessageRetentionPeriod: 1209600
${queuePolicy(policy, queue, service, arn, resource)}`;
  const changes: readonly Change[] = [put(resource, path, `!GetAtt ${queue}.Arn`).change, { kind: 'add', resources }];
  return [{ title: `Add a queue for what ${logicalId} can't deliver`, change: { kind: 'together', changes } }];
}
