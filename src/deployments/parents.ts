import type { DataFile } from '../syntax/dataFile';
import type { Node } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { type Template, TemplateBuilder } from '../template/model/template';
import { worldOf } from '../template/values/values';
import { DeployedDocuments } from '../template/worlds/deployed';
import { everywhere, type World } from '../template/worlds/world';
import type { Deployment, GivenValue } from './deployment';
import type { RecordedFiles } from './fileCache';
import { baseName } from './files';
import { casesOf, onlyValue, textOf } from './passed';
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
 * The worlds of a nested stack: what its parent passes whoever deploys it, in each of the parent's deployments, with
 * the parent's defaults, and in each case that the parent tells apart. None where the parent never makes it.
 */
export function nestedDeployments(parent: Parent, deployments: readonly Deployment[]): readonly Deployment[] {
  const file = baseName(parent.path);
  return parent.stacks.flatMap(stack => {
    const id = stack.resource.logicalId;
    const always = nested(stack, parent.template, { name: id, words: `nested stack ${id} (${file})` });
    const own = deployments.flatMap(({ name, words, values, pseudo }) => {
      const deployed = deployedTemplate(parent, values, pseudo);
      return nested(stack, deployed, { name, words: `${words} (stack ${id} of ${file})` });
    });
    const preset = nested(stack, deployedTemplate(parent, [], []), {
      name: id,
      words: `nested stack ${id} with the defaults of ${file}`,
      isPossible: true,
    });
    const cases = casesOf(stack, parent.template).flatMap(({ world, words }) =>
      nested(
        stack,
        parent.template,
        { name: id, words: `nested stack ${id} where ${words} (${file})`, isPossible: true },
        world,
      ),
    );
    const others = [...own, ...preset, ...cases].filter(one => !always.some(other => isAlike(one, other)));
    return [...always, ...others];
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
  where: World = everywhere,
): readonly Deployment[] {
  const scope = new Answers(parent);
  const world = worldOf(resource, scope, where);
  if (world === undefined) return [];
  const given = [...(values ?? [])].map(([name, { key, node }]) => {
    const from = givenIn(node, parent, world);
    return { name, at: key, value: textOf(node, parent, world), ...(from !== undefined && { from }) };
  });
  const deployment: Deployment = {
    ...said,
    at: resource.key,
    values: given,
    pseudo: [],
    isStrict: true,
    isWhole: values !== undefined,
    isNested: true,
  };
  return [deployment];
}

/** Where a file gives the parameter that is passed on as it is. */
function givenIn(node: Node, template: Template, world: World): Node | undefined {
  const only = onlyValue(node, template, world);
  return only !== undefined && only.block.file !== undefined && only.block.file !== node.block.file ? only : undefined;
}

function isAlike(one: Deployment, other: Deployment): boolean {
  return one.values.every(({ value }, index) => value?.value === other.values[index]?.value?.value);
}
