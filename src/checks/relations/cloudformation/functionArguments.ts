import { type Node, valueOf } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { isListType } from '../../../template/model/constraints';
import { type Call, callOf, entriesIn, itemsIn, literalOf } from '../../../template/model/intrinsics';
import { hasMacro, isDeclared } from '../../../template/model/mark';
import { mentionsIn } from '../../../template/model/mentions';
import { pseudoParameters } from '../../../template/model/pseudoParameters';
import { stringOf } from '../../../template/model/scalars';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, finding, lack, rename, type Scope, type TemplateCheck } from '../../api';
import { namesIn } from '../support/mentions';

const code = 'cfn-function';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/** How many arguments a function takes: from, to. */
const counts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['Fn::If', [3, 3]],
  ['Fn::Equals', [2, 2]],
  ['Fn::Not', [1, 1]],
  ['Fn::And', [2, 10]],
  ['Fn::Or', [2, 10]],
  ['Fn::Join', [2, 2]],
  ['Fn::Split', [2, 2]],
  ['Fn::Select', [2, 2]],
  ['Fn::FindInMap', [3, 4]],
]);

/**
 * Each function takes its number of arguments.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const functionArguments: Check = {
  ids: [code],
  types: ['*'],
  check({ type, properties, body }, scope) {
    if (hasMacro(scope.transforms)) return [];
    const isResource = (name: string) => scope.resource(name) !== undefined;
    return [
      ...(properties === undefined ? [] : callsIn(properties, isResource)),
      ...waiting(valueOf(body, 'DependsOn')),
      ...(type === 'AWS::CloudFormation::Stack' ? handedOn(valueOf(properties, 'Parameters'), scope) : []),
    ];
  },
};

/** The same among conditions and outputs, and what these can't name. */
export const functionsBeside: TemplateCheck = {
  ids: [code],
  check({ document: { root }, conditions, outputs, resources, parameters, transforms, isFragment }) {
    if (isFragment || hasMacro(transforms)) return [];
    const isResource = (name: string) => resources.has(name);
    return [
      ...[...conditions.values()].flatMap(node => [...callsIn(node, isResource), ...named(node, isResource)]),
      ...[...outputs].flatMap(([name, output]) => [
        ...callsIn(output, isResource),
        ...(isDeclared(root) ? listed(name, output, parameters) : []),
        ...withoutValue(name, output),
      ]),
    ];
  },
};

/** The name of a function in its long form; the short form is underlined with what it is given. */
function placeOf(node: Node): Node {
  return (node.kind === 'mapping' && node.entries[0]?.key) || node;
}

function callsIn(root: Node, isResource: (name: string) => boolean): readonly Finding[] {
  const found: Finding[] = [];
  walk(root, maxNodes, node => {
    const call = callOf(node);
    if (call === undefined) return;
    found.push(...countOf(placeOf(node), call), ...imported(placeOf(node), call, isResource), ...pseudo(node, call));
  });
  return found;
}

function countOf(node: Node, { name, argument }: Call): readonly Finding[] {
  const [least, most] = counts.get(name) ?? [];
  const items = itemsIn(argument);
  if (least === undefined || most === undefined || items === undefined || items.length === 0) return [];
  if (items.length >= least && items.length <= most) return name === 'Fn::Select' ? beyond(node, items) : [];
  const wanted = least === most ? String(least) : `${least} to ${most}`;
  const has = items.length === 1 ? 'has 1 argument' : `has ${items.length} arguments`;
  const way = name === 'Fn::Join' ? ' Put the texts into one list.' : '';
  const message = `${name} ${has}, but it takes ${wanted}, so CloudFormation refuses the template.${way}`;
  return [finding(code, 'error', node, message)];
}

/** A pseudo parameter that is misspelt. */
function pseudo(at: Node, { name, argument }: Call): readonly Finding[] {
  const text = name === 'Ref' ? (stringOf(argument) ?? '') : '';
  const own = text.startsWith('AWS::') ? text.slice(5) : '';
  const [meant] = own === '' || pseudoParameters.includes(own) ? [] : nearestChoices(pseudoParameters, own);
  if (meant === undefined) return [];
  const message = `CloudFormation has no ${text}, so it refuses the template. Change it to AWS::${meant}.`;
  return [finding(code, 'error', at, message, [], [rename(argument, `AWS::${meant}`)])];
}

/** The parts of a text that is told. */
function splitAt(list: Node | undefined): number | undefined {
  const call = list && callOf(list);
  const [delimiter, text] = call?.name === 'Fn::Split' ? (itemsIn(call.argument) ?? []).map(literalOf) : [];
  return delimiter === undefined || delimiter === '' ? undefined : text?.split(delimiter).length;
}

/** An item behind the end of a list that is told. */
function beyond(node: Node, [index, list]: readonly Node[]): readonly Finding[] {
  const parts = splitAt(list);
  if (parts !== undefined && Number(literalOf(index)) >= parts) {
    const message = `Fn::Select takes item ${literalOf(index)}, counted from 0, but the text has only ${parts} parts.`;
    return [finding(code, 'error', node, message)];
  }
  const [text, items] = [index && stringOf(index), itemsIn(list)];
  if (index === undefined || callOf(index) || text === undefined || !/^\d{1,6}$/.test(text) || items === undefined)
    return [];
  // A list in the list, or a variable, may be many.
  if (Number(text) < items.length || items.some(item => callOf(item) !== undefined)) return [];
  const message = `Fn::Select takes item ${text}, counted from 0, but the list has only ${items.length}.`;
  return [finding(code, 'error', node, message)];
}

/** The name of what is imported is known before any resource is made. */
function imported(at: Node, { name, argument }: Call, isResource: (name: string) => boolean): readonly Finding[] {
  const named = name === 'Fn::ImportValue' ? namesIn(argument).find(isResource) : undefined;
  if (named === undefined) return [];
  const message = `Fn::ImportValue can't depend on a resource, but its name has ${named}. Build it of parameters.`;
  return [finding(code, 'error', at, message)];
}

/** `DependsOn` has names, and no function. */
function waiting(node: Node | undefined): readonly Finding[] {
  const call = node && callOf(node);
  const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  if (node === undefined || name === undefined) return [];
  const message = `DependsOn takes a name, but it has a function. Write ${name}.`;
  return [finding(code, 'error', node, message, [], [rename(node, name)])];
}

/** Resources that a condition refers to. */
function named(condition: Node, isResource: (name: string) => boolean): readonly Finding[] {
  return mentionsIn(condition, { most: maxNodes }).flatMap(({ by, name, call }) => {
    if (by !== 'Ref' || !isResource(name)) return [];
    const message = `${name} is a resource, but conditions are decided before any resource is made. Use a parameter.`;
    return [finding(code, 'error', call, message)];
  });
}

const lists: ReadonlySet<string> = new Set(['Fn::GetAZs', 'Fn::Split', 'Fn::Cidr']);

/** An output is a text; what a module hands out can be a list too. */
function listed(name: string, output: Node, parameters: ReadonlyMap<string, Node>): readonly Finding[] {
  const value = valueOf(output, 'Value');
  if (value === undefined || !isList(value, parameter => parameters.get(parameter))) return [];
  const message = `The value of ${name} is a list, but an output is a text, so CloudFormation refuses the template. Join it with Fn::Join.`;
  return [finding(code, 'error', value, message)];
}

/** What a nested stack is given is a text too. */
function handedOn(given: Node | undefined, scope: Scope): readonly Finding[] {
  return (entriesIn(given) ?? []).flatMap(({ key, value }) => {
    if (!isList(value, name => scope.parameter(name))) return [];
    const message = `${key.value} is a list, but a nested stack takes texts, so the deployment fails. Join it with Fn::Join.`;
    return [finding(code, 'error', callOf(value) === undefined ? key : value, message)];
  });
}

function isList(value: Node, parameterOf: (name: string) => Node | undefined): boolean {
  const call = callOf(value);
  if (call === undefined) return itemsIn(value) !== undefined;
  if (call.name !== 'Ref') return lists.has(call.name);
  const parameter = parameterOf(stringOf(call.argument) ?? '');
  const type = literalOf(valueOf(parameter, 'Type')) ?? '';
  const [, kept = type] = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type) ?? [];
  return isListType(kept);
}

function withoutValue(name: string, output: Node): readonly Finding[] {
  const names = (entriesIn(output) ?? []).map(({ key }) => key);
  const isTold = names.every(key => ['Description', 'Export', 'Condition'].includes(key.value));
  const [first] = names;
  if (first === undefined || !isTold) return [];
  return [lack(code, 'error', first, `Output ${name} has no Value, so CloudFormation refuses the template.`)];
}
