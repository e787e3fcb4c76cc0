import type { Scalar } from '../../../syntax/tree';
import { type Check, type Finding, finding, property, put, type Resource, type Scope } from '../../api';
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
    if (place === undefined || !property(resource, 'DeploymentPreference', scope).isSet) return [];
    if (!isEnabled(resource, scope)) return [];
    return [...withoutAlias(resource, place, scope), ...withoutAlarms(resource, place, scope)];
  },
};

/** It is, unless it says otherwise. */
function isEnabled(resource: Resource, scope: Scope): boolean {
  const enabled = property(resource, 'DeploymentPreference.Enabled', scope);
  return enabled.kind === 'absent' || enabled.boolean === true;
}

function withoutAlias(resource: Resource, place: Scalar, scope: Scope): readonly Finding[] {
  if (property(resource, 'AutoPublishAlias', scope).kind !== 'absent') return [];
  const message = 'DeploymentPreference is set without AutoPublishAlias';
  const related = [{ at: resource.key, message: `${resource.logicalId} has no AutoPublishAlias.` }];
  return [
    finding('sam-deploypref-alias', 'error', place, message, related, [put(resource, 'AutoPublishAlias', 'live')]),
  ];
}

function withoutAlarms(resource: Resource, place: Scalar, scope: Scope): readonly Finding[] {
  const name = property(resource, 'DeploymentPreference.Type', scope).text;
  if (name === undefined || !/^(?:CodeDeployDefault\.Lambda)?(?:Canary|Linear)\d/.test(name)) return [];
  if (property(resource, 'DeploymentPreference.Alarms', scope).kind !== 'absent') return [];
  const message = `DeploymentPreference ${name} has no Alarms, so failures aren't rolled back.`;
  return [finding('sam-deploypref-alarms', 'hint', place, message)];
}
