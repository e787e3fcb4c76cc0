// Packs merged types into the table that `src/schema/data.ts` describes: what stands at many properties stands in it once.

import { wordsIn } from './patterns.mjs';
import { shared } from './share.mjs';

/** One letter for a kind of value. */
const letters = {
  string: 's',
  integer: 'i',
  number: 'n',
  boolean: 'b',
  timestamp: 't',
  json: 'j',
  list: 'l',
  map: 'm',
  object: 'o',
};

export class Packer {
  /** @type {Record<string, { r: readonly string[], a: object, p: object }>} */
  #types = {};
  #texts = new Map();
  #judged = new Map();
  #objects = [];
  #numbers = new Map();

  /** @param {(pattern: string) => import('./patterns.mjs').Judged} judge */
  constructor(judge) {
    this.judge = judge;
  }

  /**
   * @param {string} name
   * @param {import('./merge.mjs').Type} type
   */
  add(name, { ref, attributes, properties }) {
    this.#types[name] = { r: ref, a: this.#properties(attributes), p: this.#properties(properties) };
  }

  packed() {
    return { texts: [...this.#texts.keys()], ...shared(this.#types, this.#objects) };
  }

  /** The patterns that are not kept, with the reason for each. */
  leftOut() {
    const judged = [...this.#judged].filter(([, { reason }]) => reason !== undefined);
    return Object.fromEntries(judged.map(([source, { reason }]) => [source, reason]));
  }

  /** Undefined for a pattern that isn't kept, so that another one stands in. */
  #patternIndex(source) {
    if (source === undefined) return undefined;
    const judged = this.#judged.get(source) ?? this.judge(source);
    this.#judged.set(source, judged);
    return judged.pattern === undefined ? undefined : indexIn(this.#texts, judged.pattern);
  }

  #objectNumber(definition) {
    const known = this.#numbers.get(definition);
    if (known !== undefined) return known;
    const object = { name: definition.name, properties: {} };
    // It has its number before its properties are read: one of them can lead back to it.
    const number = this.#objects.push(object) - 1;
    this.#numbers.set(definition, number);
    object.properties = this.#properties(definition.properties);
    return number;
  }

  #properties(properties) {
    return Object.fromEntries([...properties].map(([name, value]) => [name, this.#value(value)]));
  }

  /** A text: kinds and flags, then what there is to say beside them, as `src/schema/data.ts` describes it. */
  #value(value) {
    const { kinds, item, definition, required, replacement, deprecated, constraints = {} } = value;
    const { min, max, minLength, maxLength, pattern, form } = constraints;
    const words = value.words ?? (pattern === undefined ? undefined : wordsIn(pattern));
    const flags = [required && '!', replacement === 'yes' && '*', replacement === 'maybe' && '?', deprecated && '-'];
    const facts = {
      d: definition && this.#objectNumber(definition),
      n: pair(min, max),
      l: pair(minLength, maxLength),
      // A form is for the whole text, where AWS's schema is often content with a part of it.
      p: words === undefined ? (this.#patternIndex(form) ?? this.#patternIndex(pattern)) : undefined,
      w: words && indexIn(this.#texts, [...words].sort().join('\n')),
      v: value.default,
      '>': item && this.#value(item),
    };
    if (/ >|[|\n]/.test(value.default ?? '')) throw new Error(`A default that can't be written: ${value.default}`);
    const said = Object.entries(facts).filter(([, fact]) => fact !== undefined);
    return [
      ...kinds.map(one => letters[one]),
      ...flags.filter(Boolean),
      ...said.map(([of, fact]) => ` ${of}${fact}`),
    ].join('');
  }
}

/** From and to; nothing where an end is open. */
function pair(from, to) {
  if (from === undefined && to === undefined) return undefined;
  return `${from ?? ''},${to ?? ''}`;
}

function indexIn(map, key) {
  const known = map.get(key) ?? map.size;
  map.set(key, known);
  return known;
}
