import { type Node, valueOf } from '../../../syntax/tree';
import { callOf, isOpen, literalOf } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { inForce, inForceAt, type Resource, type Scope } from '../../api';
import { jsonAt } from './jsonText';
import { mentionedBy, namesIn } from './mentions';
import type { Grant } from './rolePolicies';
import { itemsOf, mayAllow, ofAws, statementsOf } from './statements';

/**
 * Policies of what a role uses. Within an account, one that allows the role is enough beside the role's own policies.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
interface OwnPolicy {
  /** The property that names whose it is; undefined where the policy is a property of that resource. */
  readonly of: string | undefined;
  /** Where the documents stand; none where the properties themselves are a statement, or have one. */
  readonly documents: readonly string[];
}

const table = ['ResourcePolicy.PolicyDocument', 'StreamSpecification.ResourcePolicy.PolicyDocument'];
const replica = ['ResourcePolicy.PolicyDocument', 'ReplicaStreamSpecification.ResourcePolicy.PolicyDocument'];

const ownPolicies: ReadonlyMap<string, OwnPolicy> = new Map([
  ['AWS::DynamoDB::GlobalTable', { of: undefined, documents: replica.map(path => `Replicas.*.${path}`) }],
  ['AWS::DynamoDB::Table', { of: undefined, documents: table }],
  ['AWS::Events::EventBusPolicy', { of: 'EventBusName', documents: [] }],
  ['AWS::Kinesis::ResourcePolicy', { of: 'ResourceArn', documents: ['ResourcePolicy'] }],
  ['AWS::Lambda::Permission', { of: 'FunctionName', documents: [] }],
  ['AWS::Lambda::ResourcePolicy', { of: 'ResourceArn', documents: ['Policy'] }],
  ['AWS::S3::BucketPolicy', { of: 'Bucket', documents: ['PolicyDocument'] }],
  ['AWS::SNS::TopicInlinePolicy', { of: 'TopicArn', documents: ['PolicyDocument'] }],
  ['AWS::SNS::TopicPolicy', { of: 'Topics', documents: ['PolicyDocument'] }],
  ['AWS::SQS::QueueInlinePolicy', { of: 'Queue', documents: ['PolicyDocument'] }],
  ['AWS::SQS::QueuePolicy', { of: 'Queues', documents: ['PolicyDocument'] }],
  ['AWS::SecretsManager::ResourcePolicy', { of: 'SecretId', documents: ['ResourcePolicy'] }],
]);

/** The property of such a policy that names whose it is. */
export function ownerProperty(type: string): string | undefined {
  return ownPolicies.get(type)?.of;
}

/** Whether such a policy names a role, by its logical ID, and so allows it what its own policies don't. */
export function isLetIn(role: string, scope: Scope): boolean {
  return [...ownPolicies.keys()].some(type => scope.list(type, mentionedBy).includes(role));
}

/** What such policies allow everybody or the whole account, on whatever condition; those that can't be read may do so. */
export function grantsToAll(scope: Scope): readonly Grant[] {
  return [...ownPolicies.keys()].flatMap(type => scope.list(type, grantsOfOne));
}

function grantsOfOne({ type, logicalId, properties }: Resource, scope: Scope): readonly Grant[] {
  const { of, documents } = ownPolicies.get(type) ?? { of: undefined, documents: [] };
  const statements = documents.length === 0 ? stated(properties, scope) : written(properties, documents, scope);
  const isRead = statements !== undefined && !isOpen(properties);
  if (isRead && (statements.length === 0 ? of === undefined : !statements.some(mayBeForAll))) return [];
  const owner = of === undefined ? undefined : inForceAt({ properties }, of, scope);
  const named = of === undefined ? [logicalId] : owner === undefined ? [] : namesIn(owner);
  const owners = named.filter(name => scope.resource(name) !== undefined);
  const service = `${type.split('::')[1]?.toLowerCase()}:`;
  const mayAllowAll = (action: string) =>
    !isRead || statements.some(statement => mayBeForAll(statement) && mayAllow(statement, action));
  const isFor = (on: readonly string[]) =>
    on.length > 0 && (owners.length === 0 || on.some(name => owners.includes(name)));
  const allows: Grant['mayAllow'] = (action, on) =>
    action.startsWith(service) && (on === undefined || isFor(on)) && mayAllowAll(action);
  return [{ mayAllow: allows, by: undefined }];
}

function stated(written: Node | undefined, scope: Scope): readonly Node[] | undefined {
  const properties = written && inForce(written, scope);
  if (properties === undefined) return [];
  return valueOf(properties, 'Statement') === undefined ? [properties] : statementsOf(properties, scope);
}

/** The statements of all documents; undefined where one of them can't be read. */
function written(properties: Node | undefined, paths: readonly string[], scope: Scope): readonly Node[] | undefined {
  const all = paths
    .flatMap(path => sitesOf(properties, path.split('.'), scope))
    .map(({ node }) => statementsOf(jsonAt(inForce(node, scope) ?? node), scope));
  return all.every(statements => statements !== undefined) ? all.flat() : undefined;
}

/** Whether a statement may be for a role that it doesn't name: not where it is for services or others of the template. */
function mayBeForAll(statement: Node): boolean {
  const principal = valueOf(statement, 'Principal');
  if (principal?.kind !== 'mapping' || callOf(principal) !== undefined)
    return principal === undefined || isAll(principal);
  return principal.entries.some(({ key, value }) => key.value === 'AWS' && itemsOf(value).some(isAll));
}

/** `*`, an account, or what isn't told. */
function isAll(item: Node): boolean {
  const text = literalOf(item);
  if (text !== undefined) return !ofAws.test(text);
  return namesIn(item).every(name => name.startsWith('AWS::'));
}
