import { sitesOf } from '../../../template/read/sites';
import { type Check, finding, here } from '../../api';
import { resourceNamed } from '../support/named';

const code = 'events-target-type';

/** Resources that no rule sends to, as they are called in a sentence. */
const others: ReadonlyMap<string, string> = new Map([
  ['AWS::IAM::Role', 'a role'],
  ['AWS::IAM::User', 'a user'],
  ['AWS::S3::Bucket', 'a bucket'],
  ['AWS::DynamoDB::Table', 'a table'],
  ['AWS::EC2::SecurityGroup', 'a security group'],
]);

/**
 * A rule sends to what EventBridge knows as a target.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export const targetTypes: Check = {
  ids: [code],
  types: ['AWS::Events::Rule'],
  check(rule, scope) {
    return sitesOf(rule.properties, ['Targets', '*', 'Arn'], scope).flatMap(({ node, certain }) => {
      const named = certain ? resourceNamed(node, scope) : undefined;
      const what = named && others.get(named.type);
      if (named === undefined || what === undefined) return [];
      const message = `${named.logicalId} is ${what}, but a rule can't send to one, so the deployment fails.`;
      return [finding(code, 'error', node, message, [here(named)])];
    });
  },
};
