import { type Node, valueOf } from '../../../syntax/tree';
import { literalOf } from '../../../template/model/intrinsics';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, finding, property, type Resource, replace, type Scope } from '../../api';

const code = 'cfn-resource-attribute';

const policies = ['DeletionPolicy', 'UpdateReplacePolicy'];
const choices = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Services of which some types have snapshots. */
const withSnapshots = /^AWS::(?:DocDB|EC2|ElastiCache|FSx|Lightsail|MemoryDB|Neptune|RDS|Redshift\w*|Timestream)::/;

/**
 * What stands beside the properties of a resource: what becomes of it when it is removed, and how a group is updated.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export const resourceAttributes: Check = {
  ids: [code],
  types: ['*'],
  check(resource, scope) {
    const found = policies.flatMap(name => policy(name, resource));
    return resource.type === 'AWS::AutoScaling::AutoScalingGroup' ? [...found, ...rolling(resource, scope)] : found;
  },
};

function policy(name: string, { body, type }: Resource): readonly Finding[] {
  const node = valueOf(body, name);
  const text = literalOf(node);
  if (node === undefined || text === undefined) return [];
  const [meant] = choices.includes(text) ? [] : nearestChoices(choices, text);
  if (meant !== undefined) {
    const message = `${name} is ${text}, but CloudFormation knows only ${choices.join(', ')}. Use ${meant}.`;
    return [finding(code, 'error', node, message, [], [replace(node, meant)])];
  }
  if (text !== 'Snapshot' || !type.startsWith('AWS::') || withSnapshots.test(type)) return [];
  const message = `${name} is Snapshot, but an ${type} has no snapshots, so CloudFormation refuses the template. Use Retain.`;
  return [finding(code, 'error', node, message, [], [replace(node, 'Retain')])];
}

/** A group of which all instances stay in service can't replace any. */
function rolling(group: Resource, scope: Scope): readonly Finding[] {
  const update = valueOf(valueOf(group.body, 'UpdatePolicy'), 'AutoScalingRollingUpdate');
  const node: Node | undefined = valueOf(update, 'MinInstancesInService');
  const least = Number(literalOf(node) ?? Number.NaN);
  const most = property(group, 'MaxSize', scope).number;
  if (node === undefined || most === undefined || !(least >= most)) return [];
  const message = `MinInstancesInService is ${least}, but it must be less than MaxSize, ${most}, so an update fails.`;
  return [finding(code, 'warning', node, message)];
}
