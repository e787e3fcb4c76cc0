import type { Node } from '../../../syntax/tree';
import { callOf, entriesIn } from '../../../template/model/intrinsics';
import { type Check, type Finding, finding } from '../../api';
import { jsonAt } from '../support/jsonText';
import { patternsOf } from './rules';

const code = 'events-pattern-form';

/** Deeper patterns are none that EventBridge takes. */
const maxDepth = 20;

/**
 * What a pattern compares is a list, even of one value.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
 */
export const patternForm: Check = {
  ids: [code],
  types: ['AWS::Events::Rule', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
  check(rule, scope) {
    return patternsOf(rule, scope).flatMap(({ node }) => {
      const pattern = jsonAt(node);
      return pattern === undefined ? [] : bareIn(pattern, 0);
    });
  },
};

function bareIn(pattern: Node, depth: number): readonly Finding[] {
  if (depth > maxDepth || callOf(pattern) !== undefined) return [];
  return (entriesIn(pattern) ?? []).flatMap(({ key, value }) => {
    if (value.kind === 'mapping') return bareIn(value, depth + 1);
    if (value.kind !== 'scalar' || value.value === '' || value.tag !== undefined || value.value.includes('${'))
      return [];
    const message = `${key.value} is a single value, but an event pattern takes a list. Put it in square brackets.`;
    return [finding(code, 'error', value, message)];
  });
}
