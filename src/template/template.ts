import {
  type Document,
  type Entry,
  entryOf,
  isNull,
  type Mapping,
  type Node,
  type Scalar,
  valueOf,
} from '../syntax/tree';
import { globalsTypeOf, mergeGlobals } from './globals';
import { type Expansion, expandLoops } from './loops';
import { stringOf } from './scalars';

/** A resource as written, with what SAM's `Globals` add to it. */
export interface Resource {
  readonly logicalId: string;
  readonly key: Scalar;
  readonly type: string;
  readonly typeNode: Scalar;
  readonly body: Mapping;
  /** The entry `Properties` names, for findings on something that is missing. */
  readonly propertiesKey: Scalar | undefined;
  readonly properties: Node | undefined;
  /** The condition on which it exists. */
  readonly condition: string | undefined;
  /** The loop variables that make this one of several, for what `Fn::ForEach` expands to. */
  readonly bindings: ReadonlyMap<string, string>;
}

/** A CloudFormation or SAM template. Maps hold what has a usable form; the rest is silently absent. */
export interface Template {
  readonly document: Document;
  readonly isTemplate: boolean;
  /** What marks it as a template: `AWSTemplateFormatVersion`, `Resources with the type AWS::SQS::Queue`. */
  readonly mark: string | undefined;
  readonly transforms: readonly string[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: ReadonlyMap<string, Mapping>;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly conditions: ReadonlyMap<string, Node>;
  readonly globals: Node | undefined;
  /** What each section of `Globals` would make of a resource that says nothing itself. */
  readonly globalDefaults: readonly Resource[];
}

/** Builds the model; a resource whose text and Globals did not change is the same object as before. */
export class TemplateBuilder {
  #resources = new WeakMap<Scalar, { readonly globals: Node | undefined; readonly resources: readonly Resource[] }>();

  build(document: Document): Template {
    const { root } = document;
    const globals = valueOf(root, 'Globals');
    const mark = markOf(root);
    return {
      document,
      isTemplate: mark !== undefined,
      mark,
      transforms: transformsOf(root),
      globals,
      globalDefaults: entriesOf(globals).flatMap(([, entry]) => this.#defaults(entry)),
      resources: this.#all(root, globals),
      parameters: mappingsOf(valueOf(root, 'Parameters')),
      mappings: mappingsOf(valueOf(root, 'Mappings')),
      conditions: nodesOf(valueOf(root, 'Conditions')),
    };
  }

  #all(root: Mapping | undefined, globals: Node | undefined): ReadonlyMap<string, Resource> {
    const resources = new Map<string, Resource>();
    for (const [, entry] of entriesOf(valueOf(root, 'Resources'))) {
      for (const resource of this.#expanded(entry, globals)) resources.set(resource.logicalId, resource);
    }
    return resources;
  }

  #defaults({ key, value }: Entry): readonly Resource[] {
    const type = globalsTypeOf(key.value);
    if (type === undefined || value.kind !== 'mapping') return [];
    const known = this.#resources.get(key);
    if (known !== undefined) return known.resources;
    const { value: name } = key;
    const resources: readonly Resource[] = [
      {
        logicalId: name,
        key,
        type,
        typeNode: key,
        body: value,
        propertiesKey: key,
        properties: value,
        condition: undefined,
        bindings: new Map(),
      },
    ];
    this.#resources.set(key, { globals: undefined, resources });
    return resources;
  }

  #expanded({ key, value }: Entry, globals: Node | undefined): readonly Resource[] {
    const known = this.#resources.get(key);
    if (known !== undefined && known.globals === globals) return known.resources;
    const resources = expandLoops(key, value).flatMap(one => toResource(one, globals));
    this.#resources.set(key, { globals, resources });
    return resources;
  }
}

function toResource({ logicalId, key, body, bindings }: Expansion, globals: Node | undefined): readonly Resource[] {
  const typeNode = valueOf(body, 'Type');
  if (body.kind !== 'mapping' || typeNode?.kind !== 'scalar') return [];
  const properties = entryOf(body, 'Properties');
  const own = isNull(properties?.value) ? undefined : properties?.value;
  const condition = valueOf(body, 'Condition');
  return [
    {
      logicalId,
      key,
      type: typeNode.value,
      typeNode,
      body,
      propertiesKey: properties?.key,
      properties: mergeGlobals(typeNode.value, own, globals, body),
      condition: condition && stringOf(condition),
      bindings,
    },
  ];
}

/** By content, never by name: the mark that CloudFormation itself goes by, in words; undefined where there is none. */
function markOf(root: Mapping | undefined): string | undefined {
  if (root === undefined) return undefined;
  if (entryOf(root, 'AWSTemplateFormatVersion') !== undefined) return 'AWSTemplateFormatVersion';
  const resources = valueOf(root, 'Resources');
  if (resources === undefined) return undefined;
  const transform = transformsOf(root).find(name => name.startsWith('AWS::'));
  if (transform !== undefined) return `Resources and the transform ${transform}`;
  for (const [, { value }] of entriesOf(resources)) {
    const type = valueOf(value, 'Type');
    if (type?.kind === 'scalar' && /^(?:AWS|Alexa|Custom)::/.test(type.value))
      return `Resources with the type ${type.value}`;
  }
  return undefined;
}

/** What is run over the template, or adds resources to it: an `AWS::Include` among them. */
function transformsOf(root: Mapping | undefined): readonly string[] {
  return [valueOf(root, 'Transform'), valueOf(valueOf(root, 'Resources'), 'Fn::Transform')].flatMap(namesOf);
}

function namesOf(transform: Node | undefined): readonly string[] {
  const items = transform?.kind === 'sequence' ? transform.items : transform === undefined ? [] : [transform];
  return items.flatMap(item => {
    // A transform with parameters gives its name beside them.
    const name = item.kind === 'mapping' ? valueOf(item, 'Name') : item;
    return name?.kind === 'scalar' && name.tag === undefined ? [name.value] : [];
  });
}

function entriesOf(node: Node | undefined) {
  return node?.kind === 'mapping' ? node.entries.map(entry => [entry.key.value, entry] as const) : [];
}

function nodesOf(node: Node | undefined): ReadonlyMap<string, Node> {
  return new Map(entriesOf(node).map(([name, entry]) => [name, entry.value]));
}

function mappingsOf(node: Node | undefined): ReadonlyMap<string, Mapping> {
  return new Map(
    entriesOf(node).flatMap(([name, { value }]) => (value.kind === 'mapping' ? [[name, value] as const] : [])),
  );
}
