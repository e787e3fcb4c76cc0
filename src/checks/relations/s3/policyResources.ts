import { type Node, valueOf } from '../../../syntax/tree';
import { callOf, literalOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, property, type Resource, type Scope, target } from '../../api';
import { outlined } from '../support/spelling';
import { itemsOf, statementsOf } from '../support/statements';

const code = 's3-policy-resource';

/**
 * Each action of a bucket policy applies to one of the statement's resources: to the bucket, or to what is in it.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const policyResources: Check = {
  ids: [code],
  types: ['AWS::S3::BucketPolicy'],
  check(policy, scope) {
    const document = property(policy, 'PolicyDocument', scope);
    const bucket = target(property(policy, 'Bucket', scope), scope)?.resource;
    const statements = document.kind === 'one' ? (statementsOf(document.node, scope) ?? []) : [];
    const name = nameOf(policy, bucket, scope);
    return statements.flatMap(one => [
      ...checkStatement(one, scope),
      ...resourcesOf(one).flatMap(item => [...ofOther(item, bucket, scope), ...ofOtherName(item, name)]),
    ]);
  },
};

function resourcesOf(statement: Node): readonly Node[] {
  const resources = statement.kind === 'mapping' ? valueOf(statement, 'Resource') : undefined;
  return resources === undefined ? [] : itemsOf(resources);
}

/** Of a resource of a statement that is another bucket of the template. */
function ofOther(item: Node, bucket: Resource | undefined, scope: Scope): readonly Finding[] {
  if (bucket?.type !== 'AWS::S3::Bucket') return [];
  const [, byName, byArn] = /^(?:arn:[^:]+:s3:::\$\{(\w+)\}|\$\{(\w+)\.Arn\})(?:\/|$)/.exec(outlined(item)) ?? [];
  const named = scope.resource(byName ?? byArn ?? '');
  if (named?.type !== 'AWS::S3::Bucket' || named === bucket || named.logicalId === bucket.logicalId) return [];
  return [ofAnother(item, named.logicalId, bucket.logicalId)];
}

/** The name of the bucket that a policy is for, where the template tells it. */
function nameOf(policy: Resource, bucket: Resource | undefined, scope: Scope): string | undefined {
  if (bucket?.type === 'AWS::S3::Bucket') return property(bucket, 'BucketName', scope).text;
  return bucket === undefined ? property(policy, 'Bucket', scope).text : undefined;
}

/** Of a resource of a statement that is a bucket of another name. */
function ofOtherName(item: Node, name: string | undefined): readonly Finding[] {
  const [, named] = /^arn:[^:]+:s3:::([a-z0-9.-]+)(?:\/|$)/.exec(outlined(item)) ?? [];
  return name === undefined || named === undefined || named === name
    ? []
    : [ofAnother(item, `the bucket ${named}`, name)];
}

function ofAnother(item: Node, named: string, own: string): Finding {
  return finding(code, 'error', item, `This is ${named}, but the policy is for ${own}, so S3 refuses it. {own}`);
}

function checkStatement(statement: Node, scope: Scope): readonly Finding[] {
  if (statement.kind !== 'mapping' || callOf(statement) !== undefined) return [];
  const [actions, resources] = [valueOf(statement, 'Action'), valueOf(statement, 'Resource')];
  if (actions === undefined || resources === undefined) return [];
  const kinds = new Set(itemsOf(resources).map(item => kindOf(item, scope)));
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) return [];
  const astray = itemsOf(actions).filter(item => {
    const wanted = applies(literalOf(item));
    return wanted !== undefined && wanted !== kind;
  });
  return astray.map(item => refused(item, kind));
}

function refused(action: Node, kind: Kind): Finding {
  const name = stringOf(action) ?? '';
  const message =
    kind === 'bucket'
      ? `${name} doesn't apply to the bucket itself, so S3 refuses the policy. {objects}`
      : `${name} doesn't apply to objects, so S3 refuses the policy. {bucket}`;
  return finding(code, 'error', action, message);
}

type Kind = 'bucket' | 'objects';

const ofObjects = /^s3:(?:(?:Get|Put|Delete|Restore)Object|AbortMultipartUpload$|ListMultipartUploadParts$)/;
const ofBuckets =
  /^s3:(?:ListBucket|(?:Get|Put|Delete)Bucket|(?:Get|Put)(?:Lifecycle|Encryption|Replication)Configuration$)/;

/** What an action applies to; undefined for one with a wildcard and for those that few policies name. */
function applies(action: string | undefined): Kind | undefined {
  if (action === undefined || action.includes('*')) return undefined;
  if (ofObjects.test(action)) return 'objects';
  return ofBuckets.test(action) ? 'bucket' : undefined;
}

const bucketArn = /^arn:(?:aws[\w-]*|\$\{AWS::Partition\}):s3:::((?:[\w.-]|\$\{[\w:]+\})+)$/;

/** What an ARN names; undefined for a wildcard, and where the template doesn't tell. */
function kindOf(node: Node, scope: Scope): Kind | undefined {
  const text = outlined(node);
  const [, name = ''] = bucketArn.exec(text) ?? [];
  const isBucket = /^\$\{\w+\.Arn\}$/.test(text) ? isOurs(text.slice(2, -5), scope) : isName(name, scope);
  if (isBucket) return 'bucket';
  return /^(?:arn:[^/]*|\$\{\w+\.Arn\})\/./.test(text) ? 'objects' : undefined;
}

/** Whether it can be nothing but the name of a bucket: a parameter may hold a path too. */
function isName(name: string, scope: Scope): boolean {
  const parts = [...name.matchAll(/\$\{([\w:]+)\}/g)].map(([, part = '']) => part);
  return name !== '' && parts.every(part => part.startsWith('AWS::') || isOurs(part, scope));
}

function isOurs(name: string, scope: Scope): boolean {
  return scope.resource(name)?.type === 'AWS::S3::Bucket';
}
