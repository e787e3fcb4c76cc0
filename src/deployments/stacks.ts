import type { DataFile } from '../syntax/dataFile';
import { type Document, entryOf, type Node, type Scalar, valueOf } from '../syntax/tree';
import { isOpen } from '../template/model/intrinsics';
import { stringOf } from '../template/model/scalars';
import { type Resource, type Template, TemplateBuilder } from '../template/model/template';
import { folderOf, joined } from './files';

/** A resource that makes a stack of another template of the project. */
export interface NestedStack {
  readonly resource: Resource;
  /** Where the other template is named. */
  readonly location: Node;
  /** The other template's path. */
  readonly child: string;
  /** The entry `Parameters`; undefined where nothing is passed. */
  readonly key: Scalar | undefined;
  /** What is passed by name; undefined where the template doesn't tell. */
  readonly values: ReadonlyMap<string, Argument> | undefined;
}

export interface Argument {
  readonly key: Scalar;
  readonly node: Node;
}

const locations: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** The stacks that a template makes of other templates beside it. */
export function nestedStacks({ resources }: Template, path: string): readonly NestedStack[] {
  return [...resources.values()].flatMap(resource => {
    const property = Object.hasOwn(locations, resource.type) ? locations[resource.type] : undefined;
    const location = property === undefined ? undefined : valueOf(resource.properties, property);
    const child = location && localPath(stringOf(location), path);
    if (child === undefined || location === undefined) return [];
    const parameters = entryOf(resource.properties, 'Parameters');
    return [{ resource, location, child, key: parameters?.key, values: argumentsIn(parameters?.value, resource) }];
  });
}

/** What `aws cloudformation package` and `sam package` take for a file: neither an address nor put together. */
export function localPath(location: string | undefined, path: string): string | undefined {
  if (location === undefined || /^[a-z][a-z0-9+.-]+:\/\/|[${}]/i.test(location) || location.trim() === '')
    return undefined;
  return joined(folderOf(path), location.replace(/^file:/, ''));
}

function argumentsIn(node: Node | undefined, { properties }: Resource): ReadonlyMap<string, Argument> | undefined {
  if (isOpen(properties) || isOpen(node) || (node !== undefined && node.kind !== 'mapping')) return undefined;
  return new Map((node?.entries ?? []).map(({ key, value }) => [key.value, { key, node: value }]));
}

/** A template of another file, read once for each text. */
export function templateIn(data: DataFile): Template | undefined {
  const known = templates.get(data);
  if (known !== undefined) return known.isTemplate ? known : undefined;
  const template = new TemplateBuilder().build(documentOf(data));
  templates.set(data, template);
  return template.isTemplate ? template : undefined;
}

const templates = new WeakMap<DataFile, Template>();

/** Its nodes know their file. */
export function documentOf({ file, root }: DataFile): Document {
  const language = /^\s*\{/.test(file.text) ? 'json' : 'yaml';
  return { language, text: file.text, root: root?.kind === 'mapping' ? root : undefined, offsetOf: () => 0 };
}
