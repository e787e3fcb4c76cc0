import { entryOf } from '../../../syntax/tree';
import type { Resource, Scope } from '../../api';

/** Whether a SAM connector may give a permission between these resources. */
export function mayBeConnected(resources: readonly (Resource | undefined)[], scope: Scope): boolean {
  if (scope.resourcesOfType('AWS::Serverless::Connector').length > 0) return true;
  return resources.some(resource => entryOf(resource?.body, 'Connectors') !== undefined);
}
