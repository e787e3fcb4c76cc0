// Reads what the API behind a resource type states and AWS's resource schema doesn't: a file for each service in `api`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { union } from './union.mjs';

/**
 * What an API states of one property.
 *
 * @typedef {object} Fact
 * @property {readonly string[]} [words] the values that it takes; added to those that the schema knows
 * @property {readonly [from: number | null, to?: number]} [range] of a number
 * @property {number} [length] the most characters of a text
 * @property {number | readonly [from: number, to?: number]} [items] the most items of a list, or the fewest and the most
 * @property {string} [form] a regular expression for the whole text, which goes before the schema's pattern
 * @property {string | number | boolean} [default] what holds where it isn't set
 * @property {string} [is] its kind, or the name of the object that it is: of a property that AWS documents and no package
 *   has yet
 */

const folder = join(import.meta.dirname, 'api');

/** @returns {Promise<readonly string[]>} the files, in alphabetical order */
export async function apiFiles() {
  return (await readdir(folder)).sort().map(file => join(folder, file));
}

/** @returns {Promise<ReadonlyMap<string, ApiFacts>>} by resource type */
export async function readApiFacts() {
  const texts = await Promise.all((await apiFiles()).map(file => readFile(file, 'utf8')));
  return new Map(
    texts.flatMap(text => Object.entries(parse(text)).map(([type, facts]) => [type, new ApiFacts(type, facts)])),
  );
}

/** What either source says: a limit that was raised is in one of them first. */
function looser(stated, declared = {}) {
  const end = (name, pick) =>
    stated[name] === undefined || declared[name] === undefined ? {} : { [name]: pick(stated[name], declared[name]) };
  return {
    ...stated,
    ...declared,
    ...end('min', Math.min),
    ...end('max', Math.max),
    ...end('minLength', Math.min),
    ...end('maxLength', Math.max),
  };
}

/**
 * The facts of one resource type. A key is a property of the resource, or `Object.Property` by the name that
 * CloudFormation's reference gives the object; `.*` is an item of its list or a value of its map.
 */
export class ApiFacts {
  #unused;

  /**
   * @param {string} type
   * @param {Readonly<Record<string, Fact>>} facts
   */
  constructor(type, facts = {}) {
    this.type = type;
    this.facts = facts;
    this.#unused = new Set(Object.keys(facts));
  }

  /**
   * @param {string} key
   * @param {import('./merge.mjs').Value} value what the schema says; of two ends the looser wins, since AWS raises limits
   * @returns {import('./merge.mjs').Value}
   */
  addedTo(key, value) {
    const item = value.item && this.addedTo(`${key}.*`, value.item);
    const inner = item === undefined ? value : { ...value, item };
    const fact = this.facts[key];
    if (fact === undefined) return inner;
    this.#unused.delete(key);
    const [min, max] = fact.range ?? [];
    const [minLength, items] = Array.isArray(fact.items) ? fact.items : [undefined, fact.items];
    const stated = { min: min ?? undefined, max, minLength, maxLength: fact.length ?? items, form: fact.form };
    const constraints = looser(stated, value.constraints);
    const byDefault = inner.default ?? fact.default?.toString();
    return { ...inner, words: union(value.words, fact.words), default: byDefault, constraints };
  }

  /**
   * @param {string} [owner] an object; the resource itself without one
   * @returns {readonly (readonly [name: string, is: string])[]} what it has that no package has yet
   */
  newIn(owner) {
    const start = owner === undefined ? '' : `${owner}.`;
    return Object.entries(this.facts).flatMap(([key, { is }]) => {
      const name = key.startsWith(start) ? key.slice(start.length) : '';
      return is === undefined || name === '' || name.includes('.') ? [] : [[name, is]];
    });
  }

  /** Throws where a fact is of no property that the schema has. */
  finish() {
    if (this.#unused.size === 0) return;
    throw new Error(`scripts/schema/api: ${this.type} has no ${[...this.#unused].join(', ')}`);
  }
}
