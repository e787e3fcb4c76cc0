import type { PropertySchema } from '../../schema/property';
import type { Entry } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import { finding } from '../findings/check';
import type { Finding } from '../findings/finding';

/** A property that stands where attributes of the resource do; a resource has a description by the way. */
export function isBeside(name: string, properties: ReadonlyMap<string, PropertySchema>): boolean {
  return properties.has(name) && !attributes.has(name);
}

const attributes = new Set(['Type', 'Properties', 'Condition', 'Metadata', 'Description', 'Version']);

/** SAM leaves it out of what it makes. */
export function toldBeside(key: Entry['key'], { type }: Resource): Finding {
  const isSam = type.startsWith('AWS::Serverless::');
  const effect = isSam ? 'so SAM ignores it' : 'so CloudFormation refuses the template';
  const message = `${key.value} is a property, but it stands beside Properties, ${effect}. Indent it below Properties.`;
  return finding('schema-property', isSam ? 'warning' : 'error', key, message);
}
