import { valueOf } from '../../../syntax/tree';
import { type Check, finding, property } from '../../api';
import { jsonAt } from '../support/jsonText';
import { numbers } from '../support/numbers';

const mostRules = numbers['ecr-lifecycle'].rules;

/**
 * The rules of a lifecycle policy, which is JSON in a text.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
 */
export const imageLifecycle: Check = {
  ids: ['ecr-lifecycle'],
  types: ['AWS::ECR::Repository'],
  check(repository, scope) {
    const text = property(repository, 'LifecyclePolicy.LifecyclePolicyText', scope);
    const rules = text.isSet ? valueOf(jsonAt(text.written), 'rules') : undefined;
    if (!text.isSet || rules?.kind !== 'sequence' || rules.items.length <= mostRules) return [];
    const message = `The policy has ${rules.items.length} rules, but a lifecycle policy has at most ${mostRules}. Let one rule cover several tag prefixes.`;
    return [finding('ecr-lifecycle', 'error', text.written, message)];
  },
};
