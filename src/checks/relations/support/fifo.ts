import type { Node } from '../../../syntax/tree';
import { resolved } from '../../../template/read/target';
import { property, type Resource, type Scope } from '../../api';
import { serviceOf, writtenText } from './arns';

/** Whether a queue or topic is FIFO; undefined where the template leaves it open. */
export function isFifo(resource: Resource, scope: Scope): boolean | undefined {
  const fifo = property(resource, resource.type === 'AWS::SNS::Topic' ? 'FifoTopic' : 'FifoQueue', scope);
  return fifo.kind === 'absent' ? false : fifo.boolean;
}

/** The same of a queue or topic elsewhere, whose ARN is written out: its name tells, as far as that is written. */
export function isFifoArn(node: Node, scope: Scope): boolean | undefined {
  const arn = resolved(node, scope);
  const service = serviceOf(arn);
  const text = writtenText(arn);
  if ((service !== 'sqs' && service !== 'sns') || text === undefined || text.endsWith('}')) return undefined;
  return text.endsWith('.fifo');
}
