import { entryOf, valueOf } from '../syntax/tree';
import type { Call } from '../template/intrinsics';
import { stringOf } from '../template/scalars';
import type { Template } from '../template/template';
import { link, typeDocs } from './links';
import { nameIn } from './subject';

const guide = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference';

/** What each intrinsic function does, in a sentence, and the end of its page's address. */
const functions: ReadonlyMap<string, readonly [sentence: string, page: string]> = new Map([
  ['Ref', ['A parameter’s value, or what identifies a resource: its name, its ARN or its id, by type.', '-ref.html']],
  ['Fn::GetAtt', ['An attribute of a resource, known once it is made.', '-getatt.html']],
  ['Fn::Sub', ['A text in which `${Name}` stands for a parameter, a resource or an attribute.', '-sub.html']],
  ['Fn::Join', ['The items of a list as one text, with a delimiter between them.', '-join.html']],
  ['Fn::If', ['One value where a condition holds, another where it doesn’t.', '-conditions.html']],
  ['Fn::Equals', ['Whether two values are equal; for conditions.', '-conditions.html']],
  ['Fn::And', ['Whether all of two to ten conditions hold.', '-conditions.html']],
  ['Fn::Or', ['Whether one of two to ten conditions holds.', '-conditions.html']],
  ['Fn::Not', ['Whether a condition doesn’t hold.', '-conditions.html']],
  ['Fn::FindInMap', ['A value from the Mappings, by two keys.', '-findinmap.html']],
  ['Fn::Select', ['One item of a list, counted from 0.', '-select.html']],
  ['Fn::Split', ['A text cut at a delimiter into a list.', '-split.html']],
  ['Fn::ImportValue', ['A value that another stack exports.', '-importvalue.html']],
  ['Fn::Base64', ['A text in Base64, as user data wants it.', '-base64.html']],
  ['Fn::Cidr', ['A list of address ranges cut from a larger one.', '-cidr.html']],
  ['Fn::GetAZs', ['The Availability Zones of a Region.', '-getavailabilityzones.html']],
  ['Fn::Transform', ['What a macro makes of this part of the template.', '-transform.html']],
  [
    'Fn::ForEach',
    ['The same entries for each item of a list; needs the transform AWS::LanguageExtensions.', '-foreach.html'],
  ],
  ['Fn::Length', ['The number of items in a list; needs the transform AWS::LanguageExtensions.', '-length.html']],
  [
    'Fn::ToJsonString',
    ['An object or list as JSON text; needs the transform AWS::LanguageExtensions.', '-ToJsonString.html'],
  ],
]);

/** What a function call is, and what stands behind the name in it. */
export function functionText(call: Call, template: Template): string | undefined {
  const name = call.name.startsWith('Fn::ForEach') ? 'Fn::ForEach' : call.name;
  const [sentence, page] = functions.get(name) ?? [];
  if (sentence === undefined) return undefined;
  const behind = targetText(call, template);
  return [
    behind,
    `${behind === undefined ? `**${name}** ` : `\`${name}\`: `}${sentence} ${link('AWS', `${guide}${page}`)}`,
  ]
    .filter(part => part !== undefined)
    .join('\n\n');
}

function targetText(call: Call, template: Template): string | undefined {
  const [name, attribute] = nameIn(call) ?? [];
  if (name === undefined) return undefined;
  const resource = template.resources.get(name);
  if (resource !== undefined) {
    const docs = typeDocs(resource.type);
    const type = docs === undefined ? `\`${resource.type}\`` : link(`\`${resource.type}\``, docs);
    return `**${name}**${attribute ? `, its ${attribute}` : ''}: ${type}`;
  }
  return parameterText(name, template);
}

function parameterText(name: string, template: Template): string | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined) return undefined;
  const text = (field: string) => {
    const node = valueOf(parameter, field);
    return node && stringOf(node);
  };
  const allowed = valueOf(parameter, 'AllowedValues');
  const values = allowed?.kind === 'sequence' ? allowed.items.slice(0, 10).flatMap(item => stringOf(item) ?? []) : [];
  const hidden = entryOf(parameter, 'NoEcho') !== undefined;
  const parts = [
    `**${name}**: parameter of type ${text('Type') ?? 'unknown'}`,
    text('Default') === undefined || hidden ? undefined : `default \`${text('Default')}\``,
    values.length === 0 ? undefined : `one of ${values.map(value => `\`${value}\``).join(', ')}`,
  ];
  const description = text('Description');
  return `${parts.filter(part => part !== undefined).join(', ')}${description === undefined ? '' : `\n\n${description}`}`;
}
