import { type BaseCheck, type Finding, finding, type One, property, type Scope } from '../../api';
import { meaningOf, sameMeaning } from '../support/meaning';
import { itemsByName, type Pair, pairsOf } from '../support/versions';

/**
 * Attributes of a user pool stay for good: an update can only add some that aren't required.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const attributeChanges: BaseCheck = {
  ids: ['cognito-attribute-change'],
  types: ['AWS::Cognito::UserPool'],
  check: (scope, scopeBefore) => pairsOf(['AWS::Cognito::UserPool'], scope, scopeBefore).flatMap(checkPool),
};

function checkPool(pair: Pair): readonly Finding[] {
  const { now, scope, before, scopeBefore } = pair;
  const attributes = itemsByName(now, 'Schema', 'Name', scope);
  const old = itemsByName(before, 'Schema', 'Name', scopeBefore);
  if (attributes === undefined || old === undefined) return [];
  const list = property(now, 'Schema', scope);
  const at = list.isSet ? (list.key ?? now.key) : now.key;
  const removed = [...old.keys()]
    .filter(name => !attributes.has(name))
    .map(name => tell(at, `Schema lacks ${name}, but Cognito can't remove an attribute. {back}`));
  const others = [...attributes].flatMap(([name, attribute]) => {
    const place = property(attribute, 'Name', scope);
    const earlier = old.get(name);
    if (!place.isSet) return [];
    if (earlier !== undefined && isOther([attribute, scope], [earlier, scopeBefore]))
      return [tell(place.place, `${name} differs from the version before, but Cognito can't change it. {back}`)];
    if (earlier !== undefined || property(attribute, 'Required', scope).boolean !== true) return [];
    return [
      tell(place.place, `${name} is new and required, but Cognito requires only what a pool began with. {optional}`),
    ];
  });
  return [...removed, ...others];
}

function tell(at: Finding['at'], message: string): Finding {
  return finding('cognito-attribute-change', 'warning', at, message);
}

function isOther([now, scope]: readonly [One, Scope], [before, scopeBefore]: readonly [One, Scope]): boolean {
  return sameMeaning([meaningOf(now.node, scope)], [meaningOf(before.node, scopeBefore)]) === false;
}
