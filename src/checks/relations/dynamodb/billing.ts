import { type Check, type Finding, finding, put, type Resource, remove, type Scope } from '../../api';
import { type Fixed, fixedAt, itemsOf, memberOf, placeOf, textOf } from '../support/fixed';

/**
 * Throughput is given where it is provisioned, and nowhere else.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const billing: Check = {
  ids: ['ddb-billing'],
  types: ['AWS::DynamoDB::Table'],
  check(table, scope) {
    const mode = fixedAt(table, 'BillingMode', scope);
    const name = mode === null ? 'PROVISIONED' : textOf(mode);
    if (mode && name === 'PAY_PER_REQUEST') return onDemand(table, mode, scope);
    return name === 'PROVISIONED' ? provisioned(table, mode ?? undefined, scope) : [];
  },
};

function onDemand(table: Resource, mode: Fixed, scope: Scope): readonly Finding[] {
  const related = [{ at: placeOf(mode), message: 'The billing mode is set here.' }];
  const places = [fixedAt(table, 'ProvisionedThroughput', scope), ...indexThroughputs(table, scope)];
  return places.flatMap((place, index) => {
    if (!place?.key) return [];
    const message = 'ProvisionedThroughput is set, but it is not allowed with BillingMode PAY_PER_REQUEST. {remove}';
    const path = index === 0 ? [] : ['GlobalSecondaryIndexes', index - 1];
    const fixes = [remove(table, [...path, 'ProvisionedThroughput'].join('.'))];
    return [finding('ddb-billing', 'error', place.key, message, related, fixes)];
  });
}

function indexThroughputs(table: Resource, scope: Scope) {
  const indexes = itemsOf(fixedAt(table, 'GlobalSecondaryIndexes', scope), scope) ?? [];
  return indexes.map(index => memberOf(index, 'ProvisionedThroughput', scope));
}

function provisioned(table: Resource, mode: Fixed | undefined, scope: Scope): readonly Finding[] {
  const own = fixedAt(table, 'ProvisionedThroughput', scope);
  // A table that has no key yet is still being written.
  if (!fixedAt(table, 'KeySchema', scope)) return [];
  const reason = mode === undefined ? 'without BillingMode a table is PROVISIONED' : 'a PROVISIONED table needs it';
  if (own === null) {
    const message = `ProvisionedThroughput is missing, but ${reason}. {add}`;
    const others = indexThroughputs(table, scope);
    const fixes = others.every(other => other === null) ? [put(table, 'BillingMode', 'PAY_PER_REQUEST')] : [];
    return [finding('ddb-billing', 'error', mode === undefined ? table.key : placeOf(mode), message, [], fixes)];
  }
  const indexes = itemsOf(fixedAt(table, 'GlobalSecondaryIndexes', scope), scope) ?? [];
  return indexes.flatMap(index => {
    const name = memberOf(index, 'IndexName', scope);
    if (!name || memberOf(index, 'ProvisionedThroughput', scope) !== null) return [];
    const message = `Index ${textOf(name) ?? ''} has no ProvisionedThroughput, but ${reason}. {add}`;
    return [finding('ddb-billing', 'error', placeOf(name), message)];
  });
}
