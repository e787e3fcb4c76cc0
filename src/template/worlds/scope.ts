import type { Mapping, Node } from '../../syntax/tree';
import type { Resource } from '../model/template';
import type { Split } from './split';
import type { World } from './world';

/** What functions and conditions name and a template declares. */
export interface Declarations {
  parameter(name: string): Mapping | undefined;
  mapping(name: string): Mapping | undefined;
  condition(name: string): Node | undefined;
}

/**
 * What a check may ask of a template, in one world: that of `src/README.md` is another one where `Env` is `prod`. Each answer is remembered with the check's result, so that the check
 * runs again only when one of the answers has changed.
 */
export interface Scope extends Declarations {
  /** What holds wherever the asker looks. */
  readonly world: World;
  /** The version of the template that the answers are from; what its conditions teach is the same for all who ask. */
  readonly version: object;
  readonly transforms: readonly string[];
  /** Whether other files are merged with this one, so that what isn't here may be there. */
  readonly isFragment: boolean;
  /** What the template hands out, by name. */
  readonly outputs: ReadonlyMap<string, Node>;
  resource(logicalId: string): Resource | undefined;
  resourcesOfType(type: string): readonly Resource[];
  /** Takes note of what an answer hangs on and this world leaves open. */
  undecided(split: Split): void;
  /** Takes note that nobody can be in this world: the template would not be deployed there. */
  impossible(): void;
  /**
   * What a function reads from a resource, seen from there. It is kept and read again only when one of the answers to
   * it has changed, so it must be the same function each time: one of a module, no closure.
   */
  of<T>(resource: Resource, read: Reading<T>): T;
  /**
   * What `of` gives for all resources of a type that exist in this world, one after the other. A check that asks for it
   * runs again only when the list is another one, not whenever such a resource is edited.
   */
  list<T>(type: string, read: Reading<readonly T[]>): readonly T[];
  /** The sum of what `of` gives for them; a check that asks for it depends on the sum alone. */
  total(type: string, read: Reading<number>): number;
}

export type Reading<T> = (resource: Resource, scope: Scope) => T;
