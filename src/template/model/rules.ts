import { type Entry, isNull, type Node, type Scalar, valueOf } from '../../syntax/tree';
import { callOf, itemsIn } from './intrinsics';
import { Parts } from './members';

/** The name that the condition has by which all rules hold; no condition of a template is called so. */
export const rulesHold = '=';

/**
 * The `Rules` of a template as one condition: CloudFormation deploys nothing with parameters that break one.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export class Rules {
  readonly #asserted = new Parts(({ value }) => asserted(value));
  #condition: Node | undefined;

  /** Undefined where there are no rules. */
  get condition(): Node | undefined {
    return this.#condition;
  }

  /** @returns whether they say something else than before */
  update(entries: readonly Entry[]): boolean {
    const { gone, come } = this.#asserted.update(entries);
    if (gone.length + come.length === 0) return false;
    const all = this.#asserted.all.flat();
    this.#condition = all[0] && made('Fn::And', all, all[0]);
    return true;
  }
}

/** What a rule asks for: all its assertions, where its own condition holds. */
function asserted(rule: Node): readonly Node[] {
  const assertions = itemsIn(valueOf(rule, 'Assertions'))?.flatMap(one => valueOf(one, 'Assert') ?? []);
  const [first] = assertions ?? [];
  if (assertions === undefined || first === undefined) return [];
  const all = made(
    'Fn::And',
    assertions.map(one => inConditions(one, 0)),
    first,
  );
  const when = valueOf(rule, 'RuleCondition');
  return [
    isNull(when) || when === undefined
      ? all
      : made('Fn::Or', [made('Fn::Not', [inConditions(when, 0)], when), all], first),
  ];
}

/** Deeper ones teach nothing. */
const maxDepth = 20;

/** What `Fn::Contains` says, in the functions that conditions have; those that they lack teach nothing. */
function inConditions(node: Node, depth: number): Node {
  const call = callOf(node);
  const parts = itemsIn(call?.argument);
  if (call === undefined || parts === undefined || depth > maxDepth) return node;
  const [list, value] = parts;
  const texts = itemsIn(list);
  if (call.name === 'Fn::Contains' && texts !== undefined && value !== undefined)
    return made(
      'Fn::Or',
      texts.map(text => made('Fn::Equals', [text, value], node)),
      node,
    );
  if (!/^Fn::(?:And|Or|Not)$/.test(call.name)) return node;
  return made(
    call.name,
    parts.map(part => inConditions(part, depth + 1)),
    node,
  );
}

/** A call that stands where another node does. */
function made(name: string, items: readonly Node[], { block, start, end }: Node): Node {
  const place = { block, start, end, tag: undefined };
  const key: Scalar = { kind: 'scalar', style: 'plain', value: name, ...place };
  return { kind: 'mapping', entries: [{ key, value: { kind: 'sequence', items, ...place } }], ...place };
}
