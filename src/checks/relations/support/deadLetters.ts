import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import type { Resource, Scope } from '../../api';
import { namesIn } from './mentions';

/** Types that can name a queue for what fails, and the properties by which they do. */
const types = [
  'AWS::SQS::Queue',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::Pipes::Pipe',
  'AWS::IoT::TopicRule',
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
];
const property = /^(?:DeadLetter|RedrivePolicy|DestinationConfig|EventInvokeConfig|ErrorAction)/;
const maxNodes = 20_000;

/** The logical IDs of all queues and topics that get what another resource fails to handle. */
export function deadLetterTargets(scope: Scope): ReadonlySet<string> {
  return new Set(types.flatMap(type => scope.list(type, targetsIn)));
}

function targetsIn({ properties }: Resource): readonly string[] {
  const names = new Set<string>();
  if (properties !== undefined) collect(properties, names, { left: maxNodes });
  return [...names];
}

function collect(node: Node, names: Set<string>, budget: { left: number }): void {
  if (budget.left-- <= 0) return;
  const inside = callOf(node)?.argument ?? node;
  if (inside.kind === 'sequence') for (const item of inside.items) collect(item, names, budget);
  if (inside.kind !== 'mapping') return;
  for (const { key, value } of inside.entries) {
    if (!property.test(key.value)) collect(value, names, budget);
    else for (const name of namesIn(value)) names.add(name);
  }
}
