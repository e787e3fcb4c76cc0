import type { Node, Scalar } from '../../../syntax/tree';
import { callOf, entriesIn, itemsIn, literalOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, rename } from '../../api';
import { machineOf, machineTypes } from './machine';
import { queryLanguageOf, statesOf } from './states';

const code = 'sfn-path';

/** Deeper values aren't read. */
const maxDepth = 20;

/** The fields that are made from the input. */
const payloads = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'];

/**
 * A name that ends with `.$` has a path or a function for its value.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export const paths: Check = {
  ids: [code],
  types: machineTypes,
  check(resource, scope) {
    const machine = machineOf(resource, scope);
    if (machine === undefined) return [];
    return statesOf(machine.definition)
      .filter(state => queryLanguageOf(state, machine.definition) === 'JSONPath')
      .flatMap(({ body }) => payloadsOf(body).flatMap(payload => plainIn(payload, 0)));
  },
};

function payloadsOf(state: Node): readonly Node[] {
  return (entriesIn(state) ?? []).flatMap(({ key, value }) => (payloads.includes(key.value) ? [value] : []));
}

function plainIn(node: Node, depth: number): readonly Finding[] {
  if (depth > maxDepth || callOf(node) !== undefined) return [];
  const inItems = node.kind === 'sequence' ? (itemsIn(node) ?? []).flatMap(item => plainIn(item, depth + 1)) : [];
  const inEntries = (entriesIn(node) ?? []).flatMap(({ key, value }) => {
    if (!key.value.endsWith('.$')) return [...sentAsText(key, value), ...plainIn(value, depth + 1)];
    const text = callOf(value) === undefined && value.kind === 'scalar' ? stringOf(value) : undefined;
    if (text === undefined || text === '' || /^(?:\$|States\.|[%<{])/.test(text)) return [];
    const message = `${key.value} takes a path such as $.order, but this is a plain text, so the definition is refused.`;
    return [finding(code, 'error', value, message)];
  });
  return [...inItems, ...inEntries];
}

/** A path under a name without `.$` is no path. */
function sentAsText(key: Scalar, value: Node): readonly Finding[] {
  const text = literalOf(value) ?? '';
  if (!/^\$\$?\.[A-Za-z_][\w.[\]]*$/.test(text)) return [];
  const message = `${key.value} is sent as the text ${text}, since only a name that ends with .$ takes a path. Write ${key.value}.$.`;
  return [finding(code, 'warning', value, message, [], [rename(key, `${key.value}.$`)])];
}
