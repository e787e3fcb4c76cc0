import { quantity } from '../../../knowledge/quantity';
import { type Check, finding, property } from '../../api';
import { amountOf } from '../support/amounts';
import { eventsOf } from '../support/events';
import { defaultTimeout } from '../support/functions';
import { numbers } from '../support/numbers';

/** What SQS takes for a queue without `VisibilityTimeout`, as SAM makes it. */
const hidden = numbers['sqs-ranges-visibility'].usual;

/**
 * The queue that SAM makes between a topic and a function has SQS's defaults.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sqssubscriptionobject.html
 */
export const queueOfSam: Check = {
  ids: ['sam-sqs-subscription-visibility'],
  types: ['AWS::Serverless::Function'],
  check(fn, scope) {
    const timeout = amountOf(fn, 'Timeout', defaultTimeout, scope);
    if (timeout === undefined || timeout.value <= hidden) return [];
    return eventsOf(fn, scope).flatMap(({ type, properties }) => {
      const subscription = property(properties, 'SqsSubscription', scope);
      if (type !== 'SNS' || subscription.boolean !== true) return [];
      const message = `SAM's queue hides a message for ${hidden} s, less than the timeout of ${fn.logicalId} (${quantity(timeout.value, 'seconds')}), so Lambda refuses it.`;
      const related = timeout.place === undefined ? [] : [{ at: timeout.place, message: 'The timeout is here.' }];
      return [finding('sam-sqs-subscription-visibility', 'error', subscription.place, message, related)];
    });
  },
};
