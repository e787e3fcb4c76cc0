import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, type Fix, finding, type TemplateCheck } from '../../api';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/**
 * A name that nothing declares, in a template that is whole otherwise: the name is misspelt.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
 */
export const references: TemplateCheck = {
  ids: ['schema-reference'],
  check({ slip, isFragment, document }) {
    if (slip === undefined || isFragment || document.root === undefined) return [];
    const message = `${slip.name} isn't declared in this template. Change it to ${slip.meant}.`;
    return new Places(slip.name).in(document.root).map(node => told(node, message, slip.name, slip.meant));
  },
};

function told(node: Node, message: string, name: string, meant: string): Finding {
  const text = stringOf(node) ?? '';
  const value = text.startsWith(`${name}.`) || text === name ? `${meant}${text.slice(name.length)}` : undefined;
  const fixes: Fix[] =
    value === undefined ? [] : [{ title: `Change to ${value}`, change: { kind: 'replace', node, value } }];
  return finding('schema-reference', 'warning', node, message, [], fixes);
}

/** Where a name is used. */
class Places {
  readonly #found: Node[] = [];
  #left = maxNodes;

  constructor(private readonly name: string) {}

  in(root: Node): readonly Node[] {
    this.#walk(root);
    return this.#found;
  }

  #walk(node: Node): void {
    if (this.#left-- <= 0) return;
    const call = callOf(node);
    if (call !== undefined) this.#call(call.name, call.argument);
    else if (node.kind === 'sequence') for (const item of node.items) this.#walk(item);
    else if (node.kind === 'mapping') {
      for (const { key, value } of node.entries) {
        if (key.value === 'Condition' || key.value === 'DependsOn') this.#names(value);
        this.#walk(value);
      }
    }
  }

  #call(name: string, argument: Node): void {
    const [first] = argument.kind === 'sequence' ? argument.items : [argument];
    if (first !== undefined && naming.has(name)) this.#names(first);
    if (first !== undefined && name === 'Fn::Sub' && this.#isInText(first)) this.#found.push(first);
    if (argument.kind !== 'scalar') this.#walk({ ...argument, tag: undefined });
  }

  #names(node: Node): void {
    const all = node.kind === 'sequence' ? node.items : [node];
    for (const one of all) if (stringOf(one)?.replace(/\..*$/s, '') === this.name) this.#found.push(one);
  }

  #isInText(node: Node): boolean {
    const text = stringOf(node) ?? '';
    return text.includes(`\${${this.name}}`) || text.includes(`\${${this.name}.`);
  }
}

/** Functions whose first argument is a name. */
const naming = new Set(['Ref', 'Condition', 'Fn::GetAtt', 'Fn::If', 'Fn::FindInMap']);
