import type { Entry, Node } from '../../../syntax/tree';
import { entriesIn, isOpen, itemsIn } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, finding, type Resource, type Scope } from '../../api';

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
  types: [...documents.keys()],
  check: (resource, scope) => statementsIn(resource, scope).flatMap(checkStatement),
};

function statementsIn(resource: Resource, scope: Scope): readonly Node[] {
  const paths = documents.get(resource.type) ?? [];
  return paths.flatMap(path =>
    sitesOf(resource.properties, [...path.split('.'), 'Statement'], scope).flatMap(({ node, certain }) =>
      certain ? (itemsIn(node) ?? [node]) : [],
    ),
  );
}

function checkStatement(statement: Node): readonly Finding[] {
  return (entriesIn(statement) ?? []).flatMap(entry => [...misspelt(entry), ...nested(entry)]);
}

function misspelt({ key }: Entry): readonly Finding[] {
  if (elements.includes(key.value) || !/^[A-Za-z]+$/.test(key.value)) return [];
  const [near] = nearestChoices(elements, key.value);
  if (near === undefined) return [];
  const message = `${key.value} is no element of a policy statement. Did you mean ${near}?`;
  const fixes = [{ title: `Change it to ${near}`, change: { kind: 'replace', node: key, value: near } as const }];
  return [finding('iam-statement-form', 'error', key, message, [], fixes)];
}

/** A mapping among the texts: mostly a statement with too much indentation. */
function nested({ key, value }: Entry): readonly Finding[] {
  if (!lists.includes(key.value)) return [];
  return (itemsIn(value) ?? [value]).flatMap(item => {
    const [first] = entriesIn(item) ?? [];
    if (first === undefined || isOpen(item)) return [];
    const isStatement = entriesIn(item)?.some(entry => entry.key.value === 'Effect');
    const what = isStatement ? 'a statement' : 'a mapping';
    const message = `${key.value} holds ${what}, but it must be a text or a list of texts.`;
    return [finding('iam-statement-form', 'error', first.key, `${message} Move it out of ${key.value}.`)];
  });
}
