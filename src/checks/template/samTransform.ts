import { entryOf } from '../../syntax/tree';
import { finding, type TemplateCheck } from '../check';

/**
 * SAM's resources are made into others by its transform.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-serverless.html
 */
export const samTransform: TemplateCheck = {
  ids: ['cfn-macro-sam'],
  check({ document, resources }) {
    // Another transform may know these types too.
    if (entryOf(document.root, 'Transform') !== undefined) return [];
    const sam = [...resources.values()].filter(({ type }) => type.startsWith('AWS::Serverless::'));
    const [first, ...others] = sam;
    if (first === undefined) return [];
    const message =
      'CloudFormation knows this type only with the transform of SAM, which the template lacks. Add Transform: AWS::Serverless-2016-10-31 at the top.';
    const related = others.slice(0, 5).map(({ typeNode }) => ({ at: typeNode, message: 'Here too.' }));
    const name = 'AWS::Serverless-2016-10-31';
    const fixes = [{ title: `Add Transform: ${name}`, change: { kind: 'transform', name } as const }];
    return [finding('cfn-macro-sam', 'error', first.typeNode, message, related, fixes)];
  },
};
