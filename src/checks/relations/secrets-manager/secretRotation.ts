import { type Check, type Fix, finding, isWhole, type Property, property, type Resource, type Scope } from '../../api';
import { functionAt } from '../support/functions';
import { invokePermission } from '../support/grants';
import { freeName } from '../support/mending';
import { hasPolicy, mayBe, namesIn } from '../support/mentions';
import { notWaiting } from '../support/waiting';

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

const principal = 'secretsmanager.amazonaws.com';

/**
 * Secrets Manager calls the function that rotates.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
 */
export const rotationPermission: Check = {
  ids: ['secret-rotation-permission'],
  types: ['AWS::SecretsManager::RotationSchedule'],
  check(schedule, scope) {
    const arn = property(schedule, 'RotationLambdaARN', scope);
    const fn = functionAt(arn, scope);
    if (
      !arn.isSet ||
      fn === undefined ||
      hasPolicy(fn, scope) ||
      permissionsFor(fn, scope).length > 0 ||
      !isWhole(scope)
    )
      return [];
    const message = `Secrets Manager isn't allowed to call ${fn.logicalId}`;
    return [
      finding(
        'secret-rotation-permission',
        'warning',
        arn.place,
        message,
        [{ at: fn.key, message: 'The function that rotates.' }],
        letRotate(fn, scope),
      ),
    ];
  },
};

function letRotate(fn: Resource, scope: Scope): readonly Fix[] {
  if (fn.condition !== undefined || fn.isLooped) return [];
  const resources = invokePermission(freeName(`${fn.logicalId}Permission`, scope), fn, principal);
  return [{ title: `Let Secrets Manager call ${fn.logicalId}`, change: { kind: 'add', resources } }];
}

/**
 * Secrets Manager tries the function when the schedule is made.
 * Source: as above.
 */
export const rotationOrder: Check = {
  ids: ['secret-rotation-order'],
  types: ['AWS::SecretsManager::RotationSchedule'],
  check(schedule, scope) {
    const arn = property(schedule, 'RotationLambdaARN', scope);
    const fn = functionAt(arn, scope);
    if (!arn.isSet || fn === undefined) return [];
    const why = 'so Secrets Manager may be refused';
    return notWaiting('secret-rotation-order', schedule, permissionsFor(fn, scope), { at: arn.written, why }, scope);
  },
};

function permissionsFor(fn: Resource, scope: Scope): readonly Resource[] {
  return scope.resourcesOfType('AWS::Lambda::Permission').filter(permission => {
    if (!mayBe(fn, property(permission, 'FunctionName', scope), scope)) return false;
    const who = property(permission, 'Principal', scope).text;
    return who === undefined || who === principal || who === '*';
  });
}
