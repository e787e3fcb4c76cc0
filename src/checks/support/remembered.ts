/** The same function, which looks at each object once: for what is read from objects that never change. */
export function remembered<K extends object, V>(read: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return object => {
    const before = known.get(object);
    if (before !== undefined) return before.value;
    const value = read(object);
    known.set(object, { value });
    return value;
  };
}
