import { type Node, valueOf } from '../../../syntax/tree';
import { argumentsOf, callOf, entriesIn, itemsIn, literalOf } from '../../../template/model/intrinsics';
import { isDeclared } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { partsOf } from '../../../template/model/subText';
import { nearestChoices } from '../../../text/nearest';
import { type Finding, finding, rename, replace, type TemplateCheck } from '../../api';
import { namesIn } from '../support/mentions';
import { spelled } from '../support/spelling';

const known = /^(?:null|String|Number|CommaDelimitedList|List<(?:Number|String)>|(?:List<)?AWS::.+)$/;

/**
 * A parameter is a text, a number, a list, or something of AWS.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export const parameterTypes: TemplateCheck = {
  ids: ['cfn-parameter-type'],
  check({ document: { root }, parameters, isFragment }) {
    // A module's parameters have types of their own.
    if (isFragment || !isDeclared(root)) return [];
    return [...parameters.values()].flatMap(parameter => {
      const type = valueOf(parameter, 'Type');
      const text = literalOf(type);
      if (type === undefined || text === undefined || !/^\w+$/.test(text) || known.test(text)) return [];
      const meant = /^(?:int|integer|float|double)$/i.test(text)
        ? 'Number'
        : /list/i.test(text)
          ? 'CommaDelimitedList'
          : 'String';
      const message = `${text} isn't a parameter type, so CloudFormation refuses the template. Use ${meant}.`;
      return [finding('cfn-parameter-type', 'error', type, message, [], [replace(type, meant)])];
    });
  },
};

const fields = ['Type', 'Default', 'AllowedValues', 'AllowedPattern', 'ConstraintDescription', 'Description'].concat([
  'MaxLength',
  'MinLength',
  'MaxValue',
  'MinValue',
  'NoEcho',
]);

/**
 * A parameter has fields of its own, and a default that is a text.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export const parameterFields: TemplateCheck = {
  ids: ['cfn-parameter-field'],
  check({ document: { root }, parameters, isFragment }) {
    if (isFragment || !isDeclared(root)) return [];
    return [...parameters.values()].flatMap(parameter => [...misspelt(parameter), ...listed(parameter)]);
  },
};

function misspelt(parameter: Node): readonly Finding[] {
  return (entriesIn(parameter) ?? []).flatMap(({ key }) => {
    const [near, ...more] = fields.includes(key.value) ? [] : nearestChoices(fields, key.value);
    if (near === undefined || more.length > 0 || valueOf(parameter, near) !== undefined) return [];
    const message = `${key.value} isn't a field of a parameter, so CloudFormation refuses the template. Change it to ${near}.`;
    return [finding('cfn-parameter-field', 'error', key, message, [], [rename(key, near)])];
  });
}

function listed(parameter: Node): readonly Finding[] {
  const value = valueOf(parameter, 'Default');
  const texts = itemsIn(value)?.map(item =>
    item.kind === 'scalar' && callOf(item) === undefined ? item.value : undefined,
  );
  if (value === undefined || texts === undefined || texts.includes(undefined)) return [];
  const text = texts.join(',');
  const message =
    'Default is a list, but a default is a text, so CloudFormation refuses the template. Separate its items by commas.';
  return [finding('cfn-parameter-field', 'error', value, message, [], [rename(value, text, `"${text}"`)])];
}

/**
 * The name of an export is taken once in an account and Region.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export const exports: TemplateCheck = {
  ids: ['cfn-same-export'],
  check({ outputs }) {
    const first = new Map<string, string>();
    return [...outputs].flatMap(([name, output]): readonly Finding[] => {
      const exported = valueOf(valueOf(output, 'Export'), 'Name');
      // Of two with conditions only one may be there.
      if (exported === undefined || valueOf(output, 'Condition') !== undefined || isUnsure(exported)) return [];
      const text = spelled(exported);
      const other = first.get(text);
      if (other === undefined) first.set(text, name);
      if (text === '' || other === undefined) return [];
      return [finding('cfn-same-export', 'error', exported, `${other} is exported by this name too.`)];
    });
  },
};

/**
 * An export's name has few signs, and is known before any resource is made.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export const exportNames: TemplateCheck = {
  ids: ['cfn-export-name'],
  check({ outputs, resources }) {
    return [...outputs.values()].flatMap(output => {
      const name = valueOf(valueOf(output, 'Export'), 'Name');
      const message = name && (dependence(name, one => resources.has(one)) ?? odd(name));
      return name === undefined || message === undefined ? [] : [finding('cfn-export-name', 'error', name, message)];
    });
  },
};

function dependence(name: Node, isResource: (name: string) => boolean): string | undefined {
  const named = namesIn(name).find(isResource);
  return named && `The name of the export can't depend on a resource, but it has ${named}. {build}`;
}

function odd(name: Node): string | undefined {
  const [sign] = literalsOf(name).flatMap(text => (/^[\w./: -]*$/.test(text) ? (/[_./ ]/.exec(text) ?? []) : []));
  return sign && `The name of the export has "${sign}", but it takes only letters, digits, colons and hyphens. {sign}`;
}

/** What is told of a text, as far as it is written here. */
function literalsOf(node: Node): readonly string[] {
  const call = callOf(node);
  const [first, second] = call === undefined ? [] : argumentsOf(call);
  if (call?.name === 'Fn::Sub')
    return partsOf((first && stringOf(first)) ?? '').flatMap(({ text, isName }) => (isName ? [] : [text]));
  if (call?.name === 'Fn::Join') return [first, ...(itemsIn(second) ?? [])].flatMap(part => literalOf(part) ?? []);
  return [literalOf(node) ?? ''];
}

/** What a function other than these makes of it may differ. */
function isUnsure(node: Node): boolean {
  const call = callOf(node);
  return call !== undefined && !['Fn::Sub', 'Fn::Join', 'Ref'].includes(call.name);
}
