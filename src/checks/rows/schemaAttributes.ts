import type { Schema, TypeSchema } from '../../schema/schema';
import type { Node } from '../../syntax/tree';
import { type Mention, mentionsIn } from '../../template/model/mentions';
import { stringOf } from '../../template/model/scalars';
import { isWhole } from '../../template/read/whole';
import type { Scope } from '../../template/worlds/scope';
import { distance } from '../../text/nearest';
import { finding } from '../findings/check';
import type { Finding } from '../findings/finding';
import { rename } from '../findings/fix';
import { nearest } from './schemaNames';

/**
 * Attributes that the type of a resource doesn't have, where it has one that must be meant. What other files may
 * declare, SAM makes or a custom resource returns is unknown.
 */
export function attributeFindings(nodes: readonly Node[], scope: Scope, schema: Schema): readonly Finding[] {
  const all = nodes.flatMap(node => mentionsIn(node)).filter(({ attribute }) => attribute !== undefined);
  if (all.length === 0 || !isWhole(scope)) return [];
  return all.flatMap(one => {
    const name = scope.resource(one.name)?.type;
    const type = name === undefined ? undefined : schema.type(name);
    const { attribute } = one;
    const meant = attribute && type && meantBy(attribute.name, type);
    if (attribute === undefined || meant === undefined) return [];
    const message = `${attribute.name} isn't an attribute of ${name}. Change it to ${meant}.`;
    const fix = rename(attribute.at, changedText(one, attribute, meant), meant);
    return [finding('schema-attribute', 'warning', attribute.at, message, [], [fix])];
  });
}

/** The text that the attribute stands in, with another one. */
function changedText({ name, at }: Mention, attribute: NonNullable<Mention['attribute']>, meant: string): string {
  if (attribute.at !== at) return meant;
  const text = stringOf(at) ?? '';
  const written = `${name}.${attribute.name}`;
  return text === written ? `${name}.${meant}` : text.replaceAll(`\${${written}}`, () => `\${${name}.${meant}}`);
}

/** The attribute that differs by the name of the type alone, as `TopicArn` does from `Arn`, or by a letter or two. */
function meantBy(written: string, { name, attributes, properties }: TypeSchema): string | undefined {
  if (name.startsWith('AWS::Serverless::') || attributes.has(written)) return undefined;
  const [first = ''] = written.split('.');
  // Of some types CloudFormation returns properties, too; what is in an attribute may be one.
  if (properties.has(first) || (attributes.has(first) && first !== written)) return undefined;
  const names = [...attributes.keys()];
  const own = name.split('::').at(-1) ?? '';
  const bare = (text: string) => (text.startsWith(own) && text !== own ? text.slice(own.length) : text).toLowerCase();
  const slip = (one: string) => one.length === written.length && distance(one, written) === 1;
  return names.find(one => bare(one) === bare(written)) ?? nearest(names, written) ?? names.find(slip);
}
