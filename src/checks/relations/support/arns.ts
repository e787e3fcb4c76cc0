import type { Node } from '../../../syntax/tree';
import { argumentsOf, callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { expressionOf } from '../../../text/expression';
import { outlined } from './spelling';

/** A text as written, with the `${Name}` of `Fn::Sub` left in it. Undefined where a function makes it. */
export function writtenText(node: Node): string | undefined {
  const call = callOf(node);
  if (call === undefined) return stringOf(node);
  if (call.name !== 'Fn::Sub') return undefined;
  const [text] = argumentsOf(call);
  return text && stringOf(text);
}

/** Whether a text as written, or as `Fn::Join` puts it together, matches the regular expression of a row. */
export function isWrittenAs(pattern: string, node: Node): boolean {
  const text = callOf(node)?.name === 'Fn::Join' ? outlined(node) : writtenText(node);
  return expressionOf(pattern).test(text ?? '');
}

/** The service in an ARN that is written out to its end: `sqs` in `arn:aws:sqs:eu-west-1:111122223333:orders`. */
export function serviceOf(node: Node): string | undefined {
  const text = writtenText(node)?.replaceAll('AWS::', '') ?? '';
  return /^arn:(?:aws[\w-]*|\$\{Partition\}):([\w-]+):[^:]*:[^:]*:./s.exec(text)?.[1];
}

/** What stands behind the service in an ARN as it is written; undefined in one of another service. */
export function afterService(arn: string, service: string): string | undefined {
  const mark = `:${service}:`;
  const at = arn.startsWith('arn:') ? arn.indexOf(mark) : -1;
  return at < 0 ? undefined : arn.slice(at + mark.length);
}
