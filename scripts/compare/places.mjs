// A place that engines with other ideas of lines agree on: the resource (or parameter, output, …) and its last named property.

/** Resources/Queue/Properties/Tags/0/Fn::If/1 is `Queue Tags`: where in a list or a condition is left out. */
export function placeOf(names) {
  const [section, owner, ...inside] = names;
  const named = inside.filter(name => !/^(|\d+|\{\}|Ref|Condition|Fn::.*|Properties)$/.test(name));
  return owner === undefined ? (section ?? '') : [owner, ...named.slice(-1)].join(' ');
}
