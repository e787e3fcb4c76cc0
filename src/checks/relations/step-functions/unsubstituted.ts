import { type Node, valueOf } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { callOf } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding, isWhole, property, type Resource, type Scope } from '../../api';
import { machineOf, machineTypes } from './machine';
import { statesOf } from './states';

const code = 'sfn-substitution';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/**
 * A definition's `${Name}` is replaced by the substitution of that name, or by `Fn::Sub`, or it stays as it is.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export const unsubstituted: Check = {
  ids: [code],
  types: machineTypes,
  check(resource, scope) {
    const machine = machineOf(resource, scope);
    if (machine === undefined || resource.isLooped || !isWhole(scope) || isMade(resource, scope)) return [];
    const names = substitutionsOf(resource, scope);
    if (names === undefined) return [];
    const called = statesOf(machine.definition).flatMap(({ body }) => valueOf(body, 'Resource') ?? []);
    return textsIn(machine.definition).flatMap(node => left(node, names, called.includes(node)));
  },
};

/** Whether a function puts the text of the definition together, so that its names are that function's. */
function isMade({ properties }: Resource, scope: Scope): boolean {
  return sitesOf(properties, ['DefinitionString'], scope).some(({ node }) => callOf(node) !== undefined);
}

/** The names that are replaced: none without the property, undefined where the template doesn't tell. */
function substitutionsOf(resource: Resource, scope: Scope): readonly string[] | undefined {
  const all = property(resource, 'DefinitionSubstitutions', scope);
  return all.kind === 'absent' ? [] : all.entries?.map(({ key }) => key.value);
}

function textsIn(definition: Node): readonly Node[] {
  const texts: Node[] = [];
  walk(definition, maxNodes, node => {
    if (node.kind === 'scalar' && callOf(node) === undefined && node.value.includes('${')) texts.push(node);
  });
  return texts;
}

/** Without any substitution, a text with such a name may be meant so; the resource of a task can't. */
function left(node: Node, names: readonly string[], isResource: boolean): readonly Finding[] {
  if (node.kind !== 'scalar' || (names.length === 0 && !isResource)) return [];
  const [, name] =
    [...node.value.matchAll(/\$\{([A-Za-z]\w*(?:\.\w+)?)\}/g)].find(([, one = '']) => !names.includes(one)) ?? [];
  if (name === undefined) return [];
  const effect = isResource ? 'so Step Functions refuses it' : 'so it stays as it is';
  const message = `\${${name}} has no entry in DefinitionSubstitutions, ${effect}.`;
  return [finding(code, isResource ? 'error' : 'warning', node, message)];
}
