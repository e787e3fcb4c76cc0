import type { MembersChange } from '../model/members';
import type { Resource } from '../model/template';
import { indexed } from '../model/typeIndex';
import type { Reading } from '../worlds/scope';
import type { Fold } from './folds';
import type { Group, Result } from './results';

/** All groups of one template, by type and reading. */
export class Groups {
  readonly #groups = new Map<string, Map<Reading<unknown>, Group>>();
  /** Those in which something has changed since they were last looked at. */
  readonly #dirty = new Set<Group>();

  /** The group, if it has been asked for before. */
  find(type: string, read: Reading<unknown>): Group | undefined {
    return this.#groups.get(type)?.get(read);
  }

  add(type: string, read: Reading<unknown>, fold: Fold, resources: readonly Resource[]): Group {
    const group: Group = {
      ...{ read, type, fold, results: new Map(), users: undefined },
      ...{ gone: [], come: new Set(resources), isMoved: true },
    };
    const ofType = this.#groups.get(type);
    if (ofType === undefined) this.#groups.set(type, new Map([[read, group]]));
    else ofType.set(read, group);
    this.#dirty.add(group);
    return group;
  }

  /** Takes note of resources that are there no longer, or new, or elsewhere. */
  update({ gone, come, touched }: MembersChange<Resource>, types: readonly string[]): void {
    for (const resource of gone) {
      for (const group of this.#ofType(resource.type)) this.drop(group, resource);
    }
    for (const resource of come) for (const group of this.#ofType(resource.type)) this.#wait(group, resource);
    if (touched.size === gone.length + come.length) return;
    for (const type of types) {
      for (const group of this.#ofType(type)) {
        group.isMoved = true;
        this.#dirty.add(group);
      }
    }
  }

  /** The part of a resource holds no longer. */
  drop(group: Group, resource: Resource): void {
    const result = group.results.get(resource);
    if (result !== undefined) group.gone.push(result.value);
    group.results.delete(resource);
    group.come.delete(resource);
    this.#dirty.add(group);
  }

  /** The part of a resource has to be read again. */
  renew(group: Group, resource: Resource): void {
    if (!group.results.has(resource)) return;
    this.drop(group, resource);
    this.#wait(group, resource);
  }

  /** One that has to be looked at again; undefined where all are as they were told. */
  takeDirty(): Group | undefined {
    const [group] = this.#dirty;
    return group;
  }

  /** Brings a group up to date; true where what it tells is another. */
  refresh(group: Group, resources: readonly Resource[], part: (resource: Resource) => Result): boolean {
    if (!this.#dirty.delete(group)) return false;
    const { fold, results, gone, come, isMoved } = group;
    group.gone = [];
    group.come = new Set();
    group.isMoved = false;
    const resultOf = (resource: Resource): Result => {
      const result = results.get(resource) ?? part(resource);
      results.set(resource, result);
      return result;
    };
    const now = [...come].map(resource => resultOf(resource).value);
    return fold.replace(gone, now, () => resources.map(resource => resultOf(resource).value), isMoved);
  }

  #ofType(type: string): Iterable<Group> {
    return this.#groups.get(indexed(type))?.values() ?? [];
  }

  #wait(group: Group, resource: Resource): void {
    group.come.add(resource);
    this.#dirty.add(group);
  }
}
