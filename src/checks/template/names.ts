import { entryOf } from '../../syntax/tree';
import { stringOf } from '../../template/scalars';
import type { Template } from '../../template/template';
import { finding, type TemplateCheck } from '../check';
import type { Finding } from '../finding';
import { utf8Length } from '../support/jsonSize';

const longestName = 255;
const longestDescription = 1024;
const longestValue = 4096;

const sections = [
  { name: 'Resources', noun: 'logical ID' },
  { name: 'Parameters', noun: 'name of a parameter' },
  { name: 'Outputs', noun: 'name of an output' },
  { name: 'Mappings', noun: 'name of a mapping' },
];

/**
 * Names and texts of the template itself.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const names: TemplateCheck = {
  ids: ['cfn-names', 'cfn-names-description', 'cfn-names-value'],
  check(template) {
    return [...longNames(template), ...longDescription(template), ...longDefaults(template)];
  },
};

function longNames({ document }: Template): readonly Finding[] {
  return sections.flatMap(({ name, noun }) => {
    const section = entryOf(document.root, name)?.value;
    if (section?.kind !== 'mapping') return [];
    const long = section.entries.filter(({ key }) => key.value.length > longestName && !key.value.startsWith('Fn::'));
    return long.map(({ key }) => {
      const message = `This name has ${key.value.length} characters; a ${noun} has ${longestName} at most. Shorten it.`;
      return finding('cfn-names', 'error', key, message);
    });
  });
}

function longDescription({ document }: Template): readonly Finding[] {
  const description = entryOf(document.root, 'Description');
  const bytes = utf8Length((description && stringOf(description.value)) ?? '');
  if (description === undefined || bytes <= longestDescription) return [];
  const message = `The description has ${bytes.toLocaleString('en-US')} bytes; CloudFormation takes 1,024. Shorten it, or put the rest into Metadata or a comment.`;
  return [finding('cfn-names-description', 'error', description.key, message)];
}

function longDefaults({ parameters }: Template): readonly Finding[] {
  return [...parameters].flatMap(([name, parameter]) => {
    const preset = entryOf(parameter, 'Default');
    const bytes = utf8Length((preset && stringOf(preset.value)) ?? '');
    if (preset === undefined || bytes <= longestValue) return [];
    const message = `The default of ${name} has ${bytes.toLocaleString('en-US')} bytes; the value of a parameter has 4,096 at most. Put longer text into S3 and pass its address.`;
    return [finding('cfn-names-value', 'error', preset.key, message)];
  });
}
