import type { Node, Scalar } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import { property, type Resource, type Scope } from '../../api';

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
  const kind = property(resource, kindPath(resource), scope);
  const text = kind.kind === 'absent' ? 'STANDARD' : kind.text;
  return text === 'STANDARD' || text === 'EXPRESS' ? text : undefined;
}
