import { Names } from '../navigation/symbols';
import { eventDocsOf } from '../schema/docs';
import { type Node, spanOf } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { callOf } from '../template/model/intrinsics';
import { type Location, locate } from '../template/model/locate';
import { inMarkdown, shortened } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import type { Span } from '../text/span';
import { trailing } from '../text/trailing';
import { deployedParameter, deployedValue } from './deployed';
import { fieldText } from './fields';
import { behindText, functionText, optionText, pseudoText } from './functions';
import { withoutLoops } from './loops';
import { meaningAt, meaningOf } from './meaning';
import { nameText } from './names';
import { mayCount, whereExists, whereTaken } from './place';
import { propertyText } from './property';
import { resourceText } from './resource';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';
import { callAt, type Subject, subjectOf } from './subject';

export interface Hover extends Span {
  readonly markdown: string;
}

/** What is known of a place: short, and each thing once. Undefined where nothing is. */
export function hoverAt(from: Sources, offset: number): Hover | undefined {
  const { template } = from;
  const { document } = template;
  const location = locate(document, offset);
  const last = location?.steps.at(-1);
  if (location === undefined || last === undefined) return undefined;
  const place = spanOf(document, location.onKey && last.entry ? last.entry.key : last.node);
  const subject = subjectOf(template, location);
  const sources: Sources = {
    ...from,
    scope: whereExists(subject, location, from.scope),
    deployed: from.deployed?.filter(one => mayCount(subject, location, new Answers(one.template))) ?? [],
  };
  if (subject?.kind === 'resource') return asHover(resourceText(subject.resource, sources), place);
  return nameHover(subject, sources, offset) ?? asHover(paragraphs(partsFor(subject, sources, location)), place);
}

function asHover(markdown: string | undefined, { start, end }: Span): Hover | undefined {
  return markdown === undefined || markdown === '' ? undefined : { start, end, markdown };
}

/** A name that is declared or used here, with what is asked of the property that it is used for. */
function nameHover(subject: Subject | undefined, sources: Sources, offset: number): Hover | undefined {
  const declared = Names.of(sources.template).at(offset);
  const name = declared ?? pseudoAt(sources, offset);
  const text = declared === undefined ? name && pseudoText(name.name, sources) : nameText(declared, sources);
  if (name === undefined || text === undefined) return undefined;
  const property = subject?.kind === 'property' ? propertyText(subject.property, sources, 'short') : undefined;
  return asHover(paragraphs([text, deployedParameter(name.name, sources), property]), name);
}

/** `AWS::Region` where it is written, in `Ref` or in a text. */
function pseudoAt({ template }: Sources, offset: number): (Span & { readonly name: string }) | undefined {
  const { text } = template.document;
  const from = offset - trailing(text.slice(Math.max(0, offset - 30), offset), /[\w:]/).length;
  const name = /^AWS::[A-Za-z]+(?!\w|::)/.exec(text.slice(from, from + 40))?.[0];
  return name === undefined ? undefined : { name, start: from, end: from + name.length };
}

function partsFor(subject: Subject | undefined, sources: Sources, location: Location): readonly (string | undefined)[] {
  if (subject?.kind === 'section') return [sectionText(subject.name, sources) ?? wordText(sources, location)];
  if (subject?.kind === 'attribute') return [placeText(location, sources) ?? sectionText(subject.name, sources)];
  const option = optionText(location, sources);
  if (option !== undefined) return [option];
  const call = callAt(location);
  const field = call === undefined ? fieldText(location, sources) : undefined;
  if (field !== undefined) return [field];
  const property =
    subject?.kind !== 'property'
      ? undefined
      : propertyText(subject.property, sources, call === undefined ? 'whole' : 'short');
  const text =
    call &&
    functionText(call, property?.includes('Here: ') ? undefined : calledAt(location), {
      ...sources,
      scope: whereTaken(
        location.steps.map(({ node }) => node),
        sources.scope,
      ),
    });
  const event = eventText(location, sources);
  const behind = call && behindText(call, sources);
  const place = call === undefined ? placeText(location, sources) : undefined;
  const words = property === undefined ? (place ?? wordText(sources, location)) : undefined;
  if (event !== undefined) return [event];
  return [behind, property, behind === undefined ? text : undefined, words, deployedValue(location, sources)];
}

/** The call as a whole, on its tag or on its name. */
function calledAt({ steps, onKey }: Location): Node | undefined {
  const node = steps.at(onKey ? -2 : -1)?.node;
  return node !== undefined && callOf(node) !== undefined ? node : undefined;
}

function sectionText(name: string, { knowledge }: Sources): string | undefined {
  const meaning = meaningOf(name, knowledge);
  return meaning && `**${name}** · ${meaning}`;
}

/** A place that belongs to no property, such as a resource's `Properties` or its connectors. */
function placeText({ names }: Location, { knowledge }: Sources): string | undefined {
  const name = names.findLast(step => !/^\d+$/.test(step)) ?? '';
  const isLoop = names.at(-1)?.startsWith('Fn::ForEach::');
  const meaning = isLoop ? meaningOf('Fn::ForEach', knowledge) : meaningAt(withoutLoops(names), knowledge);
  return meaning && `**${inMarkdown(shortened(name, 60))}** · ${meaning}`;
}

/** The kind of an event source of SAM's: what it is and its page. */
function eventText({ names, steps }: Location, { knowledge, template }: Sources): string | undefined {
  const [events, , type] = names.slice(-3);
  const node = steps.at(-1)?.node;
  if (events !== 'Events' || type !== 'Type' || node?.kind !== 'scalar') return undefined;
  const meaning = /^\w+$/.test(node.value) ? meaningOf(`Events.*.Type: ${node.value}`, knowledge) : undefined;
  const isFlow = template.resources.get(names[1] ?? '')?.type === 'AWS::Serverless::StateMachine';
  const does = isFlow ? meaning?.replace(/^Invokes the function/, 'Starts an execution') : meaning;
  return does && `**${node.value}** event · ${does} ${link('AWS', eventDocsOf(node.value).pageOf(undefined))}`;
}

/** Notes that belong to a word wherever it stands: `Effect`, `PolicyDocument`, `sts:AssumeRole`. */
function wordText({ knowledge }: Sources, { steps, names, onKey }: Location): string | undefined {
  const key = names.findLast(name => !/^\d+$/.test(name)) ?? '';
  const node = steps.at(-1)?.node;
  const value = !onKey && node?.kind === 'scalar' ? node.value : undefined;
  const places = [key, ...(value === undefined ? [] : [value])];
  return statementList(statementsOn(knowledge, places));
}
