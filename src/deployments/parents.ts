import type { DataFile } from '../syntax/dataFile';
import type { Node, Scalar } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { stringOf } from '../template/model/scalars';
import { type Template, TemplateBuilder } from '../template/model/template';
import { possibleValues } from '../template/values/values';
import { DeployedDocuments } from '../template/worlds/deployed';
import type { Deployment, GivenValue } from './deployment';
import type { RecordedFiles } from './fileCache';
import { baseName } from './files';
import { documentOf, type NestedStack, nestedStacks, templateIn } from './stacks';

/** A template in which another one is nested. */
export interface Parent {
  readonly path: string;
  readonly template: Template;
  readonly data: DataFile;
  /** The stacks that it makes of the template at hand. */
  readonly stacks: readonly NestedStack[];
}

/** The templates in some folders that make stacks of a template. */
export async function parentsOf(
  path: string,
  folders: readonly string[],
  files: RecordedFiles,
): Promise<readonly Parent[]> {
  const neighbours = (await Promise.all(folders.map(folder => files.neighbours(folder)))).flat();
  const paths = neighbours.filter(({ nests }) => nests.has(path)).map(one => one.path);
  return (await Promise.all(paths.map(parent => parentAt(parent, path, files)))).flat();
}

async function parentAt(path: string, child: string, files: RecordedFiles): Promise<readonly Parent[]> {
  const data = await files.data(path);
  const template = typeof data === 'string' ? undefined : templateIn(data);
  if (typeof data === 'string' || template === undefined) return [];
  const stacks = nestedStacks(template, path).filter(stack => stack.child === child);
  return stacks.length === 0 ? [] : [{ path, template, data, stacks }];
}

/**
 * The worlds of a nested stack: what its parent passes whoever deploys it, in each of the parent's deployments, and
 * with the parent's defaults.
 */
export function nestedDeployments(parent: Parent, deployments: readonly Deployment[]): readonly Deployment[] {
  const file = baseName(parent.path);
  return parent.stacks.flatMap(stack => {
    const id = stack.resource.logicalId;
    const always = nested(stack, parent.template, { name: id, words: `nested stack ${id} (${file})` });
    const own = deployments.map(({ name, words, values, pseudo }) => {
      const deployed = deployedTemplate(parent, values, pseudo);
      return nested(stack, deployed, { name, words: `${words} (stack ${id} of ${file})` });
    });
    const preset = nested(stack, deployedTemplate(parent, [], []), {
      name: id,
      words: `nested stack ${id} with the defaults of ${file}`,
      isPossible: true,
    });
    return [always, ...[...own, preset].filter(one => isOther(one, always))];
  });
}

function deployedTemplate({ data }: Parent, values: readonly GivenValue[], pseudo: readonly GivenValue[]): Template {
  const given = new Map(values.map(({ name, value }) => [name, value]));
  const known = new Map(pseudo.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));
  return new TemplateBuilder().build(new DeployedDocuments(given, known).document(documentOf(data)));
}

function nested(
  { resource, values }: NestedStack,
  parent: Template,
  said: Pick<Deployment, 'name' | 'words' | 'isPossible'>,
): Deployment {
  const given = [...(values ?? [])].map(([name, { key, node }]) => {
    const from = givenIn(node, parent);
    return { name, at: key, value: textOf(node, parent), ...(from !== undefined && { from }) };
  });
  return {
    ...said,
    at: resource.key,
    values: given,
    pseudo: [],
    isStrict: true,
    isWhole: values !== undefined,
    isNested: true,
  };
}

function onlyValue(node: Node, template: Template): Node | undefined {
  const { known, complete, absent } = possibleValues(node, new Answers(template));
  const [only] = known;
  return known.length > 1 || !complete || absent ? undefined : only?.node;
}

/** What an argument comes out as, where that is certain, at the argument's place. */
export function textOf(node: Node, template: Template): Scalar | undefined {
  const only = onlyValue(node, template);
  if (only === undefined) return undefined;
  const text = only.kind === 'sequence' ? listed(only.items) : stringOf(only);
  if (text === undefined) return undefined;
  const { block, start, end } = node;
  return { kind: 'scalar', value: text, style: 'quoted', block, start, end, tag: undefined };
}

/** Where a file gives the parameter that is passed on as it is. */
function givenIn(node: Node, template: Template): Node | undefined {
  const only = onlyValue(node, template);
  return only !== undefined && only.block.file !== undefined && only.block.file !== node.block.file ? only : undefined;
}

function listed(items: readonly Node[]): string | undefined {
  const texts = items.map(stringOf);
  return texts.every(text => text !== undefined) ? texts.join(',') : undefined;
}

function isOther(one: Deployment, always: Deployment): boolean {
  return one.values.some(({ value }, index) => value?.value !== always.values[index]?.value?.value);
}
