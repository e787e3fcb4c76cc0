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
    return { texts: [...this.#texts.keys()], types: this.#types };
  }

  /** The patterns that are not kept, with the reason for each. */
  leftOut() {
    const judged = [...this.#judged].filter(([, { reason }]) => reason !== undefined);
    return Object.fromEntries(judged.map(([source, { reason }]) => [source, reason]));
  }

  #patternIndex(source) {
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
    const { min, max, minLength, maxLength, pattern } = constraints;
    const words = value.words ?? (pattern === undefined ? undefined : wordsIn(pattern));
    const flags = [required && '!', replacement === 'yes' && '*', replacement === 'maybe' && '?', deprecated && '-'];
    const kind = [...kinds.map(one => letters[one]), ...flags.filter(Boolean)].join('');
    const facts = {
      of: item && this.#value(item, definitions),
      d: definition && indexIn(definitions, definition),
      n: pair(min, max),
      l: pair(minLength, maxLength),
      p: pattern === undefined || words !== undefined ? undefined : this.#patternIndex(pattern),
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
