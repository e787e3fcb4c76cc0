import { valueOf } from '../../../syntax/tree';
import { type Fix, finding, type TemplateCheck } from '../../api';

const only = '2010-09-09';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/format-version-structure.html */
export const formatVersion: TemplateCheck = {
  ids: ['cfn-format-version'],
  check({ document }) {
    const version = valueOf(document.root, 'AWSTemplateFormatVersion');
    // A date with a time is the same day, written by a tool; whether CloudFormation takes it is not known.
    if (version?.kind !== 'scalar' || !/^\d{4}-\d\d-\d\d$/.test(version.value) || version.value === only) return [];
    const message = `AWSTemplateFormatVersion is ${version.value}`;
    const fix: Fix = { title: `Set to ${only}`, change: { kind: 'replace', node: version, value: only } };
    return [finding('cfn-format-version', 'error', version, message, [], [fix])];
  },
};
