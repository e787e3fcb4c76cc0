import type { Node } from '../../../syntax/tree';
import { hasMacro, isDeclared } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, finding, rename, type TemplateCheck } from '../../api';

/**
 * A name that nothing declares, in a template that is whole otherwise: the name is misspelt.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
 */
export const references: TemplateCheck = {
  ids: ['schema-reference'],
  check({ slip, isFragment }) {
    if (slip === undefined || isFragment) return [];
    const message =
      slip.name === slip.meant
        ? `${slip.name} is declared in another section, so it can't be named here. Fn::If takes a condition, Fn::FindInMap a mapping, and Ref a parameter or resource.`
        : `${slip.name} isn't declared in this template. Change it to ${slip.meant}.`;
    return slip.places.map(at => told(at, message, slip.name, slip.meant));
  },
};

/** A name as a script or another tool has it, which can be declared nowhere: `LOG_FILE`, `my-queue`, `NAME:-none`. */
const impossible = /^#?[A-Za-z]\w*(?:-\w+)*(?:\[[^\]]*\]|:[-=?+].*)?$/s;

/**
 * A name that no template can declare, since it has more than letters and digits: a variable of a script in `Fn::Sub`.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export const impossibleNames: TemplateCheck = {
  ids: ['schema-reference'],
  check({ isFragment, undeclared, oddNames, document: { root }, transforms, resources, parameters }) {
    // A file that is a part by other signs is filled in by a tool.
    const isPart = isFragment && undeclared.length === 0;
    if (root === undefined || isPart || !isDeclared(root) || hasMacro(transforms)) return [];
    const told = new Map<Node, Set<string>>();
    return oddNames.flatMap(({ kind, name, at, by }): readonly Finding[] => {
      const isKnown = kind !== 'value' || resources.has(name) || parameters.has(name) || told.get(at)?.has(name);
      if (isKnown || !impossible.test(name)) return [];
      told.set(at, (told.get(at) ?? new Set()).add(name));
      const way =
        by === 'Fn::Sub' ? `Write \${!${name}} to leave it to the script.` : 'Name what the template declares.';
      const message = `${name} can't be declared, because names have only letters and digits. ${way}`;
      return [finding('schema-reference', 'warning', at, message)];
    });
  },
};

function told(node: Node, message: string, name: string, meant: string): Finding {
  const text = stringOf(node) ?? '';
  const value = text.startsWith(`${name}.`) || text === name ? `${meant}${text.slice(name.length)}` : undefined;
  const fixes = value === undefined || name === meant ? [] : [rename(node, value)];
  return finding('schema-reference', 'warning', node, message, [], fixes);
}
