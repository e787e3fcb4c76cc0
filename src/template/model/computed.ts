import { contentOf, type Node, type Scalar } from '../../syntax/tree';

/** A computed text; its place is the function call that makes it. No YAML reader has had a say in what it is. */
export function computed(value: string, call: Node): Scalar {
  const { block, start, end, tag } = contentOf(call);
  return { kind: 'scalar', value, style: 'quoted', block, start, end, tag };
}

export function computedList(values: readonly string[], call: Node): Node {
  const { block, start, end, tag } = contentOf(call);
  return { kind: 'sequence', items: values.map(value => computed(value, call)), block, start, end, tag };
}
