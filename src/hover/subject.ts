import type { Node } from '../syntax/tree';
import { globalsTypeOf } from '../template/model/globals';
import { type Call, callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import { inLoop } from './loops';

/** What a place in a template is about. */
export type Subject =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'property'; readonly property: Property }
  | { readonly kind: 'section'; readonly name: string }
  /** Something beside a resource's properties, such as `DeletionPolicy`. */
  | { readonly kind: 'attribute'; readonly name: string };

export interface Property {
  readonly type: string;
  /** Without the functions on the way: `Timeout` for a place in `Timeout: !If [IsLive, 5, 6]`. */
  readonly path: readonly string[];
  /** That which has the property; in Globals, what they would make of a resource that says nothing itself. */
  readonly resource: Resource | undefined;
  readonly onKey: boolean;
  /** What stands on the way from the top of the text to the place. */
  readonly way: readonly Node[];
}

export function subjectOf(template: Template, location: Location): Subject | undefined {
  const { names, onKey } = location;
  const [section = '', id = ''] = names;
  if (names.length === 1) return onKey ? { kind: 'section', name: section } : undefined;
  if (section === 'Globals') return inGlobals(template, id, location);
  if (section !== 'Resources') return undefined;
  const { resource, at } = inLoop(template, location) ?? { resource: template.resources.get(id), at: 1 };
  if (resource === undefined) return undefined;
  const attribute = names[at + 1];
  if (attribute === undefined) return onKey ? { kind: 'resource', resource } : undefined;
  if (names.length === at + 2 && attribute === 'Type') return { kind: 'resource', resource };
  if (attribute !== 'Properties') return { kind: 'attribute', name: attribute };
  const path = propertyPath(location, at + 2);
  if (path.length === 0) return undefined;
  return asProperty(resource.type, path, resource, location);
}

function inGlobals(template: Template, section: string, location: Location): Subject | undefined {
  const type = globalsTypeOf(section);
  if (type === undefined) return undefined;
  const path = propertyPath(location, 2);
  if (path.length === 0) return { kind: 'section', name: 'Globals' };
  const resource = template.globalDefaults.get(section);
  return asProperty(type, path, resource, location);
}

function asProperty(
  type: string,
  path: readonly string[],
  resource: Resource | undefined,
  location: Location,
): Subject {
  const way = location.steps.map(({ node }) => node);
  return { kind: 'property', property: { type, path, resource, onKey: endsOnKey(location, path), way } };
}

/** The way from a resource's properties to a place. Into the branches of `Fn::If` it goes on, in other functions it ends. */
function propertyPath({ steps }: Location, from: number): readonly string[] {
  const path: string[] = [];
  for (let index = from; index < steps.length; index++) {
    const call = steps[index - 1] && callOf(steps[index - 1]?.node as Node);
    if (call === undefined) path.push(steps[index]?.name ?? '');
    else if (call.name !== 'Fn::If') return path;
    // In the long form the list of branches is a step of its own.
    else if (steps[index]?.name === 'Fn::If') index++;
  }
  return path;
}

function endsOnKey({ names, onKey }: Location, path: readonly string[]): boolean {
  return onKey && names.at(-1) === path.at(-1);
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
