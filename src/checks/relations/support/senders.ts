import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { property, type Resource, type Scope } from '../../api';
import { afterService, serviceOf, writtenText } from './arns';
import { mayCallFrom } from './callers';
import { isFunction } from './functions';
import { mentionedBy, namesIn, resourceIn } from './mentions';
import { isAlike, namesTold, standsAlone } from './spelling';
import { itemsOf, wildcardMatches } from './statements';

/** Who sends, and to what, as far as a policy can tell one sender from another. */
export interface Sender {
  readonly resource: Resource;
  /** The receiver as the sender names it: a function, or one of its aliases. */
  readonly node: Node;
}

/** Whether a permission's or a statement's source may be this sender: not where it names others of the same kind only. */
export function mayBeSource(source: Node | undefined, sender: Sender, scope: Scope): boolean {
  if (source === undefined) return true;
  const told = namesTold(source);
  if (told === undefined) return true;
  if (!mayBeItsArn(told.text, sender.resource, scope)) return false;
  if (told.names.length === 0) return mayBeNamed(source, sender.resource, scope);
  const own = sentFor(sender);
  // A resource of another type than the sender and what it names says nothing of who sends.
  return told.names.some(name => own.includes(name) || !standsAlone(name, told.text) || !isAlike(name, own, scope));
}

/** The sender itself and what it names but for the receiver, such as the API of a method or the topic of a subscription. */
function sentFor({ resource, node }: Sender): readonly string[] {
  const receivers = namesIn(node);
  return [resource.logicalId, ...mentionedBy(resource).filter(name => !receivers.includes(name))];
}

/**
 * Whether a sender's ARN can be like this: a bucket sends in its own name, not in that of its objects, a rule not in that
 * of its bus, and an API calls an authorizer from a path of its own.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
function mayBeItsArn(text: string, sender: Resource, scope: Scope): boolean {
  const { type } = sender;
  if (type === 'AWS::S3::Bucket') return !isOfObjects(text);
  const [, name] = /^\$\{(\w+)\.Arn\}$/.exec(text) ?? [];
  if (type === 'AWS::Events::Rule') return scope.resource(name ?? '')?.type !== 'AWS::Events::EventBus';
  const path = pathOfApi(text);
  if (path === undefined) return true;
  if (type === 'AWS::ApiGateway::Authorizer' || type === 'AWS::ApiGatewayV2::Authorizer') return mayBeAuthorizer(path);
  const method = type === 'AWS::ApiGateway::Method' ? property(sender, 'HttpMethod', scope).text : undefined;
  const [, permitted] = /^[^/]*\/([A-Z]+)\//.exec(path) ?? [];
  return method === undefined || permitted === undefined || method === 'ANY' || method === permitted;
}

function isOfObjects(arn: string): boolean {
  const written = afterService(arn, 's3') ?? (/^\$\{\w+\.Arn\}/.test(arn) ? arn : '');
  return written.includes('/');
}

/** What stands behind the API; undefined where its name may hold a wildcard for that too. */
function pathOfApi(arn: string): string | undefined {
  const [api = '', ...path] = afterService(arn, 'execute-api')?.split('/') ?? [];
  return path.length === 0 || api.includes('*') ? undefined : path.join('/');
}

/** Whether a path of an API, such as `v1/GET/orders`, may be `authorizers/` with an ID. */
function mayBeAuthorizer(path: string): boolean {
  return wildcardMatches(path.replaceAll(/\$\{[^{}]*\}/g, '*'), 'authorizers/abc123');
}

/** A bucket's ARN says its name. */
function mayBeNamed(source: Node, { type, ...bucket }: Resource, scope: Scope): boolean {
  const [, name] = /^arn:[^:]*:s3:::([\w.-]+)$/.exec(writtenText(source) ?? '') ?? [];
  const own = type === 'AWS::S3::Bucket' ? property({ type, ...bucket }, 'BucketName', scope).text : undefined;
  return name === undefined || own === undefined || name === own;
}

/** Whether the conditions of a statement may hold for what a service sends. */
export function mayHoldFor(statement: Node, service: string, sender: Sender, scope: Scope): boolean {
  const condition = valueOf(statement, 'Condition');
  if (condition?.kind !== 'mapping' || callOf(condition) !== undefined) return true;
  return condition.entries.every(({ key, value }) => {
    if (!/^(?:Arn|String)(?:Equals|Like)(?:IfExists)?$/.test(key.value)) return true;
    const source = sourceArnIn(value);
    if (source === undefined) return true;
    // Wildcards are characters like others to StringEquals.
    const isLiteral = key.value.startsWith('StringEquals');
    return itemsOf(source).some(
      item =>
        mayBeSource(item, sender, scope) &&
        mayCallFrom(serviceOf(item), service) &&
        !(isLiteral && namesTold(item)?.text.includes('*')),
    );
  });
}

/** Keys of conditions are written in capitals or not. */
function sourceArnIn(conditions: Node): Node | undefined {
  if (conditions.kind !== 'mapping' || callOf(conditions) !== undefined) return undefined;
  return conditions.entries.find(({ key }) => key.value.toLowerCase() === 'aws:sourcearn')?.value;
}

/**
 * Whether a permission is for what the sender calls: one for a function isn't for its aliases, nor the other way round.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html
 */
export function isSameQualifier(permitted: Node | undefined, { node, resource }: Sender, scope: Scope): boolean {
  // A function URL names its alias beside the function.
  if (valueOf(resource.properties, 'Qualifier') !== undefined) return true;
  const [one, other] = [permitted, node].map(name => name && qualifierIn(name, scope));
  return one === undefined || other === undefined || one === other;
}

/** The logical ID of an alias or a version, or nothing for the function itself; undefined where that isn't told. */
function qualifierIn(node: Node, scope: Scope): string | undefined {
  const call = callOf(node);
  const [, made] = /^(?:\$\{)?(\w+\.(?:Alias|Version))\}?$/.exec((call && stringOf(call.argument)) ?? '') ?? [];
  if (made !== undefined) return made;
  const resource = resourceIn(node, scope);
  if (resource === undefined) return undefined;
  if (!isFunction(resource)) return resource.logicalId;
  if (call?.name === 'Fn::Sub') return isPlainName(writtenText(node)) ? '' : undefined;
  return call?.name === 'Ref' || call?.name === 'Fn::GetAtt' ? '' : undefined;
}

/** Whether nothing stands right behind the name in a text that could be a qualifier. */
function isPlainName(text: string | undefined): boolean {
  return text !== undefined && !/\}:|\.(?:Alias|Version)\}/.test(text);
}
