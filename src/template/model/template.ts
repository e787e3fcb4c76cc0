import { hasTags } from '../../syntax/tagLines';
import {
  type Document,
  type Entry,
  entryOf,
  isNull,
  type Mapping,
  type Node,
  type Scalar,
  valueOf,
} from '../../syntax/tree';
import { globalsTypeOf, mergeGlobals } from './globals';
import { isLoop, type Unrolled, Unrolling } from './loops';
import { bareResources, entriesOf, markOf, serverlessPart, transformsOf } from './mark';
import { type Made, Members, type MembersChange } from './members';
import { type NameUse, References, type Slip } from './references';
import { Rules } from './rules';
import { stringOf } from './scalars';
import { TypeIndex } from './typeIndex';

/**
 * A resource as written, with what SAM's `Globals` add to it: `Orders` in the template of `src/README.md`. What its
 * properties come out as is for `property` to say.
 */
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
  /** Whether it is one of several that `Fn::ForEach` makes of one text. */
  readonly isLooped: boolean;
}

/**
 * A CloudFormation or SAM template. Maps hold what has a usable form; the rest is silently absent. Versions share what
 * an edit has left as it was, and none changes any more.
 */
export interface Template {
  readonly document: Document;
  readonly isTemplate: boolean;
  /** What marks it as a template: `AWSTemplateFormatVersion`, `Resources with the type AWS::SQS::Queue`. */
  readonly mark: string | undefined;
  /** The macros that work on it, and the loops among its resources that stay closed: both make what can't be seen. */
  readonly transforms: readonly string[];
  /** Whether it is a part of a file of the Serverless Framework, or has nothing but resources at its top level. */
  readonly isPart: boolean;
  /** Whether it names what it doesn't declare: other files that are merged with it do. */
  readonly isFragment: boolean;
  readonly undeclared: readonly string[];
  /** A name that is declared nowhere, but nearly so. */
  readonly slip: Slip | undefined;
  /** What it names that nobody can declare. */
  readonly oddNames: readonly NameUse[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly types: ReadonlyMap<string, readonly Resource[]>;
  readonly parameters: ReadonlyMap<string, Mapping>;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly conditions: ReadonlyMap<string, Node>;
  /** What `Rules` ask of the parameters, as one condition. */
  readonly rules: Node | undefined;
  readonly outputs: ReadonlyMap<string, Node>;
  readonly globals: Node | undefined;
  /** What each section of `Globals` would make of a resource that says nothing itself. */
  readonly globalDefaults: ReadonlyMap<string, Resource>;
  /** What is different from the builder's last version. */
  readonly changed: Changed;
}

export interface Changed {
  readonly transforms: boolean;
  readonly isFragment: boolean;
  readonly resources: MembersChange<Resource>;
  /** The types that other resources have now, or the same in another order. */
  readonly types: readonly string[];
  readonly parameters: MembersChange<Mapping>;
  readonly mappings: MembersChange<Mapping>;
  readonly conditions: MembersChange<Node>;
  readonly rules: boolean;
  readonly outputs: MembersChange<Node>;
  /** Of `Globals`. */
  readonly defaults: MembersChange<Resource>;
}

/** Builds the model; a resource whose text and Globals did not change is the same object as before. */
export class TemplateBuilder {
  #globals: Node | undefined;
  #transforms: readonly string[] = [];
  readonly #types = new TypeIndex<Resource>();
  #unrolled = new WeakMap<Entry, readonly Unrolled[]>();
  /** The parameters that loops run over. */
  readonly #looped = new Set<string>();
  readonly #resources = new Members<Resource>(entry =>
    this.#unroll(entry)
      .flatMap(one => toResource(one, this.#globals))
      .map(resource => [resource.logicalId, resource] as const),
  );
  readonly #parameters = new Members<Mapping>(mappingOf);
  readonly #mappings = new Members<Mapping>(mappingOf);
  readonly #conditions = new Members<Node>(entry => this.#unroll(entry).flatMap(nodeOf));
  readonly #rules = new Rules();
  readonly #outputs = new Members<Node>(nodeOf);
  readonly #defaults = new Members<Resource>(defaultsOf);
  readonly #references = new References();

  build(whole: Document): Template {
    const bare = bareResources(whole);
    const part = bare ?? serverlessPart(whole);
    const document = part ?? whole;
    const { root } = document;
    const mark = bare === undefined ? markOf(document) : 'nothing but resources';
    const globals = valueOf(root, 'Globals');
    const changed = this.#update(
      document,
      globals,
      part !== undefined || hasTags(document.text) || hasModules(document),
    );
    return {
      document,
      isTemplate: mark !== undefined,
      mark,
      transforms: this.#transforms,
      isPart: part !== undefined,
      isFragment: this.#references.isFragment,
      undeclared: this.#references.undeclared,
      slip: this.#references.slip,
      oddNames: this.#references.odd,
      globals,
      globalDefaults: this.#defaults.byName,
      resources: this.#resources.byName,
      types: this.#types.byType,
      parameters: this.#parameters.byName,
      mappings: this.#mappings.byName,
      conditions: this.#conditions.byName,
      rules: this.#rules.condition,
      outputs: this.#outputs.byName,
      changed,
    };
  }

  #update(document: Document, globals: Node | undefined, isPart: boolean): Changed {
    const { root, text } = document;
    const section = (name: string) => entriesOf(valueOf(root, name));
    const parameters = this.#parameters.update(section('Parameters'));
    const areLoopsOther = parameters.names.some(name => this.#looped.has(name));
    if (areLoopsOther) this.#unrolled = new WeakMap();
    const closed = (text.includes('Fn::ForEach') ? section('Resources') : [])
      .filter(isLoop)
      .flatMap(loop => this.#unroll(loop).filter(isLoop));
    const transforms = [...transformsOf(document), ...closed.map(({ key }) => key.value)];
    const areOther = JSON.stringify(transforms) !== JSON.stringify(this.#transforms);
    const isOther = areLoopsOther || globals !== this.#globals;
    this.#transforms = transforms;
    this.#globals = globals;
    const resources = this.#resources.update(section('Resources'), isOther);
    const changed = {
      transforms: areOther,
      resources,
      types: this.#types.update(this.#resources.byName, resources),
      parameters,
      mappings: this.#mappings.update(section('Mappings')),
      conditions: this.#conditions.update(section('Conditions'), areLoopsOther),
      rules: this.#rules.update(section('Rules')),
      outputs: this.#outputs.update(section('Outputs')),
      defaults: this.#defaults.update(entriesOf(globals)),
    };
    const usable = {
      value: [this.#parameters.byName, this.#resources.byName],
      condition: [this.#conditions.byName],
      mapping: [this.#mappings.byName],
    };
    const declared = [parameters, resources, changed.conditions, changed.mappings];
    const isLess = declared.some(({ names, come }) => come.length < names.length);
    const isFragment = this.#references.update(section, isPart, usable, isLess);
    return { ...changed, isFragment };
  }

  #unroll(entry: Entry): readonly Unrolled[] {
    const known = this.#unrolled.get(entry);
    if (known !== undefined) return known;
    const { entries, asked } = new Unrolling(entry, this.#parameters.byName);
    for (const name of asked) this.#looped.add(name);
    this.#unrolled.set(entry, entries);
    return entries;
  }
}

function defaultsOf({ key, value }: Entry): Made<Resource> {
  const type = globalsTypeOf(key.value);
  if (type === undefined || value.kind !== 'mapping') return [];
  const { value: logicalId } = key;
  const body = value;
  const none = { condition: undefined, isLooped: false };
  return [[logicalId, { logicalId, key, type, typeNode: key, body, propertiesKey: key, properties: value, ...none }]];
}

function toResource({ key, value: body, isLooped = false }: Unrolled, globals: Node | undefined): readonly Resource[] {
  const typeNode = valueOf(body, 'Type');
  if (body.kind !== 'mapping' || typeNode?.kind !== 'scalar') return [];
  const properties = entryOf(body, 'Properties');
  const own = isNull(properties?.value) ? undefined : properties?.value;
  const condition = valueOf(body, 'Condition');
  return [
    {
      logicalId: key.value,
      key,
      type: typeNode.value,
      typeNode,
      body,
      propertiesKey: properties?.key,
      properties: mergeGlobals(typeNode.value, own, globals, body),
      condition: condition && stringOf(condition),
      isLooped,
    },
  ];
}

function nodeOf({ key, value }: Entry): Made<Node> {
  return [[key.value, value]];
}

function mappingOf({ key, value }: Entry): Made<Mapping> {
  return value.kind === 'mapping' ? [[key.value, value]] : [];
}

/** Modules, of the AWS CLI or of Rain, bring resources along that stand in other files, and constants are theirs. */
function hasModules({ root, text }: Document): boolean {
  const isSet = (section: string) => valueOf(root, section) !== undefined;
  return isSet('Modules') || isSet('Constants') || text.includes('!Rain::Module');
}
