import { valueOf } from '../../../syntax/tree';
import { dependsOn } from '../../../template/model/mentions';
import type { Resource, Scope } from '../../api';
import { namesIn } from './mentions';

/**
 * What CloudFormation makes before a resource: what it refers to, and what `DependsOn` names. A reference beside the
 * properties counts too: a `WaitConditionHandle` whose metadata names what there is on a condition is waited for instead.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function waitsFor(resource: Resource): readonly string[] {
  const beside = besideProperties.flatMap(name => {
    const value = valueOf(resource.body, name);
    return value === undefined ? [] : namesIn(value);
  });
  return [...dependsOn(resource), ...beside, ...referredTo(resource)];
}

/** The attributes of a resource in which functions may stand. */
const besideProperties = ['Metadata', 'CreationPolicy', 'UpdatePolicy'];

/** Events of a SAM function are resources of their own, which come after it. */
function referredTo({ type, properties }: Resource): readonly string[] {
  if (properties === undefined) return [];
  if (properties.kind !== 'mapping' || type !== 'AWS::Serverless::Function') return namesIn(properties);
  return properties.entries.flatMap(({ key, value }) => (key.value === 'Events' ? [] : namesIn(value)));
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
