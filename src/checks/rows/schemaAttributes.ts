import type { Schema, TypeSchema } from '../../schema/schema';
import type { Node } from '../../syntax/tree';
import { childrenOf } from '../../syntax/walk';
import { argumentsOf, callOf } from '../../template/model/intrinsics';
import { stringOf } from '../../template/model/scalars';
import { partsOf } from '../../template/model/subText';
import { isWhole } from '../../template/read/whole';
import type { Scope } from '../../template/worlds/scope';
import { finding } from '../findings/check';
import type { Finding } from '../findings/finding';
import { nearest, rename } from './schemaShape';

/** `Orders.Arn`, as a function asks for it. */
interface Asked {
  readonly logicalId: string;
  readonly attribute: string;
  /** The text that it stands in, and that text with another attribute. */
  readonly at: Node;
  readonly with: (attribute: string) => string;
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/**
 * Attributes that the type of a resource doesn't have, where it has one that must be meant. What other files may
 * declare, SAM makes or a custom resource returns is unknown.
 */
export function attributeFindings(nodes: readonly Node[], scope: Scope, schema: Schema): readonly Finding[] {
  const budget = { left: maxNodes };
  const all = nodes.flatMap(node => askedIn(node, budget));
  if (all.length === 0 || !isWhole(scope)) return [];
  return all.flatMap(one => {
    const name = scope.resource(one.logicalId)?.type;
    const type = name === undefined ? undefined : schema.type(name);
    const meant = type && meantBy(one.attribute, type);
    if (meant === undefined) return [];
    const message = `${one.attribute} isn't an attribute of ${name}. Change it to ${meant}.`;
    return [finding('schema-attribute', 'warning', one.at, message, [], [rename(one.at, one.with(meant), meant)])];
  });
}

/** The attribute that is one or two letters away, or differs by the name of the type alone: `Arn` for `TopicArn`. */
function meantBy(written: string, { name, attributes, properties }: TypeSchema): string | undefined {
  if (name.startsWith('AWS::Serverless::') || attributes.has(written)) return undefined;
  const [first = ''] = written.split('.');
  // Of some types CloudFormation returns properties, too; what is in an attribute may be one.
  if (properties.has(first) || (attributes.has(first) && first !== written)) return undefined;
  const names = [...attributes.keys()];
  const own = name.split('::').at(-1) ?? '';
  const bare = (text: string) => (text.startsWith(own) && text !== own ? text.slice(own.length) : text);
  return nearest(names, written) ?? names.find(one => bare(one) === bare(written));
}

function askedIn(node: Node, budget: { left: number }): readonly Asked[] {
  if (budget.left-- <= 0 || node.kind === 'opaque') return [];
  const call = callOf(node);
  if (call === undefined) return childrenOf(node).flatMap(child => askedIn(child, budget));
  const { name, argument } = call;
  const items = argumentsOf(call);
  if (name === 'Fn::GetAtt') return askedBy(items);
  if (name !== 'Fn::Sub') return askedIn({ ...argument, tag: undefined }, budget);
  const [text, ...variables] = items;
  return [...(text === undefined ? [] : askedInText(text)), ...variables.flatMap(one => askedIn(one, budget))];
}

/** `Orders.Arn`, or `[Orders, Arn]`. */
function askedBy([first, second, ...others]: readonly Node[]): readonly Asked[] {
  const start = first && stringOf(first);
  if (first === undefined || start === undefined || others.length > 0) return [];
  if (second !== undefined) {
    const attribute = stringOf(second);
    return attribute === undefined ? [] : [{ logicalId: start, attribute, at: second, with: meant => meant }];
  }
  const [logicalId = '', ...rest] = start.split('.');
  const attribute = rest.join('.');
  return attribute === '' ? [] : [{ logicalId, attribute, at: first, with: meant => `${logicalId}.${meant}` }];
}

function askedInText(text: Node): readonly Asked[] {
  const whole = stringOf(text) ?? '';
  return partsOf(whole).flatMap(({ text: name, isName }) => {
    const [logicalId = '', ...rest] = name.split('.');
    const attribute = rest.join('.');
    if (!isName || attribute === '') return [];
    const replaced = (meant: string) => whole.replaceAll(`\${${name}}`, () => `\${${logicalId}.${meant}}`);
    return [{ logicalId, attribute, at: text, with: replaced }];
  });
}
