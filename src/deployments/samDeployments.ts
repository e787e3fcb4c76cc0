import type { DataFile } from '../syntax/dataFile';
import type { Node } from '../syntax/tree';
import {
  type Deployment,
  type FoundDeployments,
  type GivenValue,
  joinedAll,
  noDeployments,
  wordsFor,
} from './deployment';
import type { RecordedFiles } from './fileCache';
import { brokenFile, noValue, unreadable, unreadableFile } from './fileFindings';
import { baseName, folderOf, joined } from './files';
import { valuesIn, valuesInFile } from './parameterFile';
import { type SamEnvironment, samconfigNames, samEnvironments, samTemplateNames } from './samconfig';

/** The environments of the `samconfig` in a folder that deploy a template. */
export async function samDeployments(
  template: string,
  folder: string,
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const names = new Set((await files.list(folder)).map(({ name }) => name));
  const name = samconfigNames.find(one => names.has(one));
  const data = name === undefined ? undefined : await files.data(joined(folder, name));
  if (name === undefined || data === undefined) return noDeployments;
  if (typeof data === 'string') {
    const mistakes = isSamTemplate(template, folder) ? [unreadable(joined(folder, name), data)] : [];
    return { deployments: [], mistakes };
  }
  const own = samEnvironments(data.root).filter(one => isFor(one, template, folder));
  if (own.length === 0 && !isSamTemplate(template, folder)) return noDeployments;
  const found = await Promise.all(own.map(one => deploymentOf(one, data, folder, files)));
  return joinedAll([{ deployments: [], mistakes: brokenFile(data) }, ...found]);
}

function isFor({ template: said }: SamEnvironment, template: string, folder: string): boolean {
  return said === undefined ? isSamTemplate(template, folder) : joined(folder, said.value) === template;
}

function isSamTemplate(template: string, folder: string): boolean {
  return folderOf(template) === folder && samTemplateNames.includes(baseName(template));
}

async function deploymentOf(
  { key, overrides, region }: SamEnvironment,
  { mistake }: DataFile,
  folder: string,
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const { mistakes, ...read } = await overridesIn(overrides, folder, files);
  const pseudo: readonly GivenValue[] =
    region === undefined ? [] : [{ name: 'AWS::Region', at: region, value: region }];
  const deployment: Deployment = {
    name: key.value,
    words: wordsFor(key.value),
    at: key,
    values: read.values,
    pseudo,
    isStrict: false,
    isWhole: read.isWhole && mistake === undefined,
  };
  return { deployments: [deployment], mistakes };
}

type Overrides = Pick<Deployment, 'values' | 'isWhole'> & Pick<FoundDeployments, 'mistakes'>;

/** A text, a list or a table; a text can name a file instead. */
async function overridesIn(overrides: Node | undefined, folder: string, files: RecordedFiles): Promise<Overrides> {
  if (overrides?.kind !== 'sequence') return overridesOf(overrides, folder, files);
  const parts = await Promise.all(
    // Only a list tells that a map in it is one of ParameterKey and ParameterValue.
    overrides.items.map(item =>
      overridesOf(item.kind === 'mapping' ? { ...overrides, items: [item] } : item, folder, files),
    ),
  );
  return {
    values: parts.flatMap(({ values }) => values),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
}

async function overridesOf(node: Node | undefined, folder: string, files: RecordedFiles): Promise<Overrides> {
  const named = node?.kind === 'scalar' ? /^file:\/\/(.+)$/s.exec(node.value.trim())?.[1] : undefined;
  if (node === undefined || named === undefined) {
    const read = valuesIn(node);
    return { values: read.values, mistakes: read.unreadable.flatMap(noValue), isWhole: true };
  }
  const data = await files.data(joined(folder, named));
  if (typeof data === 'string') return { values: [], mistakes: unreadableFile(named, data, node), isWhole: false };
  const read = valuesInFile(data.root);
  const mistakes = [...brokenFile(data), ...read.unreadable.flatMap(noValue)];
  return { values: read.values, mistakes, isWhole: data.mistake === undefined };
}
