import type { Node } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import { type Check, finding, property, type Resource, type Scope, target } from '../../api';
import { amountOf } from '../support/amounts';

const weights = 'RoutingConfig.AdditionalVersionWeights';

/**
 * An alias that splits its traffic between a version and the same version.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
export const aliasVersions: Check = {
  ids: ['lambda-alias-weights'],
  types: ['AWS::Lambda::Alias'],
  check(alias, scope) {
    return sitesOf(alias.properties, [...weights.split('.'), '*', 'FunctionVersion'], scope).flatMap(site => {
      const version = amountOf(alias, `${weights}.${site.wildcards.join('.')}.FunctionVersion`, undefined, scope);
      const isSame =
        version !== undefined && version.value === amountOf(alias, 'FunctionVersion', undefined, scope)?.value;
      if (!isSame && !isSameResource(site.node, alias, scope)) return [];
      const place = version?.place ?? site.node;
      const message =
        'The alias routes to this version already, but it must split traffic between two versions. Use the version that was deployed before.';
      return [finding('lambda-alias-weights', 'error', place, message)];
    });
  },
};

function isSameResource(version: Node, alias: Resource, scope: Scope): boolean {
  const [additional, main] = [target(version, scope), target(property(alias, 'FunctionVersion', scope), scope)];
  return additional !== undefined && additional.resource === main?.resource && additional.attribute === main.attribute;
}
