import type { Node } from '../syntax/tree';
import { globalsTypeOf } from '../template/model/globals';
import { type Call, callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';

/** What a place in a template is about. */
export type Subject =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'property'; readonly property: Property }
  | { readonly kind: 'section'; readonly name: string };

export interface Property {
  readonly type: string;
  readonly path: readonly string[];
  /** Undefined in Globals. */
  readonly resource: Resource | undefined;
}

export function subjectOf(template: Template, { names, onKey }: Location): Subject | undefined {
  const [section = '', id = '', ...rest] = names;
  if (names.length === 1) return onKey ? { kind: 'section', name: section } : undefined;
  if (section === 'Globals') return inGlobals(id, rest);
  const resource = section === 'Resources' ? template.resources.get(id) : undefined;
  if (resource === undefined) return undefined;
  if (rest.length === 0) return onKey ? { kind: 'resource', resource } : undefined;
  if (rest.length === 1 && rest[0] === 'Type') return { kind: 'resource', resource };
  if (rest[0] !== 'Properties' || rest.length < 2) return undefined;
  return { kind: 'property', property: { type: resource.type, path: rest.slice(1), resource } };
}

function inGlobals(section: string, path: readonly string[]): Subject | undefined {
  const type = globalsTypeOf(section);
  if (type === undefined) return undefined;
  if (path.length === 0) return { kind: 'section', name: 'Globals' };
  return { kind: 'property', property: { type, path, resource: undefined } };
}

/** Functions whose arguments say what the whole is: a name, or a text with names in it. */
const namingFunctions = new Set(['Ref', 'Condition', 'Fn::GetAtt', 'Fn::ImportValue', 'Fn::Sub']);

/** The function call at a place: on its tag or name, or on what it names; not on any value inside it. */
export function callAt({ steps, names, onKey }: Location): Call | undefined {
  const [own, parent, grandparent] = steps.map(step => step.node).reverse();
  const itself = own && !onKey ? callOf(own) : undefined;
  if (itself !== undefined) return itself;
  const around = [parent, grandparent].map(node => node && callOf(node)).find(call => call !== undefined);
  if (around === undefined) return undefined;
  return (onKey && names.at(-1) === around.name) || namingFunctions.has(around.name) ? around : undefined;
}

/** The logical ID or parameter that a call names, with the attribute if one is asked for. */
export function nameIn({ name, argument }: Call): readonly [name: string, attribute: string | undefined] | undefined {
  if (name === 'Ref') return withoutAttribute(stringOf(argument));
  if (name !== 'Fn::GetAtt') return undefined;
  if (argument.kind !== 'sequence') return dotted(stringOf(argument));
  const [first, ...others] = argument.items.map((item: Node) => stringOf(item));
  return first === undefined ? undefined : [first, others.join('.')];
}

function withoutAttribute(text: string | undefined): readonly [string, undefined] | undefined {
  return text === undefined ? undefined : [text, undefined];
}

function dotted(text: string | undefined): readonly [string, string | undefined] | undefined {
  if (text === undefined) return undefined;
  const dot = text.indexOf('.');
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}
