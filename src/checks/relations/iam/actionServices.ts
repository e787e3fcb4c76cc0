import type { Node } from '../../../syntax/tree';
import { itemsIn, literalOf } from '../../../template/model/intrinsics';
import { distance } from '../../../text/nearest';
import { type Check, type Finding, finding, property, rename } from '../../api';
import { statementsIn, statementTypes } from './statementForm';

const code = 'iam-action-service';

/** Long names only: two letters make one short name of another. */
const services = [
  ...['acm-pca', 'apigateway', 'application-autoscaling', 'appsync', 'athena', 'autoscaling', 'cloudformation'],
  ...['cloudfront', 'cloudtrail', 'cloudwatch', 'codeartifact', 'codebuild', 'codecommit', 'codedeploy'],
  ...['codepipeline', 'cognito-identity', 'cognito-idp', 'dynamodb', 'elasticache', 'elasticfilesystem'],
  ...['elasticloadbalancing', 'elasticmapreduce', 'events', 'execute-api', 'firehose', 'kinesis', 'lambda'],
  ...['organizations', 'redshift', 'route53', 'sagemaker', 'scheduler', 'secretsmanager', 'servicediscovery', 'states'],
];

/**
 * A service that IAM doesn't know allows nothing, and nobody is told.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const actionServices: Check = {
  ids: [code],
  types: statementTypes,
  check: (resource, scope) =>
    statementsIn(resource, scope).flatMap(({ path }) =>
      ['Action', 'NotAction'].flatMap(name => {
        const { written } = property(resource, `${path}.${name}`, scope);
        return written === undefined ? [] : (itemsIn(written) ?? [written]).flatMap(misspelt);
      }),
    ),
};

function misspelt(node: Node): readonly Finding[] {
  const text = literalOf(node) ?? '';
  const [, service = '', rest = ''] = /^([a-z0-9-]{5,30}):([\w*?]+)$/i.exec(text) ?? [];
  const name = service.toLowerCase();
  if (name === '' || services.includes(name)) return [];
  const [meant, ...more] = services.filter(one => distance(one, name, 2) <= 2);
  if (meant === undefined || more.length > 0 || !isSlip(name, meant)) return [];
  const message = `${service} isn't a service of IAM, so ${text} allows nothing. Change it to ${meant}.`;
  return [finding(code, 'warning', node, message, [], [rename(node, `${meant}:${rest}`, meant)])];
}

/** Two letters that changed places, one that is missing, or one too many. */
function isSlip(name: string, meant: string): boolean {
  const letters = (text: string) => [...text].sort().join('');
  return letters(name) === letters(meant) || (name.length !== meant.length && distance(name, meant, 1) === 1);
}
