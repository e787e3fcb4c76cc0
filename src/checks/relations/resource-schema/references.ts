import type { Node } from '../../../syntax/tree';
import { entriesIn } from '../../../template/model/intrinsics';
import { type Mention, mentionsIn, namedBeside } from '../../../template/model/mentions';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, finding, rename, type TemplateCheck } from '../../api';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/**
 * A name that nothing declares, in a template that is whole otherwise: the name is misspelt.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
 */
export const references: TemplateCheck = {
  ids: ['schema-reference'],
  check({ slip, isFragment, document }) {
    if (slip === undefined || isFragment || document.root === undefined) return [];
    const message =
      slip.name === slip.meant
        ? `${slip.name} is declared in another section, so it can't be named here. Fn::If takes a condition, Fn::FindInMap a mapping, and Ref a parameter or resource.`
        : `${slip.name} isn't declared in this template. Change it to ${slip.meant}.`;
    const places = namedIn(document.root).filter(({ name }) => name.replace(/\..*$/s, '') === slip.name);
    return places.map(({ at }) => told(at, message, slip.name, slip.meant));
  },
};

function told(node: Node, message: string, name: string, meant: string): Finding {
  const text = stringOf(node) ?? '';
  const value = text.startsWith(`${name}.`) || text === name ? `${meant}${text.slice(name.length)}` : undefined;
  const fixes = value === undefined || name === meant ? [] : [rename(node, value)];
  return finding('schema-reference', 'warning', node, message, [], fixes);
}

/** All that the template names. */
function namedIn(root: Node): readonly Pick<Mention, 'name' | 'at'>[] {
  return (entriesIn(root) ?? []).flatMap(({ key, value }) => {
    const ways = { readsConditions: key.value === 'Conditions', most: maxNodes };
    const hasBodies = key.value === 'Resources' || key.value === 'Outputs';
    const bodies = hasBodies ? (entriesIn(value) ?? []) : [];
    return [...bodies.flatMap(body => namedBeside(body.value)), ...mentionsIn(value, ways)];
  });
}
