import type { Mapping, Node } from '../../syntax/tree';
import type { Resource } from '../model/template';

/**
 * What a check may ask of a template. Each answer is remembered with the check's result, so that the check runs again
 * only when one of the answers has changed.
 */
export interface Scope {
  /** What holds wherever the resource at hand exists. */
  readonly given: Assumptions;
  readonly transforms: readonly string[];
  /** Whether other files are merged with this one, so that what isn't here may be there. */
  readonly isFragment: boolean;
  /** What the template hands out, by name. */
  readonly outputs: ReadonlyMap<string, Node>;
  resource(logicalId: string): Resource | undefined;
  resourcesOfType(type: string): readonly Resource[];
  parameter(name: string): Mapping | undefined;
  mapping(name: string): Mapping | undefined;
  condition(name: string): Node | undefined;
  /**
   * What a function reads from a resource, seen from there. It is kept and read again only when one of the answers to
   * it has changed, so it must be the same function each time: one of a module, no closure.
   */
  of<T>(resource: Resource, read: Reading<T>): T;
  /**
   * What `of` gives for all resources of a type, one after the other. A check that asks for it runs again only when the
   * list is another one, not whenever such a resource is edited.
   */
  list<T>(type: string, read: Reading<readonly T[]>): readonly T[];
  /** The sum of what `of` gives for all resources of a type; a check that asks for it leans on the sum alone. */
  total(type: string, read: Reading<number>): number;
}

export type Reading<T> = (resource: Resource, scope: Scope) => T;

/** What is taken for granted at a place: in a branch of `Fn::If`, in a resource with a condition. */
export interface Assumptions {
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly parameters: ReadonlyMap<string, ParameterFact>;
  /** The parameters that are taken to have their defaults, where they have one and nothing else is known of them. */
  readonly presets: Presets | undefined;
}

export interface Presets {
  has(parameter: string): boolean;
}

export interface ParameterFact {
  readonly is: string | undefined;
  readonly isNot: ReadonlySet<string>;
}

export const nothingGiven: Assumptions = { conditions: new Map(), parameters: new Map(), presets: undefined };
