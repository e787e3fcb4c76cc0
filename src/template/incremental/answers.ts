import type { Mapping, Node } from '../../syntax/tree';
import { rulesHold } from '../model/rules';
import type { Changed, Resource, Template } from '../model/template';
import { worldOf } from '../values/values';
import type { Reading, Scope } from '../worlds/scope';
import { everywhere, type World } from '../worlds/world';

type Kind = 'resource' | 'parameter' | 'mapping' | 'condition' | 'type' | 'transforms' | 'fragment' | 'outputs';

/** `resource Queue`, `type AWS::SQS::Queue`, `transforms `. */
export type Question = `${Kind} ${string}`;

/** The answers of one template, straight from it. */
export class Answers implements Scope {
  readonly transforms: readonly string[];
  readonly isFragment: boolean;
  readonly outputs: ReadonlyMap<string, Node>;

  constructor(
    readonly template: Template,
    readonly world: World = everywhere,
  ) {
    this.transforms = template.transforms;
    this.isFragment = template.isFragment;
    this.outputs = template.outputs;
  }

  get version(): object {
    return this.template;
  }

  resource(logicalId: string): Resource | undefined {
    return this.template.resources.get(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    return this.template.types.get(type) ?? none;
  }

  parameter(name: string): Mapping | undefined {
    return this.template.parameters.get(name);
  }

  mapping(name: string): Mapping | undefined {
    return this.template.mappings.get(name);
  }

  condition(name: string): Node | undefined {
    return name === rulesHold ? this.template.rules : this.template.conditions.get(name);
  }

  undecided(): void {}

  impossible(): void {}

  of<T>(resource: Resource, read: Reading<T>): T {
    return read(resource, new Answers(this.template, worldOf(resource, this)));
  }

  list<T>(type: string, read: Reading<readonly T[]>): readonly T[] {
    return this.resourcesOfType(type).flatMap(resource => this.of(resource, read));
  }

  total(type: string, read: Reading<number>): number {
    return this.resourcesOfType(type).reduce((sum, resource) => sum + this.of(resource, read), 0);
  }
}

const none: readonly Resource[] = [];

/** The questions that are answered otherwise than before. */
export function questionsOn(changed: Changed): readonly Question[] {
  const about = <K extends Kind>(kind: K, names: readonly string[]) => names.map(name => `${kind} ${name}` as const);
  return [
    ...about('transforms', changed.transforms ? [''] : []),
    ...about('fragment', changed.isFragment ? [''] : []),
    ...about('outputs', changed.outputs.names.length > 0 ? [''] : []),
    ...about('resource', changed.resources.names),
    ...about('type', changed.types),
    ...about('parameter', changed.parameters.names),
    ...about('mapping', changed.mappings.names),
    ...about('condition', changed.conditions.names),
    ...about('condition', changed.rules ? [rulesHold] : []),
  ];
}
