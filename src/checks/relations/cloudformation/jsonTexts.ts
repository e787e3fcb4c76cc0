import type { Node } from '../../../syntax/tree';
import { callOf, literalOf } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { type Check, finding } from '../../api';

const code = 'cfn-json-text';

/** The properties that take JSON as a text, by type. */
const texts: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudWatch::Dashboard', 'DashboardBody'],
  ['AWS::Events::Rule', 'Targets.*.Input'],
  ['AWS::Logs::ResourcePolicy', 'PolicyDocument'],
  ['AWS::SecretsManager::Secret', 'GenerateSecretString.SecretStringTemplate'],
]);

/**
 * A text that a service reads as JSON.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 */
export const jsonTexts: Check = {
  ids: [code],
  types: [...texts.keys()],
  check({ type, properties }, scope) {
    return sitesOf(properties, (texts.get(type) ?? '').split('.'), scope).flatMap(({ node, certain, key }) => {
      const text = certain ? textOf(node) : undefined;
      if (text === undefined || isJson(text)) return [];
      const name = key?.value ?? (texts.get(type) ?? '').split('.').at(-1);
      return [finding(code, 'error', key ?? node, `${name} isn't valid JSON, so the deployment fails.`)];
    });
  },
};

/** The text as it is written; each value that `Fn::Sub` puts in is a number, unless it may be a part of the JSON itself. */
function textOf(node: Node): string | undefined {
  const call = callOf(node);
  if (call === undefined) return literalOf(node);
  const text = call.name === 'Fn::Sub' ? literalOf(call.argument) : undefined;
  // A text that never ends reaches to the end.
  const isData = text !== undefined && !text.replace(/"(?:\\.|[^"\\])*"?/gs, '').includes('${');
  return isData ? text.replace(/\$\{[^{}]*\}/g, '0') : undefined;
}

function isJson(text: string): boolean {
  // What a pipeline or a dynamic reference fills in later may be anything.
  if (text.trim() === '' || text.includes('{{') || /[<%@#$]\{|<%/.test(text)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
