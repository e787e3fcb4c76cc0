import type { Edit } from '../patterns/edit';
import { type Document, type Mapping, type Node, type Sequence, valueOf } from '../syntax/tree';
import { numberOf, stringOf } from '../template/model/scalars';
import { canRunAway } from '../text/runaway';
import { removedItem } from './remove';
import { replaced } from './replace';

/** Another value for a parameter, which must go on taking its own default. Undefined where it can't. */
export function replacedInParameter(
  document: Document,
  parameter: Mapping,
  node: Node,
  value: string,
): readonly Edit[] | undefined {
  const allowed = valueOf(parameter, 'AllowedValues');
  const preset = valueOf(parameter, 'Default');
  if (!takes(parameter, value)) return undefined;
  if (allowed?.kind !== 'sequence') return replaced(document, node, value);
  const old = stringOf(node);
  const isPreset = preset !== undefined && preset !== node && stringOf(preset) === old;
  const ofList = listed(allowed, value) ? removedItem(document, allowed, node) : replaced(document, node, value);
  if (!isPreset) return ofList;
  const ofPreset = replaced(document, preset, value);
  return ofList && ofPreset && [...ofPreset, ...ofList].toSorted((a, b) => a.start - b.start);
}

/** The parameter that a value is written in. */
export function parameterWith({ root }: Document, node: Node): Mapping | undefined {
  const parameters = valueOf(root, 'Parameters');
  if (parameters?.kind !== 'mapping') return undefined;
  for (const { value } of parameters.entries) {
    if (value.kind !== 'mapping') continue;
    const allowed = valueOf(value, 'AllowedValues');
    if (valueOf(value, 'Default') === node) return value;
    if (allowed?.kind === 'sequence' && allowed.items.includes(node)) return value;
  }
  return undefined;
}

function listed({ items }: Sequence, value: string): boolean {
  return items.some(item => stringOf(item) === value);
}

/** Whether the parameter's other constraints let the value through; what can't be read is taken for a no. */
function takes(parameter: Mapping, value: string): boolean {
  const number = (name: string) => {
    const node = valueOf(parameter, name);
    return node === undefined ? undefined : (numberOf(node) ?? Number.NaN);
  };
  const within = (size: number, least: number | undefined, most: number | undefined) =>
    (least === undefined || size >= least) && (most === undefined || size <= most);
  const pattern = valueOf(parameter, 'AllowedPattern');
  return (
    within(Number(value), number('MinValue'), number('MaxValue')) &&
    within(value.length, number('MinLength'), number('MaxLength')) &&
    (pattern === undefined || matches(stringOf(pattern), value))
  );
}

/** The longest that a parameter's value can be. */
const longest = 4096;

function matches(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined || value.length > longest || canRunAway(pattern)) return false;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return false;
  }
}
