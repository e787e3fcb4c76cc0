import { type BaseCheck, type Finding, finding, type One, property, type Resource, type Scope } from '../../api';
import { meaningOf, sameMeaning } from '../support/meaning';
import { isSame, itemsByName, type Pair, pairsOf } from '../support/versions';

/**
 * Attributes of a user pool stay for good, and so does what people sign in with: an update can only add some attributes
 * that aren't required.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const attributeChanges: BaseCheck = {
  ids: ['cognito-attribute-change'],
  types: ['AWS::Cognito::UserPool'],
  check: (scope, scopeBefore) =>
    pairsOf(['AWS::Cognito::UserPool'], scope, scopeBefore).flatMap(pair => [...signInOf(pair), ...checkPool(pair)]),
};

/** With what people sign in, which a pool keeps too. */
function signInOf(pair: Pair): readonly Finding[] {
  const [now, before] = [caseMatters(pair.now, pair.scope), caseMatters(pair.before, pair.scopeBefore)];
  const hasOtherCase = now !== undefined && before !== undefined && now !== before;
  return ['AliasAttributes', 'UsernameAttributes']
    .filter(name => isSame(pair, name) === false)
    .concat(hasOtherCase ? ['UsernameConfiguration'] : [])
    .map(name => {
      const entry = property(pair.now, name, pair.scope);
      const message = `${name} differs from the version before, but Cognito can't change it. {pool}`;
      return tell(entry.isSet ? (entry.key ?? entry.place) : pair.now.key, message);
    });
}

/** Undefined where the template doesn't tell. */
function caseMatters(pool: Resource, scope: Scope): boolean | undefined {
  const setting = property(pool, 'UsernameConfiguration.CaseSensitive', scope);
  return setting.kind === 'absent' ? true : setting.boolean;
}

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
