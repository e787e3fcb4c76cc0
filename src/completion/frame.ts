import { headed, meaningOf } from '../hover/meaning';
import type { Sources } from '../hover/sources';
import { globalsSections } from '../template/model/globals';
import { languageExtensions, samTransform, usesSam } from '../template/model/mark';
import type { Cursor } from './cursor';
import type { Word } from './insertion';

/** What stands around the properties of resources: sections, and the fields of their members. */
export function frameWords({ path, isKey, taken }: Cursor, sources: Sources): readonly Word[] {
  return isKey ? keys(path, taken, sources) : values(path, sources);
}

function keys(path: readonly string[], taken: ReadonlySet<string>, { template, knowledge }: Sources): readonly Word[] {
  const place = placeOf(path);
  const isOffered = (name: string) => !taken.has(name) && (name !== 'Globals' || usesSam(template));
  const names = (fields.get(place) ?? []).filter(isOffered);
  return names.map(label => ({
    ...{ label, kind: 'property', isText: true, isBlock: blocks.has(label) },
    documentation: () =>
      headed(label, meaningOf(place === '' ? label : `${place}.${label}`, knowledge) ?? meaningOf(label, knowledge)),
  }));
}

function values(path: readonly string[], { knowledge }: Sources): readonly Word[] {
  const place = placeOf(path);
  return (words.get(place) ?? []).map(label => ({
    ...{ label, kind: 'value', isText: place !== 'Parameters.*.NoEcho' },
    documentation: () =>
      headed(label, meaningOf(`${place}: ${label}`, knowledge) ?? meaningOf(path.at(-1) ?? '', knowledge)),
  }));
}

/** The names of members don't matter, nor where in a list something stands. */
function placeOf(path: readonly string[]): string {
  const [section = '', , ...rest] = path.filter((step, index) => index === 1 || !/^\d+$/.test(step));
  if (path.length < 2 || section === 'Transform') return section;
  return [section, '*', ...rest].join('.');
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const fields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '': [
      ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions'],
      ...['Transform', 'Globals', 'Resources', 'Outputs'],
    ],
    'Parameters.*': [
      ...['Type', 'Default', 'Description', 'AllowedValues', 'AllowedPattern', 'ConstraintDescription'],
      ...['MinLength', 'MaxLength', 'MinValue', 'MaxValue', 'NoEcho'],
    ],
    Globals: globalsSections,
    'Rules.*': ['RuleCondition', 'Assertions'],
    'Resources.*': [
      ...['Type', 'Properties', 'Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy'],
      ...['CreationPolicy', 'UpdatePolicy', 'Metadata'],
    ],
    'Outputs.*': ['Value', 'Description', 'Export', 'Condition'],
    'Outputs.*.Export': ['Name'],
  }),
);

/** Keys whose values begin in the next line. */
const blocks: ReadonlySet<string> = new Set([
  ...['Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Globals', 'Resources', 'Outputs'],
  ...globalsSections,
  ...['Properties', 'CreationPolicy', 'UpdatePolicy', 'Assertions', 'Export'],
]);

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html */
const ids = [
  ...[
    'AWS::EC2::AvailabilityZone::Name',
    'AWS::EC2::Image::Id',
    'AWS::EC2::Instance::Id',
    'AWS::EC2::KeyPair::KeyName',
  ],
  ...['AWS::EC2::SecurityGroup::GroupName', 'AWS::EC2::SecurityGroup::Id', 'AWS::EC2::Subnet::Id'],
  ...['AWS::EC2::VPC::Id', 'AWS::EC2::Volume::Id', 'AWS::Route53::HostedZone::Id'],
];

const words: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    AWSTemplateFormatVersion: ['2010-09-09'],
    Transform: [samTransform, languageExtensions],
    'Parameters.*.Type': [
      ...['String', 'Number', 'CommaDelimitedList', 'List<Number>'],
      ...[
        'AWS::SSM::Parameter::Name',
        'AWS::SSM::Parameter::Value<String>',
        'AWS::SSM::Parameter::Value<List<String>>',
      ],
      ...ids,
      ...ids.filter(id => id !== 'AWS::EC2::KeyPair::KeyName').map(id => `List<${id}>`),
    ],
    'Parameters.*.NoEcho': ['true', 'false'],
    'Resources.*.DeletionPolicy': ['Retain', 'RetainExceptOnCreate', 'Snapshot', 'Delete'],
    'Resources.*.UpdateReplacePolicy': ['Retain', 'Snapshot', 'Delete'],
  }),
);
