import { type Node, valueOf } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { callOf, isOpen, itemsIn } from '../../../template/model/intrinsics';
import { hasMacro } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { possibleValues } from '../../../template/values/values';
import { type Check, type Finding, finding, inForce, type Scope } from '../../api';

const code = 'cfn-mapping-key';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/**
 * A key that a mapping doesn't have.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 */
export const mappingKeys: Check = {
  ids: [code],
  types: ['*'],
  check({ properties, body }, scope) {
    if (properties === undefined || scope.isFragment || hasMacro(scope.transforms)) return [];
    if (!body.block.text.includes('FindInMap')) return [];
    const calls: (readonly Node[])[] = [];
    walk(inForce(properties, scope) ?? properties, maxNodes, node => {
      const call = callOf(node);
      // With a fourth argument there is a default.
      const items = call?.name === 'Fn::FindInMap' ? itemsIn(call.argument) : undefined;
      if (items?.length === 3) calls.push(items);
    });
    return calls.flatMap(items => missing(items, scope));
  },
};

function missing([map, ...keys]: readonly Node[], scope: Scope): readonly Finding[] {
  let name = map && callOf(map) === undefined ? (stringOf(map) ?? '') : '';
  let rows: Node | undefined = scope.mapping(name);
  for (const key of keys) {
    const text = textOf(key, scope);
    if (rows?.kind !== 'mapping' || isOpen(rows) || text === undefined) return [];
    const row: Node | undefined = valueOf(rows, text);
    if (row === undefined) return [finding(code, 'error', key, `${name} has no ${text}, so the deployment fails.`)];
    [name, rows] = [`${name}.${text}`, row];
  }
  return [];
}

function textOf(key: Node, scope: Scope): string | undefined {
  const { known, complete } = possibleValues(key, scope);
  const [value, ...others] = known;
  return complete && others.length === 0 ? value && stringOf(value.node) : undefined;
}
