import { type Check, finding, isWhole, type Property, property, type Resource, type Scope } from '../../api';
import { mayBe, namesIn } from '../support/mentions';

/**
 * A secret that never changes stays known to all who ever saw it. One whose value isn't made here is changed where it
 * comes from.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
 */
export const secretRotation: Check = {
  ids: ['secret-no-rotation'],
  types: ['AWS::SecretsManager::Secret'],
  check(secret, scope) {
    if (!property(secret, 'GenerateSecretString', scope).isSet || scope.isFragment) return [];
    const schedules = scope.resourcesOfType('AWS::SecretsManager::RotationSchedule');
    if (schedules.some(schedule => rotates(property(schedule, 'SecretId', scope), secret, scope))) return [];
    const message = `${secret.logicalId} is never rotated`;
    return [finding('secret-no-rotation', 'hint', secret.key, message)];
  },
};

/** A schedule names the secret itself, or its attachment to a database. */
function rotates(id: Property, secret: Resource, scope: Scope): boolean {
  const named = id.isSet ? namesIn(id.written).flatMap(name => scope.resource(name) ?? []) : [];
  const attachments = named.filter(one => one.type === 'AWS::SecretsManager::SecretTargetAttachment');
  return [id, ...attachments.map(one => property(one, 'SecretId', scope))].some(one => mayBe(secret, one, scope));
}

/**
 * A function that AWS hosts is made by a transform.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-rotationschedule-hostedrotationlambda.html
 */
export const hostedRotation: Check = {
  ids: ['secret-rotation-transform'],
  types: ['AWS::SecretsManager::RotationSchedule'],
  check(schedule, scope) {
    const hosted = property(schedule, 'HostedRotationLambda', scope);
    const isDone = scope.transforms.some(name => name.startsWith('AWS::SecretsManager-'));
    if (hosted.kind !== 'one' || hosted.key === undefined || isDone || !isWhole(scope)) return [];
    const message = 'HostedRotationLambda needs a transform that this template lacks';
    const name = 'AWS::SecretsManager-2024-09-16';
    const fixes = [{ title: `Add Transform: ${name}`, change: { kind: 'transform', name } as const }];
    return [finding('secret-rotation-transform', 'error', hosted.key, message, [], fixes)];
  },
};
