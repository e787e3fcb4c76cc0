import { type Check, finding, property } from '../../api';
import { ownerOf } from '../support/functions';
import { keyAt } from '../support/keys';

/**
 * Provisioned concurrency on a version or alias of a function with SnapStart: it is one or the other. What excludes
 * SnapStart in the function itself is found by rows.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
 */
export const snapStart: Check = {
  ids: ['lambda-pc-snapstart'],
  types: ['AWS::Lambda::Alias', 'AWS::Lambda::Version'],
  check(resource, scope) {
    const place = keyAt(resource, 'ProvisionedConcurrencyConfig', scope);
    if (place === undefined || !property(resource, 'ProvisionedConcurrencyConfig', scope).isSet) return [];
    const owner = ownerOf(resource, scope);
    if (owner === undefined) return [];
    const applyOn = property(owner, 'SnapStart.ApplyOn', scope);
    if (applyOn.text !== 'PublishedVersions') return [];
    const message =
      `ProvisionedConcurrencyConfig is set, but ${owner.logicalId} uses SnapStart, which excludes it. ` +
      'Choose one of them.';
    const related = [{ at: applyOn.key ?? owner.key, message: `SnapStart of ${owner.logicalId} is switched on here.` }];
    return [finding('lambda-pc-snapstart', 'error', place, message, related)];
  },
};
