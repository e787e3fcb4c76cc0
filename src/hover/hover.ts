import { spanOf } from '../syntax/tree';
import { type Location, locate } from '../template/model/locate';
import { link } from '../text/markdown';
import type { Span } from '../text/span';
import { functionText } from './functions';
import { eventDocs } from './links';
import { meaningOf } from './meaning';
import { propertyText } from './property';
import { resourceText } from './resource';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';
import { callAt, subjectOf } from './subject';

export interface Hover extends Span {
  readonly markdown: string;
}

/** What the notes say about the place: short, and each thing once. Undefined where they say nothing. */
export function hoverAt(sources: Sources, offset: number): Hover | undefined {
  const { document } = sources.template;
  const location = locate(document, offset);
  const last = location?.steps.at(-1);
  if (location === undefined || last === undefined) return undefined;
  const markdown = joined(partsFor(sources, location));
  if (markdown === '') return undefined;
  return { ...spanOf(document, location.onKey && last.entry ? last.entry.key : last.node), markdown };
}

function partsFor(sources: Sources, location: Location): readonly (string | undefined)[] {
  const subject = subjectOf(sources.template, location);
  if (subject?.kind === 'resource') return [resourceText(subject.resource, sources)];
  if (subject?.kind === 'section') return [sectionText(subject.name, sources) ?? wordText(sources, location)];
  const property = subject === undefined ? undefined : propertyText(subject.property, sources);
  const call = callAt(location);
  return [
    eventText(location),
    property,
    call && functionText(call, sources),
    property === undefined ? wordText(sources, location) : undefined,
  ];
}

function sectionText(name: string, { knowledge }: Sources): string | undefined {
  const meaning = meaningOf(name, knowledge);
  return meaning && `**${name}** ${meaning}`;
}

/** The kind of an event source of a SAM function: its page, beside what the notes say of it. */
function eventText(location: Location): string | undefined {
  const { names, steps, onKey } = location;
  const [events, , type] = names.slice(-3);
  const node = steps.at(-1)?.node;
  if (onKey || events !== 'Events' || type !== 'Type' || node?.kind !== 'scalar' || !/^\w+$/.test(node.value))
    return undefined;
  return `**${node.value}** event source · ${link('AWS', eventDocs(node.value))}`;
}

/** Notes that belong to a word wherever it stands: `Effect`, `PolicyDocument`, `sts:AssumeRole`. */
function wordText({ knowledge }: Sources, { steps, names, onKey }: Location): string | undefined {
  const key = names.findLast(name => !/^\d+$/.test(name)) ?? '';
  const node = steps.at(-1)?.node;
  const value = !onKey && node?.kind === 'scalar' ? node.value : undefined;
  const places = [key, ...(value === undefined ? [] : [value, `Events.*.${key}: ${value}`])];
  return statementList(statementsOn(knowledge, places));
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}
