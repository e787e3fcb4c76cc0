import { type Property, subjectOf } from '../hover/subject';
import { lineEnd, lineStart } from '../patterns/lines';
import { Parser } from '../syntax/parser';
import type { Language } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import { type Location, locate, type Step } from '../template/model/locate';
import { type Template, TemplateBuilder } from '../template/model/template';
import { type Part, type Typed, typedIn } from './typed';

/** A place in a template where a word is being typed. */
export interface Cursor {
  /** A resource's `Type`, the key of a property, or the value of one. */
  readonly place: 'type' | Part;
  /** The property whose value it is; of a key the object that it is in, which may be all of the resource. */
  readonly property: Property;
  /** The keys that the object has already. */
  readonly taken: ReadonlySet<string>;
  /** The template with a stand-in for what is typed. */
  readonly template: Template;
}

/** Nobody writes this: it stands in place of what is typed, so that the text can be parsed. */
const standIn = 'AWS::Fieldnotes::StandIn';

/** The word that is typed at an offset, with the offset of its line; undefined where there is none. */
export function wordAt(
  text: string,
  language: Language,
  offset: number,
): { readonly typed: Typed; readonly lineStart: number } | undefined {
  const start = lineStart(text, offset);
  const typed = typedIn(text.slice(start, lineEnd(text, start)), offset - start, language);
  return typed && { typed, lineStart: start };
}

/** Where the word stands in the template, if it is a `part`. */
export function cursorAt(
  text: string,
  language: Language,
  { typed, lineStart }: { readonly typed: Typed; readonly lineStart: number },
  part: Part,
): Cursor | undefined {
  const { quote, isClosed, hasColon } = typed;
  const mark = language === 'json' ? '"' : quote;
  const start = lineStart + typed.start - quote.length;
  const end = lineStart + typed.end + (isClosed ? 1 : 0);
  const written = `${mark}${standIn}${mark}${part === 'key' && !hasColon ? ': 0' : ''}`;
  const document = new Parser().parse(text.slice(0, start) + written + text.slice(end), language);
  const template = new TemplateBuilder().build(document);
  if (!template.isTemplate) return undefined;
  const location = locate(document, start + mark.length);
  return location && isStandIn(location, part) ? placedAt(template, location, part) : undefined;
}

/** Whether the stand-in is read as one: it isn't part of a text or argument of a function. */
function isStandIn({ steps, onKey }: Location, part: Part): boolean {
  const last = steps.at(-1);
  if (last === undefined || onKey !== (part === 'key')) return false;
  const node = onKey ? last.entry?.key : last.node;
  return node?.kind === 'scalar' && node.value === standIn && !isInCall(steps);
}

/** The branches of `Fn::If` are what they stand for. */
function isInCall(steps: readonly Step[]): boolean {
  return steps.some(({ node }, index) => {
    const call = callOf(node);
    if (call?.name !== 'Fn::If') return call !== undefined;
    const [first, second] = steps.slice(index + 1);
    // In the long form the list of branches is a step of its own.
    const branch = first?.name === 'Fn::If' ? second : first;
    return branch === undefined || branch.name === '0';
  });
}

function placedAt(template: Template, location: Location, part: Part): Cursor | undefined {
  const subject = subjectOf(template, location);
  const taken = part === 'key' ? keysBeside(location.steps) : none;
  if (subject?.kind === 'resource') {
    const { resource } = subject;
    const property = { type: resource.type, path: [], resource, onKey: false };
    return location.names.length === 3 && part === 'value' ? { place: 'type', property, taken, template } : undefined;
  }
  if (subject?.kind !== 'property') return undefined;
  const { property } = subject;
  const path = part === 'key' ? property.path.slice(0, -1) : property.path;
  return { place: part, property: { ...property, path }, taken, template };
}

const none: ReadonlySet<string> = new Set();

function keysBeside(steps: readonly Step[]): ReadonlySet<string> {
  const parent = steps.at(-2)?.node;
  return new Set(parent?.kind === 'mapping' ? parent.entries.map(({ key }) => key.value) : []);
}
