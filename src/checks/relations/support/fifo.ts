import type { Node } from '../../../syntax/tree';
import { booleanOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { certain, isSet } from '../../findings/check';
import { serviceOf, writtenText } from './arns';
import { resolved } from './resolved';

/** Whether a queue or topic is FIFO; undefined where the template leaves it open. */
export function isFifo(resource: Resource, scope: Scope): boolean | undefined {
  const property = resource.type === 'AWS::SNS::Topic' ? 'FifoTopic' : 'FifoQueue';
  const there = scope;
  if (isSet(resource, property, there) === false) return false;
  const value = certain(resource, property, there);
  return value && booleanOf(value.node);
}

/** The same of a queue or topic elsewhere, whose ARN is written out: its name tells, as far as that is written. */
export function isFifoArn(node: Node, scope: Scope): boolean | undefined {
  const arn = resolved(node, scope);
  const service = serviceOf(arn);
  const text = writtenText(arn);
  if ((service !== 'sqs' && service !== 'sns') || text === undefined || text.endsWith('}')) return undefined;
  return text.endsWith('.fifo');
}
