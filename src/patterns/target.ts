import { type Document, type Entry, entryOf, isNull, type Mapping, type Node, spanOf } from '../syntax/tree';
import { contains } from '../text/span';
import { trailing } from '../text/trailing';
import { blockOf, columnsOf, intoBlock, intoRoot, lastBefore } from './block';
import { intoBraces, isBraced, layoutAt, withBreaks } from './braces';
import { type Edit, insertion } from './edit';
import { jsonEntry, jsonObject, jsonOf, type Part } from './json';
import { indentAt, lineBreakOf } from './lines';
import { blockEnd, type Slice } from './source';

/** Either the edits, or a sentence on why there are none. */
export type Edits = readonly Edit[] | string;

/** The order in which CloudFormation's documentation has the sections. */
const sectionOrder = [
  'AWSTemplateFormatVersion',
  'Transform',
  'Description',
  'Metadata',
  'Globals',
  'Parameters',
].concat(['Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Hooks']);

/** Adds members to a section, which is made where it is missing. */
export function addToSection(document: Document, root: Mapping, name: string, slices: readonly Slice[]): Edits {
  const section = entryOf(root, name);
  if (section !== undefined && !isNull(section.value) && section.value.kind !== 'mapping') {
    return `${name} is not a mapping, so nothing can be added to it.`;
  }
  if (section?.value.kind === 'mapping' && isBraced(document, section.value)) {
    return intoBracedSection(document, root, section.value, slices, name);
  }
  if (isBraced(document, root)) {
    if (section !== undefined) return insteadOfNull(document, section.value, slices);
    return addTopLevelEntry(document, root, name, objectEntry(name, slices));
  }
  const columns = columnsOf(document, root, name);
  const block = blockOf(document, slices, columns.member, columns);
  if (section === undefined) {
    const after = lastBefore(root, name, sectionOrder);
    return [intoRoot(document, root, after, `${name}:${block}`, true)];
  }
  const nothing = section.value.kind === 'scalar' && section.value.value !== '';
  // `Resources: null` would be a value beside the mapping.
  const removed: Edit[] = nothing ? [{ ...spanOf(document, section.value), text: '' }] : [];
  return [...removed, intoBlock(document, root, section, block, columns.airy)];
}

/** Adds a line such as `Transform: …` where it belongs. */
export function addTopLevel(document: Document, root: Mapping, name: string, value: string): Edits {
  if (isBraced(document, root)) {
    return addTopLevelEntry(
      document,
      root,
      name,
      ({ gap }) => `${JSON.stringify(name)}:${gap}${JSON.stringify(value)}`,
    );
  }
  return [intoRoot(document, root, lastBefore(root, name, sectionOrder), `${name}: ${value}`, false)];
}

/** Adds properties to a resource that is there. */
export function addProperties(document: Document, logicalId: string, body: Mapping, slices: readonly Slice[]): Edits {
  const properties = entryOf(body, 'Properties');
  const value = isNull(properties?.value) ? undefined : properties?.value;
  const refused = `The properties of ${logicalId} are written in a way that nothing can be added to.`;
  if (value !== undefined && (value.kind !== 'mapping' || value.tag !== undefined)) return refused;
  if (value !== undefined && isBraced(document, value))
    return oneOr(intoBraces(document, value, entries(slices)), refused);
  if (isBraced(document, body)) {
    if (properties !== undefined) return insteadOfNull(document, properties.value, slices);
    return oneOr(intoBraces(document, body, [objectEntry('Properties', slices)]), refused);
  }
  return [intoBlockProperties(document, body, properties, value, slices)];
}

/** Adds entries to a mapping below the properties of a resource. */
export function addEntries(document: Document, mapping: Mapping, slices: readonly Slice[]): Edits {
  const refused = 'The mapping is written in a way that nothing can be added to.';
  if (isBraced(document, mapping)) return oneOr(intoBraces(document, mapping, entries(slices)), refused);
  const last = mapping.entries.at(-1);
  const at = last === undefined ? -1 : spanOf(document, last.key).start;
  // What an alias brings stands elsewhere.
  if (!contains(spanOf(document, mapping), at)) return refused;
  const { text, root } = document;
  const columns = columnsOf(document, root ?? mapping, 'Resources');
  const block = blockOf(document, slices, indentAt(text, at), { ...columns, airy: false });
  return [insertion(blockEnd(text, at, text.length), block)];
}

function intoBlockProperties(
  document: Document,
  body: Mapping,
  properties: Entry | undefined,
  value: Mapping | undefined,
  slices: readonly Slice[],
): Edit {
  const { text, root } = document;
  const columns = columnsOf(document, root ?? body, 'Resources');
  const offset = (entry: Entry | undefined) => (entry === undefined ? 0 : spanOf(document, entry.key).start);
  const column = indentAt(text, offset(body.entries[0]));
  const first = value?.entries[0];
  const to = first === undefined ? column + columns.unit : indentAt(text, offset(first));
  const block = blockOf(document, slices, to, { ...columns, airy: false });
  if (properties !== undefined) return insertion(blockEnd(text, offset(properties), text.length), block);
  const end = blockEnd(text, offset(body.entries.at(-1)), text.length);
  return insertion(end, `${lineBreakOf(text)}${' '.repeat(column)}Properties:${block}`);
}

function intoBracedSection(
  document: Document,
  root: Mapping,
  section: Mapping,
  slices: readonly Slice[],
  name: string,
): Edits {
  const columns = columnsOf(document, root, name);
  // `Resources: {}` in a template in block style is a place kept free: what comes in is written like the rest.
  if (section.entries.length === 0 && !isBraced(document, root)) {
    const { start, end } = spanOf(document, section);
    const blanks = trailing(document.text.slice(0, start), /[ \t]/).length;
    return [{ start: start - blanks, end, text: blockOf(document, slices, columns.member, columns) }];
  }
  return oneOr(intoBraces(document, section, entries(slices)), `The braces of ${name} are not closed.`);
}

function addTopLevelEntry(document: Document, root: Mapping, name: string, entry: Part): Edits {
  const after = lastBefore(root, name, sectionOrder) ?? null;
  return oneOr(intoBraces(document, root, [entry], after), 'The braces of the template are not closed.');
}

function insteadOfNull(document: Document, value: Node, slices: readonly Slice[]): Edits {
  const span = spanOf(document, value);
  const text = object(slices)(layoutAt(document, span.start));
  return [{ ...span, text: withBreaks(document.text, text) }];
}

function entries(slices: readonly Slice[]): readonly Part[] {
  return slices.map(
    ({ name, value }): Part =>
      layout =>
        jsonEntry(name, value, layout),
  );
}

function objectEntry(name: string, slices: readonly Slice[]): Part {
  return layout => `${layout.key(name)}:${layout.gap}${object(slices)(layout)}`;
}

function object(slices: readonly Slice[]): Part {
  return layout =>
    jsonObject(
      slices.map(({ name, value }) => [name, below => jsonOf(value, below)]),
      layout,
    );
}

function oneOr(edit: Edit | undefined, problem: string): Edits {
  return edit === undefined ? problem : [edit];
}
