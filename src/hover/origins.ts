import { areAtOnePlace, type Entry, type Node } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import type { Template } from '../template/model/template';
import { originInWords } from '../template/values/origins';
import type { Origin, PossibleValue } from '../template/values/values';

/**
 * Where a value comes from, as it stands behind the value: "Sizes.prod", "where IsLive"; nothing for Globals, which are the
 * hovered text itself.
 * @param words what is said of the value: where that is its size, the choice it goes with is named, "where Env is prod"
 */
export function originHere(
  origin: Origin,
  words: string | undefined,
  { mappings }: Template,
  { facts }: PossibleValue['world'],
): string {
  if (origin.kind === 'globals') return '';
  // Without `AllowedValues`, a condition teaches what the value is.
  const [taught] = origin.node.kind === 'scalar' ? [] : (facts.get(origin.name)?.oneOf ?? []);
  if (origin.kind === 'allowed' && taught !== undefined) return `where ${origin.name} is ${taught}`;
  if (origin.kind === 'allowed' && origin.node.kind === 'scalar' && !isSaid(origin.node.value, words))
    return `where ${origin.name} is ${origin.node.value}`;
  const row = origin.kind === 'mapping' ? rowOf(origin.node, entriesOf(mappings.get(origin.name))) : '';
  return `${originInWords(origin)}${row}`;
}

/** Whether a value is told itself, a number perhaps with separators. */
function isSaid(value: string, words: string | undefined): boolean {
  return words?.replaceAll(',', '').includes(value) ?? true;
}

function rowOf(node: Node, rows: readonly Entry[]): string {
  const row = rows.find(({ value }) => entriesOf(value).some(cell => areAtOnePlace(cell.value, node)));
  return row === undefined ? '' : `.${row.key.value}`;
}
