import type { Knowledge } from '../knowledge/knowledge';
import { covers, type Limit } from '../knowledge/note';
import { sitesOf } from '../template/read/sites';
import { inMarkdown } from '../text/escape';
import { limitParagraph } from './limits';
import { command } from './links';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';
import type { Property } from './subject';

/** A property with limits or notes: each limit with the value that it has here; undefined where there is neither. */
export function propertyText({ type, path, resource }: Property, { knowledge, scope }: Sources): string | undefined {
  const limits = limitsAt(knowledge, type, path);
  const ids = [...new Set(limits.map(limit => limit.id))];
  const site = sitesOf(resource?.properties, path, scope)[0];
  const statements = statementsOn(knowledge, placesOf(type, path));
  const isTold = statements.some(statement => statement.kind === 'limit');
  const rules = ids.flatMap(id => {
    const paragraph = limitParagraph(
      limits.filter(limit => limit.id === id),
      resource,
      site,
      scope,
      isTold,
    );
    return paragraph === undefined ? [] : [paragraph, sectionText(knowledge, id)];
  });
  const notes = statementList(statements);
  if (rules.length === 0 && notes === undefined) return undefined;
  const name = path.filter(step => !/^\d+$/.test(step)).join('.');
  const page = ids[0] ?? knowledge.noteFor(type)?.name;
  const footer = page === undefined ? undefined : command('Notes', 'fieldnotes.openNote', page);
  return [`**${inMarkdown(name)}**`, ...rules, notes, footer]
    .filter(part => part !== undefined && part !== '')
    .join('\n\n');
}

function limitsAt(knowledge: Knowledge, type: string, path: readonly string[]): readonly Limit[] {
  return knowledge.limitsOf(type).filter(limit => limit.at.some(at => covers(at.type, type) && leadsTo(at.path, path)));
}

function leadsTo(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

function sectionText(knowledge: Knowledge, id: string): string | undefined {
  const note = knowledge.noteNamed(knowledge.factOf(id)?.note ?? '');
  return note?.sections.find(section => section.id === id)?.text;
}

/** How notes name this place: whole, with the path's lists and maps open, or by its last word. */
function placesOf(type: string, path: readonly string[]): readonly string[] {
  const open = path.map((step, index) => (/^\d+$/.test(step) || path[index - 1] === 'Events' ? '*' : step));
  const last = path.findLast(step => !/^\d+$/.test(step)) ?? '';
  return [`${type}.${path.join('.')}`, `${type}.${open.join('.')}`, last];
}
