import type { Node, Scalar } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import { sitesOf } from '../../../template/read/sites';
import type { Scope } from '../../../template/worlds/scope';
import { certain, isSet } from '../../findings/check';
import { jsonAt } from '../support/jsonText';

export const machineTypes: readonly string[] = ['AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine'];

/** A state machine whose definition is in the template. */
export interface Machine {
  readonly resource: Resource;
  readonly key: Scalar;
  readonly definition: Node;
  readonly kind: 'STANDARD' | 'EXPRESS' | undefined;
}

export function machineOf(resource: Resource, scope: Scope): Machine | undefined {
  for (const property of ['Definition', 'DefinitionString']) {
    const [site, ...others] = sitesOf(resource.properties, [property], scope);
    const definition = site === undefined || others.length > 0 ? undefined : jsonAt(site.node);
    if (site?.key !== undefined && definition?.kind === 'mapping') {
      return { resource, key: site.key, definition, kind: kindOf(resource, scope) };
    }
  }
  return undefined;
}

/** The property that says of which kind a state machine is. */
export function kindPath({ type }: Resource): string {
  return type === 'AWS::Serverless::StateMachine' ? 'Type' : 'StateMachineType';
}

/** Standard, unless it says otherwise. */
export function kindOf(resource: Resource, scope: Scope): Machine['kind'] {
  const path = kindPath(resource);
  if (isSet(resource, path, scope) === false) return 'STANDARD';
  const value = certain(resource, path, scope)?.node;
  const text = value && stringOf(value);
  return text === 'STANDARD' || text === 'EXPRESS' ? text : undefined;
}
