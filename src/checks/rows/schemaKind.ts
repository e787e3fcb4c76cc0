import type { Kind, PropertySchema } from '../../schema/property';
import { isNull, type Node } from '../../syntax/tree';
import { callOf, isOpen, itemsIn } from '../../template/model/intrinsics';
import { stringOf } from '../../template/model/scalars';
import type { Scope } from '../../template/worlds/scope';
import { isFilledLater, mayStandForAnother } from '../../text/placeholder';
import { finding } from '../findings/check';
import type { Finding } from '../findings/finding';

/** What is written, in one word. */
type Written = 'text' | 'list' | 'mapping';

const asked: Readonly<Partial<Record<Kind, Written>>> = {
  string: 'text',
  integer: 'text',
  number: 'text',
  boolean: 'text',
  timestamp: 'text',
  list: 'list',
  map: 'mapping',
  object: 'mapping',
};

const called: Readonly<Record<Written, string>> = { text: 'a single value', list: 'a list', mapping: 'a mapping' };

/** Conditions within conditions are followed so deep. */
const mostDepth = 10;

/**
 * A list where AWS takes a text, a text where it takes a list, and so on, also in a branch of a condition; or nothing,
 * as which CloudFormation reads `null` and what has no value yet.
 */
export function kindFindings(
  node: Node,
  property: PropertySchema,
  at: Node,
  scope: Scope,
  depth = 0,
): readonly Finding[] {
  const call = callOf(node);
  if (call?.name === 'Fn::If') {
    const branches = depth < mostDepth ? (itemsIn(call.argument)?.slice(1) ?? []) : [];
    return branches.flatMap(branch => kindFindings(branch, property, at, scope, depth + 1));
  }
  if (node.kind === 'scalar' && call === undefined && isNull(node)) {
    const message = `${property.name} has no value, so CloudFormation refuses the template. Set it, or remove it.`;
    return [finding('schema-shape', 'error', at, message)];
  }
  const [kind, ...others] = property.kinds;
  const wanted = kind === undefined || others.length > 0 ? undefined : asked[kind];
  const written = writtenAs(node, scope);
  if (wanted === undefined || written === undefined || written === wanted) return [];
  // A path to what a tool packs: it puts the place in the bucket there.
  if (wanted === 'mapping' && written === 'text') return [];
  if (wanted === 'list' && written === 'mapping' && mayBeAnItem(node, property)) return [];
  const way = wanted === 'list' && written === 'text' ? ' Put it into a list.' : ` Write ${called[wanted]}.`;
  const message = `${property.name} is ${called[written]}, but AWS takes ${called[wanted]} there.${way}`;
  return [finding('schema-shape', 'warning', node.kind === 'scalar' || callOf(node) ? node : at, message)];
}

/** undefined where something else may come out of it, or nothing. */
function writtenAs(node: Node, scope: Scope): Written | undefined {
  const call = callOf(node);
  if (call !== undefined) return isTextCall(call.name, stringOf(call.argument), scope) ? 'text' : undefined;
  if (node.kind === 'scalar') return isNull(node) || isPlaceholder(node.value) ? undefined : 'text';
  if (isOpen(node)) return undefined;
  if (node.kind === 'sequence') return itemsIn(node) === undefined ? undefined : 'list';
  // Braces of a template engine are read as a mapping, and so is what a tool puts a file in place of.
  const names = node.kind === 'mapping' ? node.entries.map(({ key }) => key.value) : [];
  return names.length > 0 && names.every(name => /^[A-Za-z][\w.-]*$/.test(name)) ? 'mapping' : undefined;
}

function isPlaceholder(text: string): boolean {
  return text === '' || /[${}<>%[\]#]/.test(text) || isFilledLater(text) || mayStandForAnother(text);
}

/** What refers to a resource is a text, and so is what is put together. */
function isTextCall(name: string, named: string | undefined, scope: Scope): boolean {
  if (name === 'Fn::Sub' || name === 'Fn::Join') return true;
  return name === 'Ref' && named !== undefined && scope.resource(named) !== undefined;
}

/** CloudFormation makes a list of a single object. */
function mayBeAnItem(node: Node, { entry }: PropertySchema): boolean {
  const properties = entry?.properties;
  if (entry === undefined || node.kind !== 'mapping') return true;
  return properties !== undefined && node.entries.some(({ key }) => properties.has(key.value));
}
