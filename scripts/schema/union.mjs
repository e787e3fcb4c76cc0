/** Of two sources either can know members that the other doesn't yet. */
export function union(one, other) {
  return one && other ? [...new Set([...one, ...other])] : (one ?? other);
}
