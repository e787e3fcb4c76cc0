import { valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import type { Resource, Scope } from '../../api';
import { mentionsIn } from './mentions';

/**
 * What CloudFormation makes before a resource: what it refers to, and what `DependsOn` names.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function waitsFor(resource: Resource): readonly string[] {
  return [...dependsOn(resource), ...referredTo(resource)];
}

/** The names in `DependsOn`. */
export function dependsOn({ body }: Resource): readonly string[] {
  const node = valueOf(body, 'DependsOn');
  const items = node?.kind === 'sequence' && callOf(node) === undefined ? node.items : [node];
  return items.flatMap(item => (item && stringOf(item)) ?? []);
}

/** Events of a SAM function are resources of their own, which come after it. */
function referredTo({ type, properties }: Resource): readonly string[] {
  if (properties === undefined) return [];
  if (properties.kind !== 'mapping' || type !== 'AWS::Serverless::Function') return mentionsIn(properties);
  return properties.entries.flatMap(({ key, value }) => (key.value === 'Events' ? [] : mentionsIn(value)));
}

/** More steps than any template takes, so that none makes anybody wait. */
const maxSteps = 500;

/** Whether one resource is certainly made after another, directly or by way of others. */
export function comesAfter(later: Resource, earlier: Resource, scope: Scope): boolean {
  const seen = new Set<string>([later.logicalId]);
  const waiting = [later];
  for (let next = waiting.pop(); next !== undefined && seen.size < maxSteps; next = waiting.pop()) {
    for (const name of scope.of(next, waitsFor)) {
      if (name === earlier.logicalId) return true;
      const resource = seen.has(name) ? undefined : scope.resource(name);
      if (resource === undefined) continue;
      seen.add(name);
      waiting.push(resource);
    }
  }
  // Past the bound nothing is known.
  return seen.size >= maxSteps;
}
