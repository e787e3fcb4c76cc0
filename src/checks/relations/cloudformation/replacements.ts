import { valueOf } from '../../../syntax/tree';
import { holderOf } from '../../../template/model/holders';
import { stringOf } from '../../../template/model/scalars';
import { type BaseCheck, type Finding, finding, property } from '../../api';
import { isSame, type Pair, pairsOf, written } from '../support/versions';
import { type Replaced, replacedTypes } from './replacedTypes';

const byType = new Map(replacedTypes.map(one => [one.type, one]));

/**
 * An update that puts an empty resource in the place of one that holds data, or can't put a new one beside the old.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export const replacements: BaseCheck = {
  ids: ['cfn-data-replaced'],
  types: [...byType.keys()],
  check: (scope, scopeBefore) =>
    pairsOf([...byType.keys()], scope, scopeBefore).flatMap(pair => {
      const replaced = byType.get(pair.now.type);
      return replaced === undefined ? [] : checkPair(pair, replaced);
    }),
};

/** Who keeps the old resource, or a snapshot of it, has thought of it. */
function isKept({ now }: Pair): boolean {
  const policy = valueOf(now.body, 'UpdateReplacePolicy');
  return policy !== undefined && stringOf(policy) !== 'Delete';
}

function checkPair(pair: Pair, { type, name, others }: Replaced): readonly Finding[] {
  const { now, scope } = pair;
  const changed = [...(name === undefined ? [] : [name]), ...others].find(one => isOther(pair, one));
  if (changed === undefined) return [];
  const entry = property(now, changed, scope);
  const at = entry.isSet ? entry.place : now.key;
  const what = `${changed} differs from the version before`;
  if (name !== undefined && changed !== name && property(now, name, scope).isSet) {
    const message = `${what}, but CloudFormation can't replace ${now.logicalId} while it keeps its name. {name}`;
    return [finding('cfn-data-replaced', 'warning', at, message)];
  }
  const noun = holderOf(type);
  if (noun === undefined || isKept(pair)) return [];
  const message = `${what}, so ${now.logicalId} is replaced by an empty ${noun}. {keep}`;
  const change = { kind: 'put', resource: now, path: ['UpdateReplacePolicy'], value: 'Retain' } as const;
  return [finding('cfn-data-replaced', 'warning', at, message, [], [{ title: `Keep the old ${noun}`, change }])];
}

/** What isn't there is the same as what says no, or what holds where nothing is said. */
function isOther(pair: Pair, name: string): boolean {
  const [value, old] = [written(pair.now, name), written(pair.before, name)];
  if ([value, old].some(node => node?.kind === 'scalar' && defaults.has(node.value)) && !(value && old)) return false;
  return isSame(pair, name) === false;
}

const defaults: ReadonlySet<string> = new Set([
  ...['false', '/', 'Zip', 'STANDARD', 'internet-facing', 'application', 'instance'],
  ...['generalPurpose', 'DirectPut', 'ON_DEMAND'],
]);
