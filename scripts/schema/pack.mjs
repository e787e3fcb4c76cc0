// Packs merged types into the table that `src/schema/data.ts` describes: what stands at many properties stands in it once.

import { wordsIn } from './patterns.mjs';

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
  #types = {};
  #texts = new Map();
  #judged = new Map();

  /** @param {(pattern: string) => import('./patterns.mjs').Judged} judge */
  constructor(judge) {
    this.judge = judge;
  }

  /**
   * @param {string} name
   * @param {import('./merge.mjs').Type} type
   */
  add(name, { ref, attributes, properties }) {
    const definitions = new Map();
    const own = this.#properties(properties, definitions);
    const packed = { r: ref, a: this.#properties(attributes, definitions), p: own, d: /** @type {unknown[]} */ ([]) };
    // Reading a definition finds further ones, which are appended while this goes on.
    for (const [definition] of definitions) {
      packed.d.push([definition.name, this.#properties(definition.properties, definitions)]);
    }
    this.#types[name] = packed;
  }

  packed() {
    return { texts: [...this.#texts.keys()], ...listed(shared(this.#types)) };
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

  #properties(properties, definitions) {
    return Object.fromEntries([...properties].map(([name, value]) => [name, this.#value(value, definitions)]));
  }

  /** A text: kinds and flags, then what there is to say beside them, as `src/schema/data.ts` describes it. */
  #value(value, definitions) {
    const { kinds, item, definition, required, replacement, deprecated, constraints = {} } = value;
    const { min, max, minLength, maxLength, pattern, form } = constraints;
    const words = value.words ?? (pattern === undefined ? undefined : wordsIn(pattern));
    const flags = [required && '!', replacement === 'yes' && '*', replacement === 'maybe' && '?', deprecated && '-'];
    const facts = {
      d: definition && indexIn(definitions, definition),
      n: pair(min, max),
      l: pair(minLength, maxLength),
      // A form is for the whole text, where AWS's schema is often content with a part of it.
      p: words === undefined ? (this.#patternIndex(form) ?? this.#patternIndex(pattern)) : undefined,
      w: words && indexIn(this.#texts, [...words].sort().join('\n')),
      v: value.default,
      '>': item && this.#value(item, definitions),
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

/** From how often on a value or a name is kept once, and its number stands in its places. */
const often = 3;

/** Whether it is, or its entries are, an object, the number of which holds in one type alone. */
function leadsOn(text) {
  return / d\d/.test(text);
}

/** What many properties have alike, but for those that lead to an object, which has its number in its type alone. */
function shared(types) {
  const counts = new Map();
  eachValue(types, value => {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    return value;
  });
  const kept = [...counts].filter(([text, count]) => count >= often && !leadsOn(text)).map(([text]) => text);
  const numbers = new Map(kept.sort((one, other) => counts.get(other) - counts.get(one)).map((text, at) => [text, at]));
  eachValue(types, value => numbers.get(value) ?? value);
  return { values: [...numbers.keys()], objects: sharedObjects(types), types };
}

/** Objects that several types have alike and that lead to no other: each once, with its number in their places. */
function sharedObjects(types) {
  const counts = new Map();
  const texts = Object.values(types).flatMap(({ d }) => d.map(object => JSON.stringify(object)));
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const kept = [...counts].filter(([text, count]) => count > 1 && !leadsOn(text)).map(([text]) => text);
  const numbers = new Map(kept.map((text, at) => [text, at]));
  for (const type of Object.values(types)) type.d = type.d.map(one => numbers.get(JSON.stringify(one)) ?? one);
  return kept.map(text => JSON.parse(text));
}

/** Asks of each property or attribute; what is answered takes its place. */
function eachValue(types, ask) {
  for (const { a, p, d } of Object.values(types)) {
    for (const values of [a, p, ...d.map(([, properties]) => properties)]) {
      for (const [name, value] of Object.entries(values)) values[name] = ask(value);
    }
  }
}

/** Properties and attributes as one text, in which a name that is often used is a number too. */
function listed({ values, objects, types }) {
  const all = Object.values(types).flatMap(({ a, p, d }) => [a, p, ...d.flatMap(one => one[1] ?? [])]);
  const counts = new Map();
  for (const properties of [...all, ...objects.map(([, own]) => own)]) {
    for (const name of Object.keys(properties)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].filter(([, count]) => count >= often).sort(([, one], [, other]) => other - one);
  const numbers = new Map(names.map(([name], at) => [name, at]));
  const line = properties =>
    Object.entries(properties)
      .map(([name, value]) => `${numbers.get(name) ?? name}:${value}`)
      .join('|');
  const object = one => (typeof one === 'number' ? one : [one[0], line(one[1])]);
  const lines = ({ r, a, p, d }) => ({ r, a: line(a), p: line(p), d: d.map(object) });
  return {
    names: [...numbers.keys()],
    values,
    objects: objects.map(object),
    types: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, lines(type)])),
  };
}
