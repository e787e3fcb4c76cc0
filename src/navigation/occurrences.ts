import type { Block, Entry, Node, Scalar } from '../syntax/tree';
import { entryOf, valueOf } from '../syntax/tree';
import { isLoop } from '../template/model/loops';
import { entriesOf } from '../template/model/mark';
import { stringOf } from '../template/model/scalars';
import type { Occurrence } from './symbol';
import { spanWith } from './symbol';
import { noVariables, type Variables, Walker } from './walker';

const known = new WeakMap<Block, Map<string, readonly Occurrence[]>>();

/** The names in those members of a section that stand in one block; kept with the block. */
export function occurrencesIn(block: Block, section: string, members: readonly Entry[]): readonly Occurrence[] {
  const bySection = known.get(block) ?? new Map<string, readonly Occurrence[]>();
  known.set(block, bySection);
  const before = bySection.get(section);
  if (before !== undefined) return before;
  const walker = new Walker(section === 'Conditions');
  const read = readers.get(section) ?? readAny;
  for (const member of members) readMember(member, read, walker, noVariables);
  bySection.set(section, walker.found);
  return walker.found;
}

type ReadMember = (member: Entry, walker: Walker, variables: Variables) => void;

/** A loop's body holds members too. */
function readMember(member: Entry, read: ReadMember, walker: Walker, variables: Variables): void {
  if (!isLoop(member)) read(member, walker, variables);
  else walker.loop(member, variables, (inner, inside) => readMember(inner, read, walker, inside));
}

const readers: ReadonlyMap<string, ReadMember> = new Map<string, ReadMember>([
  ['Parameters', (member, walker) => declare(member, 'name', walker)],
  ['Resources', readResource],
  ['Mappings', readMapping],
  [
    'Conditions',
    (member, walker, variables) => {
      declare(member, 'condition', walker);
      walker.entry(member, variables);
    },
  ],
  [
    'Outputs',
    (member, walker, variables) => {
      declare(member, 'output', walker);
      walker.conditionOf(member.value);
      walker.entry(member, variables);
    },
  ],
  ['Metadata', readMetadata],
]);

function readAny(member: Entry, walker: Walker, variables: Variables): void {
  walker.entry(member, variables);
}

function declare({ key, value }: Entry, kind: Occurrence['kind'], walker: Walker, owner = ''): void {
  // A loop makes several names of one text.
  if (!/[$&]\{|^Fn::/.test(key.value)) walker.add(key, kind, '', { owner, whole: spanWith(key, value) });
}

function readResource(member: Entry, walker: Walker, variables: Variables): void {
  declare(member, 'name', walker);
  const dependsOn = valueOf(member.value, 'DependsOn');
  for (const node of dependsOn?.kind === 'sequence' ? dependsOn.items : [dependsOn]) {
    if (node?.kind === 'scalar') walker.name(node, 'DependsOn', variables);
  }
  walker.conditionOf(member.value);
  const isConnector = stringOrNone(valueOf(member.value, 'Type')) === 'AWS::Serverless::Connector';
  const connectors = isConnector
    ? [member.value]
    : entriesOf(valueOf(member.value, 'Connectors')).map(one => one.value);
  for (const connector of connectors) readConnector(valueOf(connector, 'Properties'), walker, variables);
  walker.entry(member, variables);
}

/** SAM's connectors name resources without a function. */
function readConnector(properties: Node | undefined, walker: Walker, variables: Variables): void {
  for (const end of ['Source', 'Destination']) {
    const named = valueOf(properties, end);
    for (const one of named?.kind === 'sequence' ? named.items : [named]) {
      const id = valueOf(one, 'Id');
      if (id?.kind === 'scalar') walker.name(id, 'Connectors', variables);
    }
  }
}

function readMapping(member: Entry, walker: Walker): void {
  declare(member, 'mapping', walker);
  for (const row of entriesOf(member.value)) {
    declare(row, 'row', walker, member.key.value);
    for (const column of entriesOf(row.value)) declare(column, 'column', walker, member.key.value);
  }
}

/** The groups and labels that the console shows parameters in. */
function readMetadata(member: Entry, walker: Walker, variables: Variables): void {
  if (member.key.value === 'AWS::CloudFormation::Interface') {
    const groups = valueOf(member.value, 'ParameterGroups');
    const names = (groups?.kind === 'sequence' ? groups.items : []).flatMap(group => {
      const parameters = valueOf(group, 'Parameters');
      return parameters?.kind === 'sequence' ? parameters.items : [];
    });
    const labels = entriesOf(entryOf(member.value, 'ParameterLabels')?.value).map(({ key }) => key);
    for (const node of [...names, ...labels].filter(isScalar)) walker.name(node, 'Metadata', variables);
  }
  walker.entry(member, variables);
}

function isScalar(node: Node): node is Scalar {
  return node.kind === 'scalar';
}

function stringOrNone(node: Node | undefined): string | undefined {
  return node && stringOf(node);
}
