import { valueOf } from '../syntax/tree';
import { type FoundDeployments, joinedAll, noDeployments, wordsFor } from './deployment';
import type { RecordedFiles } from './fileCache';
import { brokenFile, noValue } from './fileFindings';
import { folderOf, joined } from './files';
import { nameWithoutEnding } from './namedFiles';
import type { Neighbour } from './neighbours';
import { valuesIn } from './parameterFile';

/** Where people keep the files that say how to deploy. */
const deploymentFolders = /^\.?(?:deploy\w*|stacks?|git-?sync|env\w*|config\w*|param\w*)$/i;

/**
 * The stack deployment files of CloudFormation's Git sync that name a template: in a folder, and in those below it
 * whose name says that they may be there.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html
 *
 * @param homes the folders that can be the repository's root
 */
export async function gitSyncDeployments(
  template: string,
  folder: string,
  homes: readonly string[],
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const below = (await files.list(folder)).filter(({ name, isFolder }) => isFolder && deploymentFolders.test(name));
  const folders = [folder, ...below.map(({ name }) => joined(folder, name))];
  const neighbours = (await Promise.all(folders.map(one => files.neighbours(one)))).flat();
  const own = neighbours.filter(one => isFor(one, template, homes));
  return joinedAll(await Promise.all(own.map(({ path }) => deploymentIn(path, files))));
}

function isFor({ path, deploys }: Neighbour, template: string, homes: readonly string[]): boolean {
  const isNamed = (home: string) => joined(home, deploys?.replace(/^\/+/, '') ?? '') === template;
  return deploys !== undefined && [folderOf(path), ...homes].some(isNamed);
}

async function deploymentIn(path: string, files: RecordedFiles): Promise<FoundDeployments> {
  const data = await files.data(path);
  const at = typeof data === 'string' ? undefined : valueOf(data.root, 'template-file-path');
  if (typeof data === 'string' || at === undefined) return noDeployments;
  const { values, unreadable } = valuesIn(valueOf(data.root, 'parameters'));
  const name = nameWithoutEnding(path);
  const told = { name, words: wordsFor(name), at, values, pseudo: [] };
  const mistakes = [...brokenFile(data), ...unreadable.flatMap(noValue)];
  return { deployments: [{ ...told, isStrict: true, isWhole: data.mistake === undefined }], mistakes };
}
