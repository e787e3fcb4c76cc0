import { entriesIn } from '../../../template/model/intrinsics';
import { type Mention, mentionsIn, type Side } from '../../../template/model/mentions';
import { conditionHolds } from '../../../template/values/values';
import { type Check, finding, here, isWhole, type Resource, type Scope } from '../../api';
import { isThere } from '../support/mentions';

const code = 'cfn-conditional-reference';

/**
 * A resource that is made can't refer to one that isn't; `DependsOn` may name it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 */
export const conditionalReferences: Check = {
  ids: [code],
  types: ['*'],
  check(resource, scope) {
    if (!isWhole(scope)) return [];
    const [first] = mentionedBy(resource).flatMap(({ kind, name, call, when }) => {
      const other = kind === 'value' ? scope.resource(name) : undefined;
      if (other?.condition === undefined || other === resource) return [];
      return isTaken(when, scope) && isThere(other, scope) === false ? [{ call, other }] : [];
    });
    if (first === undefined) return [];
    const { call, other } = first;
    const message = `${resource.logicalId} refers to ${other.logicalId}, which isn't created then, so the deployment fails.`;
    return [finding(code, 'error', call, message, [here(other)])];
  },
};

/** What SAM makes of an event can have a condition of its own. */
function mentionedBy({ type, properties }: Resource): readonly Mention[] {
  const isSam = type.startsWith('AWS::Serverless::');
  const entries = (entriesIn(properties) ?? []).filter(({ key }) => !(isSam && key.value === 'Events'));
  return entries.flatMap(({ value }) => mentionsIn(value, { enters: name => name !== 'Fn::Transform' }));
}

/** Whether this world takes all these sides of `Fn::If`. */
function isTaken(sides: readonly Side[], scope: Scope): boolean {
  return sides.every(({ condition, is }) => conditionHolds(condition, scope) === is);
}
