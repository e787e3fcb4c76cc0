import { type Check, finding, items, type One, property, type Resource, type Scope } from '../../api';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';
import { indexProperties, tableTypes } from './keys';

const most = numbers['ddb-projection'].inAll;

/**
 * All indexes of a table together project at most 100 attributes that they list; the same one counts in each.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-projection.html
 */
export const projections: Check = {
  ids: ['ddb-projection'],
  types: tableTypes,
  check(table, scope) {
    let sum = 0;
    for (const list of listsOf(table, scope)) {
      sum += countOf(list) ?? 0;
      if (sum > most && list.key !== undefined) {
        const message = `The indexes of ${table.logicalId} project ${total(table, scope)} attributes by name, but a table allows ${most} in all. ${fix}`;
        return [finding('ddb-projection', 'error', list.key, message)];
      }
    }
    if (!isNear(sum, most)) return [];
    const message = `The indexes of ${table.logicalId} project ${sum} of ${most} attributes by name. ${fix}`;
    return [finding('ddb-projection', 'hint', table.key, message)];
  },
};

const fix = "Project fewer, or all of them with the projection type ALL, which doesn't count.";

function total(table: Resource, scope: Scope): number {
  return listsOf(table, scope).reduce((sum, list) => sum + (countOf(list) ?? 0), 0);
}

/** The lists that are certain in all their items; others can only add to the sum. */
function listsOf(table: Resource, scope: Scope): readonly One[] {
  return indexProperties.flatMap(name => {
    const indexes = items(property(table, name, scope), scope) ?? [];
    return indexes.flatMap(index => {
      const projection = property(index, 'Projection', scope);
      const list = property(projection, 'NonKeyAttributes', scope);
      const isIncluded = property(projection, 'ProjectionType', scope).text === 'INCLUDE';
      return list.kind === 'one' && isIncluded && items(list, scope)?.length === countOf(list) ? [list] : [];
    });
  });
}

function countOf({ node }: One): number | undefined {
  return node.kind === 'sequence' ? node.items.length : undefined;
}
