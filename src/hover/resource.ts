import { plainTypesOf } from '../template/model/globals';
import type { Resource } from '../template/model/template';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import { link } from '../text/markdown';
import { limitTable } from './limits';
import { command, patternLinks, typeDocs } from './links';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';

/** A resource type: what the service is for, its limits with this resource's use, the notes, the patterns. */
export function resourceText(
  resource: Resource,
  { template, knowledge, patterns, scope }: Sources,
): string | undefined {
  const docs = typeDocs(resource.type);
  const note = knowledge.noteFor(resource.type);
  if (note === undefined) return docs && link(inMarkdown(`AWS documentation of ${resource.type}`), docs);
  const links = [
    ...patternLinks(patterns, template, resource),
    command('Notes', 'fieldnotes.openNote', note.name),
    ...(docs === undefined ? [] : [link('AWS', docs)]),
  ];
  return [
    `**${inMarkdown(note.title)}** · ${codeInMarkdown(resource.type)}`,
    note.summary,
    limitTable(knowledge.limitsOf(resource.type), resource, scope),
    statementList(statementsOn(knowledge, [resource.type, ...plainTypesOf(resource.type)])),
    links.join(' · '),
  ]
    .filter(part => part !== undefined)
    .join('\n\n');
}
