import type { Mapping, Node } from '../syntax/tree';
import { Assuming } from '../template/assuming';
import type { Scope } from '../template/scope';

/** Takes note of what a check leans on. */
export class Listening extends Assuming {
  readonly parameters = new Map<string, Mapping>();
  readonly conditions = new Set<string>();

  constructor(scope: Scope) {
    super(scope, scope.given);
  }

  override parameter(name: string): Mapping | undefined {
    const parameter = super.parameter(name);
    if (parameter !== undefined) this.parameters.set(name, parameter);
    return parameter;
  }

  override condition(name: string): Node | undefined {
    this.conditions.add(name);
    return super.condition(name);
  }
}
