import type { Mapping, Node } from '../syntax/tree';
import type { Resource, Template } from './template';

/**
 * What a check may ask of a template. Each answer is remembered with the check's result, so that the check runs again
 * only when one of the answers has changed.
 */
export interface Scope {
  /** What holds wherever the resource at hand exists. */
  readonly given: Assumptions;
  readonly transforms: readonly string[];
  resource(logicalId: string): Resource | undefined;
  resourcesOfType(type: string): readonly Resource[];
  parameter(name: string): Mapping | undefined;
  mapping(name: string): Mapping | undefined;
  condition(name: string): Node | undefined;
}

/** What is taken for granted at a place: in a branch of `Fn::If`, in a resource with a condition, in a loop. */
export interface Assumptions {
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly parameters: ReadonlyMap<string, ParameterFact>;
  /** The variables of `Fn::ForEach`. */
  readonly bindings: ReadonlyMap<string, string>;
}

export interface ParameterFact {
  readonly is: string | undefined;
  readonly isNot: ReadonlySet<string>;
}

export const nothingGiven: Assumptions = { conditions: new Map(), parameters: new Map(), bindings: new Map() };

/** One template's answers, and for each question a stamp that is equal between two templates when the answer is. */
export class Answers implements Scope {
  readonly given = nothingGiven;
  readonly transforms: readonly string[];
  readonly #stamps = new Map<string, string>();
  readonly #byType = new Map<string, Resource[]>();

  constructor(private readonly template: Template) {
    this.transforms = template.transforms;
    for (const resource of template.resources.values()) {
      const same = this.#byType.get(resource.type);
      if (same === undefined) this.#byType.set(resource.type, [resource]);
      else same.push(resource);
    }
  }

  resource(logicalId: string): Resource | undefined {
    return this.template.resources.get(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    return this.#byType.get(type) ?? [];
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

  stamp(question: Question): string {
    const known = this.#stamps.get(question);
    if (known !== undefined) return known;
    const stamp = this.#answer(question);
    this.#stamps.set(question, stamp);
    return stamp;
  }

  #answer(question: Question): string {
    const [kind, name] = split(question);
    if (kind === 'transforms') return this.transforms.join('\n');
    if (kind === 'type') return this.resourcesOfType(name).map(identity).join();
    return identity(this[kind](name));
  }
}

type Kind = 'resource' | 'parameter' | 'mapping' | 'condition' | 'type' | 'transforms';
export type Question = `${Kind} ${string}`;

function split(question: Question): [Kind, string] {
  const space = question.indexOf(' ');
  return [question.slice(0, space) as Kind, question.slice(space + 1)];
}

/** Passes questions on and takes note of them. */
export class TrackedScope implements Scope {
  readonly asked = new Set<Question>();
  given: Assumptions = nothingGiven;

  constructor(private readonly answers: Answers) {}

  get transforms(): readonly string[] {
    this.asked.add('transforms ');
    return this.answers.transforms;
  }

  resource(logicalId: string): Resource | undefined {
    this.asked.add(`resource ${logicalId}`);
    return this.answers.resource(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    this.asked.add(`type ${type}`);
    return this.answers.resourcesOfType(type);
  }

  parameter(name: string): Mapping | undefined {
    this.asked.add(`parameter ${name}`);
    return this.answers.parameter(name);
  }

  mapping(name: string): Mapping | undefined {
    this.asked.add(`mapping ${name}`);
    return this.answers.mapping(name);
  }

  condition(name: string): Node | undefined {
    this.asked.add(`condition ${name}`);
    return this.answers.condition(name);
  }
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number for each object: kept objects keep theirs, so equal numbers mean an unchanged answer. */
function identity(answer: object | undefined): string {
  if (answer === undefined) return '-';
  const known = identities.get(answer);
  if (known !== undefined) return String(known);
  identities.set(answer, ++lastIdentity);
  return String(lastIdentity);
}
