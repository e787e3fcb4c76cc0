import { callOf } from '../../../template/model/intrinsics';
import { partsOf } from '../../../template/model/subText';
import { standsForAnother } from '../../../text/placeholder';
import { type Check, finding, type One, property } from '../../api';

/** What else people write where the secret is put in later. */
const stopgap =
  /change|replace|placeholder|todo|tbd|dummy|unset|not[-_ ]?set|example|sample|default|temp|fake|test|your|insert|fill|update|initial|empty|none|null|secret[-_ ]?(?:here|value)|my[-_ ]?|x{3}|\*{3}|\.{3}|[<>[\]]|^.{0,3}$/i;

/** The name of what is kept to oneself. */
const secretName = /pass(?:word|phrase|wd)?|pwd|secret|token|credential|private|api[-_]?key|access[-_]?key|\bkey\b/i;

/**
 * Whoever reads the template reads a secret that is written in it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
 */
export const secretText: Check = {
  ids: ['secret-plaintext'],
  types: ['AWS::SecretsManager::Secret'],
  check(secret, scope) {
    const value = property(secret, 'SecretString', scope);
    const text = value.kind === 'one' ? writtenHere(value) : undefined;
    if (value.kind !== 'one' || text === undefined || !isSecret(text)) return [];
    const message = 'The secret is written in the template';
    return [finding('secret-plaintext', 'warning', value.written, message)];
  },
};

/** A text that is written out in full, here or in another section; what is made of parts has some from elsewhere. */
function writtenHere({ written, node: whole }: One): string | undefined {
  const name = callOf(written)?.name;
  const node = name === 'Ref' || name === 'Fn::FindInMap' ? whole : written;
  const call = callOf(node);
  const text = call === undefined ? node : call.name === 'Fn::Sub' ? call.argument : undefined;
  if (text?.kind !== 'scalar' || text.value.includes('{{resolve:')) return undefined;
  return call !== undefined && partsOf(text.value).some(part => part.isName) ? undefined : text.value;
}

function isSecret(text: string): boolean {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return trimmed !== '' && !isStopgap(trimmed);
  const values = valuesIn(trimmed);
  return values.some(([name, value]) => secretName.test(name) && value !== '' && !isStopgap(value));
}

function isStopgap(text: string): boolean {
  return standsForAnother(text) || stopgap.test(text);
}

/** The texts of a flat JSON object; anything else says nothing. */
function valuesIn(json: string): readonly (readonly [string, string])[] {
  const pairs = json.matchAll(/"([^"\\]*)"\s*:\s*"([^"\\]*)"/g);
  return [...pairs].map(([, name = '', value = '']) => [name, value] as const);
}
