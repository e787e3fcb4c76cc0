import { valueOf } from '../../../syntax/tree';
import { itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Resource, type Scope, target } from '../../api';

import { statementsOf } from './statements';

/** CloudFront runs only functions whose role trusts it. */
const principal = 'edgelambda.amazonaws.com';

/**
 * Whether a function runs at the edge: it can't trace, and each Region has a log group of its own for it.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export function runsAtEdge(fn: Resource, scope: Scope): boolean {
  const role = valueOf(fn.properties, 'Role');
  // SAM makes the role from a document of the function itself.
  const trusting = role === undefined ? fn : target(role, scope)?.resource;
  return trusting !== undefined && scope.of(trusting, trustsEdge);
}

function trustsEdge({ properties }: Resource, scope: Scope): boolean {
  const statements = statementsOf(valueOf(properties, 'AssumeRolePolicyDocument'), scope) ?? [];
  return statements.some(statement => {
    const services = valueOf(valueOf(statement, 'Principal'), 'Service');
    const items = itemsIn(services) ?? [services];
    return items.some(item => item !== undefined && stringOf(item) === principal);
  });
}
