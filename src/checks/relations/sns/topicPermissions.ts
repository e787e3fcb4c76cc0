import type { Fix, Resource, Scope } from '../../api';
import { invokePermission, queuePolicy } from '../support/grants';
import { freeName } from '../support/mending';

const service = 'sns.amazonaws.com';

/** The queue policy without which a topic's messages don't reach a queue; only for a topic that can be named. */
export function letTopicSend(queue: Resource, topic: Resource | undefined, scope: Scope): readonly Fix[] {
  if (topic === undefined || !areOne(queue, topic)) return [];
  const name = freeName(`${queue.logicalId}Policy`, scope);
  const resources = queuePolicy(name, queue.logicalId, service, `!Ref ${topic.logicalId}`, queue);
  return [{ title: `Add a queue policy for ${topic.logicalId}`, change: { kind: 'add', resources } }];
}

/** The permission without which a topic can't invoke a function. */
export function letTopicInvoke(fn: Resource, topic: Resource | undefined, scope: Scope): readonly Fix[] {
  if (topic === undefined || !areOne(fn, topic)) return [];
  const name = freeName(`${fn.logicalId}Permission`, scope);
  const resources = `${invokePermission(name, fn, service)}    SourceArn: !Ref ${topic.logicalId}\n`;
  return [{ title: `Add a permission for ${topic.logicalId}`, change: { kind: 'add', resources } }];
}

/** Each exists once, and there is no condition under which only the other does. */
function areOne(receiver: Resource, topic: Resource): boolean {
  const exists = topic.condition === undefined || topic.condition === receiver.condition;
  return exists && !receiver.isLooped && !topic.isLooped;
}
