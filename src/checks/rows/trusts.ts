import type { CheckFact, Trust } from '../../knowledge/note';
import { type Node, valueOf } from '../../syntax/tree';
import { type Finding, type Fix, finding, here, property, type Resource, type Scope, target } from '../api';
import { isOutput, mentionedBy } from '../relations/support/mentions';
import { spelled } from '../relations/support/spelling';
import { mayAllow, mayTrust, statementsOf } from '../relations/support/statements';
import { placesFor } from './aim';
import { sourced } from './sourced';

/** The rows on trust: a role that a resource hands to a service, which must be allowed to assume it. */
export function checkTrusts({ id }: CheckFact, rows: readonly Trust[], resource: Resource, scope: Scope) {
  return rows.flatMap(row => sourced(row, checkRow(id, row, resource, scope)));
}

function checkRow(id: string, row: Trust, user: Resource, scope: Scope): readonly Finding[] {
  const told = new Set<Resource>();
  return placesFor(row, user, scope).flatMap(({ site: { node } }) => {
    const role = target(node, scope)?.resource;
    if (role === undefined) return ofSam(id, row, node, scope);
    if (role?.type !== 'AWS::IAM::Role' || told.has(role) || mayTrust(role, row.principal, scope)) return [];
    told.add(role);
    const message = `${role.logicalId} doesn't trust ${row.principal}, so ${row.who} can't assume it.`;
    const related = [here(role)];
    return [finding(id, row.fails ? 'error' : 'warning', node, message, related, letAssume(role, user, row, scope))];
  });
}

/** The role that SAM makes for a function trusts Lambda alone, unless the function says whom else. */
function ofSam(id: string, row: Trust, node: Node, scope: Scope): readonly Finding[] {
  const [, name] = /^\$\{(\w+)Role\.Arn\}$/.exec(spelled(node)) ?? [];
  const fn = scope.resource(name ?? '');
  if (fn?.type !== 'AWS::Serverless::Function' || row.principal === 'lambda.amazonaws.com') return [];
  const isMade = ['Role', 'AssumeRolePolicyDocument'].every(one => property(fn, one, scope).kind === 'absent');
  if (!isMade) return [];
  const message = `The role of ${fn.logicalId} trusts lambda.amazonaws.com only, so ${row.who} can't assume it.`;
  const related = [here(fn)];
  return [finding(id, row.fails ? 'error' : 'warning', node, message, related)];
}

/** The service beside others, or in place of the one that is trusted where nobody else has the role. */
function letAssume(role: Resource, user: Resource, { principal }: Trust, scope: Scope): readonly Fix[] {
  const [statement, ...others] = statementsOf(valueOf(role.properties, 'AssumeRolePolicyDocument'), scope) ?? [];
  const service = statement && valueOf(valueOf(statement, 'Principal'), 'Service');
  if (statement === undefined || service === undefined || others.length > 0) return [];
  if (!mayAllow(statement, 'sts:AssumeRole') || role.isLooped) return [];
  const title = `Let ${principal} assume ${role.logicalId}`;
  const item = service.kind === 'sequence' ? service.items.at(-1) : undefined;
  if (item?.kind === 'scalar')
    return [{ title, change: { kind: 'repeat', list: service, item, values: { '': principal } } }];
  if (service.kind !== 'scalar' || isUsedElsewhere(role, user, scope)) return [];
  return [{ title, change: { kind: 'replace', node: service, value: principal } }];
}

/** Whether something else than its policies may have the role. */
function isUsedElsewhere({ logicalId }: Resource, user: Resource, scope: Scope): boolean {
  const isHeldTwice = mentionedBy(user).filter(name => name === logicalId).length > 1;
  return isHeldTwice || isOutput(logicalId, scope) || isHeld(logicalId, user, scope);
}

/** Types whose resources are handed roles, beside the policies of the role itself. */
const holders = [
  ...['AWS::Lambda::Function', 'AWS::Serverless::Function', 'AWS::StepFunctions::StateMachine'],
  ...['AWS::ECS::TaskDefinition', 'AWS::IAM::InstanceProfile', 'AWS::CodeBuild::Project', 'AWS::Events::Rule'],
];

function isHeld(logicalId: string, user: Resource, scope: Scope): boolean {
  const all = holders.flatMap(type => scope.resourcesOfType(type)).filter(one => one !== user);
  return all.some(one => mentionedBy(one).includes(logicalId));
}
