import type { Node } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { isHiddenParameter } from '../template/model/constraints';
import { callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import { possibleValues } from '../template/values/values';
import { fixedValueOf } from '../template/worlds/deployed';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { table } from '../text/markdown';
import type { Sources } from './sources';

/** More are left out: a hover is read at a glance. */
const mostRows = 12;
const mostCharacters = 60;

/** What a parameter is in each deployment; nothing where its value is not to be shown. */
export function deployedParameter(name: string, { template, deployed = [] }: Sources): string | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined || isHiddenParameter(parameter)) return undefined;
  return valuesTable(
    deployed.map(({ deployment, template: own }) => {
      const known = own.parameters.get(name);
      return [deployment.name, known && fixedValueOf(known)?.value] as const;
    }),
  );
}

/** The row of a mapping that each deployment comes to. */
export function deployedRow({ steps }: Location, { deployed = [] }: Sources): string | undefined {
  const node = steps.findLast(step => callOf(step.node)?.name === 'Fn::FindInMap')?.node;
  if (node === undefined) return undefined;
  return valuesTable(
    deployed.map(({ deployment, template }) => [deployment.name, valueOf(node, new Answers(template))]),
  );
}

function valueOf(node: Node, scope: Answers): string | undefined {
  const { known, complete } = possibleValues(node, scope);
  const [only] = known;
  const isShown = only !== undefined && known.length === 1 && complete && !only.origins.some(one => one.isSecret);
  return isShown ? stringOf(only.node) : undefined;
}

function valuesTable(rows: readonly (readonly [deployment: string, value: string | undefined])[]): string | undefined {
  const shown = rows
    .slice(0, mostRows)
    .map(([name, value]) => [inMarkdown(name), value === undefined ? 'unknown' : inCode(value)]);
  return table(['Deployment', 'Value'], shown);
}

function inCode(value: string): string {
  return value === '' ? 'empty' : codeInMarkdown(shortened(value, mostCharacters));
}
