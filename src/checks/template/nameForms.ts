import { type Entry, entryOf, type Node, valueOf } from '../../syntax/tree';
import type { Template } from '../../template/template';
import { finding, type TemplateCheck } from '../check';
import type { Finding } from '../finding';

const sections = [
  { name: 'Resources', noun: 'a logical ID' },
  { name: 'Parameters', noun: 'the name of a parameter' },
  { name: 'Outputs', noun: 'the name of an output' },
];

/**
 * What CloudFormation's names are made of.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resources-section-structure.html
 */
export const nameForms: TemplateCheck = {
  ids: ['cfn-names-form'],
  check(template) {
    // A macro can give everything another name.
    if (template.transforms.some(name => !name.startsWith('AWS::'))) return [];
    return [...inSections(template), ...inMappings(template)];
  },
};

function inSections({ document }: Template): readonly Finding[] {
  return sections.flatMap(({ name, noun }) =>
    namesIn(valueOf(document.root, name))
      .filter(({ key }) => !/^[A-Za-z0-9]+$/.test(key.value))
      .map(({ key }) => broken(key, `${noun} has letters and digits only`)),
  );
}

function inMappings({ document }: Template): readonly Finding[] {
  return namesIn(valueOf(document.root, 'Mappings')).flatMap(({ value: mapping }) =>
    namesIn(mapping).flatMap(({ key, value: row }) => [
      ...(/^[A-Za-z0-9.-]+$/.test(key.value)
        ? []
        : [broken(key, 'the first key of a mapping has letters, digits, dots and hyphens only')]),
      ...entriesOf(row)
        .filter(entry => !/^[A-Za-z0-9]+$/.test(entry.key.value))
        .map(entry => broken(entry.key, 'the second key of a mapping has letters and digits only')),
    ]),
  );
}

/** Those that hold something and are called so in earnest, not by a loop or by a tool that writes the template. */
function namesIn(section: Node | undefined): readonly Entry[] {
  return entriesOf(section).filter(({ value }) => value.kind === 'mapping');
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  if (node?.kind !== 'mapping' || entryOf(node, 'Fn::Transform') !== undefined) return [];
  return node.entries.filter(({ key }) => !/[:{}$<%]/.test(key.value));
}

function broken(key: Entry['key'], reason: string): Finding {
  return finding('cfn-names-form', 'error', key, `This name is "${key.value}"; ${reason}. Choose another one.`);
}
