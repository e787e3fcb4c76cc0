import { entryOf } from '../../../syntax/tree';
import { type Check, finding } from '../../api';
import { jsonAt } from '../support/jsonText';

const mostRules = 50;

/**
 * The rules of a lifecycle policy, which is JSON in a text.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
 */
export const imageLifecycle: Check = {
  ids: ['ecr-lifecycle'],
  types: ['AWS::ECR::Repository'],
  check({ properties }) {
    const text = entryOf(entryOf(properties, 'LifecyclePolicy')?.value, 'LifecyclePolicyText')?.value;
    const rules = text && entryOf(jsonAt(text), 'rules')?.value;
    if (text === undefined || rules?.kind !== 'sequence' || rules.items.length <= mostRules) return [];
    const message = `The policy has ${rules.items.length} rules, but a lifecycle policy has at most ${mostRules}. Let one rule cover several tag prefixes.`;
    return [finding('ecr-lifecycle', 'error', text, message)];
  },
};
