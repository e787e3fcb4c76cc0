import { quantity } from '../../../knowledge/quantity';
import { utf8Length } from '../../../template/values/jsonSize';
import { finding, type TemplateCheck } from '../../api';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

const mostInline = numbers['cfn-body-51200'].most;
/** AWS says 1 MB; which of the two it means is not written, so only the larger one is certain. */
const { decimal: mostDecimal, binary: mostBinary } = numbers['cfn-body-1mb'];

/**
 * The text of a template, as it is sent or as it lies in S3.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const body: TemplateCheck = {
  ids: ['cfn-body-51200', 'cfn-body-1mb'],
  check({ document, transforms }) {
    const { text, root } = document;
    const at = root?.entries[0]?.key;
    // A character has three bytes at most: a short text need not be counted.
    if (at === undefined || text.length * 3 <= mostInline) return [];
    const bytes = utf8Length(text);
    const size = `The template has ${quantity(bytes, undefined)} bytes`;
    if (bytes > mostDecimal) {
      const message = `${size}, but CloudFormation accepts 1 MB. {divide}`;
      return [finding('cfn-body-1mb', bytes > mostBinary ? 'error' : 'warning', at, message)];
    }
    if (isNear(bytes, mostDecimal)) {
      const message = `${size}, near the limit of 1 MB. {plan}`;
      return [finding('cfn-body-1mb', 'hint', at, message)];
    }
    // SAM's own tools always go by way of S3.
    if (bytes <= mostInline || transforms.some(name => name.startsWith('AWS::Serverless'))) return [];
    const message = `${size}, but only ${quantity(mostInline, undefined)} can be sent with the API call.`;
    return [finding('cfn-body-51200', 'information', at, message)];
  },
};
