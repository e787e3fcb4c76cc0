import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf, isOpen, literalOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { inForce, type Resource, type Scope, target } from '../../api';
import { isAlike, isOf, namesTold, standsAlone } from './spelling';

/**
 * Policy documents, read with caution: "may" is true for all that the template doesn't tell, so that a permission is
 * called missing only where it certainly is.
 */

/** The statements of a policy document that are in force; undefined where the template doesn't tell. */
export function statementsOf(written: Node | undefined, scope: Scope): readonly Node[] | undefined {
  const document = written && inForce(written, scope);
  if (document?.kind !== 'mapping' || isOpen(document)) return undefined;
  const list = valueOf(document, 'Statement');
  if (list === undefined || callOf(list) !== undefined) return undefined;
  if (list.kind === 'mapping') return [list];
  return list.kind === 'sequence' ? list.items : undefined;
}

/** Whether a statement may allow an action, such as `sqs:SendMessage`. */
export function mayAllow(statement: Node, action: string): boolean {
  if (statement.kind !== 'mapping' || callOf(statement) !== undefined) return true;
  const effect = valueOf(statement, 'Effect');
  if (effect !== undefined && stringOf(effect) === 'Deny') return false;
  const actions = valueOf(statement, 'Action');
  if (actions === undefined) return true;
  return itemsOf(actions).some(item => {
    const text = literalOf(item);
    return text === undefined || wildcardMatches(text, action);
  });
}

/** Whether a statement may be about one of these resources of the template: not where all that it names are others. */
export function mayCover(statement: Node, names: readonly string[], action: string, scope: Scope): boolean {
  const list = statement.kind === 'mapping' ? valueOf(statement, 'Resource') : undefined;
  if (list === undefined) return true;
  return itemsOf(list).some(item => mayName(item, names, scope) && !isElse(item, action, scope));
}

/** Whether a value names a resource by what is no ARN, or a table by its ARN where its stream is meant, or the other way round. */
function isElse(item: Node, action: string, scope: Scope): boolean {
  const { resource, attribute } = target(item, scope) ?? {};
  if (resource === undefined) return false;
  if (attribute === undefined) return withoutArn.has(resource.type);
  if (resource.type !== 'AWS::DynamoDB::Table') return false;
  return ofStreams.test(action) ? attribute === 'Arn' : action.startsWith('dynamodb:') && attribute === 'StreamArn';
}

/** A table's stream has an ARN of its own. */
export const ofStreams = /^dynamodb:(?:DescribeStream|GetRecords|GetShardIterator)$/;

/** `Ref` returns their address or name. */
export const withoutArn: ReadonlySet<string> = new Set([
  ...['AWS::SQS::Queue', 'AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::Kinesis::Stream'],
  ...['AWS::Lambda::Function', 'AWS::Serverless::Function', 'AWS::IAM::Role', 'AWS::IAM::User'],
  ...['AWS::Logs::LogGroup', 'AWS::KMS::Key'],
]);

/** Whether a value may name one of these. What a function other than these makes of a name isn't told. */
export function mayName(item: Node, names: readonly string[], scope: Scope): boolean {
  const told = namesTold(item);
  if (told === undefined || told.names.length === 0) return true;
  return told.names.some(name => names.includes(name) || !isAnother(name, told.text, names, scope));
}

/** Whether a text certainly names a resource: its own ARN, or a name in an ARN as the resources of that type have. */
function isAnother(name: string, text: string, names: readonly string[], scope: Scope): boolean {
  if (scope.resource(name) === undefined) return false;
  return isOf(name, text) || (standsAlone(name, text) && isAlike(name, names, scope));
}

/** Whether a statement of a resource's policy may be meant for a service, such as `sns.amazonaws.com`. */
export function mayServe(statement: Node, service: string): boolean {
  const principal = valueOf(statement, 'Principal');
  // `*`, an account or anything unknown.
  if (principal?.kind !== 'mapping' || callOf(principal) !== undefined) return true;
  return principal.entries.some(({ key, value }) => {
    if (key.value === 'AWS') return itemsOf(value).some(item => !isIdentity(item));
    if (key.value !== 'Service') return true;
    return itemsOf(value).some(item => {
      const text = literalOf(item);
      return text === undefined || text === '*' || isService(text, service);
    });
  });
}

/** Whether a statement certainly denies a service an action, whoever it does it for. */
export function deniesAll(statement: Node, service: string, action: string): boolean {
  if (statement.kind !== 'mapping' || isOpen(statement)) return false;
  const [effect, principal, actions] = ['Effect', 'Principal', 'Action'].map(name => valueOf(statement, name));
  if (principal === undefined || actions === undefined || valueOf(statement, 'Condition') !== undefined) return false;
  const isAbout = (item: Node) => {
    const text = literalOf(item);
    return text !== undefined && !text.includes('?') && wildcardMatches(text, action);
  };
  const isFor = literalOf(principal) === '*' || literalOf(valueOf(principal, 'Service')) === service;
  return literalOf(effect) === 'Deny' && isFor && itemsOf(actions).some(isAbout);
}

/** Some services have a principal for each Region, or one in another partition: `logs.eu-west-1.amazonaws.com`. */
export function isService(text: string, service: string): boolean {
  const [name = ''] = service.split('.');
  return text === service || (text.startsWith(`${name}.`) && ofAws.test(text));
}

/** The ends of AWS's names, one for each partition. */
export const ofAws =
  /\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/** An account, a role or a user, as far as it is written: no service is one. */
function isIdentity(item: Node): boolean {
  const call = callOf(item);
  if (call?.name === 'Ref') return stringOf(call.argument) === 'AWS::AccountId';
  const written = call?.name === 'Fn::Sub' ? call.argument : item;
  const text = call === undefined || call.name === 'Fn::Sub' ? stringOf(written) : undefined;
  return text !== undefined && /^(?:\d{12}$|arn:[^:]+:(?:iam|sts):)/.test(text);
}

export function itemsOf(node: Node): readonly Node[] {
  return node.kind === 'sequence' && callOf(node) === undefined ? node.items : [node];
}

/** IAM's wildcards, in capitals or not; with a `?` it may always be so. */
export function wildcardMatches(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  let at = head.length;
  const whole = text.toLowerCase();
  if (pattern.includes('?')) return true;
  if (rest.length === 0) return whole === head;
  if (!whole.startsWith(head)) return false;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return pattern.endsWith('*') || whole.endsWith(rest.at(-1) ?? '');
}

/** Whether a role lets a service assume it; true as well where the template leaves it open. */
export function mayTrust({ properties }: Pick<Resource, 'properties'>, service: string, scope: Scope): boolean {
  const statements = statementsOf(valueOf(properties, 'AssumeRolePolicyDocument'), scope);
  const trusts = (one: Node) => mayServe(one, service) && mayAllow(one, 'sts:AssumeRole');
  return statements === undefined || statements.some(trusts);
}
