// Brings together what three sources say of a resource type: shapes and defaults of one, numbers and patterns of another,
// and from the API what neither of them says.

import { ApiFacts } from './api.mjs';
import { leftOut } from './leftOut.mjs';
import { union } from './union.mjs';

/**
 * A value: what `src/schema` calls a property, before it is packed.
 *
 * @typedef {object} Value
 * @property {readonly string[]} kinds `string`, `integer`, `number`, `boolean`, `timestamp`, `json`, `list`, `map`, `object`
 * @property {Value | undefined} [item] of a list or map
 * @property {Definition | undefined} [definition] of an object
 * @property {readonly string[] | undefined} [words] the closed set of values
 * @property {boolean | undefined} [required]
 * @property {'yes' | 'maybe' | undefined} [replacement] whether a change replaces the resource
 * @property {boolean | undefined} [deprecated]
 * @property {string | undefined} [default]
 * @property {object | undefined} [constraints] as `declarations.mjs` reads them
 *
 * @typedef {object} Definition
 * @property {string} name
 * @property {Map<string, Value>} properties
 *
 * @typedef {object} Type
 * @property {readonly string[]} ref what `Ref` returns
 * @property {Map<string, Value>} attributes
 * @property {Map<string, Value>} properties
 */

/** `"ENABLED"` is written as JSON, as `true` and `30` are. */
function plain(text) {
  return text?.replace(/^"(.*)"$/s, '$1');
}

/**
 * @param {import('./specification.mjs').Specification} specification
 * @param {import('@aws-cdk/service-spec-types').Resource} resource
 * @param {ReadonlyMap<string, import('./declarations.mjs').Declared>} [declared] undefined where the registry has no such type
 * @param {ApiFacts} [api] what its API states
 * @returns {Type}
 */
export function merge(specification, resource, declared, api = new ApiFacts(resource.cloudFormationType)) {
  const merger = new Merger(specification, resource, api);
  const properties = merger.properties(resource.properties, declared);
  api.finish();
  return {
    ref: resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [],
    // Nobody writes what is read.
    attributes: new Map(
      Object.entries(resource.attributes).map(([name, { type }]) => [
        name,
        { ...merger.value(type), words: undefined },
      ]),
    ),
    properties,
  };
}

/** The kinds of what has something below. */
const nested = { array: 'list', map: 'map', ref: 'object' };

class Merger {
  /** By the names of both sources: a definition can lead back to itself. */
  #definitions = new Map();

  constructor(specification, resource, api) {
    this.specification = specification;
    this.api = api;
    this.type = resource.cloudFormationType;
    this.isSam = resource.cloudFormationType.startsWith('AWS::Serverless::');
  }

  /** @param {string} [owner] the object that has them, where that isn't the resource itself */
  properties(specified, declared, owner) {
    const known = Object.entries(specified).map(([name, one]) => [
      name,
      this.#property(name, one, declared?.get(name)),
    ]);
    const added = this.api.newIn(owner).filter(([name]) => specified[name] === undefined);
    return new Map(
      [...known, ...added.map(([name, is]) => [name, this.#newValue(is)])]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => [name, this.api.addedTo(owner === undefined ? name : `${owner}.${name}`, value)]),
    );
  }

  /** @param {string} is a kind, or the name of an object, which begins with a capital letter */
  #newValue(is) {
    if (!/^[A-Z]/.test(is)) return { kinds: [is] };
    return { kinds: ['object'], definition: { name: is, properties: this.properties({}, undefined, is) } };
  }

  #property(name, property, declared) {
    const isLeftOut = leftOut[`${this.type}.${name}`]?.required !== undefined;
    const value = this.value(property.type, declared?.type);
    return {
      ...value,
      // What only one of them asks for can be left out.
      required: !this.isSam && property.required === true && declared?.required !== false && !isLeftOut,
      replacement: this.#replacementOf(property),
      deprecated: property.deprecated === 'WARN' || undefined,
      default: plain(property.defaultValue),
      constraints: declared?.constraints,
    };
  }

  /** Of SAM's resources it says that every change replaces them, which isn't so. */
  #replacementOf({ causesReplacement }) {
    return this.isSam || causesReplacement === 'no' ? undefined : causesReplacement;
  }

  /** @returns {Value} */
  value(type, declared) {
    // Of SAM's resources the specification has an early version: the names at the top are sound, what is below is not.
    if (this.isSam && nested[type.type] !== undefined) return { kinds: [nested[type.type]] };
    switch (type.type) {
      case 'array':
        return { kinds: ['list'], item: this.value(type.element, declared?.item) };
      case 'map':
        return { kinds: ['map'], item: this.value(type.element, declared?.value) };
      case 'ref':
        return { kinds: ['object'], definition: this.#definition(type, declared) };
      case 'tag':
        return { kinds: ['object'], definition: this.#tag(declared) };
      case 'union':
        return this.#union(type, declared);
      case 'date-time':
        return { kinds: ['timestamp'] };
      default:
        return { kinds: [type.type], words: union(type.allowedValues?.map(String), declared?.words) };
    }
  }

  #union({ types }, declared) {
    const values = types.map(one => this.value(one, declared));
    const inner = values.find(({ item, definition }) => item !== undefined || definition !== undefined);
    return { ...inner, kinds: [...new Set(values.flatMap(({ kinds }) => kinds))], words: undefined };
  }

  #definition(type, declared) {
    const specified = this.specification.definition(type);
    const byDeclared = this.#definitions.get(specified) ?? new Map();
    this.#definitions.set(specified, byDeclared);
    const known = byDeclared.get(declared);
    if (known !== undefined) return known;
    /** @type {Definition} */
    const definition = { name: specified.name, properties: new Map() };
    byDeclared.set(declared, definition);
    definition.properties = this.properties(specified.properties, declared?.properties, specified.name);
    return definition;
  }

  #tag(declared) {
    const known = this.#definitions.get(declared);
    if (known !== undefined) return known;
    const text = { type: { type: 'string' }, required: true };
    const definition = {
      name: 'Tag',
      properties: this.properties({ Key: text, Value: text }, declared?.properties, 'Tag'),
    };
    this.#definitions.set(declared, definition);
    return definition;
  }
}
