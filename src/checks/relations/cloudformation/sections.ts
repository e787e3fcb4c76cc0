import { type Entry, entryOf, isNull } from '../../../syntax/tree';
import { hasMacro } from '../../../template/model/mark';
import { nearestChoices } from '../../../text/nearest';
import { type Finding, finding, rename, type TemplateCheck } from '../../api';

const code = 'cfn-section';

const sections: readonly string[] = [
  ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions'],
  ...['Transform', 'Resources', 'Outputs', 'Hooks', 'Globals'],
];

/** Of `aws cloudformation package` and Rain, which take them out before the template is sent. */
const ofTools: ReadonlySet<string> = new Set(['Constants', 'Modules', 'Packages', 'Rain']);

/** Those that hold entries by name. */
const named: ReadonlySet<string> = new Set(['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs']);

/**
 * A template has these sections and no others, and none of them is empty.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export const sectionNames: TemplateCheck = {
  ids: [code],
  check({ document: { root }, isPart, transforms }) {
    const isDeclared = entryOf(root, 'AWSTemplateFormatVersion') !== undefined;
    if (root === undefined || !isDeclared || isPart || root.block.isBroken || hasMacro(transforms)) return [];
    return root.entries.flatMap(entry =>
      sections.includes(entry.key.value) ? empty(entry) : unknown(entry, name => entryOf(root, name) !== undefined),
    );
  },
};

function empty({ key, value }: Entry): readonly Finding[] {
  if (!named.has(key.value) || value.tag !== undefined || !isNull(value)) return [];
  return [finding(code, 'error', key, `${key.value} is empty, so CloudFormation refuses the template. {empty}`)];
}

function unknown({ key }: Entry, isSet: (name: string) => boolean): readonly Finding[] {
  const name = key.value;
  // Signs are those of a tool that fills the template in.
  if (!/^[A-Za-z]\w*$/.test(name) || ofTools.has(name)) return [];
  const [meant] = nearestChoices(sections, name);
  const message = `${name} isn't a section of a template, so CloudFormation refuses it.`;
  if (meant !== undefined && !isSet(meant))
    return [finding(code, 'error', key, `${message} Change it to ${meant}.`, [], [rename(key, meant)])];
  return [finding(code, 'error', key, `${message} {unknown}`)];
}
