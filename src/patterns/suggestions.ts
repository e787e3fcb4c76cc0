import type { Language } from '../syntax/tree';
import { usesSam } from '../template/model/mark';
import { blockOf, columnsOf } from './block';
import { layoutAt } from './braces';
import type { Edit } from './edit';
import { inUseOrder } from './groups';
import { type JsonLayout, jsonEntry, jsonOf, prettyJson } from './json';
import { indentAt, lineEnd } from './lines';
import { mark, markOf, unmark } from './marks';
import type { Form, FormName, Pattern, Placeholder } from './pattern';
import { prepare } from './prepare';
import { templateOf } from './render';
import type { ResourcePlace } from './resourcePlace';
import { formSections, parseForm, type Slice } from './source';
import { withTabStops } from './tabStops';
import { addToSection } from './target';
import { addTransform } from './transform';

/** A pattern that can be typed at a place. */
export interface Suggestion {
  readonly pattern: Pattern;
  readonly form: FormName;
  /** What one types: `sam-sqs-dlq`. */
  readonly label: string;
  /** The label as it is compared with what is typed: in JSON a word may be in quotes, and so is this. */
  readonly filterText: string;
  /** In VS Code's snippet syntax, indented for its place. */
  readonly snippet: string;
  /** What belongs elsewhere in the text: the transform, parameters, outputs. */
  readonly edits: readonly Edit[];
}

type MemberPlace = Extract<ResourcePlace, { kind: 'member' }>;
type EmptyPlace = Exclude<ResourcePlace, MemberPlace>;

/** A pattern at a place, with a function that gives a text with marks its defaults. */
interface Task {
  readonly pattern: Pattern;
  readonly form: Form;
  readonly plain: (text: string) => string;
}

/**
 * The patterns for a place: those in the form that fits the template first, and of these the most used first.
 * @param word what has been typed of the label; with `cfn-` and `sam-` all that follows can still be anything
 */
export function suggestionsFor(place: ResourcePlace, patterns: readonly Pattern[], word = ''): readonly Suggestion[] {
  const isSam = place.kind === 'member' && usesSam(place.template);
  const wanted = /(?:cfn|sam)-/.exec(word)?.[0] ?? '';
  // Whoever has named the form, or will in an empty file, reads its patterns in one order.
  const isNamed = wanted !== '' || place.kind === 'empty';
  const fits = ({ forms }: Pattern, { name }: Form) => (name === 'sam') === isSam || (!isNamed && forms.length === 1);
  const all = inUseOrder(patterns).flatMap(pattern => pattern.forms.map(form => ({ pattern, form })));
  const quote = word.startsWith('"') ? '"' : '';
  const ordered = [
    ...all.filter(({ pattern, form }) => fits(pattern, form)),
    ...all.filter(({ pattern, form }) => !fits(pattern, form)),
  ];
  return ordered.flatMap(({ pattern, form }) => {
    if (!`${form.name}-`.startsWith(wanted)) return [];
    const task = { pattern, form, plain: plainWith(pattern.placeholders) };
    const written = place.kind === 'empty' ? wholeTemplate(place, task) : members(place, task);
    if (written === undefined) return [];
    const label = `${form.name}-${pattern.id}`;
    return [{ pattern, form: form.name, label, filterText: quote + label + quote, ...written }];
  });
}

/** What one reads of a pattern before it is taken, in Markdown: what it is for, and all of it. */
export function documentationOf({ pattern, form }: Suggestion, language: Language): string {
  const text = templateOf(pattern, form, language) ?? '';
  return `${pattern.use}\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

type Written = Pick<Suggestion, 'snippet' | 'edits'>;

function plainWith(placeholders: readonly Placeholder[]): (text: string) => string {
  return text => unmark(text, index => placeholders[index]?.name ?? '');
}

function marksOf(placeholders: readonly Placeholder[]): ReadonlyMap<string, string> {
  return new Map(placeholders.map(({ name }, index) => [name, markOf(index)]));
}

function wholeTemplate({ language, inBraces }: EmptyPlace, { pattern, form, plain }: Task): Written {
  const text = mark(form.text, pattern.placeholders);
  const written = language === 'yaml' ? text.trimEnd() : wholeJson(text, plain, inBraces);
  return { snippet: `${withTabStops(written, pattern.placeholders)}$0`, edits: [] };
}

function wholeJson(text: string, plain: JsonLayout['plain'], inBraces: boolean): string {
  const { root } = parseForm(text);
  const layout = { ...prettyJson, plain };
  if (root === undefined) return '';
  if (!inBraces) return jsonOf(root, layout);
  const below = { ...layout, indent: layout.unit ?? '' };
  return root.entries.map(({ key, value }) => jsonEntry(key.value, value, below)).join(`,\n${below.indent}`);
}

function members(place: MemberPlace, { pattern, form, plain }: Task): Written | undefined {
  const { template, root } = place;
  const { document } = template;
  const chosen = { form, connection: undefined, connected: undefined };
  const prepared = prepare(pattern, chosen, template, marksOf(pattern.placeholders), plain);
  if ('problem' in prepared) return undefined;
  const steps = prepared.transforms
    .filter(name => !template.transforms.includes(name))
    .map(name => addTransform(document, root, name));
  for (const section of formSections.filter(name => name !== 'Resources')) {
    const slices = prepared.members.get(section) ?? [];
    if (slices.length > 0) steps.push(addToSection(document, root, section, slices));
  }
  if (steps.some(step => typeof step === 'string')) return undefined;
  const edits = steps.flatMap(step => (typeof step === 'string' ? [] : step));
  return combined(place, pattern, resourcesText(place, prepared.members.get('Resources') ?? [], plain), edits, plain);
}

function resourcesText(place: MemberPlace, slices: readonly Slice[], plain: JsonLayout['plain']): string {
  const { document } = place.template;
  if (!place.isBraced) {
    const columns = columnsOf(document, place.root, 'Resources');
    const column = indentAt(document.text, place.standIn.start);
    return blockOf(document, slices, column, columns).replace(/^\r?\n */, '');
  }
  const layout = { ...layoutAt(document, place.standIn.start), plain };
  return slices.map(({ name, value }) => jsonEntry(name, value, layout)).join(`,\n${layout.indent}`);
}

/**
 * What comes right after the place becomes part of the snippet; for the rest, offsets in the text with the stand-in
 * become those of the text itself. A placeholder that stands there, too, keeps its default: typed over in one place
 * only, references would lead nowhere.
 */
function combined(
  place: MemberPlace,
  { placeholders }: Pattern,
  resources: string,
  edits: readonly Edit[],
  plain: (text: string) => string,
): Written {
  const { span, standIn, template, commaAt, isFollowed } = place;
  const { text } = template.document;
  const end = lineEnd(text, standIn.end);
  const isNext = (edit: Edit) => edit.start === edit.end && edit.start >= standIn.end && edit.start <= end;
  const next = edits.filter(isNext).map(edit => edit.text);
  const elsewhere = edits.filter(edit => !isNext(edit));
  const all = elsewhere.map(edit => edit.text).join('');
  const fixed = new Set(placeholders.map((_, index) => index).filter(index => all.includes(markOf(index))));
  const shift = standIn.end - standIn.start - (span.end - span.start);
  const real = (offset: number) => (offset >= standIn.end ? offset - shift : offset);
  const comma = commaAt === undefined ? [] : [{ start: commaAt, end: commaAt, text: ',' }];
  return {
    snippet: `${withTabStops([resources, isFollowed ? ',' : '', ...next].join(''), placeholders, fixed)}$0`,
    edits: [
      ...comma,
      ...elsewhere.map(edit => ({ start: real(edit.start), end: real(edit.end), text: plain(edit.text) })),
    ],
  };
}
