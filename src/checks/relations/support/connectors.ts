import { entryOf } from '../../../syntax/tree';
import type { Resource, Scope } from '../../api';
import { mentionedBy } from './mentions';

/** Whether a SAM connector may give a permission between these resources, such as one of a topic that a subscription names. */
export function mayBeConnected(resources: readonly (Resource | undefined)[], scope: Scope): boolean {
  if (scope.resourcesOfType('AWS::Serverless::Connector').length > 0) return true;
  const all = resources.flatMap(one => (one === undefined ? [] : [one, ...namedBy(one, scope)]));
  return all.some(({ body }) => entryOf(body, 'Connectors') !== undefined);
}

function namedBy(resource: Resource, scope: Scope): readonly Resource[] {
  return scope.of(resource, mentionedBy).flatMap(name => scope.resource(name) ?? []);
}
