import type { Entry, Node } from '../../../syntax/tree';
import { callOf, entriesIn, isOpen, itemsIn } from '../../../template/model/intrinsics';
import { bind } from '../../../template/read/guard';
import { sitesOf } from '../../../template/read/sites';
import { followed } from '../../../template/read/target';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, finding, type Resource, remove, type Scope } from '../../api';
import { spelled } from '../support/spelling';

/** Where policy documents stand; `Statement` is below. */
const documents: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::IAM::Role', ['AssumeRolePolicyDocument', 'Policies.*.PolicyDocument']],
  ['AWS::IAM::User', ['Policies.*.PolicyDocument']],
  ['AWS::IAM::Group', ['Policies.*.PolicyDocument']],
  ['AWS::IAM::Policy', ['PolicyDocument']],
  ['AWS::IAM::ManagedPolicy', ['PolicyDocument']],
  ['AWS::IAM::RolePolicy', ['PolicyDocument']],
  ['AWS::IAM::UserPolicy', ['PolicyDocument']],
  ['AWS::IAM::GroupPolicy', ['PolicyDocument']],
  ['AWS::SQS::QueuePolicy', ['PolicyDocument']],
  ['AWS::SNS::TopicPolicy', ['PolicyDocument']],
  ['AWS::S3::BucketPolicy', ['PolicyDocument']],
  ['AWS::KMS::Key', ['KeyPolicy']],
  ['AWS::SecretsManager::ResourcePolicy', ['ResourcePolicy']],
  ['AWS::Serverless::Function', ['Policies', 'Policies.*', 'AssumeRolePolicyDocument']],
  ['AWS::Serverless::StateMachine', ['Policies', 'Policies.*']],
]);

/** Types whose policies are looked at. */
export const statementTypes: readonly string[] = [...documents.keys()];

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'].concat([
  'Resource',
  'NotResource',
  'Condition',
]);
const lists = ['Action', 'NotAction', 'Resource', 'NotResource'];

/**
 * A statement has the elements that IAM knows, and texts in its lists.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export const statementForm: Check = {
  ids: ['iam-statement-form'],
  types: statementTypes,
  check: (resource, scope) => statementsIn(resource, scope).flatMap(one => checkStatement(one, resource, scope)),
};

interface Statement {
  readonly statement: Node;
  readonly kind: Kind;
  /** From the resource's properties. */
  readonly path: string;
}

/** The statements of all policies of a resource. */
export function statementsIn(resource: Resource, scope: Scope): readonly Statement[] {
  const paths = documents.get(resource.type) ?? [];
  return paths.flatMap(path =>
    sitesOf(resource.properties, [...path.split('.'), 'Statement'], scope).flatMap(({ node, certain, wildcards }) => {
      const [kind, own] = [kindOf(resource, path), bind(`${path}.Statement`, wildcards).join('.')];
      if (!certain) return [];
      const all = itemsIn(node)?.map((statement, index) => ({ statement, kind, path: `${own}.${index}` }));
      return all ?? [{ statement: node, kind, path: own }];
    }),
  );
}

function checkStatement(one: Statement, resource: Resource, scope: Scope): readonly Finding[] {
  const entries = entriesIn(one.statement) ?? [];
  return [
    ...entries.flatMap(entry => [...misspelt(entry), ...nested(entry, scope), ...bare(entry, scope)]),
    ...incomplete(one, resource),
  ];
}

/** Whether a document says who may assume a role, what its owner may do, who may use a bucket, or something that isn't looked at. */
type Kind = 'trust' | 'identity' | 'bucket' | undefined;

function kindOf({ type }: Resource, path: string): Kind {
  if (path === 'AssumeRolePolicyDocument') return 'trust';
  if (type === 'AWS::S3::BucketPolicy') return 'bucket';
  return type.startsWith('AWS::IAM::') ? 'identity' : undefined;
}

/** What a statement needs beside its effect and actions. */
const asked = { trust: ['Principal'], identity: ['Resource'], bucket: ['Principal', 'Resource'] } as const;

/** An element that the statement lacks, or one that a trust policy doesn't take. */
function incomplete({ statement, kind, path }: Statement, resource: Resource): readonly Finding[] {
  const entries = entriesIn(statement);
  const [first] = entries ?? [];
  if (entries === undefined || first === undefined || kind === undefined || isOpen(statement)) return [];
  const names = entries.map(({ key }) => key.value);
  const other = entries.find(({ key }) => kind === 'trust' && key.value.endsWith('Resource'));
  if (other !== undefined) {
    const message = `${other.key.value} isn't allowed in a trust policy, so IAM refuses it. Remove it.`;
    const fix = remove(resource, `${path}.${other.key.value}`);
    return [finding('iam-statement-form', 'error', other.key, message, [], [fix])];
  }
  const wanted = ['Effect', 'Action', ...asked[kind]];
  const known = names.every(name => elements.includes(name));
  const [missing] = known ? wanted.filter(name => !names.includes(name) && !names.includes(`Not${name}`)) : [];
  if (missing === undefined) return [];
  const message = `The statement has no ${missing}, so ${kind === 'bucket' ? 'S3' : 'IAM'} refuses it. Add it.`;
  return [finding('iam-statement-form', 'error', first.key, message)];
}

function misspelt({ key }: Entry): readonly Finding[] {
  if (elements.includes(key.value) || !/^[A-Za-z]+$/.test(key.value)) return [];
  const [near] = nearestChoices(elements, key.value);
  if (near === undefined) return [];
  const message = `${key.value} isn't an element of a policy statement. Did you mean ${near}?`;
  const fixes = [{ title: `Change it to ${near}`, change: { kind: 'replace', node: key, value: near } as const }];
  return [finding('iam-statement-form', 'error', key, message, [], fixes)];
}

/** A principal is everybody, or says of which kind it is. */
function bare({ key, value }: Entry, scope: Scope): readonly Finding[] {
  if (key.value !== 'Principal' && key.value !== 'NotPrincipal') return [];
  const node = followed(value, scope);
  const text = spelled(node);
  if (itemsIn(node) !== undefined || !/^(?:arn:|\d{12}$|[\w.-]+\.amazonaws\.com$|\$\{\w+\.Arn\}$)/.test(text))
    return [];
  const kind = text.endsWith('.amazonaws.com') ? 'Service' : 'AWS';
  const message = `${key.value} is a text, but it must be "*" or say of which kind it is. Put it below ${kind}.`;
  return [finding('iam-statement-form', 'error', node.kind === 'scalar' ? node : key, message)];
}

/** A mapping among the texts: mostly a statement with too much indentation. */
function nested({ key, value }: Entry, scope: Scope): readonly Finding[] {
  if (!lists.includes(key.value)) return [];
  const all = itemsIn(value);
  return (all ?? [value]).flatMap(written => {
    const item = followed(written, scope);
    if (all !== undefined && item.kind === 'sequence' && callOf(item) === undefined) {
      const message = `${key.value} holds a list in its list, but its items must be texts. Add the items one by one.`;
      return [finding('iam-statement-form', 'error', item.items[0] ?? key, message)];
    }
    const [first] = entriesIn(item) ?? [];
    if (first === undefined || isOpen(item)) return [];
    const isStatement = entriesIn(item)?.some(entry => entry.key.value === 'Effect');
    const what = isStatement ? 'a statement' : 'a mapping';
    const message = `${key.value} holds ${what}, but it must be a text or a list of texts.`;
    return [finding('iam-statement-form', 'error', first.key, `${message} Move it out of ${key.value}.`)];
  });
}
