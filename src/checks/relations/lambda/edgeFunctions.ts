import { type Node, valueOf } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding, here, property, type Resource, type Scope, target } from '../../api';
import { functionAt } from '../support/functions';
import { mayTrust } from '../support/statements';

const code = 'lambda-edge';

/** The seconds that it may run before the cache; behind it, Lambda's own limit of 30 holds. */
const longest = { viewer: 5, origin: 30 };

const behaviors = ['DefaultCacheBehavior', 'CacheBehaviors.*'];

/**
 * CloudFront copies a function to its locations, and refuses one that needs what isn't there.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
 */
export const edgeFunctions: Check = {
  ids: [code],
  types: ['AWS::CloudFront::Distribution'],
  check({ properties }, scope) {
    const path = (name: string) => `DistributionConfig.${name}.LambdaFunctionAssociations.*`.split('.');
    return behaviors
      .flatMap(name => sitesOf(properties, path(name), scope))
      .flatMap(({ node, certain }) => (certain ? inAssociation(node, scope) : []));
  },
};

function inAssociation(node: Node, scope: Scope): readonly Finding[] {
  const arn = valueOf(node, 'LambdaFunctionARN');
  const fn = arn && functionAt(arn, scope);
  if (arn === undefined || fn === undefined) return [];
  const told = (severity: 'error' | 'warning', message: string) => [finding(code, severity, arn, message, [here(fn)])];
  const variables = `${fn.logicalId} has environment variables, so CloudFront refuses it. Put the values into the code.`;
  const role = untrusting(fn, scope);
  return [
    ...(hasVariables(fn, scope) ? told('error', variables) : []),
    ...(role === undefined ? [] : told('error', refusedFor(role, fn))),
    ...tooLong(node, fn, scope).flatMap(message => told('warning', message)),
  ];
}

function hasVariables(fn: Resource, scope: Scope): boolean {
  const one = property(fn, 'Environment.Variables', scope);
  return one.kind === 'one' && one.entries !== undefined && one.entries.length > 0;
}

/** The role of a function, where it doesn't let CloudFront's copies assume it. */
function untrusting(fn: Resource, scope: Scope): Resource | undefined {
  const role = target(property(fn, 'Role', scope), scope)?.resource;
  return role?.type === 'AWS::IAM::Role' && !mayTrust(role, 'edgelambda.amazonaws.com', scope) ? role : undefined;
}

function refusedFor(role: Resource, fn: Resource): string {
  return `${role.logicalId} doesn't trust edgelambda.amazonaws.com, so CloudFront refuses ${fn.logicalId}. Let both this and lambda.amazonaws.com assume it.`;
}

function tooLong(association: Node, fn: Resource, scope: Scope): readonly string[] {
  const event = valueOf(association, 'EventType');
  const isViewer = event?.kind === 'scalar' && event.value.startsWith('viewer-');
  const most = isViewer ? longest.viewer : longest.origin;
  const seconds = property(fn, 'Timeout', scope).number ?? 0;
  return seconds > most
    ? [`${fn.logicalId} runs up to ${seconds} s, but CloudFront lets it run ${most} s at most. Lower its Timeout.`]
    : [];
}
