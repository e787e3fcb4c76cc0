import type { CheckFact, ReferenceForm } from '../../knowledge/note';
import type { Site } from '../../template/read/sites';
import { enumerated } from '../../text/enumerated';
import { type Finding, finding, here, type Resource, refer, type Scope, target } from '../api';
import { withoutArn } from '../relations/support/statements';
import { placesFor } from './aim';

/** The rows on references: `Ref` of a queue is its address, where its ARN is needed, or the other way round. */
export function checkForms({ id }: CheckFact, rows: readonly ReferenceForm[], resource: Resource, scope: Scope) {
  return rows.flatMap(row =>
    placesFor(row, resource, scope).flatMap(({ site, name }) => checkSite(id, row, name, site, scope)),
  );
}

/** What `Ref` returns where that is no name. */
const returned: ReadonlyMap<string, string> = new Map([
  ['AWS::SQS::Queue', 'URL'],
  ['AWS::KMS::Key', 'ID'],
]);

function checkSite(
  id: string,
  { of, takes }: ReferenceForm,
  name: string,
  { node }: Site,
  scope: Scope,
): readonly Finding[] {
  const { resource, attribute } = target(node, scope) ?? {};
  if (resource === undefined) return [];
  const { logicalId, type } = resource;
  const related = [here(resource)];
  const isArn = attribute === 'Arn';
  if (
    of !== undefined &&
    !of.includes(type) &&
    (isArn || (attribute === undefined && withoutArn.has(type))) &&
    isOfAws(type)
  ) {
    const what = isArn ? 'the ARN of ' : '';
    const taken = of.map(one => one.split('::').slice(1).join(' '));
    const message = `This is ${what}${logicalId}, but ${name} takes only that of an ${enumerated(taken, 'or')}. The deployment fails with it.`;
    return [finding(id, 'error', node, message, related)];
  }
  if (!withoutArn.has(type)) return [];
  if ((attribute !== undefined && !isArn) || isArn === (takes === 'arn')) return [];
  const other = returned.get(type) ?? 'name';
  const [is, wanted, instead] = isArn
    ? ['ARN', other, `!Ref ${logicalId}`]
    : [other, 'ARN', `!GetAtt ${logicalId}.Arn`];
  const message = `This is the ${is} of ${logicalId}, but ${name} needs its ${wanted}, so the deployment fails. Use ${instead}.`;
  return [finding(id, 'error', node, message, related, [refer(node, logicalId, isArn ? undefined : 'Arn')])];
}

/** Stacks and custom resources return what they like. */
function isOfAws(type: string): boolean {
  return type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::');
}
