/**
 * The principal that calls from a resource, by the service in its ARN.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
export const callerOf: ReadonlyMap<string, string> = new Map([
  ['cognito-idp', 'cognito-idp.amazonaws.com'],
  ['config', 'config.amazonaws.com'],
  ['elasticloadbalancing', 'elasticloadbalancing.amazonaws.com'],
  ['events', 'events.amazonaws.com'],
  ['execute-api', 'apigateway.amazonaws.com'],
  ['iot', 'iot.amazonaws.com'],
  ['logs', 'logs.amazonaws.com'],
  ['s3', 's3.amazonaws.com'],
  ['secretsmanager', 'secretsmanager.amazonaws.com'],
  ['sns', 'sns.amazonaws.com'],
]);

const callers: ReadonlySet<string> = new Set(callerOf.values());

/** Whether a service may call from an ARN of that service: not where another one does, and this one from its own. */
export function mayCallFrom(arnService: string | undefined, service: string): boolean {
  const caller = callerOf.get(arnService ?? '');
  return caller === undefined || caller === service || !callers.has(service);
}
