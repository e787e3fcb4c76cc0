import { quantity } from '../../../knowledge/quantity';
import { type Entry, entryOf, type Node, type Scalar } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import type { Template } from '../../../template/model/template';
import { characters, type Ruler, utf8Length } from '../../../template/values/jsonSize';
import { type Check, type Finding, finding, type TemplateCheck } from '../../api';
import { numbers } from '../support/numbers';

const longestName = numbers['cfn-names'].most;

const sections = [
  { name: 'Parameters', noun: "a parameter's name" },
  { name: 'Outputs', noun: "an output's name" },
  { name: 'Mappings', noun: "a mapping's name" },
];

/** The names of resources. Source: as below. */
export const logicalIds: Check = {
  ids: ['cfn-names'],
  types: ['*'],
  check: ({ key }) => longName(key, 'a logical ID'),
};

/**
 * Names and texts of the template itself.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const names: TemplateCheck = {
  ids: ['cfn-names', 'cfn-names-description', 'cfn-names-value'],
  check(template) {
    return [...longNames(template), ...longDescriptions(template), ...longValues(template)];
  },
};

function longNames({ document, mappings }: Template): readonly Finding[] {
  const found = sections.flatMap(({ name, noun }) =>
    entriesOf(entryOf(document.root, name)?.value).flatMap(({ key }) => longName(key, noun)),
  );
  const keys = [...mappings.values()].flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) => [key, ...entriesOf(value).map(entry => entry.key)]),
  );
  return [...found, ...keys.flatMap(key => longName(key, 'a key of a mapping'))];
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}

function longName(key: Scalar, noun: string): readonly Finding[] {
  const { length } = key.value;
  if (length <= longestName || key.value.startsWith('Fn::')) return [];
  const message = `This name has ${length} characters, but ${noun} has at most ${longestName}.`;
  return [finding('cfn-names', 'error', key, message)];
}

/** A text that is too long by some measure. */
interface TextLimit {
  readonly code: string;
  readonly most: number;
  readonly ruler: Ruler;
  readonly unit: 'bytes' | 'characters';
  readonly reason: (most: string) => string;
}

const description: TextLimit = {
  code: 'cfn-names-description',
  most: numbers['cfn-names-description'].bytes,
  ruler: utf8Length,
  unit: 'bytes',
  reason: most => `at most ${most} are allowed`,
};

const ofParameter: TextLimit = {
  ...description,
  most: numbers['cfn-names-description'].ofParameter,
  ruler: characters,
  unit: 'characters',
};

function longDescriptions({ document, parameters }: Template): readonly Finding[] {
  return [
    ...tooLong('The description', entryOf(document.root, 'Description')?.value, description),
    ...entriesOf(entryOf(document.root, 'Outputs')?.value).flatMap(({ key, value }) =>
      tooLong(`The description of ${key.value}`, entryOf(value, 'Description')?.value, description),
    ),
    ...[...parameters].flatMap(([name, parameter]) =>
      tooLong(`The description of ${name}`, entryOf(parameter, 'Description')?.value, ofParameter),
    ),
  ];
}

const value: TextLimit = {
  code: 'cfn-names-value',
  most: numbers['cfn-names-value'].bytes,
  ruler: utf8Length,
  unit: 'bytes',
  reason: most => `the value of a parameter has at most ${most}`,
};

function longValues({ parameters }: Template): readonly Finding[] {
  return [...parameters].flatMap(([name, parameter]) => {
    const allowed = entryOf(parameter, 'AllowedValues')?.value;
    const items = allowed?.kind === 'sequence' ? allowed.items : [];
    return [
      ...tooLong(`The default of ${name}`, entryOf(parameter, 'Default')?.value, value),
      ...items.flatMap(item => tooLong(`This value of ${name}`, item, value)),
    ];
  });
}

function tooLong(subject: string, node: Node | undefined, limit: TextLimit): readonly Finding[] {
  const { code, most, ruler, unit, reason } = limit;
  const text = node && stringOf(node);
  const size = text === undefined ? 0 : ruler(text);
  if (node === undefined || size <= most) return [];
  const message = `${subject} has ${quantity(size, undefined)} ${unit}, but ${reason(quantity(most, undefined))}.`;
  return [finding(code, 'error', node, message)];
}
