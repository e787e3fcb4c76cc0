import { type Entry, entryOf, type Node, type Scalar } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { type Finding, finding, type TemplateCheck } from '../../api';

/** An account number that YAML takes for a number: in base eight, or as 1.2E10. */
const account = /^0\d{11}$/;
const hasAccount = /(?<![^\s,[{:-])0\d{11}(?![^\s,\]}:])/;

/** The sections in which a number can be an account's. */
const sections = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'];

/**
 * Unquoted digits are numbers in YAML: CloudFormation takes no number for a key of a mapping, and loses the leading zero
 * of an account number.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export const numbers: TemplateCheck = {
  ids: ['cfn-number-key', 'cfn-account-number'],
  check({ document, mappings }) {
    if (document.language !== 'yaml') return [];
    const keys = [...mappings.values()].flatMap(({ entries }) => entries.flatMap(keysOf)).filter(isNumber);
    return [...keys.map(numberKey), ...accountsIn(document.text, document.root)];
  },
};

function keysOf({ key, value }: Entry): readonly Scalar[] {
  return [key, ...(value.kind === 'mapping' ? value.entries.map(entry => entry.key) : [])];
}

function isNumber({ value, style }: Scalar): boolean {
  return style === 'plain' && /^\d+$/.test(value);
}

function numberKey(key: Scalar): Finding {
  const message = `The key ${key.value} is a number, but the keys of a mapping must be texts.`;
  return finding('cfn-number-key', 'warning', key, message, [], quoted(key));
}

function quoted(node: Scalar) {
  const change = { kind: 'replace', node, value: `"${node.value}"` } as const;
  return [{ title: `Put ${node.value} in quotes`, change }];
}

function accountsIn(text: string, root: Node | undefined): readonly Finding[] {
  if (!hasAccount.test(text)) return [];
  const found: Scalar[] = [];
  for (const name of sections) collect(entryOf(root, name)?.value, found);
  return found.map(node => {
    const message = `${node.value} is a number in YAML, so the leading zero is lost.`;
    return finding('cfn-account-number', 'warning', node, message, [], quoted(node));
  });
}

const maxNodes = 300_000;

function collect(node: Node | undefined, found: Scalar[]): void {
  if (node === undefined) return;
  walk(node, maxNodes, one => {
    if (one.kind === 'scalar' && one.style === 'plain' && one.tag === undefined && account.test(one.value))
      found.push(one);
  });
}
