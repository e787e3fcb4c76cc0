import {
  type Check,
  type Finding,
  finding,
  items,
  type One,
  property,
  put,
  type Resource,
  remove,
  type Scope,
} from '../../api';

/**
 * Throughput is given where it is provisioned, and nowhere else.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const billing: Check = {
  ids: ['ddb-billing'],
  types: ['AWS::DynamoDB::Table'],
  check(table, scope) {
    const mode = property(table, 'BillingMode', scope);
    const name = mode.kind === 'absent' ? 'PROVISIONED' : mode.text;
    if (mode.kind === 'one' && name === 'PAY_PER_REQUEST') return onDemand(table, mode, scope);
    return name === 'PROVISIONED' ? provisioned(table, mode.kind === 'one' ? mode : undefined, scope) : [];
  },
};

function onDemand(table: Resource, mode: One, scope: Scope): readonly Finding[] {
  const related = [{ at: mode.place, message: 'The billing mode is set here.' }];
  const places = [property(table, 'ProvisionedThroughput', scope), ...indexThroughputs(table, scope)];
  return places.flatMap((place, index) => {
    if (place.kind !== 'one' || place.key === undefined || mayBeNone(place, scope)) return [];
    const message = 'ProvisionedThroughput is set, but it is not allowed with BillingMode PAY_PER_REQUEST. {remove}';
    const path = index === 0 ? [] : ['GlobalSecondaryIndexes', index - 1];
    const fixes = [remove(table, [...path, 'ProvisionedThroughput'].join('.'))];
    return [finding('ddb-billing', 'error', place.key, message, related, fixes)];
  });
}

/**
 * With 0 for both CloudFormation deploys an on-demand table all the same.
 * Source: https://github.com/aws-cloudformation/cfn-lint/pull/4524
 */
function mayBeNone(throughput: One, scope: Scope): boolean {
  return ['ReadCapacityUnits', 'WriteCapacityUnits'].every(name => !property(throughput, name, scope).number);
}

function indexThroughputs(table: Resource, scope: Scope) {
  const indexes = items(property(table, 'GlobalSecondaryIndexes', scope), scope) ?? [];
  return indexes.map(index => property(index, 'ProvisionedThroughput', scope));
}

function provisioned(table: Resource, mode: One | undefined, scope: Scope): readonly Finding[] {
  const own = property(table, 'ProvisionedThroughput', scope);
  // A table that has no key yet is still being written.
  if (property(table, 'KeySchema', scope).kind !== 'one') return [];
  const reason = mode === undefined ? 'without BillingMode a table is PROVISIONED' : 'a PROVISIONED table needs it';
  if (own.kind === 'absent') {
    const message = `ProvisionedThroughput is missing, but ${reason}. {add}`;
    const others = indexThroughputs(table, scope);
    const fixes = others.every(other => other.kind === 'absent') ? [put(table, 'BillingMode', 'PAY_PER_REQUEST')] : [];
    return [finding('ddb-billing', 'error', mode === undefined ? table.key : mode.place, message, [], fixes)];
  }
  const indexes = items(property(table, 'GlobalSecondaryIndexes', scope), scope) ?? [];
  return indexes.flatMap(index => {
    const name = property(index, 'IndexName', scope);
    if (name.kind !== 'one' || property(index, 'ProvisionedThroughput', scope).kind !== 'absent') return [];
    const message = `Index ${name.text ?? ''} has no ProvisionedThroughput, but ${reason}. {add}`;
    return [finding('ddb-billing', 'error', name.place, message)];
  });
}
