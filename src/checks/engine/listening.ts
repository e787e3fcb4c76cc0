import type { Mapping, Node } from '../../syntax/tree';
import { Assuming } from '../../template/worlds/assuming';
import type { Scope } from '../../template/worlds/scope';

/** Most checks of most resources lean on nothing, so nothing is made ready for them. */
const nothing = { parameters: new Map<string, Mapping>(), conditions: new Set<string>() };

/** Takes note of what a check leans on. */
export class Listening extends Assuming {
  #parameters: Map<string, Mapping> | undefined;
  #conditions: Set<string> | undefined;

  constructor(scope: Scope) {
    super(scope, scope.given);
  }

  get parameters(): ReadonlyMap<string, Mapping> {
    return this.#parameters ?? nothing.parameters;
  }

  get conditions(): ReadonlySet<string> {
    return this.#conditions ?? nothing.conditions;
  }

  override parameter(name: string): Mapping | undefined {
    const parameter = super.parameter(name);
    if (parameter !== undefined) {
      this.#parameters ??= new Map();
      this.#parameters.set(name, parameter);
    }
    return parameter;
  }

  override condition(name: string): Node | undefined {
    this.#conditions ??= new Set();
    this.#conditions.add(name);
    return super.condition(name);
  }
}
