import type { Node } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { isHiddenParameter } from '../template/model/constraints';
import { callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import { possibleValues } from '../template/values/values';
import { fixedValueOf } from '../template/worlds/deployed';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { table } from '../text/markdown';
import type { Deployed, Sources } from './sources';

/** More are left out: a hover is read at a glance. */
const mostRows = 12;
const mostCharacters = 60;

/** What a parameter is in each deployment; nothing where its value is not to be shown. */
export function deployedParameter(name: string, { template, deployed = [] }: Sources): string | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined || isHiddenParameter(parameter)) return undefined;
  return valuesTable(deployed, own => {
    const known = own.parameters.get(name);
    return known && fixedValueOf(known)?.value;
  });
}

/** What a reference, or what is passed to a nested stack, comes out as in each deployment. */
export function deployedValue({ steps, names }: Location, { deployed = [] }: Sources): string | undefined {
  const isArgument = names[0] === 'Resources' && names[2] === 'Properties' && names[3] === 'Parameters';
  const node = steps.findLast(({ node: one }) => {
    const called = callOf(one)?.name;
    return called === 'Ref' || called === 'Fn::FindInMap' || (isArgument && called !== undefined);
  })?.node;
  return node && valuesTable(deployed, template => valueOf(node, new Answers(template)));
}

function valueOf(node: Node, scope: Answers): string | undefined {
  const { known, complete } = possibleValues(node, scope);
  const [only] = known;
  const isShown = only !== undefined && known.length === 1 && complete && !only.origins.some(one => one.isSecret);
  return isShown ? stringOf(only.node) : undefined;
}

/** One row for each deployment whose value is known; a nested stack's, where the parent passes another one. */
function valuesTable(
  deployed: readonly Deployed[],
  valueIn: (template: Template) => string | undefined,
): string | undefined {
  const known = deployed.flatMap(({ deployment, template }) => {
    const value = valueIn(template);
    return value === undefined ? [] : [{ deployment, value }];
  });
  const rows = known.filter(({ deployment, value }, index) => {
    const isSame = (other: (typeof known)[number]) => other.value === value && other.deployment.at === deployment.at;
    return !deployment.isNested || known.findIndex(isSame) === index;
  });
  return table(
    ['Deployment', 'Value'],
    rows
      .slice(0, mostRows)
      .map(({ deployment, value }) => [inMarkdown(deployment.words.replace(/^deployment /, '')), inCode(value)]),
  );
}

function inCode(value: string): string {
  return value === '' ? 'empty' : codeInMarkdown(shortened(value, mostCharacters));
}
