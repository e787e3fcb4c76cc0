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
    return { texts: [...this.#texts.keys()], ...shared(this.#types) };
  }

  /** The patterns that are not kept, with the reason for each. */
  leftOut() {
    const judged = [...this.#judged].filter(([, { reason }]) => reason !== undefined);
    return Object.fromEntries(judged.map(([source, { reason }]) => [source, reason]));
  }

  /** Of two patterns for one text, the second stands in where the first isn't kept. */
  #patternIndex(source) {
    if (source === undefined) return undefined;
    const judged = this.#judged.get(source) ?? this.judge(source);
    this.#judged.set(source, judged);
    return judged.pattern === undefined ? undefined : indexIn(this.#texts, judged.pattern);
  }

  #properties(properties, definitions) {
    return Object.fromEntries([...properties].map(([name, value]) => [name, this.#value(value, definitions)]));
  }

  /** A letter or two where there is no more to say, which is so of most. */
  #value(value, definitions) {
    const { kinds, item, definition, required, replacement, deprecated, constraints = {} } = value;
    const { min, max, minLength, maxLength, pattern, form } = constraints;
    const words = value.words ?? (pattern === undefined ? undefined : wordsIn(pattern));
    const flags = [required && '!', replacement === 'yes' && '*', replacement === 'maybe' && '?', deprecated && '-'];
    const kind = [...kinds.map(one => letters[one]), ...flags.filter(Boolean)].join('');
    const facts = {
      of: item && this.#value(item, definitions),
      d: definition && indexIn(definitions, definition),
      n: pair(min, max),
      l: pair(minLength, maxLength),
      p: words === undefined ? (this.#patternIndex(pattern) ?? this.#patternIndex(form)) : undefined,
      w: words && indexIn(this.#texts, [...words].sort().join('\n')),
      v: value.default,
    };
    const said = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
    if (Object.keys(said).length === 0) return kind;
    // What leads to an object or an entry alone tells its kind.
    const isPlain = (kind === 'o' && definition !== undefined) || (kind === 'l' && item !== undefined);
    return isPlain ? said : { k: kind, ...said };
  }
}

/** From and to; an end that is open is left out or null. */
function pair(from, to) {
  if (from === undefined && to === undefined) return undefined;
  return to === undefined ? [from] : [from ?? null, to];
}

function indexIn(map, key) {
  const known = map.get(key) ?? map.size;
  map.set(key, known);
  return known;
}

/** From how often on a value is kept once, and its number stands in its places. */
const often = 3;

/** What many properties have alike, but for those that lead to an object, which has its number in its type alone. */
function shared(types) {
  const counts = new Map();
  eachValue(types, (value, text) => {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return value;
  });
  const kept = [...counts].filter(([text, count]) => count >= often && !/"d":|^"/.test(text)).map(([text]) => text);
  const numbers = new Map(kept.sort((one, other) => counts.get(other) - counts.get(one)).map((text, at) => [text, at]));
  eachValue(types, (value, text) => numbers.get(text) ?? value);
  return { values: [...numbers.keys()].map(text => JSON.parse(text)), objects: sharedObjects(types), types };
}

/** Objects that several types have alike and that lead to no other: each once, with its number in their places. */
function sharedObjects(types) {
  const counts = new Map();
  const texts = Object.values(types).flatMap(({ d }) => d.map(object => JSON.stringify(object)));
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const kept = [...counts].filter(([text, count]) => count > 1 && !text.includes('"d":')).map(([text]) => text);
  const numbers = new Map(kept.map((text, at) => [text, at]));
  for (const type of Object.values(types)) type.d = type.d.map(one => numbers.get(JSON.stringify(one)) ?? one);
  return kept.map(text => JSON.parse(text));
}

/** Asks of each property or attribute; what is answered takes its place. */
function eachValue(types, ask) {
  for (const { a, p, d } of Object.values(types)) {
    for (const values of [a, p, ...d.map(([, properties]) => properties)]) {
      for (const [name, value] of Object.entries(values)) values[name] = ask(value, JSON.stringify(value));
    }
  }
}
