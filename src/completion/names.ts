import { headed, meaningOf } from '../hover/meaning';
import { nameText, referenceText } from '../hover/names';
import { realType } from '../hover/schemaWords';
import type { Sources } from '../hover/sources';
import { callAt, nameIn } from '../hover/subject';
import { Names, type PlacedName } from '../navigation/symbols';
import { type Node, valueOf } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import { entriesOf } from '../template/model/mark';
import { pseudoParameters } from '../template/model/pseudoParameters';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import type { Filled } from './cursor';
import type { Word } from './insertion';
import type { Part } from './typed';

/** A logical ID like any other, that nobody has. */
export const nameStandIn = 'FieldnotesStandIn0';

/** Whether names are read here: in a call, or under a key that says so without one. */
export function mayName({ location }: Filled, part: Part): boolean {
  const { steps = [], names = [] } = location ?? {};
  return (
    part === 'hole' ||
    (part === 'value' && (names.some(name => naming.has(name)) || steps.some(({ node }) => callOf(node) !== undefined)))
  );
}

const naming: ReadonlySet<string> = new Set(['DependsOn', 'Condition', 'Source', 'Destination', 'ParameterGroups']);

/** The names of the template that a function can name where the stand-in is, or the attributes of what it names. */
export function nameWords(filled: Filled, head: string | undefined, sources: Sources): readonly Word[] {
  const { template, start, location } = filled;
  const placed = Names.of(template).at(start);
  if (placed !== undefined && placed.name === (head ?? nameStandIn) && placed.whole === undefined) {
    if (head !== undefined) return attributes(head, placed, sources);
    return named(placed, ownName(filled), sources);
  }
  // The second part of the long form: `Fn::GetAtt: [Orders, Arn]`.
  const call = location && callAt(location);
  const [resource = ''] = (call?.name === 'Fn::GetAtt' && nameIn(call)) || [];
  return location?.names.at(-1) === '1' ? attributes(resource, undefined, sources) : [];
}

/** What the place is in names nobody but others. */
function ownName({ location }: Filled): string | undefined {
  const [section, name] = location?.names ?? [];
  return section === 'Resources' || section === 'Conditions' ? name : undefined;
}

function named(placed: PlacedName, own: string | undefined, sources: Sources): readonly Word[] {
  const words = namesOf(placed, sources).filter(([label]) => label !== own && label !== nameStandIn);
  return words.map(([label, detail]) => ({
    ...{ label, kind: 'name', isText: true, detail },
    documentation: () =>
      nameText({ ...placed, name: label }, sources) ?? headed(label, meaningOf(label, sources.knowledge)),
  }));
}

type Named = readonly [label: string, detail: string];

function namesOf({ kind, use, owner }: PlacedName, { template }: Sources): readonly Named[] {
  switch (kind) {
    case 'name':
      return referenced(use, template);
    case 'condition':
      return [...template.conditions.keys()].map(name => [name, 'condition']);
    case 'mapping':
      return [...template.mappings.keys()].map(name => [name, 'mapping']);
    case 'row':
      return entriesOf(template.mappings.get(owner)).map(({ key }) => [key.value, owner]);
    case 'column': {
      const rows = entriesOf(template.mappings.get(owner));
      const columns = rows.flatMap(row => entriesOf(row.value).map(({ key }) => key.value));
      return [...new Set(columns)].map(name => [name, owner]);
    }
    case 'output':
    case 'variable':
      return [];
  }
}

function referenced(use: string, { resources, parameters }: Template): readonly Named[] {
  const made = [...resources.values()]
    .filter(({ isLooped }) => !isLooped)
    .map(one => [one.logicalId, one.type] as const);
  const given = [...parameters].map(([name, body]) => [name, typeOf(body)] as const);
  if (use === 'Metadata') return given;
  if (use !== 'Ref' && use !== 'Fn::Sub') return made;
  return [...given, ...made, ...pseudoParameters.map(name => [`AWS::${name}`, 'pseudo parameter'] as const)];
}

function typeOf(parameter: Node): string {
  const type = valueOf(parameter, 'Type');
  return `parameter, ${(type && stringOf(type)) ?? 'no type'}`;
}

function attributes(name: string, placed: PlacedName | undefined, sources: Sources): readonly Word[] {
  const resource = sources.template.resources.get(name);
  if (resource === undefined || (placed !== undefined && placed.use !== 'Fn::GetAtt' && placed.use !== 'Fn::Sub'))
    return [];
  const all = realType(sources.knowledge.schema, resource.type)?.attributes;
  return [...(all?.values() ?? [])].map(attribute => ({
    ...{ label: attribute.name, kind: 'name', isText: true, detail: attribute.kinds.join(' or ') },
    documentation: () => referenceText(name, attribute.name, 'Fn::GetAtt', sources),
  }));
}
