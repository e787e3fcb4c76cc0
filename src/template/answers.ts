import type { Mapping, Node } from '../syntax/tree';
import { givenIn } from './assumptions';
import { type Assumptions, nothingGiven, type Reading, type Scope } from './scope';
import type { Resource, Template } from './template';

type Kind = 'resource' | 'parameter' | 'mapping' | 'condition' | 'type' | 'transforms';

/** `resource Queue`, `type AWS::SQS::Queue`, `transforms `. */
export type Question = `${Kind} ${string}`;

/** The answers of one template, straight from it. */
export class Answers implements Scope {
  readonly transforms: readonly string[];
  #types: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(
    readonly template: Template,
    readonly given: Assumptions = nothingGiven,
  ) {
    this.transforms = template.transforms;
  }

  resource(logicalId: string): Resource | undefined {
    return this.template.resources.get(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    return this.#byType().get(type) ?? none;
  }

  parameter(name: string): Mapping | undefined {
    return this.template.parameters.get(name);
  }

  mapping(name: string): Mapping | undefined {
    return this.template.mappings.get(name);
  }

  condition(name: string): Node | undefined {
    return this.template.conditions.get(name);
  }

  of<T>(resource: Resource, read: Reading<T>): T {
    return read(resource, new Answers(this.template, givenIn(resource, this)));
  }

  /** The questions that are answered otherwise than by an earlier version of the template. */
  changedSince(before: Answers): readonly Question[] {
    const [old, now] = [before.template, this.template];
    return [
      ...(old.transforms.join() === now.transforms.join() ? [] : (['transforms '] as const)),
      ...changed('resource', old.resources, now.resources),
      ...changed('parameter', old.parameters, now.parameters),
      ...changed('mapping', old.mappings, now.mappings),
      ...changed('condition', old.conditions, now.conditions),
      ...changed('type', before.#byType(), this.#byType(), haveSameItems),
    ];
  }

  #byType(): ReadonlyMap<string, readonly Resource[]> {
    this.#types ??= groupedByType(this.template.resources.values());
    return this.#types;
  }
}

const none: readonly Resource[] = [];

function groupedByType(resources: Iterable<Resource>): ReadonlyMap<string, readonly Resource[]> {
  const types = new Map<string, Resource[]>();
  for (const resource of resources) {
    const same = types.get(resource.type);
    if (same === undefined) types.set(resource.type, [resource]);
    else same.push(resource);
  }
  return types;
}

/** What is kept is the very same object, so a look at its identity is enough. */
function changed<K extends Kind, T>(
  kind: K,
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isSame: (a: T | undefined, b: T) => boolean = Object.is,
): Question[] {
  const questions: Question[] = [];
  for (const [name, answer] of now) if (!isSame(before.get(name), answer)) questions.push(`${kind} ${name}`);
  for (const name of before.keys()) if (!now.has(name)) questions.push(`${kind} ${name}`);
  return questions;
}

function haveSameItems(a: readonly Resource[] | undefined, b: readonly Resource[]): boolean {
  return a !== undefined && a.length === b.length && b.every((item, index) => item === a[index]);
}
