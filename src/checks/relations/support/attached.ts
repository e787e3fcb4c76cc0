import { type Property, property, type Resource, type Scope, setItems, target } from '../../api';

/** The property that names a role, user or group. */
const nameProperties: ReadonlyMap<string, string> = new Map([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::Group', 'GroupName'],
]);

/** Whether a policy's list of roles, users or groups, or its single one, certainly names an owner: by `Ref`, or by the name that is written out. */
export function attaches(list: Property, owner: Resource, scope: Scope): boolean {
  const name = property(owner, nameProperties.get(owner.type) ?? '', scope).text;
  return (setItems(list, scope) ?? [list]).some(
    item => target(item, scope)?.resource === owner || (name !== undefined && item.text === name),
  );
}
