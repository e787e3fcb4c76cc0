import { isNull, type Node, type Scalar } from '../../../syntax/tree';
import { computed } from '../../model/computed';
import { callOf } from '../../model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../../model/scalars';
import type { World } from '../../worlds/world';
import { type Context, combinations, isAbsent, literal, union, unknown, type Values } from '../possible';
import { maxLength } from './texts';

/** Larger documents are unknown. */
const maxNodes = 5000;

/** `Fn::ToJsonString`: a mapping or a list as JSON text, with what the functions in it come out as. */
export function toJsonString(argument: Node, context: Context, call: Node): Values {
  return new Writer(context, call).write(argument, context.world);
}

class Writer {
  #nodesLeft = maxNodes;

  constructor(
    private readonly context: Context,
    private readonly call: Node,
  ) {}

  write(node: Node, world: World): Values {
    if (this.#nodesLeft-- <= 0 || node.kind === 'opaque') return unknown;
    if (callOf(node) !== undefined) return this.#called(this.context.valuesOf(node, world));
    if (node.kind === 'scalar') return literal(computed(jsonOf(node), this.call), world);
    const entries = node.kind === 'mapping' ? node.entries : node.items.map(value => ({ key: undefined, value }));
    const parts = entries.map(({ key, value }) => ({ key, values: this.write(value, world) }));
    const present = parts.filter(({ values }) => !isAbsent(values));
    if (present.some(({ values }) => values.known.length === 0)) return unknown;
    return combinations(
      present.map(({ values }) => values),
      { world, and: (one, other) => this.context.and(one, other) },
      nodes => {
        const texts = nodes.map((one, index) => `${nameOf(present[index]?.key)}${stringOf(one)}`).join();
        if (texts.length > maxLength) return undefined;
        return computed(node.kind === 'mapping' ? `{${texts}}` : `[${texts}]`, this.call);
      },
    );
  }

  #called(values: Values): Values {
    const written = values.known.map(({ node, world, origins }) => {
      const { known, complete } = this.write(node, world);
      return { known: known.map(value => ({ ...value, origins: [...origins, ...value.origins] })), complete };
    });
    const { known, complete } = union(written);
    const isKnown = known.length >= values.known.length;
    return { ...values, known: isKnown ? known : [], complete: isKnown && complete && values.complete };
  }
}

function nameOf(key: Scalar | undefined): string {
  return key === undefined ? '' : `${JSON.stringify(key.value)}:`;
}

/** Numbers and truth values stand without quotes, which makes the shortest text that it can be. */
function jsonOf(node: Scalar): string {
  if (isNull(node)) return 'null';
  const isBare = node.style === 'plain' && (numberOf(node) !== undefined || booleanOf(node) !== undefined);
  return isBare ? node.value : JSON.stringify(node.value);
}
