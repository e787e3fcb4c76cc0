import type { Node } from '../../syntax/tree';
import { shortForm } from '../model/shortForm';

/** Worlds say some things by names that no condition of a template has: they begin with this. */
const ours = '=';
const mark = `${ours} `;

/**
 * The name under which a world says whether two sides are equal that the template doesn't tell: `!Equals [!Ref
 * AWS::Region, !Ref Main]` is the same in each condition. Undefined for sides that are too long to be compared.
 */
export function equationOf(left: Node, right: Node): string | undefined {
  const sides = [left, right].map(written).sort();
  return sides.some(side => side.includes('…')) ? undefined : `${mark}${sides.join(' = ')}`;
}

const known = new WeakMap<Node, string>();

function written(node: Node): string {
  const text = known.get(node) ?? shortForm(node);
  known.set(node, text);
  return text;
}

export function isEquation(name: string): boolean {
  return name.startsWith(mark);
}

/** Whether a condition has its name from the template. */
export function isNamed(name: string): boolean {
  return !name.startsWith(ours);
}
