import type { Scalar } from '../../../syntax/tree';
import { yamlBooleanOf } from '../../../template/model/scalars';
import { sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding } from '../../api';

const code = 'cfn-yaml-text';

/** Where a text of the user's own stands, which nobody reads as a number or a boolean. */
const places = [
  ['Tags', '*', 'Value'],
  ['Environment', 'Variables', '*'],
  ['ContainerDefinitions', '*', 'Environment', '*', 'Value'],
];

/**
 * Without quotes, YAML 1.1 makes something else of some texts.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export const yamlTexts: Check = {
  ids: [code],
  types: ['*'],
  check({ properties }, scope) {
    const all = places.flatMap(path => sitesOf(properties, path, scope));
    return all.flatMap(({ node, certain }) => (certain && node.kind === 'scalar' ? turned(node) : []));
  },
};

function turned(node: Scalar): readonly Finding[] {
  if (node.style !== 'plain' || node.tag !== undefined) return [];
  const read = readAs(node.value);
  if (read === undefined) return [];
  const message = `${node.value} without quotes is read as ${read} in YAML.`;
  const change = { kind: 'replace', node, value: `"${node.value}"` } as const;
  return [finding(code, 'warning', node, message, [], [{ title: `Put ${node.value} in quotes`, change }])];
}

/** What YAML 1.1 makes of a plain text; undefined where it stays as it is. */
function readAs(text: string): string | undefined {
  const boolean = yamlBooleanOf(text);
  if (boolean !== undefined) return String(boolean);
  if (/^0[0-7]{1,10}$/.test(text)) return String(Number.parseInt(text, 8));
  if (/^0x[\da-f]{1,12}$/i.test(text)) return String(Number.parseInt(text, 16));
  if (/^[1-9]\d?(?::[0-5]?\d){1,3}$/.test(text))
    return String(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  return undefined;
}
