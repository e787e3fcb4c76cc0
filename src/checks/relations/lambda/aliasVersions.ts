import { entryOf, type Node } from '../../../syntax/tree';
import type { Resource } from '../../../template/model/template';
import { sitesOf } from '../../../template/read/sites';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding, target } from '../../findings/check';
import { amountsAt, amountsOf, clash } from '../support/amounts';

/**
 * An alias that splits its traffic between a version and the same version.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
export const aliasVersions: Check = {
  ids: ['lambda-alias-weights'],
  types: ['AWS::Lambda::Alias'],
  check(alias, scope) {
    const path = ['RoutingConfig', 'AdditionalVersionWeights', '*', 'FunctionVersion'];
    return sitesOf(alias.properties, path, scope).flatMap(site => {
      const met = clash(amountsAt(site, scope), amountsOf(alias, 'FunctionVersion', undefined, scope), isSame);
      const place = met?.left.place ?? (isSameResource(site.node, alias, scope) ? site.node : undefined);
      if (place === undefined) return [];
      const message =
        'The alias routes to this version already, but it must split traffic between two versions. Use the version that was deployed before.';
      return [finding('lambda-alias-weights', 'error', place, message)];
    });
  },
};

/** Versions are numbers. */
function isSame(one: number, other: number): boolean {
  return one === other;
}

function isSameResource(version: Node, { properties }: Resource, scope: Scope): boolean {
  const own = entryOf(properties, 'FunctionVersion')?.value;
  const [additional, main] = [target(version, scope), own && target(own, scope)];
  return additional !== undefined && additional.resource === main?.resource && additional.attribute === main.attribute;
}
