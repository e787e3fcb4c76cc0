// Writes what many types have alike once: objects, names of properties, and what properties are.

/**
 * @typedef {object} Named
 * @property {string} name
 * @property {Readonly<Record<string, string>>} properties what each is, in which ` d3` leads to the fourth object
 */

/**
 * @param {Readonly<Record<string, { r: readonly string[], a: object, p: object }>>} types
 * @param {readonly Named[]} objects
 */
export function shared(types, objects) {
  const { kept, numberOf } = merged(objects);
  const renumbered = properties => mapped(properties, value => leading(value, numberOf));
  const lists = kept.map(({ name, properties }) => ({ name, properties: renumbered(properties) }));
  const own = Object.entries(types).map(([type, { r, a, p }]) => ({ type, r, a: renumbered(a), p: renumbered(p) }));
  const all = [...lists.map(({ properties }) => properties), ...own.flatMap(({ a, p }) => [a, p])];
  const names = numbered([...all.flatMap(Object.keys), ...kept.map(({ name }) => name)]);
  const values = numbered(all.flatMap(Object.values));
  const line = properties =>
    Object.entries(properties)
      .map(([name, value]) => `${names.get(name) ?? name}:${values.get(value) ?? value}`)
      .join('|');
  return {
    names: [...names.keys()],
    values: [...values.keys()],
    objects: lists.map(({ name, properties }) => `${names.get(name) ?? name}|${line(properties)}`),
    types: Object.fromEntries(own.map(({ type, r, a, p }) => [type, [r, line(a), line(p)]])),
  };
}

/**
 * Objects that say the same are one, whatever lies between them and themselves: all are taken for one at first, and told
 * apart until nothing more tells them apart.
 */
function merged(objects) {
  let classes = objects.map(() => 0);
  for (let count = 0, before = -1; count !== before; ) {
    const known = new Map();
    classes = objects.map(({ name, properties }) => {
      const text = JSON.stringify([name, mapped(properties, value => leading(value, classes))]);
      known.set(text, known.get(text) ?? known.size);
      return known.get(text);
    });
    [before, count] = [count, known.size];
  }
  return { kept: objects.filter((_, at) => classes.indexOf(classes[at]) === at), numberOf: classes };
}

function mapped(properties, ask) {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, ask(value)]));
}

/** The same value with its object's number among others. */
function leading(value, numbers) {
  return value.replace(/ d(\d+)/, (_, number) => ` d${numbers[number]}`);
}

/** The digits of a number, and what stands around a text in a list. */
const [digits, quotes] = [3, 3];

/** Texts that are shorter where they stand once and their number stands in their places: the most frequent first. */
function numbered(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const saves = ([text, count]) => count * (text.length - digits) > text.length + quotes;
  const kept = [...counts].filter(saves).sort(([, one], [, other]) => other - one);
  return new Map(kept.map(([text], at) => [text, at]));
}
