import { entryOf, valueOf } from '../syntax/tree';
import type { Call } from '../template/model/intrinsics';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { link } from '../text/markdown';
import { typeDocs } from './links';
import { meaningOf } from './meaning';
import type { Sources } from './sources';
import { nameIn } from './subject';

/** More of a text would make a page of a hover. */
const mostCharacters = 300;

/** What a function call is, and what stands behind the name in it. */
export function functionText(call: Call, { template, knowledge }: Sources): string | undefined {
  const name = call.name.startsWith('Fn::ForEach') ? 'Fn::ForEach' : call.name;
  const meaning = meaningOf(name, knowledge);
  if (meaning === undefined) return undefined;
  const behind = targetText(call, template);
  return behind === undefined ? `**${name}** ${meaning}` : `${behind}\n\n\`${name}\`: ${meaning}`;
}

function targetText(call: Call, template: Template): string | undefined {
  const [name, attribute] = nameIn(call) ?? [];
  if (name === undefined) return undefined;
  const resource = template.resources.get(name);
  if (resource !== undefined) {
    const docs = typeDocs(resource.type);
    const shown = codeInMarkdown(shortened(resource.type, mostCharacters));
    const type = docs === undefined ? shown : link(shown, docs);
    return `**${inMarkdown(name)}**${attribute ? `, its ${inMarkdown(attribute)}` : ''}: ${type}`;
  }
  return parameterText(name, template);
}

function parameterText(name: string, template: Template): string | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined) return undefined;
  const text = (field: string) => {
    const node = valueOf(parameter, field);
    const value = node && stringOf(node);
    return value && shortened(value, mostCharacters);
  };
  const allowed = valueOf(parameter, 'AllowedValues');
  const values =
    allowed?.kind === 'sequence'
      ? allowed.items.slice(0, 10).flatMap(item => shortened(stringOf(item) ?? '', mostCharacters))
      : [];
  const hidden = entryOf(parameter, 'NoEcho') !== undefined;
  const parts = [
    `**${inMarkdown(name)}**: parameter of type ${inMarkdown(text('Type') ?? 'unknown')}`,
    text('Default') === undefined || hidden ? undefined : `default ${codeInMarkdown(text('Default') ?? '')}`,
    values.length === 0 ? undefined : `one of ${values.map(codeInMarkdown).join(', ')}`,
  ];
  const description = text('Description');
  return `${parts.filter(part => part !== undefined).join(', ')}${description === undefined ? '' : `\n\n${inMarkdown(description)}`}`;
}
