import { entryOf, type Node } from '../../../syntax/tree';
import { itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Resource, type Scope, target } from '../../api';

/** The property that names a role, user or group. */
const nameProperties: ReadonlyMap<string, string> = new Map([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::Group', 'GroupName'],
]);

/** Whether a policy's list of roles, users or groups, or its single one, certainly names an owner: by `Ref`, or by the name that is written out. */
export function attaches(list: Node | undefined, owner: Resource, scope: Scope): boolean {
  if (list === undefined) return false;
  const name = entryOf(owner.properties, nameProperties.get(owner.type) ?? '')?.value;
  const text = name && stringOf(name);
  return (itemsIn(list) ?? [list]).some(
    item => target(item, scope)?.resource === owner || (text !== undefined && stringOf(item) === text),
  );
}
