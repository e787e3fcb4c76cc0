import { pageOfType } from '../schema/docs';
import { plainTypesOf } from '../template/model/globals';
import type { Resource } from '../template/model/template';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import { command, patternLinks } from './links';
import { meaningOf } from './meaning';
import { realType, refInWords } from './schemaWords';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';
import { limitTable } from './table';

const mostAttributes = 8;

/** A resource type: what the service is for, what can be done with it, its limits with this resource's use, the notes. */
export function resourceText(resource: Resource, sources: Sources): string | undefined {
  const { knowledge, patterns } = sources;
  const { type } = resource;
  const docs = pageOfType(type);
  const note = knowledge.noteFor(type);
  if (type.startsWith('Custom::'))
    return `**${inMarkdown(shortened(type, 200))}** · custom resource\n\n${meaningOf('Custom resource', knowledge) ?? ''}`;
  if (note === undefined && realType(knowledge.schema, type) === undefined)
    return docs && link(inMarkdown(`AWS documentation of ${type}`), docs);
  const links = [
    ...(docs === undefined ? [] : [link('AWS', docs)]),
    ...(patterns === undefined || note === undefined
      ? []
      : [command('Notes', 'fieldnotes.openNote', note.name), ...patternLinks(patterns, sources.template, resource)]),
  ];
  return paragraphs([
    note === undefined
      ? `**${inMarkdown(type)}**`
      : `**${inMarkdown(note.title)}** · ${codeInMarkdown(shortened(type, 200))}`,
    note?.summary,
    links.join(' · '),
    limitTable(resource, sources),
    returnedText(type, sources),
    statementList(statementsOn(knowledge, [type, ...plainTypesOf(type)])),
  ]);
}

/** The attributes that are asked for most come first; an object is told by its parts, which are what can be asked for. */
function asked(attributes: readonly string[]): readonly string[] {
  const leaves = attributes.filter(name => !attributes.some(other => other.startsWith(`${name}.`)));
  return leaves.toSorted((a, b) => rank(a) - rank(b));
}

function rank(attribute: string): number {
  if (/^\w*Arn$/.test(attribute)) return 0;
  if (/^\w*Endpoint(?:\.|$)/.test(attribute)) return 1;
  return attribute.includes('.') ? 3 : 2;
}

/** What `Ref` and `Fn::GetAtt` return for the type. */
function returnedText(type: string, { knowledge: { schema } }: Sources): string | undefined {
  const real = realType(schema, type);
  if (real === undefined) return undefined;
  const names = asked([...real.attributes.keys()]);
  const more = names.length > mostAttributes ? ', …' : '';
  const attributes = names.slice(0, mostAttributes).map(codeInMarkdown).join(', ');
  return [
    ...[refInWords(real) ?? []].flat(),
    ...(names.length === 0 ? [] : [`\`Fn::GetAtt\` returns ${attributes}${more}.`]),
  ].join(' ');
}
