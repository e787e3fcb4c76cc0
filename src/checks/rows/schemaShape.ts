import type { PropertySchema } from '../../schema/property';
import { samEvents } from '../../schema/sam';
import type { Schema } from '../../schema/schema';
import { areAtOnePlace, type Entry, type Mapping, type Node, valueOf } from '../../syntax/tree';
import { callOf, isNoValue, isOpen } from '../../template/model/intrinsics';
import { stringOf } from '../../template/model/scalars';
import type { Resource } from '../../template/model/template';
import { inForce } from '../../template/read/inForce';
import { isWhole } from '../../template/read/whole';
import type { Scope } from '../../template/worlds/scope';
import { enumerated } from '../../text/enumerated';
import { foundInWorlds } from '../engine/foundInWorlds';
import { lack } from '../findings/check';
import type { Finding } from '../findings/finding';
import { isBeside, toldBeside } from './schemaBeside';
import { kindFindings } from './schemaKind';
import { foreign, nearest, unknownName, unknownType } from './schemaNames';

type Properties = ReadonlyMap<string, PropertySchema>;

/** An object as written, with what the schema says of it. */
interface Place {
  readonly node: Node;
  readonly properties: Properties;
  /** What a message calls it: its type, or the property that leads to it. */
  readonly name: string;
  /** Where something that is missing is told. */
  readonly at: Node;
  /** A property that is set later. */
  readonly asset?: string | undefined;
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/** Names that the schema has otherwise, and properties that it asks for. A macro may rename and add: then nothing is said. */
export function shapeFindings(resource: Resource, scope: Scope, schema: Schema): readonly Finding[] {
  const type = schema.type(resource.type);
  if (!isWhole(scope) || isOpen(resource.body)) return [];
  if (type === undefined) return unknownType(resource, schema);
  const { properties, propertiesKey, typeNode } = resource;
  // Not at the logical ID, where advice on the resource as a whole stands.
  const top = {
    properties: type.properties,
    name: resource.type,
    at: propertiesKey ?? typeNode,
    asset: assetOf(resource),
  };
  const beside = resource.body.entries.filter(({ key }) => isBeside(key.value, type.properties));
  const found = beside.map(({ key }) => toldBeside(key, resource));
  if (properties === undefined) return [...found, ...missingIn({ ...top, node: typeNode }, beside)];
  const walk = new Walk(resource, schema, scope);
  found.push(...walk.object({ ...top, node: properties }));
  return walk.mayLack
    ? [...found, ...lackingIn({ ...top, node: properties }, { resource, scope, schema }, found)]
    : found;
}

interface Asked {
  readonly resource: Resource;
  readonly scope: Scope;
  readonly schema: Schema;
}

/** What is missing in some worlds, or in all, though something is written for it. */
function lackingIn(top: Place, { resource, scope, schema }: Asked, found: readonly Finding[]): readonly Finding[] {
  const run = (inside: Scope) => {
    const node = inForce(top.node, inside);
    const all = node === undefined ? [] : new Walk(resource, schema, scope).object({ ...top, node });
    return all.filter(({ code }) => code === required);
  };
  const told = found.filter(({ code }) => code === required);
  return foundInWorlds(run, scope, { resource }).filter(({ at }) => !told.some(one => areAtOnePlace(one.at, at)));
}

const required = 'schema-required';

class Walk {
  readonly #found: Finding[] = [];
  #left = maxNodes;
  /** Whether something that is required is written, but may come out as absent. */
  mayLack = false;
  readonly #isSam: boolean;

  constructor(
    private readonly resource: Resource,
    private readonly schema: Schema,
    private readonly scope: Scope,
  ) {
    this.#isSam = resource.type.startsWith('AWS::Serverless::');
  }

  object(place: Place): readonly Finding[] {
    for (const node of this.#written(place.node)) if (node.kind === 'mapping') this.#mapping({ ...place, node }, node);
    return this.#found;
  }

  #mapping(place: Place, node: Mapping): void {
    const { properties } = place;
    for (const { key, value } of node.entries) {
      const property = properties.get(key.value);
      if (property === undefined) this.#found.push(...unknownName(key, place, node));
      else this.#value(value, property, key);
    }
    // Much of what is needed SAM makes itself.
    if (this.#isSam) return;
    this.#found.push(...foreign(place, node));
    this.#found.push(...missingIn(place, node.entries));
    this.mayLack ||= node.entries.some(({ key, value }) => properties.get(key.value)?.isRequired && mayBeAbsent(value));
  }

  #value(value: Node, property: PropertySchema, at: Node): void {
    const { properties, entry, kinds, name } = property;
    if (name === 'Events' && this.resource.type in samEvents) this.#events(value);
    if (kinds.includes('json')) return;
    if (this.#isOtherwise(value, property, at)) return;
    if (properties !== undefined) this.object({ node: value, properties, name, at });
    else if (entry !== undefined) this.#entries(value, entry, kinds.includes('map') ? undefined : at);
  }

  /** Whether it is told to be of another kind. SAM takes several in many places. */
  #isOtherwise(value: Node, property: PropertySchema, at: Node): boolean {
    if (this.#isSam) return false;
    const found = kindFindings(value, property, at, this.scope);
    this.#found.push(...found);
    return found.length > 0;
  }

  /** @param list where a list is told, of which CloudFormation takes a single object too; undefined for a map */
  #entries(value: Node, entry: PropertySchema, list: Node | undefined): void {
    for (const node of this.#written(value)) {
      if (node.kind === 'sequence') for (const item of node.items) this.#value(item, entry, item);
      else if (node.kind === 'mapping' && list !== undefined) this.#value(node, entry, list);
      else if (node.kind === 'mapping') for (const one of node.entries) this.#value(one.value, entry, one.key);
    }
  }

  /** SAM's events have the properties of their type. */
  #events(value: Node): void {
    for (const node of this.#written(value)) {
      if (node.kind === 'mapping') for (const { key, value } of node.entries) this.#event(value, key);
    }
  }

  #event(event: Node, at: Node): void {
    const type = stringOf(valueOf(event, 'Type') ?? event);
    const properties = type === undefined ? undefined : this.schema.eventSource(type);
    const node = valueOf(event, 'Properties');
    if (properties !== undefined && node !== undefined) this.object({ node, properties, name: `${type} events`, at });
  }

  /** What is written, in each branch of a condition; nothing of what a function makes or a macro adds to. */
  #written(node: Node): readonly Node[] {
    if (this.#left-- <= 0) return [];
    const call = callOf(node);
    if (call?.name === 'Fn::If' && call.argument.kind === 'sequence') {
      return call.argument.items.slice(1).flatMap(branch => this.#written(branch));
    }
    return isOpen(node) ? [] : [node];
  }
}

/** Whether `AWS::NoValue` is written, be it in a branch. */
function mayBeAbsent(node: Node): boolean {
  const call = callOf(node);
  if (call?.name !== 'Fn::If') return isNoValue(call);
  return call.argument.kind === 'sequence' && call.argument.items.slice(1).some(mayBeAbsent);
}

/** The property that a tool sets once it has packed the code: the CDK, SAM and Amplify name it so. */
function assetOf({ body }: Resource): string | undefined {
  const named = valueOf(valueOf(body, 'Metadata'), 'aws:asset:property');
  return named && stringOf(named)?.split('.')[0];
}

function missingIn({ properties, name, at, asset }: Place, entries: readonly Entry[]): readonly Finding[] {
  const set = new Set([...entries.map(({ key }) => key.value), asset]);
  const missing = [...properties.values()].filter(one => one.isRequired && !set.has(one.name)).map(one => one.name);
  // What is misspelt is told there.
  const all = missing.filter(one => !entries.some(({ key }) => nearest([one], key.value) !== undefined));
  if (all.length === 0) return [];
  const message = `${enumerated(all, 'and')} ${all.length === 1 ? 'is' : 'are'} missing, but ${name} requires ${all.length === 1 ? 'it' : 'them'}.`;
  return [lack(required, 'warning', at, message)];
}
