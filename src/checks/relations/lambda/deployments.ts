import type { Scalar } from '../../../syntax/tree';
import { booleanOf, stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, certain, finding, isSet } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { put } from '../../findings/fix';
import { keyAt } from '../support/keys';

/**
 * SAM's gradual deployments: they need an alias to move, and an alarm that moves it back.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export const deployments: Check = {
  ids: ['sam-deploypref-alias', 'sam-deploypref-alarms'],
  types: ['AWS::Serverless::Function'],
  check(resource, scope) {
    const place = keyAt(resource, 'DeploymentPreference', scope);
    if (place === undefined || isSet(resource, 'DeploymentPreference', scope) !== true) return [];
    if (!isEnabled(resource, scope)) return [];
    return [...withoutAlias(resource, place, scope), ...withoutAlarms(resource, place, scope)];
  },
};

/** It is, unless it says otherwise. */
function isEnabled(resource: Resource, scope: Scope): boolean {
  if (isSet(resource, 'DeploymentPreference.Enabled', scope) === false) return true;
  const value = certain(resource, 'DeploymentPreference.Enabled', scope);
  return value !== undefined && booleanOf(value.node) === true;
}

function withoutAlias(resource: Resource, place: Scalar, scope: Scope): readonly Finding[] {
  if (isSet(resource, 'AutoPublishAlias', scope) !== false) return [];
  const message = 'DeploymentPreference is set without AutoPublishAlias';
  const related = [{ at: resource.key, message: `${resource.logicalId} has no AutoPublishAlias.` }];
  return [
    finding('sam-deploypref-alias', 'error', place, message, related, [put(resource, 'AutoPublishAlias', 'live')]),
  ];
}

function withoutAlarms(resource: Resource, place: Scalar, scope: Scope): readonly Finding[] {
  const type = certain(resource, 'DeploymentPreference.Type', scope)?.node;
  const name = type && stringOf(type);
  if (name === undefined || !/^(?:CodeDeployDefault\.Lambda)?(?:Canary|Linear)\d/.test(name)) return [];
  if (isSet(resource, 'DeploymentPreference.Alarms', scope) !== false) return [];
  const message = `DeploymentPreference ${name} has no Alarms, so a failing version isn't rolled back.`;
  return [finding('sam-deploypref-alarms', 'hint', place, message)];
}
