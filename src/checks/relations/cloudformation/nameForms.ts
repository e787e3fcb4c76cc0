import { type Entry, entryOf, type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { hasMacro } from '../../../template/model/mark';
import type { Template } from '../../../template/model/template';
import { isFilledLater } from '../../../text/placeholder';
import { type Check, type Finding, finding, type TemplateCheck } from '../../api';

const sections = [
  { name: 'Parameters', noun: 'the name of a parameter' },
  { name: 'Outputs', noun: 'the name of an output' },
];

/** The names of resources. Source: as below. */
export const logicalIdForms: Check = {
  ids: ['cfn-names-form'],
  types: ['*'],
  check({ key }, scope) {
    if (isWritten(key) || isWellFormed(key) || hasMacro(scope.transforms)) return [];
    return [broken(key, 'a logical ID has only letters and digits')];
  },
};

/**
 * What CloudFormation's names are made of.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resources-section-structure.html
 */
export const nameForms: TemplateCheck = {
  ids: ['cfn-names-form'],
  check(template) {
    if (hasMacro(template.transforms)) return [];
    return [...inSections(template), ...inMappings(template)];
  },
};

function isWellFormed({ value }: Scalar): boolean {
  return /^[A-Za-z0-9]+$/.test(value);
}

/** By a loop, or by a tool that writes the template. */
function isWritten({ value }: Scalar): boolean {
  return /[:{}$<%]/.test(value) || isFilledLater(value);
}

function inSections({ document }: Template): readonly Finding[] {
  return sections.flatMap(({ name, noun }) =>
    namesIn(valueOf(document.root, name))
      .filter(({ key }) => !isWellFormed(key))
      .map(({ key }) => broken(key, `${noun} has only letters and digits`)),
  );
}

function inMappings({ document }: Template): readonly Finding[] {
  return namesIn(valueOf(document.root, 'Mappings')).flatMap(({ value: mapping }) =>
    namesIn(mapping).flatMap(({ key, value: row }) => [
      ...(/^[A-Za-z0-9.-]+$/.test(key.value)
        ? []
        : [broken(key, 'a top-level mapping key has only letters, digits, dots and hyphens')]),
      ...entriesOf(row)
        .filter(entry => !isWellFormed(entry.key))
        .map(entry => broken(entry.key, 'a second-level mapping key has only letters and digits')),
    ]),
  );
}

/** Those that hold something and are called so in earnest, not by a loop or by a tool that writes the template. */
function namesIn(section: Node | undefined): readonly Entry[] {
  return entriesOf(section).filter(({ value }) => value.kind === 'mapping');
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  if (node?.kind !== 'mapping' || entryOf(node, 'Fn::Transform') !== undefined) return [];
  return node.entries.filter(({ key }) => !isWritten(key));
}

function broken(key: Entry['key'], reason: string): Finding {
  return finding('cfn-names-form', 'error', key, `This name is "${key.value}", but ${reason}.`);
}
