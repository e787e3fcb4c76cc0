import { valueOf } from '../../../syntax/tree';
import { entriesIn } from '../../../template/model/intrinsics';
import { customResource } from '../../../template/model/typeIndex';
import { type Finding, finding, type GroupCheck, isWhole, property, type Resource, type Scope } from '../../api';
import { isForTests } from '../support/deployment';
import { runsAtEdge } from '../support/edge';
import { functionTypes } from '../support/functions';
import { namesIn, stackTypes } from '../support/mentions';
import { spelled } from '../support/spelling';

/** The CDK sets the retention of Lambda's own group with a custom resource. */
const groupTypes = ['AWS::Logs::LogGroup', customResource];

/**
 * Functions whose logs are kept for ever, in a group that Lambda makes.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export const logRetention: GroupCheck = {
  ids: ['lambda-log-retention'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const functions = functionTypes.flatMap(type => scope.list(type, ungrouped));
    if (functions.length === 0) return [];
    const groups = groupTypes.flatMap(type => scope.list(type, groupNamesOf));
    const mentioned = new Set(groups.flatMap(({ mentions }) => mentions));
    const texts = new Set(groups.flatMap(group => group.texts));
    const given = new Set(stackTypes.flatMap(type => scope.list(type, namesGiven)));
    const mayBeAny = groups.some(({ isElsewhere }) => isElsewhere);
    return functions.flatMap(({ logicalId, names, findings }) => {
      const hasGroup = mentioned.has(logicalId) || names.some(name => mayBeAny || texts.has(`/aws/lambda/${name}`));
      const isGiven = given.has(logicalId) || names.some(name => given.has(name));
      return hasGroup || isGiven ? [] : findings;
    });
  },
};

interface Ungrouped {
  readonly logicalId: string;
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
}

/** A function, with what is to be said of it where the template has no group for it. */
function ungrouped(resource: Resource, scope: Scope): readonly Ungrouped[] {
  if (isForTests(resource, scope)) return [];
  const findings = checkFunction(resource, scope);
  if (findings.length === 0) return [];
  // A group's `Fn::Join` around the same choice is spelled with all of it, not with the branch that is taken.
  const whole = valueOf(resource.properties, 'FunctionName');
  const names = [...textsOf(resource, 'FunctionName', scope), ...(whole === undefined ? [] : [spelled(whole)])];
  return [{ logicalId: resource.logicalId, names, findings }];
}

/** What a group's name can be, and whether it is one that only its parameter or another stack tells. */
function groupNamesOf(group: Resource, scope: Scope) {
  const { written } = property(group, 'LogGroupName', scope);
  const mentions = written === undefined ? [] : namesIn(written);
  const texts = textsOf(group, 'LogGroupName', scope);
  const isElsewhere = texts.length === 1 && texts.every(text => /^\$\{[^{}]*\}$/.test(text));
  return [{ mentions, texts, isElsewhere }];
}

/** The functions of which a nested stack is told, by logical ID or by name: it may have the group. */
function namesGiven(stack: Resource, scope: Scope): readonly string[] {
  const parameters = property(stack, 'Parameters', scope);
  if (parameters.kind !== 'one') return [];
  return (entriesIn(parameters.node) ?? []).flatMap(({ value }) => [...namesIn(value), spelled(value)]);
}

/** A name as it is put together, and as it comes out; nothing where CloudFormation makes one. */
function textsOf(resource: Resource, path: string, scope: Scope): readonly string[] {
  const { written, text } = property(resource, path, scope);
  return [written && spelled(written), text].filter(one => one !== undefined);
}

function checkFunction(resource: Resource, scope: Scope): readonly Finding[] {
  if (property(resource, 'LoggingConfig.LogGroup', scope).kind !== 'absent' || runsAtEdge(resource, scope)) return [];
  const message = `${resource.logicalId} has no log group here, so Lambda creates one that never expires.`;
  const title = `Give ${resource.logicalId} a log group with retention`;
  const change = { kind: 'connect', pattern: 'log-group', logicalId: resource.logicalId } as const;
  // The pattern sets LoggingConfig, and leaves alone what is there already.
  const isText = resource.properties !== undefined && resource.properties.kind !== 'mapping';
  const isFree = !isText && !resource.isLooped && property(resource, 'LoggingConfig', scope).kind === 'absent';
  const fixes = isFree ? [{ title, change }] : [];
  return [finding('lambda-log-retention', 'hint', resource.key, message, [], fixes)];
}
