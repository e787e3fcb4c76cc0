import type { Knowledge } from '../../knowledge/knowledge';
import { type CheckFact, nameAt, type PropertyPath, type Unique } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { applies } from '../../template/read/guard';
import { sitesOf } from '../../template/read/sites';
import { followed } from '../../template/read/target';
import type { Reading } from '../../template/worlds/scope';
import { enumerated } from '../../text/enumerated';
import { expressionOf } from '../../text/expression';
import { type Finding, finding, type GroupCheck, here, type Resource } from '../api';
import { isForTests } from '../relations/support/deployment';
import { spelled, spelledAt } from '../relations/support/spelling';

/** A value that nobody else may have, with whose it is. */
interface Taken {
  readonly resource: Resource;
  readonly at: Node;
  /** In words: `this QueueName too`, or `this StageName with the same RestApiId`. */
  readonly what: string;
  readonly value: string;
}

/** One check for each row on what two resources can't both have: a name, or a place in what they belong to. */
export function uniqueChecks({ rules }: Knowledge): readonly GroupCheck[] {
  return rules.checks.flatMap(fact => (fact.uniques ?? []).map(row => uniqueCheck(fact, row)));
}

function uniqueCheck({ id }: CheckFact, row: Unique): GroupCheck {
  const readings = (paths: readonly PropertyPath[]) => paths.map(path => [path.type, takenAt(path, row)] as const);
  const [own, others] = [readings(row.at), readings(row.also)] as const;
  return {
    ids: [id],
    check(scope) {
      const taken = (all: typeof own) => all.flatMap(([type, read]) => scope.list(type, read));
      const first = new Map(taken(others).map(one => [one.value, one]));
      return taken(own).flatMap(one => {
        const other = first.get(one.value) ?? one;
        first.set(one.value, other);
        if (row.items) return other === one ? [] : [again(id, row, one)];
        return other.resource === one.resource ? [] : [clash(id, row, one, other)];
      });
    },
  };
}

function clash(id: string, { fails, otherwise }: Unique, { at, what }: Taken, { resource }: Taken): Finding {
  const message = `${resource.logicalId} has ${what}, ${otherwise}.`;
  const related = [here(resource)];
  return finding(id, fails ? 'error' : 'warning', at, message, related);
}

function again(id: string, { fails, otherwise }: Unique, { resource, at, what }: Taken): Finding {
  return finding(id, fails ? 'error' : 'warning', at, `${resource.logicalId} has ${what} twice, ${otherwise}.`);
}

/** Reads the values at a path, each with what it belongs to; two that are put together alike are alike. */
function takenAt({ path }: PropertyPath, row: Unique): Reading<readonly Taken[]> {
  const name = nameAt(path);
  const noun = path.at(-1) === '*' ? `this in ${name}` : row.matches === undefined ? `this ${name}` : `such a ${name}`;
  const alike = row.matches === undefined ? undefined : expressionOf(row.matches);
  return (resource, scope) => {
    const { properties, isLooped } = resource;
    const isFor = applies(row, properties, { wildcards: [], world: scope.world }, scope) === true;
    if (isLooped || !isFor || isForTests(resource, scope)) return [];
    const parents = row.within.map(one => spelledAt(resource, one, scope) ?? '');
    const shared = row.within.filter((_, index) => parents[index] !== '');
    const beside = shared.length === 0 ? 'too' : `with the same ${enumerated(shared, 'and')}`;
    const what = row.items ? noun : `${noun} ${beside}`;
    return sitesOf(properties, path, scope).flatMap(({ node, certain }) => {
      const text = certain ? spelled(followed(node, scope)) : '';
      const isMeant = text !== '' && alike?.test(text) !== false;
      const [own, home] = [alike === undefined ? text : '', row.items ? `${resource.logicalId} ${path.join('.')}` : ''];
      return isMeant ? [{ resource, at: node, what, value: [own, home, ...parents].join('\n') }] : [];
    });
  };
}
