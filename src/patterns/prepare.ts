import { type Document, entryOf, type Node, valueOf } from '../syntax/tree';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import type { Chosen } from './connect';
import { jsonOf, minifiedJson } from './json';
import { fill } from './marks';
import { obstacle } from './offers';
import type { Connection, Pattern } from './pattern';
import { rename } from './rename';
import { type FormSection, formSections, parseForm, partOf, type Slice, slicesOf } from './source';

type Plain = (text: string) => string;

/** A form with its names made to fit the template. */
export interface Prepared {
  readonly transforms: readonly string[];
  readonly members: ReadonlyMap<FormSection, readonly Slice[]>;
  /** The resource that the pattern attaches to, and the properties that it gets. */
  readonly connected: Resource | undefined;
  readonly properties: readonly Slice[];
}

/**
 * @param values what placeholders are replaced by; marks leave them open
 * @param plain the text that one with marks is compared as
 */
export function prepare(
  pattern: Pattern,
  { form, connection, connected }: Chosen,
  template: Template,
  values: ReadonlyMap<string, string>,
  plain: Plain = text => text,
): Prepared | { problem: string } {
  const derived = connection && connected ? namedAfter(pattern, connection.as, connected.logicalId) : undefined;
  const all = new Map([...(derived ?? []), ...values]);
  const as = connection && fill(connection.as, pattern.placeholders, all);
  const without = (connection?.without ?? []).map(name => fill(name, pattern.placeholders, all));
  const filled = parseForm(fill(form.text, pattern.placeholders, all));
  const left = new Set([...(as === undefined ? [] : [as]), ...without]);
  const shared = sharedWith(filled, template, plain);
  const names = freeNames(filled, template, new Set([...left, ...shared]), plain);
  if (as !== undefined && connected !== undefined) names.names.set(as, connected.logicalId);
  const document = parseForm(rename(filled, names));
  const renamed = (name: string) => names.names.get(name) ?? name;
  const leftOut = new Set([...[...left].map(renamed), ...shared]);
  const properties = connection && connected ? propertiesFor(document, connection, connected) : [];
  if (typeof properties === 'string') return { problem: properties };
  return { transforms: transformsOf(document), members: membersOf(document, leftOut), connected, properties };
}

/** A queue that is attached to `InvoicesQueue` is named after invoices: what stands for `Orders` in `OrdersQueue`. */
function namedAfter({ placeholders }: Pattern, as: string, logicalId: string): ReadonlyMap<string, string> {
  const placeholder = placeholders.find(({ name }) => as.includes(name));
  if (placeholder === undefined) return new Map();
  const [before = '', after = ''] = as.split(placeholder.name);
  const fits =
    logicalId.startsWith(before) && logicalId.endsWith(after) && logicalId.length > before.length + after.length;
  const value = fits ? logicalId.slice(before.length, logicalId.length - after.length) : logicalId;
  return new Map([[placeholder.name, value]]);
}

/** Parameters, mappings and conditions that the template has in the same words already. */
function sharedWith(form: Document, template: Template, plain: Plain): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const section of ['Parameters', 'Mappings', 'Conditions']) {
    for (const { name, value } of slicesOf(form, partOf(form, section))) {
      const there = valueOf(valueOf(template.document.root, section), plain(name));
      if (there !== undefined && isSame(value, there, plain)) shared.add(name);
    }
  }
  return shared;
}

/** A parameter of a type such as AWS::EC2::VPC::Id means the same where it has the same name. */
function isSame(one: Node, other: Node, plain: Plain): boolean {
  const [type, otherType] = [one, other].map(node => valueOf(node, 'Type'));
  const name = type && stringOf(type);
  if (name?.includes('AWS::') && otherType && stringOf(otherType) === name) return true;
  return plain(jsonOf(one, minifiedJson)) === jsonOf(other, minifiedJson);
}

/** New names for all that the template has taken: one number for the whole pattern, so that it shows what belongs together. */
function freeNames(form: Document, template: Template, keep: ReadonlySet<string>, plain: Plain) {
  const { names: taken, outputs: takenOutputs } = takenIn(template);
  const sections = formSections.map(section => ({ section, slices: slicesOf(form, partOf(form, section)) }));
  const of = (wanted: (section: string) => boolean) =>
    sections.filter(({ section }) => wanted(section)).flatMap(({ slices }) => slices.map(slice => slice.name));
  const own = of(section => section !== 'Outputs').filter(name => !keep.has(name));
  const outputs = of(section => section === 'Outputs');
  return { names: new Map(numbered(own, taken, plain)), outputs: new Map(numbered(outputs, takenOutputs, plain)) };
}

function numbered(
  names: readonly string[],
  taken: ReadonlySet<string>,
  plain: Plain,
): readonly (readonly [string, string])[] {
  const clashing = names.filter(name => taken.has(plain(name)));
  for (let number = 2; clashing.length > 0; number++) {
    const renamed = clashing.map(name => [name, `${name}${number}`] as const);
    if (renamed.every(([, name]) => !taken.has(plain(name)) && !names.includes(name))) return renamed;
  }
  return [];
}

function takenIn({ document, resources }: Template): { names: ReadonlySet<string>; outputs: ReadonlySet<string> } {
  const namesOf = (section: string) => {
    const members = valueOf(document.root, section);
    return members?.kind === 'mapping' ? members.entries.map(entry => entry.key.value) : [];
  };
  const names = new Set(formSections.filter(section => section !== 'Outputs').flatMap(namesOf));
  for (const { type, logicalId } of resources.values()) {
    // SAM makes this role when the function names none.
    if (type === 'AWS::Serverless::Function') names.add(`${logicalId}Role`);
  }
  return { names, outputs: new Set(namesOf('Outputs')) };
}

function propertiesFor(form: Document, connection: Connection, connected: Resource): readonly Slice[] | string {
  const source = entryOf(partOf(form, 'Resources', connected.logicalId), 'Properties')?.value;
  const problem = obstacle(connection, connected);
  if (problem !== undefined) return problem;
  const missing = connection.ensure.filter(name => entryOf(connected.properties, name) === undefined);
  const wanted = new Set([...connection.set, ...missing]);
  return slicesOf(form, source).filter(slice => wanted.has(slice.name));
}

function transformsOf(document: Document): readonly string[] {
  const transform = valueOf(document.root, 'Transform');
  const items = transform?.kind === 'sequence' ? transform.items : transform === undefined ? [] : [transform];
  return items.flatMap(item => stringOf(item) ?? []);
}

function membersOf(document: Document, leftOut: ReadonlySet<string>): ReadonlyMap<FormSection, readonly Slice[]> {
  return new Map(
    formSections.map(section => [
      section,
      slicesOf(document, partOf(document, section)).filter(slice => section === 'Outputs' || !leftOut.has(slice.name)),
    ]),
  );
}
