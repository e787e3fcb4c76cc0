import type { Node } from '../../../syntax/tree';
import { followed } from '../../../template/read/target';
import type { Resource, Scope } from '../../api';
import { functionTypes } from './functions';
import { isThere, resourceIn } from './mentions';
import { spelled, spelledAt } from './spelling';

/** The resource that a value names: by a reference, or by an ARN that is put together of its name. */
export function resourceNamed(node: Node, scope: Scope): Resource | undefined {
  return resourceIn(node, scope) ?? byArn(node, scope);
}

/** Types by the service in an ARN and what stands before the name, with the property that sets the name. */
const kinds: readonly (readonly [start: string, property: string, types: readonly string[]])[] = [
  ['sqs::', 'QueueName', ['AWS::SQS::Queue']],
  ['sns::', 'TopicName', ['AWS::SNS::Topic']],
  ['lambda::function:', 'FunctionName', functionTypes],
  ['kinesis::stream/', 'Name', ['AWS::Kinesis::Stream']],
  ['states::stateMachine:', 'StateMachineName', ['AWS::StepFunctions::StateMachine']],
];

const ofThisStack =
  /^arn:(?:aws[\w-]*|\$\{AWS::Partition\}):(\w+):\$\{AWS::Region\}:\$\{AWS::AccountId\}:((?:\w+[:/])?)(.+)$/s;

/** Of this Region and account only: the same name may be taken elsewhere too. */
function byArn(node: Node, scope: Scope): Resource | undefined {
  const [, service = '', before = '', name = ''] = ofThisStack.exec(spelled(followed(node, scope))) ?? [];
  const [, property = '', types = []] = kinds.find(([start]) => start === `${service}::${before}`) ?? [];
  return types
    .flatMap(type => scope.resourcesOfType(type))
    .find(one => !one.isLooped && spelledAt(one, property, scope) === name && isThere(one, scope) === true);
}
