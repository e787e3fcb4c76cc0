import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { stringOf } from '../model/scalars';
import { partsOf } from '../model/subText';
import type { Resource } from '../model/template';
import { branchOf, conditionHolds, possibleValues } from '../values/values';
import type { Scope } from '../worlds/scope';
import type { Property } from './property';

/** The branch that is taken, where it is known which one; else the value as written. */
export function followed(node: Node, scope: Scope): Node {
  return branchOf(node, scope)?.node ?? node;
}

/** What a value comes out as where the world tells, be it through a parameter; else as `followed`. */
export function resolved(node: Node, scope: Scope): Node {
  const branch = followed(node, scope);
  if (callOf(branch) === undefined) return branch;
  const { known, complete, absent } = possibleValues(branch, scope);
  const [value] = known;
  return value !== undefined && known.length === 1 && complete && !absent ? value.node : branch;
}

/**
 * The resource that a value or a property points to: `Ref`, `Fn::GetAtt` of any attribute, or `Fn::Sub` of nothing but one of them.
 * Undefined for texts, for what a condition leaves open, and for resources outside the template.
 */
export function target(
  of: Node | Property | undefined,
  scope: Scope,
): { readonly resource: Resource; readonly attribute: string | undefined } | undefined {
  const node = writtenIn(of);
  const [logicalId, attribute] = (node && pointer(followed(node, scope), scope)) ?? [];
  const resource = logicalId === undefined ? undefined : existing(logicalId, scope);
  return resource && { resource, attribute };
}

/** What is written for a property; undefined where it isn't set. */
export function writtenIn(of: Node | Property | undefined): Node | undefined {
  return of !== undefined && 'isSet' in of ? of.written : of;
}

/** Nothing is deployed in a world in which a resource refers to one that doesn't exist there. */
function existing(logicalId: string, scope: Scope): Resource | undefined {
  const resource = scope.resource(logicalId);
  if (resource?.condition === undefined || conditionHolds(resource.condition, scope) !== false) return resource;
  scope.impossible();
  return undefined;
}

function pointer(node: Node, scope: Scope): readonly [string, string?] | undefined {
  const call = callOf(node);
  if (call === undefined) return undefined;
  const text = stringOf(call.argument);
  if (call.name === 'Ref') return text === undefined ? undefined : [text];
  if (call.name === 'Fn::GetAtt') return attributePointer(call.argument, scope);
  if (call.name !== 'Fn::Sub' || text === undefined) return undefined;
  const [part, ...others] = partsOf(text);
  return part?.isName && others.length === 0 ? dotted(part.text) : undefined;
}

function attributePointer(argument: Node, scope: Scope): readonly [string, string?] | undefined {
  if (argument.kind !== 'sequence') return dotted(stringOf(argument));
  const [logicalId, ...attribute] = argument.items.map(item => onlyText(item, scope));
  return logicalId === undefined ? undefined : [logicalId, attribute.join('.')];
}

/** With the language extensions a name can be put together, as in a loop. */
function onlyText(node: Node, scope: Scope): string | undefined {
  const { known, complete } = possibleValues(node, scope);
  const [value] = known;
  return value !== undefined && known.length === 1 && complete ? stringOf(value.node) : undefined;
}

function dotted(text: string | undefined): readonly [string, string?] | undefined {
  if (text === undefined) return undefined;
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
