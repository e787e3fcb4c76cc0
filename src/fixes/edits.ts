import type { Change } from '../checks/findings/fix';
import { type Edit, inOrder } from '../patterns/edit';
import { parseForm, slicesOf } from '../patterns/source';
import { addToSection, type Edits } from '../patterns/target';
import { addTransform } from '../patterns/transform';
import type { Document, Mapping, Node } from '../syntax/tree';
import { parameterWith, replacedInParameter } from './parameter';
import { putEdits } from './put';
import { referEdits } from './refer';
import { removeEdits } from './remove';
import { repeatedEdits } from './repeat';
import { replaced } from './replace';

/** The edits of a change; undefined where the text can't take it, or the change is a command of its own. */
export function editsOf(document: Document, change: Change): readonly Edit[] | undefined {
  const { root } = document;
  switch (change.kind) {
    case 'replace':
      return replacedAnywhere(document, change.node, change.value);
    case 'refer':
      return referEdits(document, change.node, change.logicalId, change.attribute);
    case 'put':
      return putEdits(document, change.resource, change.path, change.value);
    case 'remove':
      return removeEdits(document, change.resource, change.path);
    case 'repeat':
      return repeatedEdits(document, change.list, change.item, change.values);
    case 'together':
      return together(resourcesLast(change.changes).map(one => editsOf(document, one)));
    case 'rewrite':
      return [{ start: change.start, end: change.end, text: change.text }];
    case 'add':
      return root && orNothing(added(document, root, change.resources));
    case 'transform':
      return root && orNothing(addTransform(document, root, change.name));
    case 'connect':
      return undefined;
  }
}

/** A new resource comes behind what is put at the end of the last one, where both go in at one place. */
function resourcesLast(changes: readonly Change[]): readonly Change[] {
  return [...changes.filter(({ kind }) => kind !== 'add'), ...changes.filter(({ kind }) => kind === 'add')];
}

/** All of them or none. */
function together(parts: readonly (readonly Edit[] | undefined)[]): readonly Edit[] | undefined {
  return parts.every(part => part !== undefined) ? inOrder(parts.flat()) : undefined;
}

function replacedAnywhere(document: Document, node: Node, value: string): readonly Edit[] | undefined {
  const parameter = parameterWith(document, node);
  return parameter === undefined
    ? replaced(document, node, value)
    : replacedInParameter(document, parameter, node, value);
}

function added(document: Document, root: Mapping, resources: string): Edits {
  const source = parseForm(resources);
  return addToSection(document, root, 'Resources', slicesOf(source, source.root));
}

/** A refusal is a sentence for who asks for a pattern; a fix is just not offered. */
function orNothing(edits: Edits): readonly Edit[] | undefined {
  return typeof edits === 'string' ? undefined : edits;
}
