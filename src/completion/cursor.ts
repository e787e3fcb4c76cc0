import { withoutLoops } from '../hover/loops';
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
  /** A resource's `Type`, the key of a property, the value of one, or what is no property. */
  readonly place: 'type' | 'key' | 'value' | 'frame';
  /** The property whose value it is; of a key the object that it is in, which may be all of the resource. */
  readonly property: Property | undefined;
  /** The way to it from the top of the template; a key that is typed is not on it. */
  readonly path: readonly string[];
  readonly isKey: boolean;
  /** The keys that the object has already. */
  readonly taken: ReadonlySet<string>;
  /** The template with a stand-in for what is typed. */
  readonly template: Template;
}

/** Nobody writes this: it stands in place of what is typed, so that the text can be parsed. */
export const standIn = 'AWS::Fieldnotes::StandIn';

/** The word that is typed at an offset, with the offset of its line; undefined where there is none. */
export function wordAt(text: string, language: Language, offset: number): TypedWord | undefined {
  const start = lineStart(text, offset);
  const typed = typedIn(text.slice(start, lineEnd(text, start)), offset - start, language);
  return typed && { typed, lineStart: start };
}

export interface TypedWord {
  readonly typed: Typed;
  /** The offset of its line. */
  readonly lineStart: number;
}

/** A template in which another word stands in place of what is typed. */
export interface Filled {
  readonly template: Template;
  /** Where that word begins. */
  readonly start: number;
  readonly location: Location | undefined;
}

/** A text in which a word is being typed. Around the word it is read once, whatever is put in its place. */
export class Gap {
  readonly #parser = new Parser();
  readonly #builder = new TemplateBuilder();

  constructor(
    private readonly text: string,
    private readonly language: Language,
    readonly word: TypedWord,
  ) {}

  /** Undefined where the text is no template. */
  filled(part: Part, by: string): Filled | undefined {
    const { quote, isClosed, hasColon, ...typed } = this.word.typed;
    const isHole = part === 'hole';
    const mark = this.language === 'json' && !isHole ? '"' : quote;
    const start = this.word.lineStart + typed.start - quote.length;
    const end = this.word.lineStart + typed.end + (isClosed ? 1 : 0);
    const behind = isHole ? '}' : mark + (part === 'key' && !hasColon ? ': 0' : '');
    const text = this.text.slice(0, start) + mark + by + behind + this.text.slice(end);
    const template = this.#builder.build(this.#parser.parse(text, this.language));
    if (!template.isTemplate) return undefined;
    return { template, start: start + mark.length, location: locate(template.document, start + mark.length) };
  }
}

/** Where the stand-in is in the template, if it is a `part` there. */
export function cursorIn({ template, location }: Filled, part: Part): Cursor | undefined {
  return location && isStandIn(location, part) ? placedAt(template, location, part) : undefined;
}

/** Whether the stand-in is read as one: it isn't part of a text or argument of a function. */
function isStandIn({ steps, onKey }: Location, part: Part): boolean {
  const last = steps.at(-1);
  if (last === undefined || onKey !== (part === 'key')) return false;
  const node = onKey ? last.entry?.key : last.node;
  return node?.kind === 'scalar' && node.value === standIn && !isInCall(steps);
}

/** The branches of `Fn::If` are what they stand for, and so is the body of a loop. */
function isInCall(steps: readonly Step[]): boolean {
  return steps.some(({ node }, index) => {
    const call = callOf(node);
    if (call?.name.startsWith('Fn::ForEach::')) return false;
    if (call?.name !== 'Fn::If') return call !== undefined;
    const [first, second] = steps.slice(index + 1);
    // In the long form the list of branches is a step of its own.
    const branch = first?.name === 'Fn::If' ? second : first;
    return branch === undefined || branch.name === '0';
  });
}

/** In the body of a loop a place is what it is without the loop; the loop's own items take no word. */
function placedAt(template: Template, location: Location, part: Part): Cursor | undefined {
  const isKey = part === 'key';
  const path = withoutLoops(isKey ? location.names.slice(0, -1) : location.names);
  if (path.some(step => step.startsWith('Fn::ForEach::'))) return undefined;
  const subject = subjectOf(template, location);
  const common = { path, isKey, taken: isKey ? keysBeside(location.steps, template) : none, template };
  if (subject?.kind === 'resource' && !isKey && path.length === 3) {
    const { resource } = subject;
    return { place: 'type', property: { type: resource.type, path: [], resource, onKey: false, way: [] }, ...common };
  }
  if (subject?.kind !== 'property') return { place: 'frame', property: undefined, ...common };
  const { property } = subject;
  const own = isKey ? property.path.slice(0, -1) : property.path;
  return { place: isKey ? 'key' : 'value', property: { ...property, path: own }, ...common };
}

const none: ReadonlySet<string> = new Set();

function keysBeside(steps: readonly Step[], { document }: Template): ReadonlySet<string> {
  const parent = steps.length > 1 ? steps.at(-2)?.node : document.root;
  return new Set(parent?.kind === 'mapping' ? parent.entries.map(({ key }) => key.value) : []);
}
